"""The second reader reads blind, a third settles, and agreement is shown when the second is done."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from peelian.access.refusals import Refused
from peelian.cases.services.sealing import put_on_case
from peelian.cases.states import MemberRole
from peelian.review.models import Settlement, Turn
from peelian.review.policy import visible_reviews
from peelian.review.queries.agreement_page import agreement_page
from peelian.review.queries.differences import open_differences
from peelian.review.queries.final import codings_of
from peelian.review.services.appointing import appoint_reader
from peelian.review.services.sampling import draw_second_sample
from peelian.review.services.settling import settle_difference
from peelian.review.states import Answer, ReaderRole, SecondReading
from tests.cast import Cast
from tests.review.factories import NOW, OnCommit, begun, drawn_up, judged, read_some, started

pytestmark = pytest.mark.django_db
RESULTS = (
    "progress",
    "findings",
    "agreement",
    "report",
    "stop",
    "override",
    "look",
    "second-sample",
    "ask-order",
)


def lenient(text: str) -> dict[int, Answer]:
    """A second reader who sees nothing in what was forwarded."""
    return {} if text.startswith("Fwd") else judged(text)


def test_one_account_has_one_part_in_a_review(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    for role in ReaderRole:
        with pytest.raises(Refused, match="One account has one part"):
            appoint_reader(
                review=review, reader_ref=cast.asha.account.ref, role=role, actor=cast.asha.actor, at=NOW
            )


def test_whoever_cannot_see_the_case_cannot_be_appointed(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    for member in (cast.ed, cast.dev):
        with pytest.raises(Refused, match="may not see the case"):
            appoint_reader(
                review=review,
                reader_ref=member.account.ref,
                role=ReaderRole.FIRST,
                actor=cast.asha.actor,
                at=NOW,
            )


def test_the_second_reader_sees_the_reading_and_nothing_else(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit, second_reading=SecondReading.ALL)
    read_some(review, cast.asha, on_commit, most=6)
    assert cast.ben.client.get(reverse("review:read", args=[review.ref])).status_code == 200
    for name in ("review", "work", "change", *RESULTS):
        answer = cast.ben.client.get(reverse(f"review:{name}", args=[review.ref]))
        assert answer.status_code == 404, name
    assert codings_of(cast.ben.actor, review.case) == []


def test_a_second_reader_who_is_on_the_case_stays_blind_too(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit, second_reading=SecondReading.ALL)
    ben = {"account_ref": cast.ben.account.ref, "role": MemberRole.INVESTIGATOR}
    put_on_case(case=review.case, **ben, actor=cast.cora.actor, at=NOW)
    read_some(review, cast.asha, on_commit, most=6)
    for name in RESULTS:
        assert cast.ben.client.get(reverse(f"review:{name}", args=[review.ref])).status_code == 403, name
    assert codings_of(cast.ben.actor, review.case) == []
    assert codings_of(cast.asha.actor, review.case) != []


def test_whoever_could_see_the_first_reading_is_no_blind_second_reader(
    cast: Cast, on_commit: OnCommit
) -> None:
    review = begun(cast, drawn_up(cast, second_reading=SecondReading.ALL), on_commit)
    asked = {"review": review, "reader_ref": cast.dev.account.ref, "actor": cast.asha.actor, "at": NOW}
    put_on_case(
        case=review.case,
        account_ref=cast.dev.account.ref,
        role=MemberRole.INVESTIGATOR,
        actor=cast.cora.actor,
        at=NOW,
    )
    read_some(review, cast.asha, on_commit, most=2)
    with pytest.raises(Refused, match="would not be blind"):
        appoint_reader(**asked, role=ReaderRole.SECOND)
    assert appoint_reader(**asked, role=ReaderRole.FIRST).ended_at is None


def test_others_learn_nothing_of_it(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    for member in (cast.ed, cast.dev, cast.ida, cast.lena, cast.petra, cast.fay, cast.gus):
        assert not visible_reviews(member.actor).exists()
        assert member.client.get(reverse("review:read", args=[review.ref])).status_code == 404
        assert member.client.get(reverse("review:case", args=[review.case.ref])).status_code == 404


def test_readings_differ_and_a_third_settles(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit, second_reading=SecondReading.ALL)
    first = read_some(review, cast.asha, on_commit, most=20)
    assert not agreement_page(review).done
    second = read_some(review, cast.ben, on_commit, most=30, judge=lenient)
    assert sorted(second) == sorted(first)
    page = agreement_page(review)
    assert page.done
    demeans, _ = page.agreed
    assert demeans.differ == page.differ == 3
    assert demeans.alpha is not None
    assert 0 < demeans.low <= demeans.alpha < 1
    doubts = codings_of(cast.asha.actor, review.case)
    assert sum(code.answer == Answer.UNSURE for code in doubts) == 3
    one, two, three = open_differences(review)
    settle(cast, review, one, Answer.YES)
    settle(cast, review, two, Answer.NO)
    answers = [
        code.answer for code in codings_of(cast.asha.actor, review.case, category_ref=one.category_ref)
    ]
    assert sorted(answers) == sorted([Answer.YES] * 5 + [Answer.UNSURE])
    with pytest.raises(Refused, match="settled already"):
        settle(cast, review, one, Answer.NO)
    assert [each.message_ref for each in open_differences(review)] == [three.message_ref]


def settle(cast: Cast, review, difference, answer: Answer) -> Settlement:  # type: ignore[no-untyped-def]
    return settle_difference(
        review=review,
        message_ref=difference.message_ref,
        category=review.categories.get(ref=difference.category_ref),
        answer=answer,
        reasons="Read in its place, it says what it says.",
        actor=cast.cora.actor,
        at=NOW,
    )


def test_the_database_refuses_a_settlement_by_a_reader(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit, second_reading=SecondReading.ALL)
    read_some(review, cast.asha, on_commit, most=3)
    turn = Turn.objects.filter(review=review, saved_at__isnull=False).first()
    row = Settlement(
        review=review,
        message=turn.message,
        category=review.categories.first(),
        first_reader_ref=cast.asha.account.ref,
        second_reader_ref=cast.ben.account.ref,
        settled_by_ref=cast.ben.account.ref,
        answer=Answer.YES,
        reasons="Mine.",
        settled_at=NOW,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_sample_for_the_second_reader_holds_all_that_was_found(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=20)
    later = NOW + timedelta(hours=1)
    sample = draw_second_sample(review=review, actor=cast.asha.actor, at=later)
    assert sample.size == 9 + 5
    second = read_some(review, cast.ben, on_commit, most=30)
    assert len(second) == 14
    assert sum("[abuse]" in text for text in second) == 7
    with pytest.raises(Refused, match="Nothing was read"):
        draw_second_sample(review=review, actor=cast.asha.actor, at=later)


def test_the_pages_of_settling(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit, second_reading=SecondReading.ALL)
    read_some(review, cast.asha, on_commit, most=20)
    read_some(review, cast.ben, on_commit, most=20, judge=lenient)
    page = cast.cora.client.get(reverse("review:settle", args=[review.ref])).content.decode()
    assert cast.asha.account.name not in page
    one = open_differences(review)[0]
    address = reverse("review:settle-one", args=[review.ref, one.category_ref, one.message_ref])
    assert cast.cora.client.get(address).status_code == 200
    answer = cast.cora.client.post(address, {"answer": "yes", "reasons": "It says so."})
    assert answer.status_code == 302
    assert cast.cora.client.get(address).status_code == 404
    assert cast.asha.client.get(reverse("review:settle", args=[review.ref])).status_code == 403

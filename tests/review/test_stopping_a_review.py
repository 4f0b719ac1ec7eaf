"""Stopping: by a look at the samples, because all was read, or against the rule; and what the report says then."""

import pytest
from django.urls import reverse

from peelian.access.refusals import Refused
from peelian.ledger.queries import entries_about
from peelian.review.models import Drawn, Review, Sample
from peelian.review.sampling import draw
from peelian.review.services.drawing_up import add_category, change_question
from peelian.review.services.ordering import ask_for_ranking
from peelian.review.services.reporting import make_stop_report
from peelian.review.services.revising import revise_review
from peelian.review.services.sampling import ask_for_look
from peelian.review.services.stopping import stop_reading, stop_without_rule
from peelian.review.states import CategoryKind, ReadingStatus, SampleKind, Stage, StopGround
from tests.cast import Cast
from tests.review.factories import NOW, OnCommit, read_some, started

pytestmark = pytest.mark.django_db
WHY = "The samples show it."


def looked(cast: Cast, on_commit: OnCommit, **rule: object) -> Review:
    """A review of which 60 messages were read, and whose samples were then drawn and read."""
    review = started(cast, on_commit, **rule)
    read_some(review, cast.asha, on_commit, most=60)
    with on_commit():
        ask_for_look(review=review, actor=cast.asha.actor, at=NOW)
    look = Sample.objects.get(review=review, kind=SampleKind.ELUSION)
    read_some(review, cast.asha, on_commit, most=look.size + 5)
    review.refresh_from_db()
    return review


def test_a_look_draws_from_the_unread_and_takes_the_sealed_along(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit, control_size=60, elusion_size=30)
    read_some(review, cast.asha, on_commit, most=60)
    with on_commit():
        ask_for_look(review=review, actor=cast.asha.actor, at=NOW)
    look = Sample.objects.get(review=review, kind=SampleKind.ELUSION)
    assert look.drawn_from == 140
    members = Drawn.objects.filter(sample=look)
    sealed = set(Drawn.objects.filter(sample__kind=SampleKind.CONTROL).values_list("message", flat=True))
    unread_sealed = {each.message_id for each in members if each.stage == Stage.CONTROL}
    assert unread_sealed
    assert unread_sealed <= sealed
    with pytest.raises(Refused, match="being read now"):
        ask_for_look(review=review, actor=cast.asha.actor, at=NOW)


def test_nothing_tells_a_reader_what_was_drawn_by_lot(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=60)
    ranked = cast.asha.client.get(reverse("review:read", args=[review.ref])).content.decode()
    cast.asha.client.post(reverse("review:read", args=[review.ref]), {"do": "end"})
    with on_commit():
        ask_for_look(review=review, actor=cast.asha.actor, at=NOW)
    cast.asha.client.post(reverse("review:read", args=[review.ref]), {"do": "begin"})
    drawn = cast.asha.client.get(reverse("review:read", args=[review.ref])).content.decode()
    for word in ("control", "elusion", "sample", "stratum", "score"):
        assert word not in drawn.lower()
        assert word not in ranked.lower()


def test_the_rule_fires_when_the_samples_show_it(cast: Cast, on_commit: OnCommit) -> None:
    review = looked(cast, on_commit, control_size=100, elusion_size=130, target_recall=60, looks=1)
    verdict = Sample.objects.get(review=review, kind=SampleKind.ELUSION).verdict
    assert verdict["answer"] == "stop"
    ask(cast, on_commit, review)
    stop = stop_reading(review=review, reasons=WHY, actor=cast.asha.actor, at=NOW)
    assert stop.ground in {StopGround.RULE, StopGround.EVERYTHING}
    with pytest.raises(Refused):
        stop_without_rule(review=review, reasons=WHY, actor=cast.asha.actor, at=NOW)


def ask(cast: Cast, on_commit: OnCommit, review: Review) -> None:
    with on_commit():
        ask_for_ranking(review=review, actor=cast.asha.actor, at=NOW)


def test_stopping_early_is_an_override_and_the_report_says_so(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=12)
    with pytest.raises(Refused, match="Ask for new figures"):
        stop_reading(review=review, reasons=WHY, actor=cast.asha.actor, at=NOW)
    ask(cast, on_commit, review)
    with pytest.raises(Refused, match="is not met"):
        stop_reading(review=review, reasons=WHY, actor=cast.asha.actor, at=NOW)
    stop_without_rule(review=review, reasons="The case is needed now.", actor=cast.asha.actor, at=NOW)
    review.refresh_from_db()
    assert review.status == ReadingStatus.STOPPED
    types = [entry.type for entry in entries_about("case", review.case.ref)]
    assert "review.stopped_without_rule" in types
    assert "review.reading_stopped" not in types
    make_stop_report(review=review, actor=cast.asha.actor, at=NOW)
    page = cast.asha.client.get(reverse("review:report", args=[review.ref])).content.decode()
    assert "was not met. Reading was stopped all the same" in page
    assert "188 were not read. Nothing is known of them" in page
    assert "How much is missed is not known." in page


def test_the_seed_that_is_told_draws_the_sealed_sample_again(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    told = str([entry.event for entry in entries_about("case", review.case.ref)])
    assert review.seed not in told
    ask(cast, on_commit, review)
    stop_without_rule(review=review, reasons=WHY, actor=cast.asha.actor, at=NOW)
    opened = entries_about("case", review.case.ref, types=["review.samples_opened"])
    refs = [f"{review.case.pk:04x}{review.scope.get().conversation.pk:04x}{n:08x}" for n in range(200)]
    again = draw(refs, seed=opened[0].event.seed, name="control", size=20)
    sealed = Drawn.objects.filter(sample__review=review, sample__kind=SampleKind.CONTROL)
    assert set(again) == set(sealed.values_list("message__ref", flat=True))


def test_a_report_made_again_says_the_same(cast: Cast, on_commit: OnCommit) -> None:
    review = looked(cast, on_commit)
    ask(cast, on_commit, review)
    stop_without_rule(review=review, reasons=WHY, actor=cast.asha.actor, at=NOW)
    review.refresh_from_db()
    one, two = (make_stop_report(review=review, actor=cast.asha.actor, at=NOW) for _ in range(2))
    hashes = [sorted(each.renderings.values_list("form", "sha256")) for each in (one, two)]
    assert hashes[0] == hashes[1]
    for form in ("pdf", "docx", "text"):
        address = reverse("review:report-file", args=[review.ref, one.ref, form])
        assert cast.asha.client.get(address).status_code == 200
        assert cast.ben.client.get(address).status_code == 404


def test_after_the_start_nothing_that_was_fixed_can_be_changed(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    with pytest.raises(Refused, match="fixed when this review started"):
        change_question(
            review=review, title="T", question="Another", conversations=[], actor=cast.asha.actor, at=NOW
        )
    with pytest.raises(Refused, match="fixed when this review started"):
        add_category(
            review=review,
            kind=CategoryKind.OTHER,
            label="L",
            definition="D",
            actor=cast.asha.actor,
            at=NOW,
        )


def test_a_change_is_a_later_version_with_its_reason(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    with pytest.raises(Refused, match="Say why"):
        revise_review(review=review, reasons=" ", actor=cast.asha.actor, at=NOW)
    new = revise_review(review=review, reasons="Sex was left out.", actor=cast.asha.actor, at=NOW)
    assert (new.version, new.status, new.replaces) == (2, ReadingStatus.DRAFT, review)
    assert [each.label for each in new.categories.all()] == [each.label for each in review.categories.all()]
    with pytest.raises(Refused, match="drawn up already"):
        revise_review(review=review, reasons="Again.", actor=cast.asha.actor, at=NOW)

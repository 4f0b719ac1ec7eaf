"""A second reader who is on the case finds the first reader's answers by no way round the review."""

import pytest
from django.urls import reverse

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.cases.services.sealing import put_on_case
from peelian.cases.states import MemberRole
from peelian.chats.models import Conversation
from peelian.documents.services import read_document
from peelian.packs.models import Pack
from peelian.packs.services.choosing import begin_pack, choose_found
from peelian.packs.services.making import make_edition
from peelian.packs.services.reading import read_edition
from peelian.packs.services.scheduling import make_unused_schedule
from peelian.packs.states import Form
from peelian.review.models import Review
from peelian.review.queries.final import codings_of
from peelian.review.states import ReaderRole, ReadingStatus, SecondReading
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, NOW, brought_in, case_of_phones, vault
from tests.review.factories import OnCommit, begun, drawn_up_about, read_some

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def review(cast: Cast, case_of_phones: Case, on_commit: OnCommit) -> Review:
    """A review that Asha reads first and Ben second, both investigators on the case; Asha has found something."""
    brought_in(cast, case_of_phones, LATE_TURN)
    thread = Conversation.objects.get(case=case_of_phones)
    rule = {"control_size": 2, "elusion_size": 2, "second_reading": SecondReading.ALL}
    review = begun(cast, drawn_up_about(cast, case_of_phones, thread, **rule), on_commit)
    ben = {"account_ref": cast.ben.account.ref, "role": MemberRole.INVESTIGATOR}
    put_on_case(case=review.case, **ben, actor=cast.cora.actor, at=NOW)
    read_some(review, cast.asha, on_commit, most=9)
    return review


@pytest.fixture
def pack(cast: Cast, review: Review) -> Pack:
    """What Asha found, exhibited by her while Ben still reads."""
    pack = begin_pack(case=review.case, title="What was found", actor=cast.asha.actor, at=NOW)
    found = [code.message_ref for code in codings_of(cast.asha.actor, review.case) if code.allegations]
    choose_found(pack=pack, message_refs=found[:1], actor=cast.asha.actor, at=NOW, before=0, after=0)
    return pack


def stopped(review: Review) -> None:
    Review.objects.filter(pk=review.pk).update(status=ReadingStatus.STOPPED)


def status(cast: Cast, name: str, *refs: object) -> int:
    return int(cast.ben.client.get(reverse(f"packs:{name}", args=refs)).status_code)


def test_a_pack_does_not_show_the_second_reader_what_the_first_found(
    cast: Cast, review: Review, pack: Pack
) -> None:
    edition = make_edition(pack=pack, actor=cast.asha.actor, at=NOW)
    pages = {
        "case": (review.case.ref,), "pack": (pack.ref,), "found": (pack.ref,), "choose": (pack.ref,),
        "make": (pack.ref,), "change": (pack.ref, 1), "translate": (pack.ref, 1), "drop": (pack.ref, 1),
        "withhold": (pack.ref,), "unused": (review.case.ref,), "edition": (pack.ref, 1, "xlsx"),
    }  # fmt: skip
    assert {name: status(cast, name, *refs) for name, refs in pages.items()} == dict.fromkeys(pages, 403)
    for form in Form:
        with pytest.raises(Refused, match="second reader"):
            read_edition(cast.ben.actor, pack, number=1, form=form, at=NOW)
    with pytest.raises(Refused, match="second reader"):
        read_document(cast.ben.actor, edition.document_ref, at=NOW)
    stopped(review)
    assert status(cast, "pack", pack.ref) == 200


def test_nor_does_the_schedule_of_unused_material(cast: Cast, review: Review) -> None:
    made = make_unused_schedule(case=review.case, actor=cast.asha.actor, at=NOW)
    assert status(cast, "unused-document", review.case.ref, made.ref, "pdf") == 403
    with pytest.raises(Refused, match="second reader"):
        read_document(cast.ben.actor, made.ref, at=NOW)


def test_the_timeline_of_the_case_says_nothing_of_packs_or_settled_differences(
    cast: Cast, review: Review, pack: Pack
) -> None:
    def told(client: object) -> str:
        return client.get(reverse("desk:timeline", args=[review.case.ref])).content.decode()  # type: ignore[attr-defined]  # a test client

    assert "Message exhibited" in told(cast.asha.client)
    assert "Message exhibited" not in told(cast.ben.client)


def test_the_first_reader_and_others_are_not_shut_out(cast: Cast, review: Review, pack: Pack) -> None:
    for member in (cast.asha, cast.cora):
        reply = member.client.get(reverse("packs:pack", args=[pack.ref]))
        assert reply.status_code == 200
        assert "[abuse] about the driver" in reply.content.decode()
    assert review.appointments.filter(role=ReaderRole.SECOND, reader_ref=cast.ben.account.ref).exists()


def test_how_far_the_first_reader_has_come_is_not_told_either(cast: Cast, review: Review) -> None:
    ben = cast.ben.client
    assert ben.get(reverse("review:work", args=[review.ref])).status_code == 403
    body = ben.get(reverse("review:review", args=[review.ref])).content.decode()
    assert "coded since" not in body
    lines = ben.get(reverse("review:case", args=[review.case.ref])).context["lines"]
    assert [line.read for line in lines] == [None]

"""What was found, person by person: for and against, from an export that was imported as people import one."""

import pytest
from django.urls import reverse

from peelian.cases.models import Case
from peelian.chats.answering import answers_in
from peelian.chats.models import Conversation, Message
from peelian.chats.states import Exposed
from peelian.review.models import Review
from peelian.review.queries.final import coded_messages, codings_of
from peelian.review.queries.findings import COLUMNS, PersonFindings, findings_page, lanes_page
from peelian.review.states import Answer, CategoryKind
from tests.cast import Cast, Member
from tests.chats.factories import LATE_TURN, case_of_phones, imported, vault
from tests.review.factories import OnCommit, begun, drawn_up_about, read_some

__all__ = ["case_of_phones", "vault"]
SILENT = [name for name, _ in COLUMNS].index("Present, nothing else shown")
pytestmark = pytest.mark.django_db
NAMES = [name for name, _ in COLUMNS]


def judged(text: str) -> dict[int, Answer]:
    """The first key for what demeans, the second for who challenges it."""
    answers = {1: Answer.YES} if "[abuse]" in text else {}
    return answers | ({2: Answer.YES} if "you can't say that" in text else {})


@pytest.fixture
def read(cast: Cast, case_of_phones: Case, on_commit: OnCommit) -> Review:
    """A review of which all that was written was read: Kit demeans somebody, Sandy tells him so and leaves."""
    imported(cast, case_of_phones, LATE_TURN)
    conversation = Conversation.objects.get(case=case_of_phones)
    review = begun(cast, drawn_up_about(cast, case_of_phones, conversation, control_size=2), on_commit)
    read_some(review, cast.asha, on_commit, most=30, judge=judged)
    return review


def marks(person: PersonFindings) -> set[str]:
    """The names of the columns in which the one message that was found has a mark."""
    (row,) = person.rows
    return {name for name, cell in zip(NAMES, row.cells, strict=True) if cell}


def test_each_person_is_set_against_what_was_found(cast: Cast, read: Review) -> None:
    page = findings_page(cast.asha.actor, read, page=1)
    by_name = {each.name: marks(each) for each in page.people}
    assert by_name["Kit Marlow"] >= {"Sent"}
    assert by_name["Sandy Firth"] >= {"Challenged", "Left after"}
    assert not by_name["Robin Ashdown"] & {"Sent", "Challenged", "Reported"}
    assert (page.found, page.in_doubt, page.unread) == (1, 0, 0)
    assert [row.sender for row in page.in_favour] == ["Sandy Firth"]


def test_the_picture_marks_who_challenged(cast: Cast, read: Review) -> None:
    drawing = lanes_page(cast.asha.actor, read, read.scope.get().conversation).drawing
    assert "d-act--challenged" in drawing
    address = reverse("review:lanes", args=[read.ref, read.scope.get().conversation.ref])
    assert "Challenged" in cast.asha.client.get(address).content.decode()


def test_the_table_beneath_the_picture_counts_what_each_person_did(cast: Cast, read: Review) -> None:
    page = lanes_page(cast.asha.actor, read, read.scope.get().conversation)
    everywhere = findings_page(cast.asha.actor, read, page=1)
    assert {each.name: each.totals for each in page.people} == {
        each.name: each.totals for each in everywhere.people
    }
    # Of three people nobody was there and did nothing, so the picture has no ring and its legend none either.
    assert not any(each.totals[SILENT] for each in page.people)
    assert "d-act--silent" not in page.drawing


def test_the_message_and_the_picture_of_the_group_show_who_challenged(cast: Cast, read: Review) -> None:
    found = Message.objects.get(text__startswith="[abuse]")
    before = Message.objects.get(text__startswith="Evening all")
    members = reverse("chats:members", args=[read.scope.get().conversation.ref])
    drawn = cast.asha.client.get(members).content.decode()
    assert "d-act--challenged" in drawn
    assert "Challenged it" in drawn.rpartition("</svg>")[2]
    assert "Challenged it" in page_of(cast.asha, found)
    assert "Challenged it" not in page_of(cast.asha, before)


def test_a_second_reader_is_shown_nothing_of_it_before_the_end(cast: Cast, read: Review) -> None:
    conversation = read.scope.get().conversation
    assert [each.act for each in answers_in(cast.asha.actor, conversation)] == [Exposed.CHALLENGED]
    assert answers_in(cast.ben.actor, conversation) == ()


def page_of(member: Member, message: Message) -> str:
    """The page of a message as somebody sees it."""
    return member.client.get(reverse("chats:message", args=[message.ref])).content.decode()


def test_other_rooms_are_told_what_stands(cast: Cast, read: Review) -> None:
    against, in_favour = codings_of(cast.asha.actor, read.case)
    assert (against.kind, in_favour.kind) == (CategoryKind.DISCRIMINATION, CategoryKind.CHALLENGE)
    allegation = read.case.subjects.get().allegations.get().ref
    assert codings_of(cast.asha.actor, read.case, allegation_ref=allegation) == [against]
    assert set(coded_messages(cast.asha.actor, read.case)) == {against.message_ref, in_favour.message_ref}
    assert coded_messages(cast.ida.actor, read.case) == {}


def test_no_page_scores_anybody(cast: Cast, read: Review) -> None:
    page = cast.asha.client.get(reverse("review:findings", args=[read.ref])).content.decode()
    assert "%" not in page.split("<main", 1)[1].split("</main", 1)[0]
    assert "score" not in page.lower()

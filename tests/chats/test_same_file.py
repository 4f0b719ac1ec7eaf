"""The same file on two exhibits: what it holds was said once, and each exhibit is a witness of it."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from peelian.cases.models import Case
from peelian.chats.formats.records import ColumnMap
from peelian.chats.models import (
    Conversation,
    Copy,
    Import,
    Message,
    Participant,
    Proposal,
    SystemEvent,
    Witness,
)
from peelian.chats.queries.pages.phones import copies_page
from peelian.chats.services.scoping import set_scope
from peelian.evidence.states import Power
from tests.cast import Cast
from tests.chats.factories import (
    LATE_TURN,
    NOW,
    SETTINGS,
    brought_in,
    case_of_phones,
    imported,
    messages_of,
    vault,
)  # fmt: skip

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
SHORT = "01/11/2022, 18:05 - Robin Ashdown: ok\n01/11/2022, 18:06 - Sandy Firth: ok\n"
"""Nothing in it is distinctive: by its words alone it could not be told to be one conversation."""


@pytest.mark.parametrize("file", ["WhatsApp Chat with Late turn.txt", "copy of it.txt"])
@pytest.mark.parametrize("text", [LATE_TURN, SHORT])
def test_the_same_bytes_on_two_exhibits_are_one_conversation_with_two_witnesses(
    cast: Cast, case_of_phones: Case, text: str, file: str
) -> None:
    first = brought_in(cast, case_of_phones, text)
    people = Participant.objects.count()
    second = brought_in(cast, case_of_phones, text, name="SF/1", file=file)
    assert Conversation.objects.count() == 1
    assert {each.witnesses.count() for each in Message.objects.all()} == {2}
    assert (second.report["new"], second.report["already_held"]) == (0, first.report["new"])
    assert Participant.objects.count() == people
    assert not SystemEvent.objects.filter(imported=second, repeats=None).exists()
    assert not Proposal.objects.exists()


def test_the_page_says_that_the_file_is_the_same(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, SHORT)
    brought_in(cast, case_of_phones, SHORT, name="SF/1")
    second = copies_page(cast.asha.actor, Conversation.objects.get()).copies[1]
    assert (second.joined, second.clock) == (
        "The file is the same, byte for byte, as one that was imported from another exhibit.",
        "The same, within 0.0 seconds",
    )


def test_another_zone_declared_for_the_copy_is_shown_as_a_difference_of_clocks(
    cast: Cast, case_of_phones: Case
) -> None:
    brought_in(cast, case_of_phones, SHORT)
    settings = replace(SETTINGS, zone="Europe/Warsaw")
    second = brought_in(cast, case_of_phones, SHORT, name="SF/1", settings=settings)
    assert Message.objects.count() == 2
    assert Copy.objects.get(imported=second).clock_ms == -3_600_000


def test_what_the_scope_of_the_first_left_out_is_brought_by_the_second(
    cast: Cast, case_of_phones: Case
) -> None:
    terms = {
        "power": Power.ON_PREMISES,
        "authorised_by": "Superintendent Cora Thistlewick",
        "authorised_on": date(2023, 12, 1),
        "reasons": "The messages of the late turn.",
        "review_on": date(2024, 6, 1),
        "destroy_on": date(2024, 7, 1),
    }
    actor = cast.asha.actor
    set_scope(case=case_of_phones, actor=actor, at=NOW, from_on=date(2022, 11, 2), **terms)  # type: ignore[arg-type]  # set_scope's own keywords
    brought_in(cast, case_of_phones, LATE_TURN)
    held = Message.objects.count()
    set_scope(case=case_of_phones, actor=actor, at=NOW, **terms)  # type: ignore[arg-type]  # the same
    brought_in(cast, case_of_phones, LATE_TURN, name="SF/1")
    assert (held, Message.objects.count(), Conversation.objects.count()) == (6, 9, 1)
    texts = [text for _, text in messages_of(case_of_phones)]
    assert texts[0].startswith("Evening all")


def test_the_same_file_read_into_other_threads_is_refused_in_a_sentence(
    cast: Cast, case_of_phones: Case
) -> None:
    rows = "when,who,thread,text\n01/11/2022 18:05,Robin,A,One\n01/11/2022 18:06,Sandy,B,Two\n"
    columns = {"at": "when", "sender": "who", "text": "text"}
    apart, together = (
        replace(SETTINGS, encoding="utf-8", mapping=ColumnMap(columns | more, "%d/%m/%Y %H:%M"))
        for more in ({"conversation": "thread"}, {})
    )
    facts = {"file": "table.csv"}
    brought_in(cast, case_of_phones, rows, settings=apart, **facts)
    second = imported(cast, case_of_phones, rows, name="SF/1", settings=together, **facts)
    assert second.status == "failed"
    assert second.failure.startswith("The same file was imported from another exhibit with other settings")
    assert Message.objects.count() == 2
    assert not Copy.objects.filter(imported=second).exists()
    assert Import.objects.count() == 2


def plan_of(found: object) -> str:
    """How the database would answer, with the small tables of a test taken for large ones."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    return str(found.explain())  # type: ignore[attr-defined]  # a queryset


def test_answers_and_differing_copies_are_found_by_an_index(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    answers = Message.objects.filter(reply_to=Message.objects.first()).order_by("order")
    differing = Witness.objects.filter(message=Message.objects.first()).exclude(differs="")
    assert "chats_messages_that_answer" in plan_of(answers)
    assert "chats_witnesses_that_differ" in plan_of(differing)

"""Calls of a report outside any chat: kept as events of the conversation with the other side, if the scope allows."""

import pytest

from peelian.cases.models import Case
from peelian.chats.formats import ufdr
from peelian.chats.formats.records import Settings, What
from peelian.chats.merging.draft import Draft
from peelian.chats.models import Conversation, SystemEvent
from peelian.chats.scoping import rules_for
from peelian.chats.states import Content, Sealing
from tests.cast import Cast
from tests.chats.factories import brought_in, case_of_phones, vault
from tests.chats.formats.reports import field, model, moment, party, report, several
from tests.chats.formats.zips import a_file

__all__ = ["case_of_phones", "vault"]
CALL = model(
    "Call",
    field("Type", "Outgoing"),
    field("Duration", "00:01:05"),
    moment("TimeStamp", "2023-01-14T21:04:09+00:00"),
    several(
        "Parties",
        "Party",
        party("+447700900124", "Orla", field("Role", "From"), owner=True),
        party("+447700900125", "Kit", field("Role", "To")),
    ),
)


@pytest.mark.django_db
def test_a_call_is_an_event_of_the_conversation_with_the_other_side(cast: Cast, case_of_phones: Case) -> None:
    done = brought_in(
        cast, case_of_phones, report(kinds={"Call": CALL}), file="report.xml", settings=Settings()
    )
    assert done.report["accounting"]["whole"] is True
    [event] = SystemEvent.objects.filter(what=What.CALL)
    assert (event.value, event.text) == ("00:01:05", "Type: Outgoing; Duration: 00:01:05")
    assert event.conversation == Conversation.objects.get()


@pytest.mark.pure
@pytest.mark.parametrize(("content", "sealed"), [({Content.MESSAGES}, 1), ({Content.CALLS}, 0), (set(), 0)])
def test_a_call_is_sealed_where_calls_are_not_authorised(content: set[Content], sealed: int) -> None:
    reading = ufdr.read(a_file(report(kinds={"Call": CALL}), "report.xml"), Settings())
    draft = Draft()
    assert list(draft.take(reading.records))
    draft.settle(reading.findings, "")
    draft.enforce(
        rules_for(
            people=(),
            threads=(),
            privileged=(),
            private=(),
            content=tuple(content),
            from_on=None,
            until_on=None,
            zone="Europe/London",
        )
    )
    assert [each.why for each in draft.sealed] == [Sealing.CONTENT] * sealed

"""Exports and imports for the tests: small texts of our own, through services as people would use them."""

from datetime import UTC, datetime

import pytest

from peelian.cases.models import Case
from peelian.chats.formats.records import DateOrder, Kind, Settings
from peelian.chats.jobs import run_import
from peelian.chats.models import Import, Message
from peelian.chats.services.requesting import request_import
from peelian.evidence.models import Exhibit
from tests.cases.factories import investigated
from tests.cast import Cast
from tests.evidence.factories import phone, stored, vault

__all__ = [
    "LATE_TURN",
    "NOW",
    "SANDYS_PHONE",
    "SETTINGS",
    "brought_in",
    "case_of_phones",
    "imported",
    "messages_of",
    "vault",
]

NOW = datetime(2023, 12, 4, 9, 0, tzinfo=UTC)
SETTINGS = Settings(zone="Europe/London", date_order=DateOrder.DMY)

LATE_TURN = """\
01/11/2022, 18:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
01/11/2022, 18:00 - Robin Ashdown created group "Late turn"
01/11/2022, 18:01 - Robin Ashdown added Sandy Firth
01/11/2022, 18:01 - Robin Ashdown added Kit Marlow
01/11/2022, 18:05 - Robin Ashdown: Evening all, this is the group for the late turn
01/11/2022, 18:06 - Sandy Firth: Good to be here, who has the keys to the van
01/11/2022, 18:07 - Kit Marlow: ok
02/11/2022, 21:10 - Robin Ashdown: The stop on Quarry Lane was a waste of an hour
02/11/2022, 21:11 - Kit Marlow: [abuse] about the driver, who cares what she said
02/11/2022, 21:12 - Robin Ashdown: ok
02/11/2022, 21:14 - Sandy Firth: Kit, you can't say that about anybody, take it down
02/11/2022, 21:30 - Sandy Firth left
03/11/2022, 07:15 - Kit Marlow: Anybody seen my flask, the green one with a dent
03/11/2022, 07:20 - Robin Ashdown: In the drying room under the blue coat
"""

SANDYS_PHONE = """\
[01/11/2022, 18:06:35] +44 7700 900111: Evening all, this is the group for the late turn\r
[01/11/2022, 18:07:31] Sandy: Good to be here, who has the keys to the van\r
[01/11/2022, 18:08:40] Kit from B: ok\r
[02/11/2022, 21:11:50] +44 7700 900111: The stop on Quarry Lane was a waste of an hour\r
[02/11/2022, 21:12:33] Kit from B: \u200eThis message was deleted.\r
[02/11/2022, 21:13:41] +44 7700 900111: ok\r
[02/11/2022, 21:15:38] Sandy: Kit, you can't say that about anybody, take it down\r
[02/11/2022, 21:16:02] Sandy: And you all read it without a word, every one of you\r
"""
"""The same group on an iPhone that is some 95 seconds fast, whose owner saved other names, up to her leaving."""


@pytest.fixture
def case_of_phones(cast: Cast, vault: object) -> Case:
    """The case that Asha investigates, with room for exhibits."""
    return investigated(cast)[0]


def exhibit_in(cast: Cast, case: Case, name: str) -> Exhibit:
    """A phone in the case."""
    return phone(cast, subject=case.subjects.get(), name=name)


def imported(
    cast: Cast,
    case: Case,
    text: str | bytes,
    *,
    name: str = "AB/1",
    file: str = "WhatsApp Chat with Late turn.txt",
    settings: Settings = SETTINGS,
    kind: Kind | None = None,
) -> Import:
    """A file taken into an exhibit and its import requested and run, as far as it comes."""
    found = Exhibit.objects.filter(case=case, name=name).first() or exhibit_in(cast, case, name)
    content = text.encode() if isinstance(text, str) else text
    file_ = stored(found, cast.asha, content=content, name=file)
    asked = request_import(stored_file=file_, settings=settings, kind=kind, actor=cast.asha.actor, at=NOW)
    return run_import(asked.ref)


def brought_in(cast: Cast, case: Case, text: str | bytes, **facts: object) -> Import:
    """The same, and it must have come to its end."""
    done = imported(cast, case, text, **facts)  # type: ignore[arg-type]  # the keywords are imported's own
    assert done.status == "done", (done.status, done.failure, done.question)
    return done


def messages_of(case: Case) -> list[tuple[str, str]]:
    """Who wrote what in a case, in the order of its conversations."""
    rows = Message.objects.filter(conversation__case=case, conversation__merged_into=None)
    ordered = rows.order_by("conversation_id", "order")
    return [(name or "", text) for name, text in ordered.values_list("sender__name", "text")]

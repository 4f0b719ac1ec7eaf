"""Exports with signs that no database holds: kept with signs for them, said so, and the bytes found by their place."""

import json

import pytest

from peelian.cases.models import Case
from peelian.chats.formats.records import Mark, Settings
from peelian.chats.models import Message, SystemEvent
from peelian.chats.queries import citation_of
from peelian.chats.queries.pages.words import MARK_WORDS
from tests.cast import Cast
from tests.chats.factories import brought_in, case_of_phones, vault
from tests.chats.formats import test_telegram as tg

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
NUL_LINE = "01/11/2022, 18:05 - Robin\0 Ashdown: half\0way\n"
PLAIN_LINES = (
    "13/11/2022, 18:04 - Robin\0 Ashdown added Kit Marlow\n13/11/2022, 18:06 - Kit Marlow: nothing odd here\n"
)


def test_nul_in_a_text_file_is_kept_as_its_sign_and_marked(cast: Cast, case_of_phones: Case) -> None:
    done = brought_in(cast, case_of_phones, NUL_LINE + PLAIN_LINES)
    odd, plain = Message.objects.order_by("order")
    assert odd.text == "half\u2400way"
    assert odd.marks & Mark.ALTERED
    assert not plain.marks & Mark.ALTERED
    assert odd.sender.name == "Robin\u2400 Ashdown"
    assert SystemEvent.objects.filter(text__contains="\u2400").count() == 1
    assert done.report["mended"] == 1
    cited = citation_of(odd)
    assert (NUL_LINE + PLAIN_LINES).encode()[cited.start : cited.end] == NUL_LINE.encode()
    assert "bytes" in MARK_WORDS[Mark.ALTERED]


def test_every_part_of_an_export_may_hold_them(cast: Cast, case_of_phones: Case) -> None:
    bad = "x\0\ud800"
    entry = tg.entry(
        1,
        bad,
        who=bad,
        key=bad,
        photo=bad,
        forwarded_from=bad,
        reactions=[
            {
                "emoji": bad,
                "count": 1,
                "recent": [{"from": bad, "from_id": bad, "date": "2023-01-14T22:05:00"}],
            }
        ],
        poll={"question": bad, "answers": [{"text": bad, "voters": 1}]},
    )
    invited = tg.service("invite_members", members=[bad], who=bad, key=bad)
    content = tg.chat(entry, invited, name=bad)
    done = brought_in(
        cast, case_of_phones, json.dumps(content), file="result.json", settings=Settings(zone="Europe/London")
    )
    assert done.report["accounting"]["whole"] is True
    [message] = Message.objects.all()
    assert message.text == "x\u2400\ufffd"
    assert message.marks & Mark.ALTERED

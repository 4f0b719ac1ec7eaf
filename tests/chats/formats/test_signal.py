"""Signal, as the tools that read its desktop database write it."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats import signal
from peelian.chats.formats.records import (
    Account,
    Clock,
    Event,
    Kind,
    Mark,
    Message,
    Remainder,
    Settings,
    Unreadable,
    What,
)
from peelian.chats.formats.storing import storable
from tests.chats.formats.zips import a_file, an_archive, of_kind, taken

pytestmark = pytest.mark.pure


def row(body="hello", sender="Ned Ashe", date="2023-01-14T21:04:09", **more):
    """A line of signal-export's `data.json`."""
    basic = {"date": date, "sender": sender, "body": body + "  ", "quote": "", "sticker": "", "reactions": []}
    return basic | {"attachments": []} | more


def raw(body="hello", kind="incoming", source="+447700900123", at=1_673_730_249_123, **more):
    """A row of the database."""
    basic = {"conversation_id": "c1", "id": "m1", "type": kind, "source": source, "sent_at": at, "body": body}
    return basic | more


def lines(*rows) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows)


def text(body="hello", sender="Ned Ashe", at="2023-01-14 21:04:09") -> str:
    """A message of signal-export's `chat.md`."""
    return f"[{at}] {sender}: {body}  \n\n"


def messages_of(content, settings=None, name="export") -> list[Message]:
    records, _ = taken(signal, a_file(content, name), settings)
    return of_kind(records, Message)


def test_it_knows_its_own_and_no_other():
    for content in (lines(row()), lines(raw()), text(), text(at="2019-05-29, 15:04")):
        assert signal.sniff(a_file(content)).kind is Kind.SIGNAL
    for content in ('{"sender_name": "x", "body": 1}', "[14/01/2023, 21:04:09] Ned: hello", "", "{}"):
        assert signal.sniff(a_file(content)) is None
    with pytest.raises(Unreadable, match="notes"):
        signal.read(a_file("hello", "notes.txt"), Settings())


def test_lines_of_the_tool_are_in_local_time_and_lose_its_two_spaces():
    records, reading = taken(signal, a_file(lines(row("hi  "), row("two\nlines", sender="Me"))))
    first, second = of_kind(records, Message)
    assert (first.text, first.sender, first.at) == ("hi  ", "Ned Ashe", 1_673_730_249_000)
    assert (second.text, bool(second.marks & Mark.OWNER)) == ("two\nlines", True)
    assert reading.findings.clock is Clock.LOCAL
    assert [(each.key, each.owner) for each in of_kind(records, Account)] == [
        ("Ned Ashe", False),
        ("Me", True),
    ]


def test_rows_of_the_database_keep_the_senders_moment():
    found = raw(server_timestamp=1_673_730_200_000, quote={"text": "what?", "id": 5}, deletedForEveryone=True)
    records, reading = taken(signal, a_file(lines(found)))
    (message,) = of_kind(records, Message)
    assert reading.findings.clock is Clock.UTC
    assert (message.at, message.conversation, message.quoted) == (1_673_730_249_123, "c1", "what?")
    assert ("server_timestamp", "1673730200000") in message.fields
    assert message.marks & Mark.DELETED


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("call-history", What.CALL),
        ("timer-notification", What.TIMER),
        ("keychange", What.SECURITY),
        ("group-v2-change", What.CHANGED_GROUP),
        ("a-thing-of-2031", What.OTHER),
    ],
)
def test_rows_of_other_types_are_events(kind, what):
    records, _ = taken(signal, a_file(lines(raw("", kind=kind))))
    assert [(each.what, each.text) for each in of_kind(records, Event)] == [(what, kind)]


def test_reactions_and_files_of_lines():
    here = row(
        reactions=[["Orla", "😂"]],
        attachments=[
            {"name": "a b.jpg", "path": "media/a%20b.jpg"},
            {"name": "c.mp4", "path": "media/c.mp4"},
        ],
    )
    source = an_archive(
        {"Nights/data.json": lines(here), "Nights/media/a b.jpg": "x", "Nights/chat.md": text()}
    )
    records, _ = taken(signal, source)
    (found,) = of_kind(records, Message)
    assert found.conversation == "Nights"
    assert [each.member for each in found.attachments] == ["Nights/media/a b.jpg", None]
    assert found.marks & Mark.OMITTED
    assert found.reactions[0].who == "Orla"
    assert "repeats as text" in of_kind(records, Remainder)[0].why


def test_a_broken_line_is_a_remainder_and_the_next_is_read():
    content = lines(row("one")) + '{"date": "2023\n[1]\n' + lines(row("two"))
    records, _ = taken(signal, a_file(content))
    assert [each.text for each in of_kind(records, Message)] == ["one", "two"]
    assert [each.why for each in of_kind(records, Remainder)] == [
        f"The line at byte {len(lines(row('one'))):,} is not JSON.",
        f"The line at byte {len(lines(row('one'))) + 15:,} is no message.",
    ]


@pytest.mark.parametrize("at", ["2019-05-29, 15:04", "2019-05-29 15:04:27"])
def test_text_in_both_forms(at):
    found = messages_of(text("one\n\ntwo: three", at=at) + text("last", sender="Me 🌙", at=at))
    assert [(each.text, each.sender) for each in found] == [
        ("one\n\ntwo: three", "Ned Ashe"),
        ("last", "Me 🌙"),
    ]
    expected = datetime.fromisoformat(at.replace(", ", "T")).replace(tzinfo=UTC)
    assert found[0].at == int(expected.timestamp()) * 1000


def test_what_the_tool_adds_to_a_text_is_taken_apart():
    body = "\n\n> what?\n> now?\n\nyes  ![a.jpg](./media/a.jpg)  \n(- Orla: 😂, Kit Vane: 👍 -)"
    source = an_archive(
        {"Nights/chat.md": f"[2023-01-14 21:04:09] Ned: {body}\n\n", "Nights/media/a.jpg": "x"}
    )
    records, _ = taken(signal, source)
    (found,) = of_kind(records, Message)
    assert (found.text, found.quoted) == ("yes", "what?\nnow?")
    assert found.attachments[0].member == "Nights/media/a.jpg"
    assert [(each.who, each.emoji) for each in found.reactions] == [("Orla", "😂"), ("Kit Vane", "👍")]


def test_text_says_what_it_does_not_know():
    found = messages_of(
        "[2023-01-14 21:04:09] No-Sender: x  \n\n[2023-01-14 21:04:10] Ned: (This message was deleted)\n"
    )
    assert found[0].sender is None
    assert found[1].marks & Mark.DELETED
    records, reading = taken(signal, a_file(text() + "[2023-99-99 10:00:00] Ned: impossible  \n"))
    assert len(of_kind(records, Remainder)) == 1
    assert any("disappeared" in note for note in reading.findings.notes)


def test_clock_jumps_wrong_bytes_and_5_mb():
    content = text("later", at="2023-10-29 01:59:00") + text("earlier", at="2023-10-29 01:01:00")
    assert [each.text for each in messages_of(content)] == ["later", "earlier"]
    records, reading = taken(signal, a_file(text("caf#").encode().replace(b"#", b"\xe9")))
    assert storable(of_kind(records, Message)[0].text) == "caf�"
    assert any("�" in note for note in reading.findings.notes)
    assert (
        messages_of(text("caf#").encode().replace(b"#", b"\xe9"), Settings(encoding="cp1252"))[0].text
        == "café"
    )
    assert len(messages_of(text("x" * 5_000_000))[0].text) == 5_000_000
    assert len(messages_of(lines(row("x" * 5_000_000)))[0].text) == 5_000_000


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
name = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20)
moment = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)).map(lambda at: at.replace(microsecond=0))


@given(st.lists(st.tuples(anything, name, moment), min_size=1, max_size=8))
def test_lines_that_are_printed_are_read_back(rows):
    content = lines(*(row(body, who, at.isoformat()) for body, who, at in rows))
    found = [(each.text, each.sender, each.at) for each in messages_of(content)]
    assert found == [(body, who, int(at.replace(tzinfo=UTC).timestamp()) * 1000) for body, who, at in rows]


plain = anything.filter(lambda body: not any(sign in body for sign in "[]()>\r"))


@given(st.lists(st.tuples(plain, name.filter(lambda who: ":" not in who), moment), min_size=1, max_size=8))
def test_texts_that_are_printed_are_read_back(rows):
    content = "".join(text(body, who, at.isoformat(" ")) for body, who, at in rows)
    found = [(each.text, each.sender, each.at) for each in messages_of(content)]
    assert found == [
        (body, None if who == "No-Sender" else who, int(at.replace(tzinfo=UTC).timestamp()) * 1000)
        for body, who, at in rows
    ]

"""iMessage, as imessage-exporter writes it in text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats import imessage
from peelian.chats.formats.imessage.messages import MONTHS
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
from tests.chats.formats.zips import a_file, an_archive, of_kind, taken

pytestmark = pytest.mark.pure
NOON = datetime(2022, 5, 17, 17, 29, 42, tzinfo=UTC)


def moment(at: datetime) -> str:
    hour = (at.hour - 1) % 12 + 1
    half = "AM" if at.hour < 12 else "PM"
    return f"{MONTHS[at.month - 1]} {at:%d, %Y} {hour:2}:{at:%M:%S} {half}"


def block(*lines: str, sender="+447700900123", at=NOON, read="") -> str:
    return "\n".join((moment(at) + read, sender, *lines)) + "\n\n"


def messages_of(content: str | bytes, settings=None) -> list[Message]:
    records, _ = taken(imessage, a_file(content, "+447700900123.txt"), settings)
    return of_kind(records, Message)


def test_it_knows_its_own_and_no_other():
    assert imessage.sniff(a_file(block("hello"))).kind is Kind.IMESSAGE
    assert imessage.sniff(a_file("May 17, 2022 is a day")) is None
    with pytest.raises(Unreadable, match="notes"):
        imessage.read(a_file("hello", "notes.txt"), Settings())


def test_a_message_has_its_moment_sender_and_conversation():
    records, reading = taken(
        imessage, a_file(block("hello", "", "you") + block("yes", sender="Me"), "Ned & Kit.txt")
    )
    first, second = of_kind(records, Message)
    assert (first.at, first.sender, first.text) == (
        int(NOON.timestamp()) * 1000,
        "+447700900123",
        "hello\n\nyou",
    )
    assert (second.conversation, bool(second.marks & Mark.OWNER)) == ("Ned & Kit", True)
    assert reading.findings.clock is Clock.LOCAL
    assert [(each.key, each.number, each.owner) for each in of_kind(records, Account)] == [
        ("+447700900123", "+447700900123", False),
        ("Me", "", True),
    ]


def test_being_read_is_a_receipt():
    (found,) = messages_of(block("x", sender="Me", read=" (Read by them after 1 hour, 49 seconds)"))
    assert [(each.who, each.read_at - found.at) for each in found.receipts] == [("them", 3_649_000)]


def test_reactions_are_not_words():
    found, after = messages_of(block("x", "Tapbacks:", "Loved by Me", "😂 by Ned by Day", "") + block("y"))
    assert [(each.who, each.emoji) for each in found.reactions] == [("Me", "Loved"), ("Day", "😂 by Ned")]
    assert (found.text, after.text) == ("x", "y")


def test_a_reply_is_read_once_in_its_own_place():
    later = NOON.replace(minute=30)
    inner = f"    {moment(later)}\n    Me\n    indeed\n"
    own = f"{moment(later)}\nMe\nindeed\nThis message responded to an earlier message.\n\n"
    found = messages_of(block("is it?", inner.rstrip("\n"), "") + own)
    assert [(each.text, each.quoted) for each in found] == [("is it?", ""), ("indeed", "is it?")]
    _, reading = taken(imessage, a_file(block("is it?", inner.rstrip("\n"), "")))
    assert any("1 replies" in note for note in reading.findings.notes)


def test_edits_keep_what_was_written_before():
    (found,) = messages_of(
        block(f"{moment(NOON)} one", "Edited 5 seconds later: two", "Edited 1 minute later: three")
    )
    assert (found.text, bool(found.marks & Mark.EDITED)) == ("three", True)
    assert [value for name, value in found.fields if name == "before the edit"] == ["one", "two"]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("They unsent this message part 10 seconds after sending!", Mark.DELETED),
        ("This message was deleted from the conversation!", Mark.RECOVERED),
        ("Attachment missing!", Mark.OMITTED),
        ("/Users/x/Library/Messages/Attachments/0a/IMG_1.HEIC", Mark.OMITTED),
    ],
)
def test_lines_of_the_exporter_are_marks(line, mark):
    (found,) = messages_of(block(line))
    assert found.marks & mark


def test_files_beside_the_export_are_found():
    source = an_archive(
        {"out/Ned.txt": block("attachments/12/a.jpg", "look"), "out/attachments/12/a.jpg": "x"}
    )
    records, _ = taken(imessage, source)
    (found,) = of_kind(records, Message)
    assert found.attachments[0].member == "out/attachments/12/a.jpg"
    assert found.text == "look"


@pytest.mark.parametrize(
    ("said", "what", "actor", "others", "value"),
    [
        ("You added Ned Ashe to the conversation.", What.ADDED, "Me", ("Ned Ashe",), ""),
        ("Ned removed Kit from the conversation.", What.REMOVED, "Ned", ("Kit",), ""),
        ("Ned left the conversation.", What.LEFT, "Ned", (), ""),
        ("Ned renamed the conversation to Nights", What.RENAMED_GROUP, "Ned", (), "Nights"),
        ("Ned changed the group photo.", What.CHANGED_GROUP, "Ned", (), ""),
        ("Ned danced.", What.OTHER, None, (), ""),
    ],
)
def test_announcements_are_events(said, what, actor, others, value):
    records, _ = taken(imessage, a_file(block("x") + f"{moment(NOON)} {said}\n\n" + block("y")))
    (found,) = of_kind(records, Event)
    assert (found.what, found.actor, found.others, found.value, found.text) == (
        what,
        actor,
        others,
        value,
        said,
    )
    assert len(of_kind(records, Message)) == 2


def test_what_is_no_message_is_a_remainder():
    records, _ = taken(
        imessage, a_file("May 17, 2022  5:29:42 PM\nMe\nhi\n\nMay 37, 2022  5:29:42 PM\nMe\nx\n")
    )
    assert len(of_kind(records, Message)) == 1
    assert "no message begins" in of_kind(records, Remainder)[0].why
    with pytest.raises(Unreadable, match="UTF-16"):
        imessage.read(a_file(block("x").encode("utf-16")), Settings())


def test_midnight_clock_jumps_and_5_mb():
    midnight = NOON.replace(hour=0, minute=5)
    found = messages_of(block("a", at=NOON) + block("b" * 5_000_000, at=midnight))
    assert [each.at for each in found] == [int(at.timestamp()) * 1000 for at in (NOON, midnight)]
    assert len(found[1].text) == 5_000_000


@pytest.mark.slow
def test_a_hundred_thousand_senders_with_emoji_names():
    content = "".join(block("x", sender=f"🦊 {number}") for number in range(100_000))
    records, _ = taken(imessage, a_file(content))
    assert len(of_kind(records, Account)) == 100_000


sign = st.characters(exclude_categories=["Cs", "Cc"])
texts = st.lists(
    st.text(sign, max_size=20).filter(lambda line: not line.startswith("    ")), min_size=1, max_size=3
)
names = st.text(sign, min_size=1, max_size=12)
moments = st.datetimes(datetime(2011, 1, 1), datetime(2035, 1, 1)).map(
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)


@given(st.lists(st.tuples(texts, names, moments), min_size=1, max_size=8))
def test_what_is_printed_is_read_back(rows):
    content = "".join(block(*lines, sender=who, at=at) for lines, who, at in rows)
    found = [(each.text, each.sender, each.at) for each in messages_of(content)]
    assert found == [("\n".join(lines), who, int(at.timestamp()) * 1000) for lines, who, at in rows]

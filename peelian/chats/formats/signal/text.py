"""Text as signal-export writes it: a line that begins a message, and the lines that go on with it."""

import posixpath
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import unquote

from peelian.chats.formats.records import (
    Account,
    Attachment,
    Clock,
    Mark,
    Message,
    Reaction,
    Record,
    Remainder,
    Settings,
)
from peelian.chats.formats.signal.data import ADDED_BY_THE_TOOL, ME
from peelian.chats.formats.text_lines import lines_of

_FIRST = re.compile(r"\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\] (.*?): ?")
_REACTIONS = re.compile(r"\n\(- (.*) -\)\Z")
_ATTACHED = re.compile(r"!?\[([^\]\n]*)\]\(\./([^)\n]*)\)  \Z")
_QUOTE = re.compile(r"\n\n((?:> [^\n]*\n)+)\n")
_DELETED = "(This message was deleted)"
NO_SENDER = "No-Sender"


def records_of(
    stream: BinaryIO, member: str, conversation: str, settings: Settings, *, members: set[str], clock: Clock
) -> Iterator[Record]:
    """The records of one file. What stands before the first message is a remainder."""
    seen: set[str] = set()
    for start, end, text in _blocks(stream, settings.encoding or "utf-8"):
        found = _FIRST.match(text)
        at = _moment(found) if found else None
        if not found or at is None:
            if text.strip():
                yield Remainder(member, start, end, f"At byte {start:,} no message begins.")
            continue
        sender = found[3]
        if sender not in seen:
            seen.add(sender)
            owner = sender in (ME, settings.owner)
            yield Account(member, start, start, conversation, sender, "" if owner else sender, owner=owner)
        yield _message(text[found.end() :], sender, at, (member, start, end, conversation), settings, members)


def _blocks(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, int, str]]:
    """A message at a time: from a line that begins one to the next. The empty line between two is the tool's."""
    start, end = 0, 0
    lines: list[str] = []
    for line in lines_of(stream, encoding):
        if lines and _FIRST.match(line.text):
            yield start, end, "\n".join(lines).removesuffix("\n")
            start, lines = line.start, []
        lines.append(line.text)
        end = line.end
    if lines:
        yield start, end, "\n".join(lines).removesuffix("\n")


def _moment(found: re.Match[str]) -> int | None:
    """The exporting computer's local time, counted as UTC."""
    try:
        moment = datetime.fromisoformat(f"{found[1]}T{found[2]}")
    except ValueError:
        return None
    return round(moment.replace(tzinfo=UTC).timestamp() * 1000)


def _message(
    body: str,
    sender: str,
    at: int,
    where: tuple[str, int, int, str],
    settings: Settings,
    members: set[str],
) -> Message:
    body, reactions = _reactions(body)
    body, attachments = _attachments(body, where[0], members)
    quote = _QUOTE.match(body)
    text = (body[quote.end() :] if quote else body).removesuffix(ADDED_BY_THE_TOOL)
    marks = Mark.OWNER if sender in (ME, settings.owner) else Mark.NONE
    marks |= Mark.DELETED if text == _DELETED else Mark.NONE
    marks |= Mark.OMITTED if any(each.member is None for each in attachments) else Mark.NONE
    return Message(
        *where,
        None if sender == NO_SENDER else sender,
        at,
        text,
        marks=marks,
        quoted="\n".join(line[2:] for line in quote[1].rstrip("\n").split("\n")) if quote else "",
        attachments=attachments,
        reactions=reactions,
    )


def _reactions(body: str) -> tuple[str, tuple[Reaction, ...]]:
    """The reactions stand in one last line, `(- Name: 👍, Name: 😂 -)`."""
    found = _REACTIONS.search(body)
    if not found:
        return body, ()
    pairs = [one.rpartition(": ") for one in found[1].split(", ")]
    if not all(name for name, _, _ in pairs):
        return body, ()
    return body[: found.start()], tuple(Reaction(name, emoji) for name, _, emoji in pairs)


def _attachments(body: str, member: str, members: set[str]) -> tuple[str, tuple[Attachment, ...]]:
    """The files stand behind the words, `![name](./media/name)  ` each."""
    found: list[Attachment] = []
    while one := _ATTACHED.search(body):
        place = posixpath.normpath(posixpath.join(posixpath.dirname(member), unquote(one[2])))
        found.insert(0, Attachment(one[1], place if place in members else None))
        body = body[: one.start()]
    return body, tuple(found)

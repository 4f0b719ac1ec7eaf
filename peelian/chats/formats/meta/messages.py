"""One entry of a thread: a message, or words of the system in the name of whoever acted."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from peelian.chats.formats.loose import dict_in, list_in, moment_in, text_in
from peelian.chats.formats.records import (
    Account,
    Attachment,
    Event,
    Mark,
    Message,
    Reaction,
    Record,
    Remainder,
    What,
)

FILES = ("photos", "videos", "audio_files", "files", "gifs", "media")
TYPES = {"Subscribe": What.ADDED, "Unsubscribe": What.LEFT}
FIELDS = ("type", "is_taken_down", "call_duration", "missed")
SYSTEM = (
    (What.ADDED, re.compile(r"added (?P<others>.+) to the group\.?")),
    (What.REMOVED, re.compile(r"removed (?P<others>.+) from the group\.?")),
    (What.LEFT, re.compile(r"left the group\.?")),
    (What.JOINED, re.compile(r"joined the group(?: with a group link| using a link)?\.?")),
    (What.CREATED, re.compile(r"created the group\.?")),
    (What.RENAMED_GROUP, re.compile(r"named the group (?P<value>.+?)\.?")),
    (What.CHANGED_GROUP, re.compile(r"changed the (?:group photo|theme to .+|chat theme.*)\.?")),
    (What.MADE_ADMIN, re.compile(r"added (?P<others>.+) as a group admin\.?")),
    (What.NO_LONGER_ADMIN, re.compile(r"removed (?P<others>.+) as a group admin\.?")),
)


@dataclass
class Thread:
    """The thread that is being read, and who was named in this file of it."""

    key: str
    member: str
    members: set[str]
    owner: str = ""
    seen: dict[str, None] = field(default_factory=dict)
    """In the order in which they were named."""

    def find(self, uri: str) -> str | None:
        """The member that a path names. Paths begin at the root of the export, which may lie in a folder."""
        place = posixpath.dirname(self.member)
        while True:
            found = posixpath.normpath(posixpath.join(place, uri))
            if found in self.members:
                return found
            if not place:
                return None
            place = posixpath.dirname(place)


def record_of(value: Any, thread: Thread, *, start: int, end: int) -> Iterator[Record]:
    """The records of one entry: its sender where nobody has named them yet, and the entry itself."""
    sender = text_in(value, "sender_name", "senderName")
    if not isinstance(value, dict) or not (sender or value.get("timestamp_ms") or value.get("timestamp")):
        yield Remainder(thread.member, start, end, "An entry without a sender and without a moment.")
        return
    if sender and sender not in thread.seen:
        thread.seen[sender] = None
        owner = sender == thread.owner
        yield Account(thread.member, start, start, thread.key, sender, sender, owner=owner)
    text = text_in(value, "content", "text")
    at = moment_in(value, "timestamp_ms") or moment_in(value, "timestamp")
    event = _event(value, text, sender)
    if event:
        what, others, said = event
        yield Event(thread.member, start, end, thread.key, at, what, text, sender or None, others, said)
    else:
        yield _message(value, thread, sender, at, text, (start, end))


def _event(value: dict[str, Any], text: str, sender: str) -> tuple[What, tuple[str, ...], str] | None:
    """What the system says in words that begin with whoever acted; None for a message."""
    kind = text_in(value, "type")
    if kind == "Call" or "call_duration" in value:
        return What.CALL, (), text_in(value, "call_duration")
    acted = next((who for who in (sender, "You") if who and text.startswith(f"{who} ")), "")
    for what, pattern in SYSTEM if acted else ():
        found = pattern.fullmatch(text[len(acted) + 1 :])
        if found:
            groups = found.groupdict()
            return what, _names(groups.get("others") or ""), groups.get("value") or ""
    return (TYPES[kind], (), "") if kind in TYPES else None


def _names(written: str) -> tuple[str, ...]:
    """Names in a row: "A, B and C". "and 2 others" stays as it is written."""
    return tuple(name for name in re.split(r", and |, | and ", written) if name)


def _message(
    value: dict[str, Any], thread: Thread, sender: str, at: int | None, text: str, span: tuple[int, int]
) -> Message:
    attachments = tuple(_attachments(value, thread))
    marks = Mark.OWNER if sender and sender == thread.owner else Mark.NONE
    marks |= Mark.DELETED if value.get("is_unsent") or value.get("isUnsent") else Mark.NONE
    marks |= Mark.OMITTED if any(each.member is None for each in attachments) else Mark.NONE
    return Message(
        thread.member,
        *span,
        thread.key,
        sender or None,
        at,
        text,
        marks=marks,
        attachments=attachments,
        reactions=tuple(_reactions(value)),
        fields=tuple(_fields(value)),
    )


def _attachments(value: dict[str, Any], thread: Thread) -> Iterator[Attachment]:
    files = [each for kind in FILES for each in list_in(value, kind)]
    for each in (*files, dict_in(value, "sticker")):
        uri = text_in(each, "uri")
        if uri:
            yield Attachment(posixpath.basename(uri), thread.find(uri))


def _reactions(value: dict[str, Any]) -> Iterator[Reaction]:
    for each in list_in(value, "reactions"):
        at = moment_in(each, "timestamp", unit=1000)
        yield Reaction(text_in(each, "actor"), text_in(each, "reaction"), at)


def _fields(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in FIELDS:
        if value.get(name):
            yield name, text_in(value, name) or "true"
    share = dict_in(value, "share")
    for name in share:
        if text_in(share, name):
            yield name, text_in(share, name)

"""The lines of one message, or of one announcement."""

import posixpath
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from peelian.chats.formats.records import (
    Attachment,
    Event,
    Mark,
    Message,
    Reaction,
    Receipt,
    Settings,
    What,
)

ME = "Me"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOMENT = rf"(?:{'|'.join(MONTHS)}) \d\d, \d{{4}} [ \d]\d:\d\d:\d\d [AP]M"
"""`%b %d, %Y %l:%M:%S %p`: the hour is set in by a space below ten."""

_PARTS = re.compile(r"(\w{3}) (\d\d), (\d{4}) ([ \d]\d):(\d\d):(\d\d) ([AP]M)")
_AFTER = re.compile(r"(\d+) (day|hour|minute|second)s?")
_SECONDS = {"day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
_EDITED = re.compile(r"Edited .+? later: ")
_UNSENT = re.compile(r".+ unsent this message part(?: .+ after sending)?!")
_FILE = re.compile(r"(?:attachments/|~?/.*/Attachments/|[A-Za-z]:\\.*\\Attachments\\).+")
_DELETED = "This message was deleted from the conversation!"
_REPLY = "This message responded to an earlier message."
_MISSING = "Attachment missing!"
_SET_IN = "    "
_EFFECT = re.compile(r"Sent with [A-Z][A-Za-z ]+")
ANNOUNCEMENTS = (
    (What.ADDED, re.compile(r"(?P<who>.+?) added (?P<other>.+) to the conversation\.")),
    (What.REMOVED, re.compile(r"(?P<who>.+?) removed (?P<other>.+) from the conversation\.")),
    (What.LEFT, re.compile(r"(?P<who>.+) left the conversation\.")),
    (What.RENAMED_GROUP, re.compile(r"(?P<who>.+?) (?:re)?named the conversation(?: to)? (?P<value>.+)")),
    (What.CHANGED_GROUP, re.compile(r"(?P<who>.+) (?:changed|removed) the group photo\.")),
    (
        What.OTHER,
        re.compile(r"(?P<who>.+) (?:kept an audio message\.|unsent a message!|performed unknown action .*)"),
    ),
)


@dataclass
class Block:
    """The lines of one message with the bytes they stand in."""

    start: int
    end: int
    lines: list[str]


@dataclass
class Pending:
    """Replies seen below the message they answer, until they come in their own place: their words find it."""

    _waiting: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, first: str, sender: str, answered: str) -> None:
        """A reply that began with this line, by this sender, to a message with these words."""
        self._waiting.setdefault((first, sender), []).append(answered)

    def take(self, first: str, sender: str) -> str:
        """The words that it answered; empty when they are not known."""
        waiting = self._waiting.get((first, sender), [])
        answered = waiting.pop(0) if waiting else ""
        if not waiting:
            self._waiting.pop((first, sender), None)
        return answered

    def left(self) -> int:
        """How many never came in their own place."""
        return sum(map(len, self._waiting.values()))


@dataclass
class _Body:
    """What the lines of a message say."""

    words: list[str] = field(default_factory=list)
    marks: Mark = Mark.NONE
    attachments: list[Attachment] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    reply: bool = False


def moment_of(written: str) -> int | None:
    """The local time, counted as if it were UTC; None when there is no such time."""
    found = _PARTS.fullmatch(written)
    if not found or found[1] not in MONTHS or not 1 <= int(found[4]) <= 12:
        return None
    hour = int(found[4]) % 12 + (12 if found[7] == "PM" else 0)
    day = (int(found[3]), MONTHS.index(found[1]) + 1, int(found[2]))
    try:
        moment = datetime(*day, hour, int(found[5]), int(found[6]), tzinfo=UTC)
    except ValueError:
        return None
    return int(moment.timestamp()) * 1000


def message_of(
    block: Block,
    at: int,
    read: tuple[str, str],
    settings: Settings,
    pending: Pending,
    *,
    where: tuple[str, str, set[str]],
) -> Message:
    """The message of a block; `read` is by whom it was read and how long after, as written."""
    member, conversation, members = where
    first, sender = block.lines[0], block.lines[1]
    body = _body(block.lines[2:], member, members)
    text = "\n".join(body.words)
    for moment, who in zip(body.inner, body.inner[1:], strict=False):
        if re.match(MOMENT, moment):
            pending.add(moment, who, text)
    own = sender in (ME, settings.owner)
    omitted = any(each.member is None for each in body.attachments)
    return Message(
        member,
        block.start,
        block.end,
        conversation,
        sender or None,
        at,
        text,
        marks=body.marks | (Mark.OWNER if own else Mark.NONE) | (Mark.OMITTED if omitted else Mark.NONE),
        quoted=pending.take(first, sender) if body.reply else "",
        attachments=tuple(body.attachments),
        reactions=tuple(body.reactions),
        receipts=(Receipt(read[0], read_at=at + _after(read[1])),) if read[0] else (),
        fields=tuple(body.fields),
    )


def _after(written: str) -> int:
    return sum(int(count) * _SECONDS[unit] for count, unit in _AFTER.findall(written)) * 1000


def _body(lines: list[str], member: str, members: set[str]) -> _Body:
    body, tapbacks = _Body(), False
    for line in _without_frame(lines):
        if line.startswith(_SET_IN) and (body.inner or re.match(MOMENT, line[4:])):
            body.inner.append(line[4:])
        elif line in ("Tapbacks:", "Reactions:"):
            tapbacks = True
        elif tapbacks and " by " in line:
            emoji, _, who = line.rpartition(" by ")
            body.reactions.append(Reaction(who, emoji))
        elif tapbacks and line.startswith("Sticker from "):
            body.fields.append(("sticker", line))
        elif tapbacks and not line:
            tapbacks = False
        else:
            _line(line, body, member, members)
    while body.inner and body.words and not body.words[-1]:
        body.words.pop()
    return body


def _without_frame(lines: list[str]) -> list[str]:
    """Without the empty line that ends a message; those before it are the writer's."""
    return lines[:-1] if lines and not lines[-1] else lines


def _line(line: str, body: _Body, member: str, members: set[str]) -> None:
    """One line that is no reply and no reaction."""
    if line == _REPLY:
        body.reply = True
    elif line == _DELETED:
        body.marks |= Mark.RECOVERED
    elif _UNSENT.fullmatch(line):
        body.marks |= Mark.DELETED
        body.words.append(line)
    elif _EFFECT.fullmatch(line) or line.startswith("Transcription: "):
        body.fields.append(("effect" if line.startswith("Sent") else "transcription", line))
    elif line == _MISSING:
        body.attachments.append(Attachment(title=line))
    elif line in members or _FILE.fullmatch(line):
        place = posixpath.normpath(posixpath.join(posixpath.dirname(member), line))
        found = next((each for each in (line, place) if each in members), None)
        body.attachments.append(Attachment(re.split(r"[/\\]", line)[-1], found))
    elif _EDITED.match(line):
        body.fields.append(("before the edit", "\n".join(body.words)))
        body.marks |= Mark.EDITED
        body.words = [line[_EDITED.match(line).end() :]]  # type: ignore[union-attr]  # matched just above
    elif not body.words and re.match(rf"{MOMENT} ", line):
        body.marks |= Mark.EDITED
        body.words.append(re.sub(rf"^{MOMENT} ", "", line))
    else:
        body.words.append(line)


def event_of(block: Block, at: int, said: str, *, where: tuple[str, str]) -> Event:
    """The announcement of a block."""
    member, conversation = where
    for what, pattern in ANNOUNCEMENTS:
        found = pattern.fullmatch(said)
        if found:
            groups = found.groupdict()
            who = ME if groups["who"] == "You" else groups["who"]
            others = (groups["other"],) if groups.get("other") else ()
            value = groups.get("value") or ""
            return Event(member, block.start, block.end, conversation, at, what, said, who, others, value)
    return Event(member, block.start, block.end, conversation, at, What.OTHER, said)

"""From the file to records: where a message begins and ends."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from peelian.chats.formats.imessage.messages import (
    ME,
    MOMENT,
    Block,
    Pending,
    event_of,
    message_of,
    moment_of,
)
from peelian.chats.formats.loss import unclaimed
from peelian.chats.formats.records import (
    Account,
    Clock,
    Findings,
    Guess,
    Kind,
    Message,
    Reading,
    Record,
    Remainder,
    Settings,
)
from peelian.chats.formats.sniffing import members_that, nothing_found, refuse_wide
from peelian.chats.formats.sources import Source
from peelian.chats.formats.text_lines import lines_of
from peelian.chats.formats.tiling import with_headers

_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?" + MOMENT.encode() + rb"(?: \(Read by [^\n]+\)| [^\n]+)?\r?\n")
_BEGINS = re.compile(rf"({MOMENT})(?: \(Read by (.+) after (.+)\))?")
_ANNOUNCES = re.compile(rf"({MOMENT}) (\S.*)")


def _looks(first: bytes) -> bool:
    return bool(_FIRST.match(first))


def sniff(source: Source) -> Guess | None:
    """Whether this looks like a text file of imessage-exporter."""
    found = members_that(source, _looks, ".txt")
    if not found:
        return None
    return Guess(Kind.IMESSAGE, 0.85, f"“{found[0]}” begins with a moment as imessage-exporter writes it.")


def read(source: Source, settings: Settings) -> Reading:
    """Every record of every conversation, in the order of the files.

    Raises:
        Unreadable: nothing in it is such a file.
    """
    members = members_that(source, _looks, ".txt")
    if not members:
        raise nothing_found(source, "a text file of imessage-exporter", ".txt")
    for member in members:
        refuse_wide(source, member, settings.encoding or "utf-8")
    findings = Findings(clock=Clock.LOCAL, zone=settings.zone, tool="imessage-exporter")
    findings.encoding = settings.encoding or "utf-8"
    return Reading(Kind.IMESSAGE, findings, _records(source, members, settings, findings))


def _records(
    source: Source, members: tuple[str, ...], settings: Settings, findings: Findings
) -> Iterator[Record]:
    carried: set[str] = set()
    lost = 0
    for member in members:
        file = _File(source, member, settings, set(source.members()), Pending())
        for record in with_headers(member, file.records(), size=source.size(member)):
            if isinstance(record, Message):
                carried.update(each.member for each in record.attachments if each.member)
            yield record
        lost += file.pending.left()
    yield from unclaimed(source, read=members, carried=carried)
    findings.notes.append(
        "A line typed in the form of a moment, after an empty line, looks like a new message."
    )
    if lost:
        findings.notes.append(
            f"{lost:,} replies stand below the message they answer and not in their own place; they are in its bytes, "
            "and are not messages of their own here."
        )


@dataclass
class _File:
    """One conversation while it is read."""

    source: Source
    member: str
    settings: Settings
    members: set[str]
    pending: Pending

    def records(self) -> Iterator[Record]:
        """Its messages and announcements, and a remainder for what belongs to neither."""
        conversation = posixpath.splitext(posixpath.basename(self.member))[0] or self.source.name
        seen: set[str] = set()
        for block in self._blocks():
            record = self._record(block, conversation)
            who = record.sender if isinstance(record, Message) else getattr(record, "actor", None)
            if who and who not in seen:
                seen.add(who)
                owner = who in (ME, self.settings.owner)
                name, number = ("", "") if owner else (who, who if who[:1] == "+" else "")
                yield Account(self.member, block.start, block.start, conversation, who, name, number, owner)
            yield record

    def _record(self, block: Block, conversation: str) -> Record:
        first = block.lines[0] if block.lines else ""
        begins, announces = _BEGINS.fullmatch(first), _ANNOUNCES.fullmatch(first)
        found = begins or announces
        at = moment_of(found[1]) if found else None
        if at is None or (begins and len(block.lines) < 2):
            why = f"At byte {block.start:,} no message begins."
            return Remainder(self.member, block.start, block.end, why)
        if begins:
            read = (begins[2] or "", begins[3] or "")
            return message_of(
                block, at, read, self.settings, self.pending, where=(self.member, conversation, self.members)
            )
        said = announces[2] if announces else ""
        return event_of(block, at, said, where=(self.member, conversation))

    def _blocks(self) -> Iterator[Block]:
        """A message or announcement at a time."""
        block, blank = Block(0, 0, []), True
        with self.source.open(self.member) as stream:
            for line in lines_of(stream, self.settings.encoding or "utf-8"):
                announces = blank and _ANNOUNCES.fullmatch(line.text)
                if _BEGINS.fullmatch(line.text) or announces:
                    if any(block.lines):
                        yield block
                    block = Block(line.start, line.end, [])
                block.lines.append(line.text)
                block.end = line.end
                blank = not line.text
        if any(block.lines):
            yield block

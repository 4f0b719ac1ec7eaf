"""From the file to records: each `sms` and `mms` element, and what lies between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    Unreadable,
)
from peelian.chats.formats.sms_xml.messages import Element, message_of, name_of
from peelian.chats.formats.sniffing import members_that, nothing_found
from peelian.chats.formats.sources import Source
from peelian.chats.formats.tiling import with_headers
from peelian.chats.formats.xml_stream import DEEPEST, XmlStream

_ROOT = re.compile(rb"<smses\b")
MESSAGES = ("sms", "mms")


def _looks(first: bytes) -> bool:
    return bool(_ROOT.search(first))


def sniff(source: Source) -> Guess | None:
    """Whether this looks like a backup of text messages."""
    found = members_that(source, _looks, ".xml")
    return Guess(Kind.SMS_XML, 0.95, f"“{found[0]}” begins with “<smses”.") if found else None


def read(source: Source, settings: Settings) -> Reading:
    """Every message of the backup, in the order of the file.

    Raises:
        Unreadable: nothing in it is such a backup. While records are taken: it has a document type or an entity.
    """
    members = members_that(source, _looks, ".xml")
    if not members:
        raise nothing_found(source, "a backup of SMS Backup & Restore (“<smses”)", ".xml")
    findings = Findings(clock=Clock.UTC, tool="SMS Backup & Restore")
    return Reading(Kind.SMS_XML, findings, _records(source, members, settings, findings))


def _records(
    source: Source, members: tuple[str, ...], settings: Settings, findings: Findings
) -> Iterator[Record]:
    for member in members:
        file = _File(source, member, settings)
        yield from with_headers(member, file.records(), size=source.size(member))
        findings.notes.extend(file.sentences())
    yield from unclaimed(source, read=members, carried=())


@dataclass
class _File:
    """One file while it is read."""

    source: Source
    member: str
    settings: Settings
    promised: str = ""
    given: int = 0
    in_seconds: int = 0
    mended: int = 0
    _open: list[Element] = field(default_factory=list)
    _found: list[Record] = field(default_factory=list)
    _seen: set[tuple[str, str, str]] = field(default_factory=set)

    def records(self) -> Iterator[Record]:
        """The messages, and a remainder for what is none."""
        with self.source.open(self.member) as stream:
            xml = XmlStream(stream, f"{self.source.name}: “{self.member}”")
            xml.parser.StartElementHandler = lambda name, values: self._start(name, values, xml)
            xml.parser.EndElementHandler = lambda name: self._end(xml)
            for _ in xml.run():
                yield from self._found
                self._found.clear()
        self.mended = xml.mended
        if xml.broken_at is not None:
            start = max(xml.broken_at if len(self._open) < 2 else self._open[1].start, 0)
            why = f"From byte {start:,} on it cannot be read: at byte {xml.broken_at:,}, {xml.broken_why}."
            yield Remainder(self.member, start, self.source.size(self.member), why)

    def _start(self, name: str, values: dict[str, str], xml: XmlStream) -> None:
        depth = len(self._open)
        if depth > DEEPEST:
            raise Unreadable(f"{self.member}: elements are nested more than {DEEPEST} deep; no backup is.")
        element = Element(name, values, xml.start() if depth == 1 else 0)
        if depth == 0:
            self.promised = values.get("count", "")
        elif 2 <= depth < 6 and self._open[1].name in MESSAGES:
            self._open[1].inner.append(element)
        self._open.append(element)

    def _end(self, xml: XmlStream) -> None:
        element = self._open.pop()
        if len(self._open) != 1:
            return
        start, end = element.start, xml.end()
        if element.name not in MESSAGES:
            why = f"The element “{element.name}” is no message."
            self._found.append(Remainder(self.member, start, end, why))
            return
        message, in_seconds = message_of(element, self.settings, member=self.member, end=end)
        self.given += 1
        self.in_seconds += in_seconds
        self._found += self._people(message, element)
        self._found.append(message)

    def _people(self, message: Message, element: Element) -> Iterator[Account]:
        """Whoever is seen for the first time in this conversation, or under another name."""
        for key, name, owner in name_of(message, element):
            if (message.conversation, key, name) not in self._seen:
                self._seen.add((message.conversation, key, name))
                number = key if key[:1] in "+0123456789" else ""
                yield Account(
                    self.member, message.start, message.start, message.conversation, key, name, number, owner
                )

    def sentences(self) -> Iterator[str]:
        """What a reader of the evidence must know."""
        if self.promised.isascii() and self.promised.isdigit() and int(self.promised[:18]) != self.given:
            yield (
                f"“{self.member}” says that it holds {int(self.promised):,} messages; {self.given:,} stand in it."
            )
        if self.in_seconds:
            yield f"{self.in_seconds:,} moments are written in seconds and not in milliseconds; they were read so."
        if self.mended:
            yield (
                f"{self.mended:,} signs are written in a way that XML forbids (emoji in two halves, control signs): "
                "whole emoji were put together, the rest shows as �."
            )

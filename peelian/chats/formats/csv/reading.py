"""`sniff` and `read` of a mapped table."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from peelian.chats.formats.csv.rows import Row, rows_of
from peelian.chats.formats.loss import unclaimed
from peelian.chats.formats.records import (
    Attachment,
    Clock,
    ColumnMap,
    Event,
    Findings,
    Guess,
    Header,
    Kind,
    Mark,
    Message,
    NeedsAnswer,
    Reading,
    Record,
    Remainder,
    Settings,
    Unreadable,
    What,
)
from peelian.chats.formats.sources import Source

COLUMNS = {
    "at": "When it was sent, in the declared format",
    "sender": "Who sent it: a number, an account or a name; empty for a line by the system",
    "text": "What was written",
    "conversation": "Which conversation it belongs to",
    "ident": "The tool's own identifier of the message",
    "reply_to": "The identifier of the message that is answered",
    "forwarded_from": "Whom it was forwarded from",
    "attachment": "The name of a file that it carried",
    "deleted": "Whether it was deleted: yes, true, 1, deleted",
}
"""What a column of a table may say; the keys are the fields of `ColumnMap.columns`."""
NEEDED = ("at", "text")
SECONDS, MILLISECONDS = "unix", "unix_ms"
_TRUE = {"yes", "true", "1", "deleted", "y"}
_HEAD = 4096


def sniff(source: Source) -> Guess | None:
    """Whether a plain file looks like a table: several lines with the same number of separators."""
    if len(source.members()) != 1:
        return None
    with source.open(source.members()[0]) as opened:
        head = opened.read(_HEAD)
    if b"\x00" in head:
        return None
    lines = head.decode("utf-8", "replace").split("\n")[: -1 if len(head) == _HEAD else None]
    lines = [line for line in lines if line.strip()][:20]
    for delimiter in (",", ";", "\t", "|"):
        try:
            counts = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
        except csv.Error:
            continue
        if len(lines) >= 2 and len(counts) == 1 and min(counts) >= 3:
            why = f"its first lines have {min(counts)} cells each"
            return Guess(Kind.CSV, 0.3, why)
    return None


def read(source: Source, settings: Settings) -> Reading:
    """The rows of a table as messages; a row without a sender is a system event of its text.

    Raises:
        NeedsAnswer: `mapping` (with `date_format`), `zone` or `encoding` is not declared.
        Unreadable: a mapped column is not in the table, or the declared encoding is not known.
    """
    mapping = _declared(source, settings)
    absolute = mapping.date_format in (SECONDS, MILLISECONDS) or "%z" in mapping.date_format
    findings = Findings(
        clock=Clock.UTC if absolute else Clock.LOCAL,
        order_grounds=f'declared by a person: "{mapping.date_format}"',
        encoding=settings.encoding,
        zone=settings.zone,
        tool="table",
    )
    places = {member: _places(source, member, mapping, settings.encoding) for member in source.members()[:1]}
    return Reading(Kind.CSV, findings, _records(source, mapping, settings, places))


def _declared(source: Source, settings: Settings) -> ColumnMap:
    mapping = settings.mapping
    if mapping is None or any(name not in mapping.columns for name in NEEDED):
        raise NeedsAnswer(
            "mapping", f"Which columns of {source.name} say when a message was sent and what it says?"
        )
    strange = sorted(set(mapping.columns) - set(COLUMNS))
    if strange:
        raise NeedsAnswer("mapping", f"A column cannot be read as {', '.join(strange)}.", tuple(COLUMNS))
    if not mapping.date_format:
        raise NeedsAnswer(
            "mapping",
            f"In which format does {source.name} write its dates? For example %d/%m/%Y %H:%M:%S, unix or unix_ms.",
        )
    if not settings.zone:
        raise NeedsAnswer(
            "zone", f"In which time zone are the times of {source.name}? For example Europe/London."
        )
    if not settings.encoding:
        raise NeedsAnswer(
            "encoding", f"In which encoding was {source.name} saved?", ("utf-8", "cp1252", "utf-16")
        )
    try:
        codecs.lookup(settings.encoding)
    except LookupError:
        raise Unreadable(f'{source.name}: "{settings.encoding}" is no encoding that is known here.') from None
    return mapping


def _rows(source: Source, member: str, mapping: ColumnMap, encoding: str) -> Iterator[Row]:
    with source.open(member) as opened:
        mark = _mark_of(source, member)
        opened.read(mark)
        yield from rows_of(opened, encoding=encoding, delimiter=mapping.delimiter, skip=mark)


def _mark_of(source: Source, member: str) -> int:
    with source.open(member) as opened:
        head = opened.read(4)
    marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return next((len(mark) for mark in marks if head.startswith(mark)), 0)


def _places(source: Source, member: str, mapping: ColumnMap, encoding: str) -> dict[str, int]:
    """Where in a row each mapped column stands, by the first row of the table."""
    first = next((row for row in _rows(source, member, mapping, encoding) if row.cells != []), None)
    if first is None or first.cells is None:
        raise Unreadable(f"{source.name}: its first line does not name columns.")
    missing = [column for column in mapping.columns.values() if column not in first.cells]
    if missing:
        raise Unreadable(
            f'{source.name} has no column "{missing[0]}"; its columns are {", ".join(first.cells)}.'
        )
    return {name: first.cells.index(column) for name, column in mapping.columns.items()}


@dataclass(frozen=True)
class _Table:
    member: str
    source_name: str
    mapping: ColumnMap
    places: dict[str, int]
    owner: str
    files: dict[str, str]
    width: int

    def cell(self, row: list[str], name: str) -> str:
        """What a row says under a field; empty when it is not mapped."""
        place = self.places.get(name)
        return "" if place is None else row[place]

    def record(self, row: Row) -> Record:
        """The record of one row."""
        cells = row.cells
        if cells is None:
            return self._remainder(row, row.why)
        if len(cells) != self.width:
            return self._remainder(row, f"it has {len(cells)} cells and the first line has {self.width}")
        try:
            at = moment(self.cell(cells, "at"), self.mapping.date_format)
        except (ValueError, OverflowError):
            return self._remainder(
                row, f'"{self.cell(cells, "at")}" is no date of the form {self.mapping.date_format}'
            )
        conversation, text = self.cell(cells, "conversation") or self.source_name, self.cell(cells, "text")
        sender = self.cell(cells, "sender")
        if not sender and "sender" in self.places:
            return Event(self.member, row.start, row.end, conversation, at, What.OTHER, text)
        return self._message(row, cells, at=at, sender=sender or None, conversation=conversation)

    def _message(
        self, row: Row, cells: list[str], *, at: int, sender: str | None, conversation: str
    ) -> Message:
        deleted = self.cell(cells, "deleted").strip().lower() in _TRUE
        name = self.cell(cells, "attachment")
        marks = (Mark.DELETED if deleted else 0) | (Mark.OWNER if sender and sender == self.owner else 0)
        return Message(
            self.member,
            row.start,
            row.end,
            conversation,
            sender,
            at,
            self.cell(cells, "text"),
            int(marks),
            ident=self.cell(cells, "ident"),
            reply_to=self.cell(cells, "reply_to"),
            attachments=(Attachment(name=name, member=self.files.get(name)),) if name else (),
            forwarded_from=self.cell(cells, "forwarded_from"),
        )

    def _remainder(self, row: Row, why: str) -> Remainder:
        return Remainder(self.member, row.start, row.end, f"line {row.line}: {why}")


def moment(text: str, date_format: str) -> int:
    """Milliseconds since 1970 of a date as written; without an offset in it, of the phone's own clock.

    Raises:
        ValueError: it is not of that format.
    """
    if date_format == SECONDS:
        return round(float(text) * 1000)
    if date_format == MILLISECONDS:
        return int(text)
    # The phone's own clock, unless the text has an offset.
    found = datetime.strptime(text.strip(), date_format)  # noqa: DTZ007 - for that reason
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found
    return round(found.timestamp() * 1000)


def _records(
    source: Source, mapping: ColumnMap, settings: Settings, places: dict[str, dict[str, int]]
) -> Iterator[Record]:
    for member, columns in places.items():
        mark = _mark_of(source, member)
        if mark:
            yield Header(member, 0, mark)
        table: _Table | None = None
        for row in _rows(source, member, mapping, settings.encoding):
            if row.cells == []:
                yield Header(member, row.start, row.end)
            elif table is None:
                table = _Table(
                    member, source.name, mapping, columns, settings.owner, {}, len(row.cells or ())
                )
                yield Header(member, row.start, row.end)
            else:
                yield table.record(row)
    yield from unclaimed(source, read=places, carried=())

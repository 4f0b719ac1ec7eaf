"""Sources in memory, and a reading taken whole."""

import io
from datetime import UTC, datetime

from peelian.chats.formats.loss import Accounting, Tally
from peelian.chats.formats.records import Event, Findings, Message, Record, Settings, What
from peelian.chats.formats.registry import read
from peelian.chats.formats.sources import Source, open_source


def source_of(data: bytes, name: str = "chat.txt") -> Source:
    """A file as the product opens it."""
    return open_source(io.BytesIO(data), name)


def taken(
    data: bytes, name: str = "chat.txt", settings: Settings | None = None
) -> tuple[list[Record], Findings, Accounting]:
    """Every record of a file, the findings, and the accounting."""
    source, tally = source_of(data, name), Tally()
    reading = read(source, settings or Settings())
    records = list(tally.watch(reading.records))
    return records, reading.findings, tally.close(source)


def moment(at: int | None) -> str:
    """A moment of the phone's clock as text."""
    assert at is not None
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M:%S}"


def rows(records: list[Record]) -> list[tuple[str | None, str, str | What]]:
    """Messages and events as the rows of a case."""
    found: list[tuple[str | None, str, str | What]] = []
    for record in records:
        if isinstance(record, Message):
            found.append((record.sender, moment(record.at), record.text))
        elif isinstance(record, Event):
            found.append((None, moment(record.at), record.what))
    return found

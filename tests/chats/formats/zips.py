"""Sources for the readers of exports: files and archives made in memory."""

import io
import zipfile

from peelian.chats.formats.loss import account
from peelian.chats.formats.records import Header, Reading, Record, Settings
from peelian.chats.formats.sources import FileSource, Source, ZipSource


def a_file(content: bytes | str, name: str = "export") -> FileSource:
    """A plain file."""
    return FileSource(io.BytesIO(content.encode() if isinstance(content, str) else content), name)


def zipped(members: dict[str, bytes | str]) -> bytes:
    """The bytes of an archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def an_archive(members: dict[str, bytes | str], name: str = "export.zip") -> ZipSource:
    """An archive."""
    return ZipSource(io.BytesIO(zipped(members)), name)


def taken(module, source: Source, settings: Settings | None = None) -> tuple[list[Record], Reading]:
    """All records of a source, after its bytes were found to be whole: each belongs to one record."""
    reading = module.read(source, settings or Settings())
    records = list(reading.records)
    again = account(source, module.read(source, settings or Settings()))
    assert again.whole, (again.gaps, again.overlaps)
    return records, reading


def of_kind(records: list[Record], *kinds: type) -> list[Record]:
    """Those of some kinds."""
    return [record for record in records if isinstance(record, kinds)]


def bytes_of(source: Source, record: Record) -> bytes:
    """The bytes that a record stands in."""
    with source.open(record.member) as stream:
        return stream.read()[record.start : record.end]


def headers_hold(source: Source, records: list[Record], pattern: str) -> bool:
    """Whether some header has these words: a reader must not hide words there."""
    found = (bytes_of(source, each) for each in records if isinstance(each, Header))
    return any(pattern.encode() in each for each in found)

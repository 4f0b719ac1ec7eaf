"""Choosing a file to import, what it seems to be, and the head of a table whose columns are to be mapped."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from peelian.access.actors import Actor
from peelian.chats import policy
from peelian.chats.formats import registry
from peelian.chats.formats.csv import COLUMNS
from peelian.chats.formats.records import Guess, Kind
from peelian.chats.formats.sources import open_source
from peelian.chats.queries.pages.shut import Told, told_of
from peelian.chats.queries.pages.words import KIND_LABELS, size_words
from peelian.chats.states import IMPORT_LABELS, ImportStatus
from peelian.evidence.policy import visible_exhibits
from peelian.evidence.states import FILE_KIND_LABELS, SCAN_LABELS, FileKind, Scan

if TYPE_CHECKING:
    from peelian.cases.models import Case

HEAD = 65_536
"""Bytes of a table that are looked at for its columns."""
SAMPLES = 5
LONGEST_SAMPLE = 80
DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8-sig", "cp1252")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A file of an exhibit, with its import where there is one."""

    ref: str
    name: str
    kind: str
    size: str
    scan: str
    infected: bool
    import_ref: str
    status: str
    can_import: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitFiles:
    """An exhibit with its files."""

    ref: str
    name: str
    description: str
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The first rows of a table: its headings, and some rows below them."""

    delimiter: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def exhibits_with_files(actor: Actor, case: "Case") -> tuple[ExhibitFiles, ...]:
    """The exhibits of a case that hold files, with what became of each: three queries."""
    exhibits = visible_exhibits(actor).filter(case=case).prefetch_related("files").order_by("pk")
    imports = policy.visible_imports(actor).filter(case=case).order_by("pk")
    by_file = {each.stored_file_id: each for each in imports}
    told = told_of(actor, list(by_file.values()))
    return tuple(
        ExhibitFiles(
            ref=exhibit.ref,
            name=exhibit.name,
            description=exhibit.description,
            files=tuple(
                _file(file, by_file.get(file.pk), told)
                for file in exhibit.files.all()
                if file.destroyed_at is None
            ),
        )
        for exhibit in exhibits
    )


def _file(file, imported, told: dict[int, Told]) -> FileLine:  # type: ignore[no-untyped-def]  # rows that policy gave
    return FileLine(
        ref=file.ref,
        name=told[imported.pk].file_name if imported else file.name,
        kind=FILE_KIND_LABELS[FileKind(file.kind)],
        size=size_words(file.size),
        scan=SCAN_LABELS[Scan(file.scan)],
        infected=file.scan == Scan.INFECTED,
        import_ref=imported.ref if imported else "",
        status=IMPORT_LABELS[ImportStatus(imported.status)] if imported else "",
        can_import=file.scan != Scan.INFECTED
        and (imported is None or imported.status == ImportStatus.FAILED),
    )


def exhibit_choices(actor: Actor, case: "Case") -> list[tuple[str, str]]:
    """The exhibits of a case, for a scope of one of them alone."""
    found = visible_exhibits(actor).filter(case=case).order_by("pk")
    return [(each.ref, f"Exhibit {each.name} alone: {each.description[:100]}") for each in found]


def kinds_of(opened: BinaryIO, name: str) -> list[tuple[str, str, str]]:
    """What a file may be, likeliest first: (code, words, why). Every kind is offered, for a guess can be wrong."""
    guesses = registry.sniff(open_source(opened, name))
    return [*map(_guessed, guesses), *_not_guessed(guesses)]


def _guessed(guess: Guess) -> tuple[str, str, str]:
    return guess.kind.value, KIND_LABELS[guess.kind], guess.why


def _not_guessed(guesses: Sequence[Guess]) -> list[tuple[str, str, str]]:
    named = {guess.kind for guess in guesses}
    return [(kind.value, KIND_LABELS[kind], "") for kind in Kind if kind not in named]


def columns_of_a_message() -> list[tuple[str, str]]:
    """The fields of a message that a column of a table can hold, with words for each."""
    return list(COLUMNS.items())


def head_of(opened: BinaryIO) -> Head:
    """The headings and the first rows of a table, by the delimiter that cuts its first row into the most columns."""
    lines = _text(opened.read(HEAD))
    delimiter = max(DELIMITERS, key=lambda each: lines.partition("\n")[0].count(each))
    rows = []
    try:
        for row in csv.reader(io.StringIO(lines), delimiter=delimiter):
            rows.append(tuple(cell[:LONGEST_SAMPLE] for cell in row))
            if len(rows) > SAMPLES:
                break
    except csv.Error:
        pass  # What was read before the fault is shown; the import itself names the fault and its place.
    headings = rows[0] if rows else ()
    return Head(delimiter, headings, tuple(rows[1:]))


def _text(data: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding == "utf-8-sig" and error.start > len(data) - 4:
                return data[: error.start].decode(encoding)  # the head ends within a character
    return data.decode("latin-1")

"""From bytes to rows of cells, with the line on which each row stands."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from peelian.people.hr_file.columns import BY_NAME, COLUMNS
from peelian.people.hr_file.report import Problem, shown

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
_KINDS = (
    (b"PK\x03\x04", "a workbook (.xlsx or .ods)"),
    (b"\xd0\xcf\x11\xe0", "an old workbook (.xls)"),
    (b"%PDF", "a PDF"),
)


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: the lines it stands on, and its cells by column, stripped of outer spaces."""

    line: int
    last_line: int
    cells: dict[str, str]


@dataclass(slots=True)
class Reading:
    """What came out of a file so far."""

    file: str
    rows: list[RawRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def trouble(self, line: int, column: str, expected: str, found: str, *, last_line: int = 0) -> None:
        self.problems.append(Problem(self.file, line, last_line or line, column, expected, found))


def read(name: str, content: bytes) -> Reading:
    """Read a file. Nothing is raised: what cannot be read is a problem in the answer."""
    reading = Reading(name)
    text = _text(reading, content)
    if text is not None:
        _read_rows(reading, text)
    return reading


def _text(reading: Reading, content: bytes) -> str | None:
    expected = "a CSV file in UTF-8 with a line of column names"
    if not content.strip():
        reading.trouble(0, "", expected, "an empty file")
        return None
    for start, kind in _KINDS:
        if content.startswith(start):
            reading.trouble(0, "", f"{expected} (save it as `CSV UTF-8`)", kind)
            return None
    text = _decoded(reading, content)
    if text is None or "\x00" in text:
        reading.trouble(0, "", expected, "bytes that are not text")
        return None
    return text


def _decoded(reading: Reading, content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        reading.notes.append("The file is in UTF-16 and was read as that.")
        return _try(content, "utf-16")
    text = _try(content, "utf-8-sig")
    if text is None:
        text = _try(content, "cp1252")
        reading.notes.append(
            "The file is not in UTF-8. It was read as Windows-1252: look at names with accents before you confirm."
        )
    return text


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _read_rows(reading: Reading, text: str) -> None:
    delimiter = _delimiter(text)
    if delimiter != ",":
        reading.notes.append(f"Columns are parted by a {DELIMITERS[delimiter]}.")
    # newline="" keeps the line breaks inside cells, and lets csv count the lines of the file as it stands.
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = _header(reading, next(lines, []), lines.line_num)
        if header:
            reading.rows.extend(_rows(reading, lines, header))
    except csv.Error as problem:
        expected = "quotation marks that open and close around a cell"
        reading.trouble(lines.line_num, "", expected, f"a row that cannot be read ({problem})")
        return
    if header and not reading.rows and not reading.problems:
        reading.trouble(2, "", "at least one row below the column names", "none")


def _delimiter(text: str) -> str:
    """The separator under which the first line holds the most columns that we know."""
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    return max(DELIMITERS, key=lambda d: sum(_plain(cell) in BY_NAME for cell in first.split(d)))


def _plain(heading: str) -> str:
    return heading.strip().strip('"').strip().casefold().replace(" ", "_").replace("-", "_")


def _header(reading: Reading, cells: list[str], line: int) -> list[str] | None:
    names = [_plain(cell) for cell in cells]
    before = len(reading.problems)
    for cell, name in zip(cells, names, strict=True):
        if name not in BY_NAME:
            known = ", ".join(BY_NAME)
            reading.trouble(line, "", f"only columns named {known}", f"a column {shown(cell)}")
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        reading.trouble(line, name, "each column once", "the same column again")
    for column in COLUMNS:
        if column.required and column.name not in names:
            reading.trouble(line, column.name, f"this column ({column.expected})", "no such column")
    return None if len(reading.problems) > before else names


def _rows(reading: Reading, lines: "csv._reader", header: list[str]) -> Iterator[RawRow]:  # type: ignore[name-defined]
    last = lines.line_num
    for cells in lines:
        first, last = last + 1, lines.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            reading.trouble(first, "", f"{len(header)} cells", f"{len(cells)}", last_line=last)
            continue
        stripped = (cell.strip() for cell in cells)
        yield RawRow(first, last, dict(zip(header, stripped, strict=True)))

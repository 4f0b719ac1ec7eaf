"""From bytes to rows of cells, with the line on which each row stands."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from peelian.restrictions.rosters.columns import BY_NAME, COLUMNS
from peelian.restrictions.rosters.report import RowProblem, shown

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 100_000
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
_EXPECTED = "a CSV file in UTF-8 with a line of column names"
_KINDS = (
    (b"PK\x03\x04", "a workbook (.xlsx or .ods): save it as `CSV UTF-8`"),
    (b"\xd0\xcf\x11\xe0", "an old workbook (.xls): save it as `CSV UTF-8`"),
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
    """What came out of a file so far. `count` is how many rows with anything in them it has, good or bad."""

    rows: list[RawRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    count: int = 0

    def trouble(self, line: int, column: str, expected: str, found: str, *, last_line: int = 0) -> None:
        """Add a problem; line 0 means the whole file."""
        self.problems.append(RowProblem(line, last_line or line, column, expected, found))


def too_large(size: int) -> str:
    """The sentence that refuses a file of this many bytes, or nothing when it is small enough."""
    if size <= MOST_BYTES:
        return ""
    most = MOST_BYTES // (1024 * 1024)
    return (
        f"The file has {size / 1024 / 1024:,.0f} MB; a roster may have at most {most} MB. Send it in parts."
    )


def read_csv(content: bytes) -> Reading:
    """Read a CSV file. Nothing is raised: what cannot be read is a problem in the answer."""
    reading = Reading()
    text = _text(reading, content)
    if text is not None:
        _read_rows(reading, text)
    return reading


def read_json(content: bytes) -> Reading:
    """Read `{"rows": [{"number": …, "duty_code": …, "from": …}]}`; the first row is line 1. Nothing is raised."""
    reading = Reading()
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        reading.trouble(0, "", "JSON in UTF-8", "bytes that are not JSON")
        return reading
    rows = told.get("rows") if isinstance(told, dict) else None
    if not isinstance(rows, list) or not rows or len(rows) > MOST_ROWS:
        found = f"{len(rows):,} rows" if isinstance(rows, list) else "no list called rows"
        reading.trouble(0, "rows", f"a list of 1 to {MOST_ROWS:,} rows", found)
        return reading
    reading.count = len(rows)
    reading.rows = [raw for line, row in enumerate(rows, 1) if (raw := _json_row(reading, line, row))]
    return reading


def _json_row(reading: Reading, line: int, row: Any) -> RawRow | None:
    if not isinstance(row, dict):
        reading.trouble(line, "", "an object with a value for each column", shown(json.dumps(row)))
        return None
    strange = [name for name in row if name not in BY_NAME]
    wrong = [name for name, value in row.items() if not isinstance(value, str | int | None)]
    if strange or wrong:
        expected = "only text under the names " + ", ".join(BY_NAME)
        reading.trouble(line, "", expected, shown(", ".join(strange or wrong)))
        return None
    cells = {name: "" if row.get(name) is None else str(row[name]).strip() for name in BY_NAME}
    return RawRow(line, line, cells)


def _text(reading: Reading, content: bytes) -> str | None:
    if sentence := too_large(len(content)):
        reading.trouble(0, "", f"at most {MOST_BYTES // (1024 * 1024)} MB", sentence)
        return None
    if not content.strip():
        reading.trouble(0, "", _EXPECTED, "an empty file")
        return None
    for start, kind in _KINDS:
        if content.startswith(start):
            reading.trouble(0, "", _EXPECTED, kind)
            return None
    text = _decoded(reading, content)
    if text is None or "\x00" in text:
        reading.trouble(0, "", _EXPECTED, "bytes that are not text")
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
            "The file is not in UTF-8. It was read as Windows-1252: look at places with accents before you apply it."
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
        reading.notes.append(f"Columns are parted by a {_DELIMITERS[delimiter]}.")
    # newline="" keeps the line breaks inside cells, and lets csv count the lines of the file as it stands.
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if header := _header(reading, next(lines, []), lines.line_num):
            reading.rows.extend(_rows(reading, lines, header))
    except csv.Error as problem:
        # What stands after it cannot be told apart any more: rows before it are kept, the rest is named as lost.
        found = f"a row that cannot be read ({problem}); it and everything after it is left out"
        reading.trouble(lines.line_num, "", "quotation marks that open and close around a cell", found)
        return
    if header and not reading.count and not reading.problems:
        reading.trouble(2, "", "at least one row below the column names", "none")


def _delimiter(text: str) -> str:
    """The separator under which the first line holds the most columns that we know."""
    first = next(iter(text.lstrip().splitlines()), "")
    return max(_DELIMITERS, key=lambda d: sum(_plain(cell) in BY_NAME for cell in first.split(d)))


def _plain(heading: str) -> str:
    return heading.strip().strip('"').strip().casefold().replace(" ", "_").replace("-", "_")


def _header(reading: Reading, cells: list[str], line: int) -> list[str] | None:
    """The columns in their order, or None with what is wrong. Columns that nobody knows are left out with a note."""
    names = [_plain(cell) for cell in cells]
    before = len(reading.problems)
    if strange := [cell for cell, name in zip(cells, names, strict=True) if name not in BY_NAME]:
        listed = ", ".join(shown(cell) for cell in strange)
        reading.notes.append(f"Columns that a roster does not have were left out: {listed}.")
    for name in dict.fromkeys(name for name in names if name in BY_NAME and names.count(name) > 1):
        reading.trouble(line, name, "each column once", "the same column again")
    for column in COLUMNS:
        if column.required and column.name not in names:
            reading.trouble(line, column.name, f"this column ({column.expected})", "no such column")
    return None if len(reading.problems) > before else names


def _rows(reading: Reading, lines: Any, header: list[str]) -> Iterator[RawRow]:
    last = lines.line_num
    for cells in lines:
        first, last = last + 1, lines.line_num
        if not any(cell.strip() for cell in cells):
            continue
        reading.count += 1
        if reading.count > MOST_ROWS:
            reading.trouble(first, "", f"at most {MOST_ROWS:,} rows", "more; the rest is left out")
            return
        if len(cells) != len(header):
            reading.trouble(first, "", f"{len(header)} cells", f"{len(cells)}", last_line=last)
            continue
        known = {n: cell.strip() for n, cell in zip(header, cells, strict=True) if n in BY_NAME}
        yield RawRow(first, last, {name: known.get(name, "") for name in BY_NAME})

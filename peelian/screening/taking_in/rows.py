"""A CSV file in rows that all have the columns of its first line, and every other line by its number and its fault.

Written here, and not left to a library, for one reason: a quotation mark that is opened and never closed swallows the
lines after it, in each reader that was tried, and they are neither rows nor faults any more. Here a row that does not
close within a few lines is one faulty line, and reading goes on with the line after it. RFC 4180 otherwise.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO

LONGEST = 1 << 20
"""Bytes in a line. A longer one is a fault, and is passed over in pieces."""
MOST_LINES = 20
"""Lines that one row may go over."""
BATCH = 50_000


class Fault(StrEnum):
    """Why a line is not a row."""

    COLUMNS = "columns"
    QUOTES = "quotes"
    LONG = "long"
    NUL = "nul"


SAID = {
    Fault.COLUMNS: "it has another number of columns than the first line",
    Fault.QUOTES: "a quotation mark is not closed, or stands where none can",
    Fault.LONG: "it is longer than a megabyte",
    Fault.NUL: "it holds a NUL byte",
}


class NotATable(ValueError):
    """A file that has no rows that can be read. The message is a sentence that names the file and the place."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that is not a row. `line` counts from 1, the first line of the file."""

    line: int
    fault: Fault
    columns: int = 0


@dataclass(slots=True)
class Counted:
    """What became of each line: the sums that a person checks."""

    header: tuple[str, ...] = ()
    lines: int = 0
    rows: int = 0
    row_lines: int = 0
    empty: int = 0
    not_utf8: int = 0
    broken: list[Broken] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether header, rows, empty and broken lines are all the lines there are."""
        return self.lines == 1 + self.row_lines + self.empty + len(self.broken)


Row = tuple[int, list[str]]


def read_rows(stream: BinaryIO, *, name: str, delimiter: str, counted: Counted) -> Iterator[list[Row]]:
    """Batches of rows, each with the number of its first line; what is not a row goes to `counted`.

    Text is UTF-8; a line that is not is read as Windows-1252, and counted. Raises NotATable.
    """
    lines = _lines(stream)
    first = next(lines, None)
    if first is None or first[1] is None:
        raise NotATable(f"{name} is empty, or its first line is longer than a megabyte: it names no columns.")
    counted.lines = 1
    counted.header = _header(
        _text(first[1].removeprefix(b"\xef\xbb\xbf"), counted), name=name, delimiter=delimiter
    )
    batch: list[Row] = []
    for row in _rows(lines, delimiter, counted):
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _header(line: str, *, name: str, delimiter: str) -> tuple[str, ...]:
    cells = tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), []))
    if "" in cells or len(set(cells)) != len(cells) or not cells:
        raise NotATable(
            f"{name}, line 1: the columns need a name each, and no two the same. It says: {line[:200]}"
        )
    return cells


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each line by its number, without its end; None in place of one that is too long."""
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        if len(line) == LONGEST and not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield number, None
            continue
        yield number, line.rstrip(b"\r\n")


def _rows(lines: Iterator[tuple[int, bytes | None]], delimiter: str, counted: Counted) -> Iterator[Row]:
    width, comma = len(counted.header), delimiter.encode()
    waiting: list[tuple[int, bytes | None]] = []
    while True:
        number, line = waiting.pop(0) if waiting else next(lines, (0, b""))
        if not number:
            return
        counted.lines = max(counted.lines, number)
        if line is None:
            counted.broken.append(Broken(number, Fault.LONG))
        elif not line.strip():
            counted.empty += 1
        elif b"\0" in line:
            counted.broken.append(Broken(number, Fault.NUL))
        elif b'"' not in line:
            cells = _text(line, counted).split(delimiter)
            if len(cells) == width:
                counted.rows += 1
                counted.row_lines += 1
                yield number, cells
            else:
                counted.broken.append(Broken(number, Fault.COLUMNS, len(cells)))
        else:
            yield from _quoted(number, line, lines, waiting, comma, counted)


def _quoted(
    number: int,
    line: bytes,
    lines: Iterator[tuple[int, bytes | None]],
    waiting: list[tuple[int, bytes | None]],
    comma: bytes,
    counted: Counted,
) -> Iterator[Row]:
    """A row with quotation marks, which may go on over the next lines; those that are not used wait their turn."""
    taken = [(number, line)]
    while True:
        text = _text(b"\n".join(part for _, part in taken), counted, once=len(taken) == 1)
        cells = _strictly(text, comma.decode())
        if cells is not None and len(cells) == len(counted.header):
            counted.rows += 1
            counted.row_lines += len(taken)
            counted.lines = max(counted.lines, taken[-1][0])
            yield number, cells
            return
        after = None
        if cells is None and len(taken) < MOST_LINES:
            after = waiting.pop(0) if waiting else next(lines, None)
        if after is None or after[1] is None:
            waiting[:0] = [*taken[1:], *([after] if after else [])]
            fault = Fault.QUOTES if cells is None else Fault.COLUMNS
            counted.broken.append(Broken(number, fault, len(cells or ())))
            return
        taken.append((after[0], after[1]))


def _strictly(text: str, delimiter: str) -> list[str] | None:
    """The cells of a row; None while a quotation mark is open or wrong."""
    try:
        found = list(
            csv.reader(text.split("\n") if "\n" not in text else [text], delimiter=delimiter, strict=True)
        )
    except csv.Error:
        return None
    return found[0] if len(found) == 1 else None


def _text(line: bytes, counted: Counted, *, once: bool = True) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        counted.not_utf8 += once
        return line.decode("cp1252", errors="replace")


def first_lines(numbers: Iterable[int], *, most: int = 20) -> str:
    """Line numbers for a sentence: the first of them, and how many more there are."""
    all_of_them = list(numbers)
    shown = ", ".join(f"{number:,}" for number in all_of_them[:most])
    return shown if len(all_of_them) <= most else f"{shown} and {len(all_of_them) - most:,} more"

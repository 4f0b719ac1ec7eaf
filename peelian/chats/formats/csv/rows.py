"""The rows of a table with the exact bytes of each (RFC 4180): quotes may hold separators, line ends and `""`."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

LONGEST_ROW = 16 << 20
_ONE_BYTE_LINE_ENDS = 1
csv.field_size_limit(
    max(csv.field_size_limit(), LONGEST_ROW)
)  # of the library's own it is 128 KiB, for one message


class Row(NamedTuple):
    """One row: its bytes, the line in which it begins (from 1), and its cells; None when they cannot be told apart."""

    start: int
    end: int
    line: int
    cells: list[str] | None
    why: str = ""


def rows_of(opened: BinaryIO, *, encoding: str, delimiter: str, skip: int = 0) -> Iterator[Row]:
    """Every row of a table, blank lines included (as rows without cells).

    A quotation mark that is never closed takes its own line only, not the rest of the file.
    """
    start, line = skip, 1
    lines = _lines(opened, encoding=encoding)
    pending: deque[bytes] = deque()
    while True:
        piece = pending.popleft() if pending else next(lines, b"")
        if not piece:
            return
        taken, length, is_open = [piece], len(piece), _is_open(piece, encoding)
        while is_open and length < LONGEST_ROW:
            following = pending.popleft() if pending else next(lines, b"")
            if not following:
                break
            taken.append(following)
            length += len(following)
            is_open ^= _is_open(following, encoding)
        if len(taken) > 1 and is_open:
            pending.extendleft(reversed(taken[1:]))
            del taken[1:]
        data = b"".join(taken)
        yield _row(data, start, line, encoding=encoding, delimiter=delimiter)
        start += len(data)
        line += max(1, data.count("\n".encode(_plain(encoding))))


def _plain(encoding: str) -> str:
    """The encoding of characters inside a file, without its mark."""
    return {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(encoding, encoding)


def _lines(opened: BinaryIO, *, encoding: str) -> Iterator[bytes]:
    """Lines as bytes, each with its end."""
    end = "\n".encode(_plain(encoding))
    if len(end) == _ONE_BYTE_LINE_ENDS:
        yield from opened
        return
    data = opened.read()
    place = 0
    while place < len(data):
        found = data.find(end, place)
        while found >= 0 and (found - place) % len(end):
            found = data.find(end, found + 1)
        stop = len(data) if found < 0 else found + len(end)
        yield data[place:stop]
        place = stop


def _is_open(data: bytes, encoding: str) -> bool:
    return data.count('"'.encode(_plain(encoding))) % 2 == 1


def _row(data: bytes, start: int, line: int, *, encoding: str, delimiter: str) -> Row:
    end = start + len(data)
    try:
        text = data.decode(_plain(encoding))
    except UnicodeDecodeError as error:
        return Row(start, end, line, None, f"byte {error.start} of it is not {encoding}")
    if _is_open(data, encoding):
        return Row(start, end, line, None, "a quotation mark is opened in it and never closed")
    if not text.strip("\r\n"):
        return Row(start, end, line, [])
    try:
        [cells] = csv.reader([text.removesuffix("\n").removesuffix("\r")], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return _several(text, start, end, line, delimiter)
    return Row(start, end, line, cells)


def _several(text: str, start: int, end: int, line: int, delimiter: str) -> Row:
    """A row whose cells hold line ends: `csv` wants those as lines."""
    try:
        # Lines of a table end with LF or CR alone: other signs that break lines belong to the words.
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return Row(start, end, line, None, f"its cells cannot be told apart ({error})")
    if len(found) != 1:
        return Row(start, end, line, None, "its cells cannot be told apart")
    cells = found[0]
    return Row(start, end, line, cells)

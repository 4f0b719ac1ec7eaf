"""A JSON file read as a stream: each value that is asked for, with the bytes it stands in, in memory that stays flat.

The library's decoder does the work inside a value; what lies around the values (brackets, keys, commas) is walked here,
so that an export of half a gigabyte is never held as a whole. Bytes that are no text of the encoding are carried
through as lone surrogates (PEP 383), so that every place in the file stays exact.
"""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple

WINDOW = 1 << 19
LONGEST = 64 << 20
"""Characters of the longest single value; a message of 5 MB is far below."""

Path = tuple[str, ...]
ELEMENT = "[]"
"""Stands in a path for any place in an array."""

_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_DECODER = json.JSONDecoder(strict=False)


class Opened(NamedTuple):
    """The bracket that opens a container which was entered."""

    path: Path
    start: int
    end: int


class Closed(NamedTuple):
    """The bracket that closes it."""

    path: Path
    start: int
    end: int


class Value(NamedTuple):
    """A value taken whole; in an object, without its key."""

    path: Path
    start: int
    end: int
    value: Any


class Broken(NamedTuple):
    """From here on the file is not JSON, and why; nothing comes after it."""

    start: int
    why: str


Step = Opened | Closed | Value | Broken


class _Break(Exception):
    """What follows cannot be read."""


def walk(
    stream: BinaryIO, *, enter: Callable[[Path], bool], encoding: str = "utf-8", longest: int = LONGEST
) -> Iterator[Step]:
    """The values of a file in its order. `enter` says of a path whether a container there is walked into.

    Raises:
        LookupError: there is no such encoding.
    """
    cursor = _Cursor(stream, encoding, longest)
    try:
        yield from _thing(cursor, (), enter)
        if cursor.peek():
            raise _Break(
                "after the end of the export something else follows: two files may have been glued together"
            )
    except _Break as broken:
        yield Broken(cursor.tell(), str(broken))


class _Cursor:
    """A place in a file, and a window of text after it."""

    def __init__(self, stream: BinaryIO, encoding: str, longest: int) -> None:
        self._stream, self._encoding, self._longest = stream, encoding, longest
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        self._text = ""
        self._at = 0
        self._settled = 0
        self._byte = 0
        self._over = False

    def tell(self) -> int:
        """The byte at which the cursor stands."""
        if self._at > self._settled:
            passed = self._text[self._settled : self._at]
            self._byte += (
                len(passed) if passed.isascii() else len(passed.encode(self._encoding, "surrogateescape"))
            )
            self._settled = self._at
        return self._byte

    def _more(self) -> None:
        """Reads on, and forgets what was passed. At least doubles what is in sight."""
        self.tell()
        rest = self._text[self._at :]
        chunk = self._stream.read(max(WINDOW, len(rest)))
        self._over = not chunk
        self._text = rest + self._decoder.decode(chunk, not chunk)
        self._at = self._settled = 0

    def peek(self) -> str:
        """The next sign that is not white space; empty at the end of the file."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if self._over:
                return ""
            self._more()

    def take(self, sign: str) -> None:
        """Passes one sign, which must be this one."""
        if self.peek() != sign:
            raise _Break(self._why(f"“{sign}” was expected"))
        self._at += 1

    def value(self) -> Any:
        """The value at the cursor, which moves behind it. The cursor stays where it is when it cannot be read."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise _Break("a value is nested too deeply") from None
            except ValueError as error:
                # Cut by the window or not JSON at all: only the end of the file tells.
                if self._over:
                    raise _Break(self._why("a value is not JSON")) from error
            else:
                # A number may go on after the window, by as little as the exponent of "1e+3".
                if end + 2 < len(self._text) or self._over:
                    self._at = end
                    return value
            if len(self._text) - self._at > self._longest:
                raise _Break(f"one value is not JSON, or is longer than {self._longest:,} characters")
            self._more()

    def _why(self, words: str) -> str:
        return f"the file breaks off in the middle: {words}" if self._over and self._near_end() else words

    def _near_end(self) -> bool:
        """Whether what is left could be the beginning of something whole: no closing bracket stands at its end."""
        return not self._text[self._at :].rstrip().endswith(("}", "]"))


def _thing(cursor: _Cursor, path: Path, enter: Callable[[Path], bool]) -> Iterator[Step]:
    sign = cursor.peek()
    start = cursor.tell()
    if sign in ("{", "[") and enter(path):
        cursor.take(sign)
        yield Opened(path, start, start + 1)
        yield from _members(cursor, path, enter) if sign == "{" else _elements(cursor, path, enter)
    else:
        value = cursor.value()
        yield Value(path, start, cursor.tell(), value)


def _elements(cursor: _Cursor, path: Path, enter: Callable[[Path], bool]) -> Iterator[Step]:
    inner = (*path, ELEMENT)
    if cursor.peek() != "]":
        yield from _thing(cursor, inner, enter)
        while cursor.peek() == ",":
            cursor.take(",")
            yield from _thing(cursor, inner, enter)
    start = cursor.tell()
    cursor.take("]")
    yield Closed(path, start, start + 1)


def _members(cursor: _Cursor, path: Path, enter: Callable[[Path], bool]) -> Iterator[Step]:
    more = cursor.peek() != "}"
    while more:
        if cursor.peek() != '"':
            raise _Break(cursor._why("a name was expected"))
        key = cursor.value()
        cursor.take(":")
        yield from _thing(cursor, (*path, key), enter)
        more = cursor.peek() == ","
        if more:
            cursor.take(",")
    start = cursor.tell()
    cursor.take("}")
    yield Closed(path, start, start + 1)

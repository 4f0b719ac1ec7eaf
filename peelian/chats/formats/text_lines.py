"""A text file line by line, each with the bytes it stands in."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from peelian.chats.formats.storing import joined

LONGEST = 64 << 20
"""Bytes of the longest line taken in one piece; what is longer comes in pieces."""


class Line(NamedTuple):
    """A line without its end (LF or CRLF); `end` is behind the end of the line."""

    start: int
    end: int
    text: str


def lines_of(stream: BinaryIO, encoding: str) -> Iterator[Line]:
    """The lines of a file, cut at LF alone: other signs that break lines belong to the words.

    Bytes that are no text of the encoding are carried as lone surrogates (`storing`); the file keeps them.
    """
    start = 0
    while raw := stream.readline(LONGEST):
        end = start + len(raw)
        bare = raw.removesuffix(b"\n").removesuffix(b"\r")
        text = bare.decode(encoding, "surrogateescape")
        yield Line(start, end, joined(text if start else text.removeprefix("\ufeff")))
        start = end

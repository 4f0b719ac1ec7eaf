"""The bytes of a member as UTF-8, a block at a time, cut where records begin; and which encoding they are in."""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from peelian.chats.formats.records import Unreadable
from peelian.chats.formats.sources import Source
from peelian.chats.formats.whatsapp.layouts import Layout

BLOCK = 1 << 16
"""Bytes of a block: few enough that the rows of one stay in the cache of a processor, which doubles the speed."""
HEAD_BYTES = 1 << 18
LONGEST_RECORD = 64 << 20
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_ERRORS = {"utf-16-le": "surrogatepass", "utf-16-be": "surrogatepass"}


@dataclass(frozen=True)
class Coding:
    """How the characters of a member are written; `mark` is the length of the byte order mark at its beginning."""

    name: str
    mark: int

    @property
    def plain(self) -> bool:
        """UTF-8: bytes are taken as they are."""
        return self.name == "utf-8"

    def length(self, utf8: bytes) -> int:
        """How many bytes of the member a piece of UTF-8 stands for."""
        return len(utf8) if self.plain else len(self._back(utf8))

    def decoded(self, data: bytes) -> str:
        """The text of the beginning of a member; `encoded` gives the same bytes again."""
        if self.plain:
            return data.decode("utf-8", "surrogateescape")
        return codecs.getincrementaldecoder(self.name)(self.errors).decode(data)

    @property
    def errors(self) -> str:
        """How what cannot be decoded is carried, so that it comes back as the same bytes."""
        return _ERRORS.get(self.name, "surrogateescape")

    def encoded(self, text: str) -> bytes:
        """A piece of such a text as the bytes of the member."""
        return text.encode(self.name, self.errors)

    def _back(self, utf8: bytes) -> bytes:
        return utf8.decode("utf-8", "surrogatepass").encode(self.name, self.errors)


def coding_of(head: bytes, declared: str) -> Coding:
    """The encoding of a member by its mark, by the pattern of UTF-16, or as declared; UTF-8 otherwise.

    Raises:
        Unreadable: the declared encoding is not known.
    """
    for mark, name in _MARKS.items():
        if head.startswith(mark):
            return Coding(name, len(mark))
    if declared:
        try:
            name = codecs.lookup(declared).name
        except LookupError:
            raise Unreadable(f'"{declared}" is no encoding that is known here.') from None
        return Coding({"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(name, name), 0)
    sample = head[:1024]
    if len(sample) >= 8 and sample[1::2].count(0) > len(sample) // 4:
        return Coding("utf-16-le", 0)
    if len(sample) >= 8 and sample[0::2].count(0) > len(sample) // 4:
        return Coding("utf-16-be", 0)
    return Coding("utf-8", 0)


def head_of(source: Source, member: str, *, start: int = 0) -> tuple[bytes, bool]:
    """The first bytes of a member from a place on, and whether they are all of it."""
    with source.open(member) as opened:
        _skip(opened.read, start)
        data = opened.read(HEAD_BYTES)
        return data, not opened.read(1)


def _skip(read: Callable[[int], bytes], count: int) -> None:
    while count > 0:
        count -= len(read(min(count, BLOCK))) or count


@dataclass(frozen=True)
class Stretch:
    """The bytes of a member that one export stands in: from its first header to its end."""

    source: Source
    member: str
    start: int
    end: int
    coding: Coding

    def pieces(self) -> Iterator[bytes]:
        """The stretch as UTF-8, in pieces of no meaning."""
        decoder = (
            None if self.coding.plain else codecs.getincrementaldecoder(self.coding.name)(self.coding.errors)
        )
        with self.source.open(self.member) as opened:
            _skip(opened.read, self.start)
            left = self.end - self.start
            while left > 0:
                piece = opened.read(min(BLOCK, left))
                if not piece:
                    raise Unreadable(
                        f"{self.member} ends {left} bytes before the size that was given for it."
                    )
                left -= len(piece)
                if decoder is None:
                    yield piece
                else:
                    yield decoder.decode(piece).encode("utf-8", "surrogatepass")

    def blocks(self, layout: Layout) -> Iterator[bytes]:
        """The stretch as UTF-8, each block beginning with a header and ending where the next record begins."""
        carried: list[bytes] = []
        for piece in self.pieces():
            window = carried[-1][-128:] + piece if carried else piece
            cut = last_header(window, layout)
            if cut <= 0:
                carried.append(piece)
                if sum(map(len, carried)) > LONGEST_RECORD:
                    raise Unreadable(f"{self.member} has a message of more than {LONGEST_RECORD >> 20} MB.")
                continue
            before = len(window) - len(piece)
            joined = b"".join((*carried, piece))
            place = len(joined) - len(piece) - before + cut
            yield joined[:place]
            carried = [joined[place:]]
        rest = b"".join(carried)
        if rest:
            yield rest


def last_header(data: bytes, layout: Layout) -> int:
    """Where in some bytes the last header begins that a line end stands before; -1 when there is none."""
    line_end, start = layout.line_end, layout.start
    place = data.rfind(line_end)
    while place >= 0:
        if start.match(data, place + len(line_end)):
            return place + len(line_end)
        place = data.rfind(line_end, 0, place + len(line_end) - 1)
    return -1

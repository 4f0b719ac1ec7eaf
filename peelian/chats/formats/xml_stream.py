"""An XML file read as a stream, in memory that stays flat, with the bytes of each element.

No document type, no entity, nothing from outside: each of these is refused before it is looked at (the attacks are
described in the Python documentation, "XML vulnerabilities", and are all built on them). What is merely wrong is mended
where the meaning is plain, so that one bad sign does not cost a phone: control characters, bytes that are no UTF-8, and
halves of a character written as references of their own (`&#55357;&#56832;`, which SMS Backup & Restore writes for
emoji). Offsets are always those of the file as it was given.
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from peelian.chats.formats.records import Unreadable

CHUNK = 1 << 16
LOOK_BACK = 1 << 15
"""Bytes kept to find where the tag that ends an element begins and ends: longer than any such tag."""
MOST_WAITING = 256 << 20
"""Bytes of one tag. A part of a message can be a whole film in one attribute; a gigabyte without an end is an
attack."""
DEEPEST = 200

_CONTROLS = bytes(sign for sign in range(32) if sign not in b"\t\n\r")
_REFERENCES = re.compile(rb"(?:&#(?:x[0-9a-fA-F]{1,8}|[0-9]{1,9});)+")
_REFERENCE = re.compile(rb"&#(x[0-9a-fA-F]+|[0-9]+);")
_HALF = re.compile(rb"&#(?:x[dD][89abAB][0-9a-fA-F]{2}|5[56]\d{3});\Z")
_CONTROL = re.compile(b"[" + re.escape(_CONTROLS) + b"]")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ONE_BYTE = re.compile(r"iso-8859-(?:[1-9]|1[013-6])|windows-125[0-8]")
_NO_TEXT = "\ufffd".encode()
_HELD = 48
"""Bytes kept back at the end of a chunk when a reference begins there: two references at their longest."""


class XmlStream:
    """One pass over one file. Set the handlers of `parser`, then take `run`; `start` and `end` are for the handlers.

    Raises:
        Unreadable: it says that it is written in an encoding that is not read.
    """

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream, self._where = stream, where
        self._first = stream.read(CHUNK)
        encoding = _encoding(self._first, where)
        self._utf8 = encoding == "utf-8"
        self.parser = expat.ParserCreate(encoding)
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._refuse
        self.broken_at: int | None = None
        self.broken_why = ""
        self.mended = 0
        self._fed = 0
        self._before, self._chunk = b"", b""
        self._chunk_at = 0
        self._moves: deque[tuple[int, int]] = deque()
        self._shift = 0
        self._started = -1

    def run(self) -> Iterator[None]:
        """Goes through the file; stops after each piece so that what the handlers found can be taken.

        When the file is not XML from some place on, it ends there, and `broken_at` and `broken_why` say so.

        Raises:
            Unreadable: it has a document type or an entity.
        """
        held = b""
        try:
            part, self._first = self._first, b""
            while part:
                whole, held = self._split(held + part)
                self._feed(self._mend(whole) if self._utf8 else whole, last=False)
                yield
                part = self._stream.read(CHUNK)
            self._feed(self._mend(held) if self._utf8 else held, last=True)
        except expat.ExpatError as error:
            self._break(expat.errors.messages.get(error.code, "it is not XML"))
        yield

    def start(self) -> int:
        """The byte at which the current element begins. Every call is followed by one of `end` for the same element."""
        self._started = self.parser.CurrentByteIndex
        return self._true(self._started)

    def end(self) -> int:
        """The byte behind the tag that ends the current element, in a handler for the end of an element."""
        index, started = self.parser.CurrentByteIndex, self._started
        self._started = -1
        place, text = index - self._chunk_at, self._chunk
        # Putting the two together costs a copy: only where the tag may begin before this chunk.
        if place < 2 or (text[place - 2 : place] == b"/>" and started < self._chunk_at):
            text, place = self._before + text, place + len(self._before)
        # An element without content has one tag, and its end event already stands behind it.
        if text[place - 2 : place] == b"/>" and started >= 0:
            begins = text.rfind(b"<", 0, place)
            if begins < 0 or index - place + begins == started:
                return self._true(index)
        return self._true(index + text.index(b">", place) + 1 - place)

    def _true(self, index: int) -> int:
        """The place in the file of a place in what the parser was given. Asked in rising order, bar nested ends."""
        while self._moves and self._moves[0][0] <= index:
            self._shift += self._moves.popleft()[1]
        return index + self._shift

    def _feed(self, part: bytes, *, last: bool) -> None:
        self._before = (self._before + self._chunk)[-LOOK_BACK:]
        self._chunk_at, self._chunk = self._fed, part
        self._fed += len(part)
        self.parser.Parse(part, last)
        if self._fed - max(self.parser.CurrentByteIndex, 0) > MOST_WAITING:
            raise Unreadable(
                f"{self._where}: a single tag is longer than {MOST_WAITING:,} bytes, near byte {self._fed:,}."
            )

    def _break(self, why: str) -> None:
        self.broken_at = self._true(max(self.parser.ErrorByteIndex, 0))
        # After its last element an XML file may only end.
        glued = why.startswith("junk after document element")
        self.broken_why = f"{why}: two files may have been glued together" if glued else why

    def _refuse(self, *_: object) -> int:
        place = self._true(self.parser.CurrentByteIndex)
        raise Unreadable(
            f"{self._where}: it has a document type or an entity at byte {place:,}. No export of messages has one, and "
            "they can be made to do harm: nothing was read."
        )

    def _split(self, part: bytes) -> tuple[bytes, bytes]:
        """What can be looked at now, and what must wait for more: a reference or a character that may be cut."""
        cut = part.find(b"&#", max(0, len(part) - _HELD))
        half = _HALF.search(part[:cut]) if cut > 0 else None
        cut = half.start() if half else cut
        if cut < 0 and part[-1:] == b"&":
            cut = len(part) - 1
        if cut < 0 and self._utf8:
            cut = _incomplete(part)
        return (part, b"") if cut < 0 else (part[:cut], part[cut:])

    def _mend(self, part: bytes) -> bytes:
        """The same bytes unless something in them is no XML; what is replaced is remembered for the offsets."""
        wrong: list[tuple[int, int, bytes]] = []
        if b"&#" in part:
            for found in _REFERENCES.finditer(part):
                wrong.extend(_bad_references(part, found.start(), found.end()))
        if len(part.translate(None, _CONTROLS)) != len(part):
            wrong.extend((found.start(), found.end(), _NO_TEXT) for found in _CONTROL.finditer(part))
        if not part.isascii():
            wrong.extend(_bad_bytes(part))
        return self._replace(part, sorted(wrong)) if wrong else part

    def _replace(self, part: bytes, wrong: list[tuple[int, int, bytes]]) -> bytes:
        pieces, done, fed = [], 0, self._fed
        for start, end, instead in wrong:
            pieces += [part[done:start], instead]
            fed += start - done + len(instead)
            if end - start != len(instead):
                self._moves.append((fed, end - start - len(instead)))
            done = end
        self.mended += len(wrong)
        return b"".join((*pieces, part[done:]))


def _encoding(first: bytes, where: str) -> str | None:
    """The encoding to read by: UTF-8 where the file says so or says nothing, and None where its own word is taken.

    Raises:
        Unreadable: it says an encoding that is not read.
    """
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    found = _ENCODING.search(first[:200])
    declared = found[1].decode("ascii").lower() if found else "utf-8"
    if declared in ("utf-8", "utf8", "us-ascii", "ascii"):
        return "utf-8"
    if not _ONE_BYTE.fullmatch(declared):
        raise Unreadable(f"{where}: it says that it is written in “{declared}”, which is not read.")
    return None


def _incomplete(part: bytes) -> int:
    """Where a character begins that the end of the part cuts; -1 when none does."""
    for back in range(1, min(4, len(part)) + 1):
        sign = part[-back]
        if sign >= 0xC0:
            length = 2 if sign < 0xE0 else 3 if sign < 0xF0 else 4
            return len(part) - back if length > back else -1
        if sign < 0x80:
            return -1
    return -1


def _bad_references(part: bytes, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
    """Halves of characters in a run of references: two that belong together are joined, one alone is no text."""
    high: tuple[int, int, int] | None = None
    for found in _REFERENCE.finditer(part, start, end):
        digits = found[1]
        code = int(digits[1:], 16) if digits[:1] == b"x" else int(digits)
        if 0xDC00 <= code <= 0xDFFF and high:
            whole = 0x10000 + ((high[2] - 0xD800) << 10) + (code - 0xDC00)
            yield high[0], found.end(), chr(whole).encode()
            high = None
            continue
        if high:
            yield high[0], high[1], _NO_TEXT
            high = None
        if 0xD800 <= code <= 0xDBFF:
            high = (found.start(), found.end(), code)
        elif not _is_character(code):
            yield found.start(), found.end(), _NO_TEXT
    if high:
        yield high[0], high[1], _NO_TEXT


def _is_character(code: int) -> bool:
    """XML 1.0, production 2."""
    return (
        code in (9, 10, 13)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )


def _bad_bytes(part: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Bytes that are no UTF-8, and the two characters that are UTF-8 and no XML."""
    place = 0
    while place < len(part):
        try:
            part[place:].decode("utf-8")
        except UnicodeDecodeError as error:
            yield place + error.start, place + error.end, _NO_TEXT
            place += error.end
        else:
            break
    for sign in (b"\xef\xbf\xbe", b"\xef\xbf\xbf"):
        place = part.find(sign)
        while place >= 0:
            yield place, place + 3, _NO_TEXT
            place = part.find(sign, place + 3)

"""Which characters the faces that we ship can draw, so that a PDF never shows an empty box for what somebody typed."""

import functools
import re
import struct
from collections.abc import Iterator
from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fonts"
_NEVER_DRAWN = re.compile("[\n\t\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Line ends, joiners, and marks of direction and variation: they have no shape of their own."""
_LONG_WORD = re.compile("[^\\s\u200b]{25,}")
_PLACE = re.compile(r"[^-./@_:;,]{0,11}[-./@_:;,]+(?=.)|[^-./@_:;,]{12}(?=.)")
_TAB = "    "
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_OF_MONTH = re.compile(rf"(?<=\d) (?={_MONTHS})")
"""The space in "12 July", at which no line should end."""


def drawable(text: str) -> str:
    """The text with each character that no face can draw written as its code: "[U+4E2D]".

    The Word document and the plain text keep the character; the PDF says exactly which one it could not show.
    """
    faces = _covered()
    text = _LONG_WORD.sub(_breakable, text.replace("\t", _TAB))
    text = _DAY_OF_MONTH.sub("\u00a0", text)
    if all(letter in faces for letter in text):
        return text
    return "".join(
        letter if letter in faces or _NEVER_DRAWN.match(letter) else f"[U+{ord(letter):04X}]"
        for letter in text
    )


def _breakable(word: re.Match[str]) -> str:
    """A word too long for a narrow column, with places where a line may end: after a mark, else every few letters."""
    return _PLACE.sub("\\g<0>\u200b", word.group())


@functools.cache
def _covered() -> frozenset[str]:
    """Every character that some face of ours can draw."""
    return frozenset(chr(code) for face in sorted(FONTS.glob("*.ttf")) for code in _codes(face.read_bytes()))


def _codes(font: bytes) -> Iterator[int]:
    """The characters of a TrueType font, from its `cmap` table (OpenType specification, formats 4 and 12)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    for place in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">I", font, start + 8 + 8 * place)[0]
        kind = struct.unpack_from(">H", font, at)[0]
        if kind == 12:
            yield from _groups(font, at)
        elif kind == 4:
            yield from _segments(font, at)


def _groups(font: bytes, at: int) -> Iterator[int]:
    for place in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * place)
        yield from range(first, last + 1)


def _segments(font: bytes, at: int) -> Iterator[int]:
    doubled = struct.unpack_from(">H", font, at + 6)[0]
    ends, starts, deltas, offsets = (
        at + place for place in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    )
    for place in range(0, doubled, 2):
        first, last, delta, offset = (
            struct.unpack_from(">H", font, part + place)[0] for part in (starts, ends, deltas, offsets)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", font, offsets + place + offset + 2 * (code - first))[0]
            if (glyph + delta) & 0xFFFF if glyph or not offset else 0:
                yield code

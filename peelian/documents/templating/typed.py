"""Makes text that somebody typed fit to print, and nothing more: it comes out as it went in. Pure."""

from __future__ import annotations

import re

# What no document can hold: control characters other than tab and line feed, halves of surrogate pairs, noncharacters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_EMBEDDINGS, _END_EMBEDDING = "\u202a\u202b\u202d\u202e", "\u202c"
_BYTE_ORDER_MARK, _WORD_JOINER = "\ufeff", "\u2060"
"""PDF/UA-1 forbids the first; Unicode recommends the second, which does the same, in its place."""
_ISOLATES, _END_ISOLATE = "\u2066\u2067\u2068", "\u2069"


def as_typed(text: str) -> str:
    """The text with line ends made alike, and a visible mark for each character that no document can hold.

    A mark that turns the direction of writing and is never closed would turn round the words of the letter after it
    (Unicode Standard Annex 9), so it is closed at the end of the fact.
    """
    text = _UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub("\n", text)).strip("\n")
    text = text.replace(_BYTE_ORDER_MARK, _WORD_JOINER)
    return text + _closing(text) if any(mark in text for mark in _EMBEDDINGS + _ISOLATES) else text


def _closing(text: str) -> str:
    """The marks that close what a text leaves open, innermost first; those are closed at each line feed anyway."""
    waiting: list[str] = []
    for letter in text.rpartition("\n")[2]:
        if letter in _EMBEDDINGS:
            waiting.append(_END_EMBEDDING)
        elif letter in _ISOLATES:
            waiting.append(_END_ISOLATE)
        elif waiting and letter == waiting[-1]:
            waiting.pop()
    return "".join(reversed(waiting))

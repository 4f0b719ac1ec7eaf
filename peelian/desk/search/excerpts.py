"""The place where the words were found, with each of them marked. Pure, and so the same for both engines."""

import re
from dataclasses import dataclass

from peelian.desk.search.words import Asked, folded

LENGTH = 240
_WORD = re.compile(r"[^\W_]+")
# The engines compare stems. The place is found by a plainer rule: the word without these endings begins it.
_ENDINGS = ("ations", "ation", "ingly", "ings", "edly", "ies", "ing", "ed", "es", "ly", "s", "e", "y")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an excerpt; `found` for a word that was searched for."""

    text: str
    found: bool


def excerpt(text: str, asked: Asked) -> tuple[Piece, ...]:
    """About LENGTH characters around the first place where the most of the words stand close together."""
    spots = _spots(text, asked)
    start, end = _window(text, spots)
    pieces, at = [Piece("… ", False)] if start else [], start
    for first, last in spots:
        if first >= at and last <= end:
            pieces += [Piece(text[at:first], False), Piece(text[first:last], True)]
            at = last
    pieces.append(Piece(text[at:end] + (" …" if end < len(text) else ""), False))
    return tuple(piece for piece in pieces if piece.text)


def _spots(text: str, asked: Asked) -> list[tuple[int, int]]:
    stems = {_stem(word) for word in asked.words}
    return [m.span() for m in _WORD.finditer(folded(text)) if _begins_with_one(m.group(), stems)]


def _begins_with_one(word: str, stems: set[str]) -> bool:
    return any(word.startswith(stem) for stem in stems)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _window(text: str, spots: list[tuple[int, int]]) -> tuple[int, int]:
    if not spots:
        return 0, _whole_word(text, min(LENGTH, len(text)))
    best = max(range(len(spots)), key=lambda n: (_within(spots, n), -n))
    start = max(0, spots[best][0] - LENGTH // 4)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    return start, _whole_word(text, min(len(text), start + LENGTH))


def _within(spots: list[tuple[int, int]], n: int) -> int:
    """How many spots stand within an excerpt that begins at the n-th; the first forty are enough to choose by."""
    return sum(1 for spot in spots[n : n + 40] if spot[1] - spots[n][0] <= LENGTH * 3 // 4)


def _whole_word(text: str, end: int) -> int:
    space = text.find(" ", end)
    return end if end >= len(text) else (space if 0 <= space < end + 40 else end)

"""Taking out of a text what is withheld, so that neither words nor their length stay behind. Pure."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from peelian.packs.contents import REDACTED

_JOINERS = {"\u200d", "\ufe0e", "\ufe0f"}
_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u0060\u00b4", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
"""Apostrophes and hyphens as phones write them, and the plain ones that a person types."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Part of a text, counted in its characters; the end is excluded."""

    start: int
    end: int
    reason: str = ""


def redact(text: str, spans: Sequence[Span]) -> tuple[str, tuple[str, ...]]:
    """The text with each span replaced by `REDACTED`, and the reasons in order.

    Spans that overlap or touch become one, with both reasons. A span never leaves half of a character that is written
    with several code points, such as a letter with its accent or a joined emoji.

    Raises:
        ValueError: a span is empty or lies outside the text.
    """
    pieces, reasons, at = [], [], 0
    for span in _merged(text, spans):
        pieces += [text[at : span.start], REDACTED]
        reasons.append(span.reason)
        at = span.end
    return "".join([*pieces, text[at:]]), tuple(reasons)


def occurrences(text: str, phrase: str) -> tuple[tuple[int, int], ...]:
    """Where a phrase stands in a text, however it is written: (start, end) in characters, the end excluded.

    Case, the sort and number of blanks, invisible marks, curved apostrophes, the sort of hyphen, and letters that
    Unicode holds to be equal make no difference: phones write all of these where a person types the plain ones.
    """
    wanted = _folded(phrase.strip())[0]
    folded, places = _folded(text)
    found, at = [], folded.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        whole = _begins(places, at) and (_begins(places, end) or unicodedata.combining(folded[end]))
        if whole:
            found.append((places[at], places[end - 1] + 1))
        at = folded.find(wanted, end if whole else at + 1)
    return tuple(found)


def _folded(text: str) -> tuple[str, list[int]]:
    """A text as it is compared, and for each character of that, which one of the text it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for each in _plain(character):
            if each == " " and folded and folded[-1] == " ":
                continue
            folded.append(each)
            places.append(place)
    return "".join(folded), places


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """A character without case, sort of blank, and what cannot be seen; as its parts, where it is made of several."""
    if unicodedata.category(character) == "Cf" or character in _JOINERS:
        return ""
    if character.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", character).casefold()
    return unicodedata.normalize("NFKD", parts).translate(_ALIKE)


def _begins(places: list[int], at: int) -> bool:
    """Whether a character of the text begins here, and not in the middle of what one became."""
    return at == 0 or at >= len(places) or places[at] != places[at - 1]


def _merged(text: str, spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(_whole(text, span) for span in spans):
        if merged and span.start <= merged[-1].end:
            last = merged.pop()
            both = dict.fromkeys([*last.reason.split("; "), *span.reason.split("; ")])
            span = Span(last.start, max(last.end, span.end), "; ".join(reason for reason in both if reason))
        merged.append(span)
    return merged


def _whole(text: str, span: Span) -> Span:
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"There are no characters {span.start} to {span.end} in a text of {len(text)}.")
    start, end = span.start, span.end
    while start > 0 and _hangs_on(text, start):
        start -= 1
    while end < len(text) and _hangs_on(text, end):
        end += 1
    return Span(start, end, span.reason)


def _hangs_on(text: str, at: int) -> bool:
    """Whether the code point here belongs to the character before it."""
    return bool(unicodedata.combining(text[at])) or text[at] in _JOINERS or text[at - 1] == "\u200d"

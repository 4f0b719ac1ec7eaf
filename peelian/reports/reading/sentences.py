"""Splitting a text into sentences, headings and named remainders, each with its exact place.

The places returned cover the text from the first character to the last, in order and without overlap, so
nothing a document says can fall between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from peelian.reports.reading.cues import abbreviations
from peelian.reports.reading.lines import Block, blocks_of
from peelian.reports.reading.result import Place

SENTENCE, HEADING, DATE_LINE, HEADER, MARKER, SPACE = (
    "sentence",
    "heading",
    "date line",
    "header",
    "list marker",
    "space",
)

# A sentence longer than this is cut at a space: every rule after this one may then assume a bounded sentence,
# which is what keeps the reading of a hostile text linear.
LONGEST_SENTENCE = 1500

_TERMINATOR = re.compile(r"(?:\.{1,12}|[!?…。！？؟۔]{1,12})[\"”’\'»)\]]{0,4}(?=\s)")
_WORD_BEFORE = re.compile(r"[\w.&'’-]{1,24}$")
_OPENERS = "\"“‘'«(["


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence or heading: its place, and whether it opens its paragraph."""

    start: int
    end: int
    is_heading: bool
    opens_paragraph: bool


def split(text: str) -> tuple[tuple[Sentence, ...], tuple[Place, ...]]:
    """Split ``text``; gives the sentences and headings in order, and places that cover the whole text.

    No input is refused: text without punctuation is cut at spaces every 1,500 characters, text without spaces
    anywhere at 1,500 characters.
    """
    sentences: list[Sentence] = []
    places: list[Place] = []
    for block in blocks_of(text):
        if block.kind != SENTENCE:
            places.append(Place(start=block.start, end=block.end, kind=block.kind))
        if block.kind in (SENTENCE, HEADING):
            found = list(_sentences_in(text, block))
            sentences.extend(found)
            if block.kind == SENTENCE:
                places.extend(Place(start=s.start, end=s.end, kind=SENTENCE) for s in found)
    return tuple(sentences), tuple(with_gaps_named(text, places))


def with_gaps_named(text: str, places: list[Place]) -> Iterator[Place]:
    """Yield the places with every stretch between them named, so that together they cover the text."""
    at = 0
    for place in sorted(places, key=lambda p: p.start):
        if place.start > at:
            yield Place(start=at, end=place.start, kind=SPACE)
        yield place
        at = place.end
    if at < len(text):
        yield Place(start=at, end=len(text), kind=SPACE)


def _sentences_in(text: str, block: Block) -> Iterator[Sentence]:
    if block.kind == HEADING:
        yield Sentence(start=block.start, end=block.end, is_heading=True, opens_paragraph=True)
        return
    first = True
    for start, end in _ends(text, block.start, block.end):
        for piece_start, piece_end in _bounded(text, start, end):
            yield Sentence(start=piece_start, end=piece_end, is_heading=False, opens_paragraph=first)
            first = False


def _ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the trimmed (start, end) of each sentence between two offsets."""
    begin = start
    for match in _TERMINATOR.finditer(text, start, end):
        if _ends_sentence(text, match, end):
            yield begin, match.end()
            begin = _skip_space(text, match.end(), end)
    if begin < end:
        yield begin, end


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    following = _skip_space(text, match.end(), end)
    if following >= end:
        return True
    next_char = text[following]
    mark = match.group().rstrip("\"”’'»)]")
    closed = len(mark) < len(match.group())
    if next_char.islower():
        return _ends_before_lower(text, match, mark=mark, closed=closed)
    if mark != ".":
        return True
    return _full_stop_ends(_word_before(text, match.start()), text[following : following + 12])


def _ends_before_lower(text: str, match: re.Match[str], *, mark: str, closed: bool) -> bool:
    # '"Stop!" he shouted' and 'well... maybe' go on; 'he hit me. then he left.' does not.
    if closed or mark != ".":
        return False
    word = _word_before(text, match.start())
    known = abbreviations.ALWAYS | abbreviations.BEFORE_NUMBER | abbreviations.MAYBE
    return len(word) >= 2 and "." not in word and word not in known and not word.isdigit()


def _full_stop_ends(word: str, following: str) -> bool:
    if word in abbreviations.ALWAYS:
        return False
    if following[0].isdigit():
        return word not in abbreviations.BEFORE_NUMBER and not word.isdigit()
    if len(word) == 1 and word.isalpha() and word != "i":
        return False
    if word in abbreviations.MAYBE:
        next_word = re.match(r"\w*", following)
        return next_word is not None and next_word.group().lower() not in abbreviations.DAYS_AND_MONTHS
    return True


def _word_before(text: str, at: int) -> str:
    match = _WORD_BEFORE.search(text, max(0, at - 24), at)
    return match.group().lower().lstrip(".'’-") if match else ""


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentence whole, or in pieces no longer than LONGEST_SENTENCE cut at spaces."""
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = space if space > start else start + LONGEST_SENTENCE
        yield start, cut
        start = _skip_space(text, cut, end)
    if start < end:
        yield start, end

"""Lines into blocks: which line breaks end a paragraph, which lines are headings, headers or date lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from peelian.reports.reading.published import date_line_at

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_ENDS = re.compile(r"[.!?:;…。！？؟۔][\"”’'»)\]]*$")
_HEADER = re.compile(
    r"(?i)(?:from|to|cc|bcc|date|sent|subject|re|ref|our ref|your ref|reply-to|"
    r"importance)\s?:"
)
_MARKER = re.compile(r"(?:[-*•–—>]+|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_LONGEST_HEADING = 130
_LONGEST_WRAPPED_LINE = 110
_HEADING_WORDS = 20


@dataclass(frozen=True, kw_only=True)
class Block:
    """A stretch of one kind: a paragraph (``sentence``), ``heading``, ``header``, ``date line`` or ``list marker``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line without its surrounding space, and whether a blank line stands before it."""

    start: int
    end: int
    after_blank: bool


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of ``text`` in order; what lies between them is only white space."""
    lines = list(_lines(text))
    wrapped = _is_wrapped(text, lines)
    has_prose = _has_prose(text, lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        head = list(_head_of(text, line, is_early=index < 15))
        yield from head
        start = head[-1].end if head else line.start
        start = _skip_space(text, start, line.end)
        if start >= line.end:
            index += 1
            continue
        last = _last_line(text, lines, index, wrapped=wrapped)
        yield from _body(text, start, lines[last].end, alone=last == index, has_prose=has_prose)
        index = last + 1


def _lines(text: str) -> Iterator[Line]:
    previous_end = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + (len(match.group()) - len(match.group().lstrip()))
        gap = text[previous_end : match.start()]
        blank = gap.replace("\r\n", "\n").count("\n") > 1 or gap.count("\r\n") > 1 or previous_end == 0
        yield Line(start=start, end=start + len(stripped), after_blank=blank)
        previous_end = start + len(stripped)


def _is_wrapped(text: str, lines: list[Line]) -> bool:
    """Whether lines were broken to a width (mail, typed letters) instead of one line to a paragraph."""
    inner = [a for a, b in pairwise(lines) if not b.after_blank]
    long_open = [
        x for x in inner if x.end - x.start >= 45 and not _ENDS.search(text, max(x.start, x.end - 6), x.end)
    ]
    widest = max((x.end - x.start for x in lines), default=0)
    return widest <= _LONGEST_WRAPPED_LINE and len(long_open) >= 2 and len(long_open) * 3 >= len(inner)


def _has_prose(text: str, lines: list[Line]) -> bool:
    return any(_ENDS.search(text, max(line.start, line.end - 6), line.end) for line in lines)


def _head_of(text: str, line: Line, *, is_early: bool) -> Iterator[Block]:
    if is_early and (end := date_line_at(text, line.start, min(line.end, line.start + 300))):
        yield Block(start=line.start, end=end, kind="date line")
    elif _HEADER.match(text, line.start, line.end) and is_early:
        yield Block(start=line.start, end=line.end, kind="header")
    elif marker := _MARKER.match(text, line.start, line.end):
        yield Block(start=line.start, end=marker.end(), kind="list marker")


def _last_line(text: str, lines: list[Line], index: int, *, wrapped: bool) -> int:
    """The index of the last line that belongs to the paragraph begun at ``index``."""
    while index + 1 < len(lines) and _continues(text, lines[index], lines[index + 1], wrapped=wrapped):
        index += 1
    return index


def _continues(text: str, line: Line, following: Line, *, wrapped: bool) -> bool:
    if following.after_blank or _MARKER.match(text, following.start, following.end):
        return False
    if wrapped:
        width = line.end - line.start
        return width >= 45
    ended = _ENDS.search(text, max(line.start, line.end - 6), line.end)
    return not ended and text[following.start].islower()


def _body(text: str, start: int, end: int, *, alone: bool, has_prose: bool) -> Iterator[Block]:
    is_heading = alone and has_prose and _looks_like_heading(text[start:end] if end - start < 400 else "")
    yield Block(start=start, end=end, kind="heading" if is_heading else "sentence")


def _looks_like_heading(line: str) -> bool:
    if not line or len(line) > _LONGEST_HEADING or len(line.split()) > _HEADING_WORDS:
        return False
    return not _ENDS.search(line) and not line.endswith(",") and not line[0].islower()


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at

"""Taking out of a text what is withheld, so that neither words nor their length stay behind. Pure."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from peelian.packs.contents import REDACTED

_JOINERS = {"\u200d", "\ufe0e", "\ufe0f"}


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
    """Where a phrase stands in a text, whatever its case: (start, end) in characters, the end excluded."""
    found, wanted, at = [], phrase.casefold(), 0
    if not wanted:
        return ()
    while at + 1 <= len(text):
        end = _end_of(text, wanted, at)
        if end is None:
            at += 1
            continue
        found.append((at, end))
        at = end
    return tuple(found)


def _end_of(text: str, wanted: str, start: int) -> int | None:
    """Where the phrase that begins here ends; None when it does not begin here. Folding may lengthen a character."""
    folded, at = "", start
    while len(folded) < len(wanted) and at < len(text):
        folded += text[at].casefold()
        at += 1
        if not wanted.startswith(folded):
            return None
    return at if folded == wanted else None


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

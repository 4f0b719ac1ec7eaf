"""The text of a source cut where statements begin and end, so that a page can mark each in its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from peelian.reports.queries.provenance import StatementCard


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text. `inside` are the statements it belongs to, `opens` those that begin with it."""

    text: str
    inside: tuple[StatementCard, ...]
    opens: tuple[StatementCard, ...]

    @property
    def mark(self) -> str:
        """How the stretch is marked: the standing of the first statement, or that it was rejected; empty for none."""
        if not self.inside:
            return ""
        first = self.inside[0]
        return "rejected" if first.status == "rejected" else first.standing.value


def marked(text: str, cards: Sequence[StatementCard], *, start: int, end: int) -> tuple[Segment, ...]:
    """Cut `text[start:end]` into stretches. Statements may overlap: a person may add one inside another."""
    here = [card for card in cards if card.start < end and card.end > start]
    edges = {start, end, *(c.start for c in here), *(c.end for c in here)}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    opening: dict[int, list[StatementCard]] = {}
    for card in here:
        opening.setdefault(max(card.start, start), []).append(card)
    segments: list[Segment] = []
    inside: list[StatementCard] = []
    for left, right in pairwise(cuts):
        inside = [card for card in inside if card.end > left] + opening.get(left, [])
        segments.append(Segment(text[left:right], tuple(inside), tuple(opening.get(left, []))))
    return tuple(segments)


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Every place where the words stand in the text, whatever the spaces and line ends between them."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return []
    return [found.span() for found in re.finditer(r"\s+".join(parts), text)]

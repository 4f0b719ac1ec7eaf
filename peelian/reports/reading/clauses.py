"""Cutting a sentence that holds two claims into clauses, each with its own place."""

import re
from dataclasses import dataclass

from peelian.reports.reading.cues.boundaries import BOUNDARIES, Boundary

_CUTS = tuple((boundary, re.compile(boundary.cut)) for boundary in BOUNDARIES)
_ENOUGH_WORDS = 3
_MOST_CUTS = 6


@dataclass(frozen=True, kw_only=True)
class Clause:
    """Part of a sentence: offsets within the sentence, and the boundary that begins it (None for the first)."""

    start: int
    end: int
    boundary: Boundary | None


def cut(sentence: str, masked: str) -> list[Clause]:
    """Cut at every boundary of the table, at most six times; inside a quotation both parts keep its speaker."""
    cuts = sorted(_cut_places(sentence, masked), key=lambda found: found[0])[:_MOST_CUTS]
    clauses = []
    begin, boundary = 0, None
    for before, after, following in cuts:
        if len(sentence[begin:before].split()) < _ENOUGH_WORDS or before <= begin:
            continue
        clauses.append(Clause(start=begin, end=before, boundary=boundary))
        begin, boundary = after, following
    clauses.append(Clause(start=begin, end=len(sentence), boundary=boundary))
    return clauses


def _cut_places(sentence: str, masked: str) -> list[tuple[int, int, Boundary]]:
    """(where the left part ends, where the right part begins, boundary), keeping the comma with the left part."""
    found: dict[int, tuple[int, int, Boundary]] = {}
    lowered = sentence.lower()
    if len(lowered) != len(sentence):
        lowered = sentence  # a few letters grow when made small; places must not move
    for boundary, pattern in _CUTS:
        for match in pattern.finditer(lowered):
            if boundary.name == "contrast" and masked[match.end()] == "_":
                continue  # a speaker's own 'but' does not change who speaks or how sure they are
            begin, after = match.span("here") if "here" in pattern.groupindex else match.span()
            left = begin + (1 if sentence[begin] in ",;" else 0)
            found.setdefault(
                after,
                (left, after, boundary if masked[after] != "_" else boundary._replace(keeps_source=True)),
            )
    return list(found.values())

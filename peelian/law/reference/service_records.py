"""Ranks, as the service orders them: nobody has read the ladder in an instrument here."""

from __future__ import annotations

from dataclasses import dataclass

from peelian.law.dated import Citation
from peelian.law.instruments import PRACTICE
from peelian.law.reference.items import CodeList, Item

_LOWEST_SENIOR = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Item):
    """A rank; a higher `order` outranks a lower."""

    order: int

    @property
    def senior_officer(self) -> bool:
        """Whether the rank lies above chief superintendent, as PCR reg 2 uses the words."""
        return self.order >= _LOWEST_SENIOR


_RANKS = (
    ("special_constable", "Special constable"),
    ("constable", "Constable"),
    ("sergeant", "Sergeant"),
    ("inspector", "Inspector"),
    ("chief_inspector", "Chief inspector"),
    ("superintendent", "Superintendent"),
    ("chief_superintendent", "Chief superintendent"),
    ("assistant_chief_constable", "Assistant chief constable / Commander"),
    ("deputy_chief_constable", "Deputy chief constable / Deputy assistant commissioner"),
    ("chief_constable", "Chief constable / Assistant commissioner"),
    ("deputy_commissioner", "Deputy commissioner (Metropolitan)"),
    ("commissioner", "Commissioner"),
)

RANKS = CodeList(
    "ranks",
    "Ranks",
    tuple(
        Rank(code=code, title=title, order=order, citation=Citation(PRACTICE, "", verified=False))
        for order, (code, title) in enumerate(_RANKS)
    ),
    note="A special constable is always an officer other than a senior officer, whatever the grade (PCR "
    "2020 reg 2(2)(a)).",
)

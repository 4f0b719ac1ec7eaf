"""Ranks, and the groups by which records are kept: practice and codes that nobody has read here."""

from __future__ import annotations

from dataclasses import dataclass

from peelian.law.dated import Citation
from peelian.law.instruments import PRACTICE, RETENTION_CODE
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


def _group(code: str, title: str, gist: str) -> Item:
    return Item(code=code, title=title, gist=gist, citation=Citation(RETENTION_CODE, "", verified=False))


RETENTION_GROUPS = CodeList(
    "retention_groups",
    "Retention groups",
    (
        _group(
            "1", "Certain public protection matters", "Kept to 100 years of age, reviewed every ten years."
        ),
        _group("2", "Other sexual, violent or serious", "Reviewed every ten years."),
        _group("3", "All other offences", "Clear for six years, then reviewed or disposed of."),
        _group("4", "Miscellaneous", "As long as needed: civil claims, disclosure."),
    ),
    note="Periods for professional-standards and vetting records were not read in any schedule: a force "
    "sets and approves "
    "its own. Nothing is deleted while a barred-list entry, an appeal, a claim or an inquiry hold is live.",
)

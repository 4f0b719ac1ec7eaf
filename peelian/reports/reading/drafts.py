"""Clauses with what is known of them so far: the working form of a statement before the second look."""

import re
from dataclasses import dataclass
from functools import cached_property

from peelian.reports.reading.clauses import Clause
from peelian.reports.reading.memory import Speaker
from peelian.reports.reading.quotes import Quoted
from peelian.reports.reading.result import Basis, Standing
from peelian.reports.reading.standing import Signs

_STEM = re.compile(
    r"\b(film|record|shar|assault|rape|grop|touch|kiss|harass|stalk|punch|kick|push|"
    r"messag|sent|post|racis|sexis|misogyn|homophob|"
    r"discriminat|stole|theft|brib|access|search|lied|threat|bull|drunk|drug|cocaine|"
    r"footage|video|image|photo|whatsapp|relationship|"
    r"strip|taser|injur|grab|handcuff|voyeur|slur|fraud)"
)


@dataclass(kw_only=True)
class Draft:
    """One clause on its way to becoming a statement. The only mutable thing in the reader."""

    start: int
    end: int
    text: str
    sentence: int
    clause: Clause
    signs: Signs
    quoted: Quoted
    is_heading: bool = False
    speaker: Speaker | None = None
    verb_kind: str = "neutral"
    basis: Basis = Basis.NONE
    standing: Standing | None = None

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of words of conduct in the clause, by which two tellings of one thing are known."""
        return frozenset(_STEM.findall(self.text.lower()))

    @property
    def is_alleged_by_place(self) -> bool:
        """Whether the boundary before this clause makes it an allegation whatever its words."""
        return self.clause.boundary is not None and self.clause.boundary.after_is_alleged

    def give(self, speaker: Speaker, *, basis: Basis, verb_kind: str = "neutral") -> None:
        """Attribute the clause."""
        self.speaker, self.basis, self.verb_kind = speaker, basis, verb_kind

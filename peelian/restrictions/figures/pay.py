"""What days of work cost, from the rates that the force has entered. Pure.

A day for which no rate is known is counted and never guessed: a sum with such days in it says that it is not whole.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Cost:
    """What some days cost, and for how many of them nobody knows."""

    pence: int = 0
    days: int = 0
    unpriced_days: int = 0

    @property
    def known(self) -> bool:
        """Whether any of it is known."""
        return self.unpriced_days < self.days

    @property
    def whole(self) -> bool:
        """Whether all of it is known."""
        return not self.unpriced_days

    @property
    def pounds(self) -> str:
        """The sum in whole pounds as it is shown: “£1,234”, “at least £1,234”, or “unknown”."""
        if not self.known:
            return "unknown" if self.days else "£0"
        return f"{'' if self.whole else 'at least '}£{round(self.pence / 100):,}"


@dataclass(slots=True)
class Rates:
    """The rates by grade, each from its day until the next begins."""

    starts: dict[str, list[date]] = field(default_factory=dict)
    pence: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, date, int]]) -> "Rates":
        """From (grade, first day, pence a day), in any order."""
        made = cls()
        for grade, start, pence in sorted(rows):
            made.starts.setdefault(grade, []).append(start)
            made.pence.setdefault(grade, []).append(pence)
        return made

    def cost(self, grade: str, *, first: date, until: date) -> Cost:
        """What the days from the first until the last (excluded) cost somebody of this grade's employer."""
        starts, pence = self.starts.get(grade, []), self.pence.get(grade, [])
        total, unpriced, day = 0, 0, first
        while day < until:
            place = bisect_right(starts, day)
            following = min(until, starts[place]) if place < len(starts) else until
            days = (following - day).days
            if place:
                total += days * pence[place - 1]
            else:
                unpriced += days
            day = following
        return Cost(total, max(0, (until - first).days), unpriced)

    def cost_through(self, grade: str, *, first: date, last: date) -> Cost:
        """The same with the last day included."""
        return self.cost(grade, first=first, until=last + timedelta(days=1))

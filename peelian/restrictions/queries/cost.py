"""How long a restriction has run, and what those days cost where the cost of a day is known."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from peelian.restrictions.grades import GRADE_LABELS
from peelian.restrictions.models import PayRate


@dataclass(frozen=True, slots=True)
class Cost:
    """Days counted inclusively, and their cost in pence; None when no rate, or none for some of the days, is known."""

    days: int
    pence: int | None
    unknown_days: int = 0

    @property
    def says(self) -> str:
        """The cost as a page says it."""
        if self.pence is None:
            return "Not known: no pay rate was entered for these days"
        return f"£{self.pence / 100:,.2f}"


Rates = dict[str, list[tuple[date, int]]]


def rates(grades: Collection[str] | None = None) -> Rates:
    """By grade, (first day, pence a day), oldest first. One query. None asks for every grade."""
    rows = PayRate.objects.order_by("from_date")
    if grades is not None:
        rows = rows.filter(grade__in=set(grades))
    found: Rates = {}
    for grade, since, pence in rows.values_list("grade", "from_date", "pence_a_day"):
        found.setdefault(grade, []).append((since, pence))
    return found


def days_so_far(imposed_on: date | None, ended_on: date | None, *, on: date) -> int:
    """Days on which it bound, the first one counted and the day it ended not; 0 before it began."""
    if imposed_on is None or imposed_on > on:
        return 0
    last = min(on, ended_on - timedelta(days=1)) if ended_on else on
    return max((last - imposed_on).days + 1, 0)


def cost(known: Rates, grade: str, *, imposed_on: date | None, ended_on: date | None, on: date) -> Cost:
    """What the days so far cost at the rates that were entered. Unknown days make the whole unknown, not cheaper."""
    days = days_so_far(imposed_on, ended_on, on=on)
    steps = known.get(grade, [])
    if imposed_on is None or not days or not steps:
        return Cost(days, 0 if steps and not days else None, days)
    past = imposed_on + timedelta(days=days)
    starts = [*steps, (date.max, 0)]
    pence = counted = 0
    for (since, rate), (until, _) in pairwise(starts):
        part = (min(until, past) - max(since, imposed_on)).days
        if part > 0:
            pence, counted = pence + part * rate, counted + part
    return Cost(days, pence if counted == days else None, days - counted)


@dataclass(frozen=True, slots=True)
class RateRow:
    """One rate as the page of pay rates shows it."""

    grade: str
    from_date: date
    pounds: str
    source: str


def rate_rows() -> tuple[RateRow, ...]:
    """Every rate by grade, the newest first."""
    rows = PayRate.objects.order_by("grade", "-from_date")
    return tuple(
        RateRow(GRADE_LABELS[row.grade], row.from_date, f"£{row.pence_a_day / 100:,.2f}", row.source)
        for row in rows
    )

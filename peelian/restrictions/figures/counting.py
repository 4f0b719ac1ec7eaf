"""From restrictions to the numbers of each month. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from statistics import median

from peelian.restrictions.figures.groups import Counted, Group, groups_of
from peelian.restrictions.figures.pay import Cost, Rates
from peelian.restrictions.grades import grade_of


@dataclass(frozen=True, slots=True)
class Spell:
    """A time without a break in which one person was under one heading, from a day until a day (excluded)."""

    person: str
    counted: Counted
    from_date: date
    until_date: date | None
    category: str
    rank: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the table: its first day and the day at whose end people are counted."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """The month as it is written in files: 2026-03."""
        return f"{self.first:%Y-%m}"


@dataclass(slots=True)
class Numbers:
    """What was counted for one heading and group in one month. Days and cost are those behind it, unmasked."""

    before: int = 0
    at_end: int = 0
    new: int = 0
    ended: int = 0
    days: list[int] = field(default_factory=list)
    pence: int = 0
    paid_days: int = 0
    unpriced_days: int = 0

    @property
    def cost(self) -> Cost:
        """What the days of the month under the heading cost."""
        return Cost(self.pence, self.paid_days, self.unpriced_days)

    @property
    def median_days(self) -> float:
        """The median of the days so far of those counted at the end of the month; 0 for nobody."""
        return float(median(self.days)) if self.days else 0.0


Table = dict[tuple[Counted, Group], list[Numbers]]
"""For each heading and group, the numbers of each month in order."""


def months_between(first: date, last: date, *, known_to: date) -> tuple[Month, ...]:
    """The months from that of `first` to that of `last`; one that is not over on `known_to` is counted on that day."""
    found = []
    start = first.replace(day=1)
    while start <= last:
        following = (start + timedelta(days=31)).replace(day=1)
        found.append(Month(start, min(following - timedelta(days=1), known_to)))
        start = following
    return tuple(found)


def joined(spells: Iterable[Spell]) -> Iterator[Spell]:
    """The same with overlapping and adjoining times of one person under one heading made one.

    The first of them says what the person was, and so what a day costs: two restrictions at once cost one salary.
    """
    ordered = sorted(spells, key=lambda s: (s.person, s.counted, s.from_date, s.until_date or date.max))
    for _, held in groupby(ordered, key=lambda s: (s.person, s.counted)):
        running: Spell | None = None
        for spell in held:
            if running is None or (running.until_date and spell.from_date > running.until_date):
                if running:
                    yield running
                running = spell
            elif running.until_date and (spell.until_date is None or spell.until_date > running.until_date):
                running = replace(running, until_date=spell.until_date)
        if running:
            yield running


def count(spells: Iterable[Spell], months: tuple[Month, ...], rates: Rates) -> Table:
    """The numbers of every heading, group and month. A spell that ends on the day it begins is nothing."""
    table: Table = {(c, g): [Numbers() for _ in months] for c in Counted for g in Group}
    for spell in joined(s for s in spells if s.until_date is None or s.from_date < s.until_date):
        groups = groups_of(spell.category, spell.rank)
        grade = grade_of(rank=spell.rank, category=spell.category)
        for place, month in _touched(spell, months):
            until = min(spell.until_date or date.max, month.last + timedelta(days=1))
            cost = rates.cost(grade, first=max(spell.from_date, month.first), until=until)
            for group in groups:
                _add(table[spell.counted, group][place], spell, month, cost)
    return table


def _touched(spell: Spell, months: tuple[Month, ...]) -> Iterator[tuple[int, Month]]:
    """The months in which the spell ran, began or ended."""
    first = months[0].first
    start = max(0, (spell.from_date.year - first.year) * 12 + spell.from_date.month - first.month)
    for place in range(start, len(months)):
        if spell.until_date and spell.until_date < months[place].first:
            return
        yield place, months[place]


def _add(numbers: Numbers, spell: Spell, month: Month, cost: Cost) -> None:
    until = spell.until_date or date.max
    numbers.before += spell.from_date < month.first <= until
    numbers.new += month.first <= spell.from_date <= month.last
    numbers.ended += month.first <= until <= month.last
    numbers.pence += cost.pence
    numbers.paid_days += cost.days
    numbers.unpriced_days += cost.unpriced_days
    if spell.from_date <= month.last < until:
        numbers.at_end += 1
        numbers.days.append((month.last - spell.from_date).days + 1)

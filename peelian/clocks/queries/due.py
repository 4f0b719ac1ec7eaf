"""What is due across cases. Every function takes what the actor may read, and looks nowhere else."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from peelian.clocks.models import ClockQuerySet
from peelian.clocks.policy import Readable
from peelian.clocks.queries.rows import ClockRow, clock_rows
from peelian.clocks.states import SOON_DAYS

PAGE = 50
CAP = 999


class Group(StrEnum):
    """The lists that a home page links to."""

    OVERDUE = "overdue"
    THIS_WEEK = "week"
    OWED = "owed"
    LATER = "later"
    UNKNOWN = "unknown"


GROUP_LABELS: dict[Group, str] = {
    Group.OVERDUE: "Overdue",
    Group.THIS_WEEK: "Due within a week",
    Group.OWED: "Owed as soon as practicable",
    Group.LATER: "Due later",
    Group.UNKNOWN: "Day not known",
}


# The column whose index is already in the order of the list; the day itself for the others.
_ORDER = {Group.OVERDUE: "late_after", Group.OWED: "owed_from", Group.UNKNOWN: "started_on"}


@dataclass(frozen=True, slots=True)
class Count:
    """How many, counted no further than CAP."""

    number: int
    more: bool

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.more else f"{self.number:,}"


@dataclass(frozen=True, slots=True)
class DuePage:
    """One page of one list. `number`, `has_previous` and `has_next` are what `{% pagination %}` asks for."""

    rows: tuple[ClockRow, ...]
    number: int
    has_previous: bool
    has_next: bool


def due_counts(asked: Readable, *, on: date, cap: int = CAP) -> dict[Group, Count]:
    """How many clocks of these cases are overdue, due within a week and owed as soon as practicable. Four queries."""
    clocks = asked.clocks()
    groups = (Group.OVERDUE, Group.THIS_WEEK, Group.OWED)
    return {group: _count(_in_group(clocks, group, on), cap) for group in groups}


def due_page(asked: Readable, group: Group, *, on: date, number: int = 1, rule: str = "") -> DuePage:
    """One page of a list, the oldest day first. Four queries."""
    clocks = _in_group(asked.clocks(), group, on)
    if rule:
        clocks = clocks.filter(rule=rule)
    first = (number - 1) * PAGE
    found = list(
        clocks.order_by(_ORDER.get(group, "due_on"), "case_id", "number").select_related("case")[
            first : first + PAGE + 1
        ]
    )
    rows = clock_rows(found[:PAGE], on=on, with_titles=True)
    return DuePage(rows=rows, number=number, has_previous=number > 1, has_next=len(found) > PAGE)


def overdue(asked: Readable, *, on: date, most: int = 10) -> tuple[ClockRow, ...]:
    """The longest overdue clocks of these cases, for a home page. Four queries."""
    return _first(_in_group(asked.clocks(), Group.OVERDUE, on), on=on, most=most, by="late_after")


def due_this_week(asked: Readable, *, on: date, most: int = 10) -> tuple[ClockRow, ...]:
    """The clocks of these cases that are due within seven days from today. Four queries."""
    return _first(_in_group(asked.clocks(), Group.THIS_WEEK, on), on=on, most=most)


def _first(clocks: ClockQuerySet, *, on: date, most: int, by: str = "due_on") -> tuple[ClockRow, ...]:
    ordered = clocks.order_by(by, "case_id", "number").select_related("case")
    return clock_rows(ordered[:most], on=on, with_titles=True)


def _in_group(clocks: ClockQuerySet, group: Group, on: date) -> ClockQuerySet:
    if group is Group.OVERDUE:
        return clocks.late(on=on)
    if group is Group.THIS_WEEK:
        return clocks.due_between(on, on + timedelta(days=SOON_DAYS - 1))
    if group is Group.OWED:
        return clocks.owed_now(on=on)
    if group is Group.LATER:
        return clocks.running().filter(due_on__gte=on + timedelta(days=SOON_DAYS))
    return clocks.of_unknown_day()


def _count(clocks: ClockQuerySet, cap: int) -> Count:
    counted = clocks.order_by()[: cap + 1].count()
    return Count(min(counted, cap), counted > cap)

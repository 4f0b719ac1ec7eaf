"""The live cases that a rule touches, among those the actor may see. Counts stay within them too."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from peelian.clocks.policy import Readable
from peelian.clocks.queries.due import CAP, PAGE, Count
from peelian.clocks.queries.rows import ClockRow, clock_rows
from peelian.clocks.states import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """One page of the clocks of a rule that nothing has stopped, the earliest day first, and how many there are."""

    clocks: Count
    cases: Count
    rows: tuple[ClockRow, ...]
    number: int
    has_previous: bool
    has_next: bool


def touched_by(rule: str, asked: Readable, *, on: date, number: int = 1) -> Touched:
    """What a rule touches among these cases. Six queries however many there are."""
    # A window that closed has no end of its own to be recorded: nothing of it can move any more.
    closed = Q(kind=Kind.WINDOW, due_on__lt=on)
    live = asked.clocks().filter(~closed, rule=rule, stopped_on=None)
    first = (number - 1) * PAGE
    ordered = live.order_by("due_on", "case_id", "number").select_related("case")
    found = list(ordered[first : first + PAGE + 1])
    return Touched(
        clocks=_count(live),
        cases=_count(live.values("case_id").distinct()),
        rows=clock_rows(found[:PAGE], on=on, with_titles=True),
        number=number,
        has_previous=number > 1,
        has_next=len(found) > PAGE,
    )


def _count(asked: QuerySet[Any, Any]) -> Count:
    number = asked.order_by()[: CAP + 1].count()
    return Count(min(number, CAP), number > CAP)

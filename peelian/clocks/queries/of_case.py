"""The clocks of one case: the page of them all, and the strip that the page of the case shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.clocks.policy import clocks_in
from peelian.clocks.queries.rows import ClockRow, clock_rows
from peelian.clocks.states import URGENCY, Kind, Standing
from peelian.interface.drawing import ClockBar, ClockState

if TYPE_CHECKING:
    from peelian.cases.models import Case

MOST_BARS = 40
_BAR_STATES = {
    Standing.LATE: ClockState.OVERDUE,
    Standing.EXPLAIN: ClockState.EXPLAIN_BY,
    Standing.SOON: ClockState.DUE_SOON,
    Standing.OWED: ClockState.AS_SOON_AS_PRACTICABLE,
    Standing.RUNNING: ClockState.RUNNING,
    Standing.PAUSED: ClockState.RUNNING,
    Standing.MET: ClockState.STOPPED,
    Standing.DONE_LATE: ClockState.STOPPED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksOfCase:
    """All clocks of a case: those that run, most urgent first, those that are over, newest first, and the strip."""

    case_ref: str
    on: date
    running: tuple[ClockRow, ...]
    over: tuple[ClockRow, ...]
    bars: tuple[ClockBar, ...]


def clocks_of_case(case: "Case", actor: Actor, *, on: date) -> ClocksOfCase:
    """The clocks of a case that policy gave to the actor, as they stand on a day. Three queries."""
    rows = clock_rows(clocks_in(actor, case).order_by("number"), on=on)
    running = tuple(sorted((row for row in rows if row.stopped_on is None), key=_urgency))
    over = tuple(
        sorted((row for row in rows if row.stopped_on), key=lambda row: row.stopped_on or on, reverse=True)
    )
    return ClocksOfCase(case_ref=case.ref, on=on, running=running, over=over, bars=_bars(running))


def strip(
    case: "Case", actor: Actor, *, on: date, names: Mapping[str, str] | None = None
) -> tuple[ClockBar, ...]:
    """The clocks that run in a case as bars for `{% clock_strip %}`, most urgent first. Three queries.

    One query when `names` gives the names and labels of the subjects and parties, by reference.

    Clocks without a known day, and windows of others that have closed, are not drawn: the page of all clocks has them.
    """
    running = clocks_in(actor, case).filter(stopped_on=None).order_by("number")
    return _bars(tuple(sorted(clock_rows(running, on=on, names=names), key=_urgency)))


def _urgency(row: ClockRow) -> tuple[int, date, int]:
    return URGENCY.index(row.standing), row.due_on or row.started_on, row.number


def _bars(rows: tuple[ClockRow, ...]) -> tuple[ClockBar, ...]:
    return tuple(bar for row in rows if (bar := bar_of(row)))[:MOST_BARS]


def bar_of(row: ClockRow) -> ClockBar | None:
    """A clock as a bar of the strip, or none when there is nothing true to draw."""
    state = _BAR_STATES.get(row.standing)
    if state is None:
        return None
    if row.kind is Kind.EXPLAIN_BY and state is not ClockState.OVERDUE:
        state = ClockState.EXPLAIN_BY
    owed = state is ClockState.AS_SOON_AS_PRACTICABLE
    return ClockBar(
        label=f"{row.action}: {row.concerns}" if row.concerns else row.action,
        start=(owed and row.owed_from) or row.started_on,
        due=None if owed else row.due_on,
        ended=row.stopped_on,
        state=state,
        detail=f"{row.citation}. {row.says}." + ("" if row.verified else " Not verified."),
        url=row.url,
    )

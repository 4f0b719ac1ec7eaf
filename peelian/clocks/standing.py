"""How a clock stands on a day. Worked out whenever somebody looks, so that nothing has to run at midnight."""

from datetime import date, timedelta

from peelian.clocks.models import Clock
from peelian.clocks.states import SOON_DAYS, Ending, Kind, Standing


def standing_of(clock: Clock, *, on: date) -> Standing:
    """How the clock stands on a day."""
    if clock.stopped_on is not None:
        return _stopped(clock, clock.stopped_on)
    if clock.paused_on is not None:
        return Standing.PAUSED
    if clock.kind == Kind.ASAP:
        return Standing.OWED if clock.version else Standing.UNKNOWN
    if clock.due_on is None:
        return Standing.UNKNOWN
    return _passed(Kind(clock.kind)) if clock.due_on < on else _ahead(clock.due_on, on)


def _stopped(clock: Clock, stopped_on: date) -> Standing:
    if clock.ending == Ending.LAPSED:
        return Standing.LAPSED
    late = (
        clock.due_on is not None and clock.kind in (Kind.DUE, Kind.EXPLAIN_BY) and stopped_on > clock.due_on
    )
    return Standing.DONE_LATE if late else Standing.MET


def _passed(kind: Kind) -> Standing:
    return {
        Kind.DUE: Standing.LATE,
        Kind.EXPLAIN_BY: Standing.EXPLAIN,
        Kind.ARISES: Standing.OWED,
        Kind.WINDOW: Standing.CLOSED,
    }[kind]


def _ahead(due_on: date, on: date) -> Standing:
    return Standing.SOON if due_on < on + timedelta(days=SOON_DAYS) else Standing.RUNNING

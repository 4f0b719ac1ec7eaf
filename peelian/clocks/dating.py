"""From the start of a clock to its day: the one place where this room asks the law. Pure."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from peelian.calendar.force import AS_RELEASED, ForceCalendar
from peelian.clocks.rules import TABLE
from peelian.clocks.states import Kind
from peelian.law import deadlines
from peelian.law.deadlines import Deadline
from peelian.law.instruments import PACE, PCR, PVR, Instrument
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import KeyDates, governing_complaints, governing_conduct, reading_day
from peelian.law.rules import BoundBy, NotExtendable, get_rule

_KINDS = {
    deadlines.Kind.DUE: Kind.DUE,
    deadlines.Kind.EXPLAIN_BY: Kind.EXPLAIN_BY,
    deadlines.Kind.ASAP: Kind.ASAP,
}
_WINDOWS = frozenset(row.rule for row in TABLE if row.window)


@dataclass(frozen=True, slots=True)
class When:
    """What the law says of a clock: its day (none when there is no number, or none is known), the version of the
    provision it was counted under, and the trouble, as a sentence, when something could not be counted."""

    due_on: date | None
    version: str
    trouble: str = ""


@cache
def kind_of(rule: str) -> Kind:
    """How the limit of a rule binds."""
    limit = get_rule(rule)
    if rule in _WINDOWS:
        return Kind.WINDOW
    return Kind.ARISES if limit.arises_after else _KINDS[limit.kind]


def when(
    rule: str,
    *,
    start: date,
    dates: KeyDates,
    extended_to: date | None,
    calendar: ForceCalendar = AS_RELEASED,
) -> When:
    """The day of a clock that started on `start` in a case with these key dates, by the calendar of the force.

    Never raises for what the law refuses: an unknown day is said, and a write is not undone because of it.
    """
    if trouble := _ungoverned(_instrument(rule), dates):
        return When(None, "", trouble)
    if extended_to is None:
        return _counted(rule, start, _reading_day(rule, start, dates), calendar)
    return _extended(rule, start, _reading_day(rule, start, dates), extended_to, calendar)


def deadline(
    rule: str,
    *,
    start: date,
    dates: KeyDates,
    extended_to: date | None = None,
    calendar: ForceCalendar = AS_RELEASED,
) -> Deadline:
    """The full answer of the law with its steps. Raises LawRefusal (of all kinds)."""
    if trouble := _ungoverned(_instrument(rule), dates):
        raise LawRefusal(trouble)
    on = _reading_day(rule, start, dates)
    if extended_to is None:
        return get_rule(rule).due(start, on=on, calendar=calendar)
    return get_rule(rule).due(start, on=on, calendar=calendar, extended_to=extended_to)


def _reading_day(rule: str, start: date, dates: KeyDates) -> date:
    limit = get_rule(rule)
    # A clock of bail starts with the arrest; a case can have several.
    return start if limit.bound_by is BoundBy.ARREST else reading_day(limit, dates, start=start)


@cache
def _instrument(rule: str) -> Instrument:
    return get_rule(rule).citation.instrument


@lru_cache(maxsize=8192)
def _ungoverned(instrument: Instrument, dates: KeyDates) -> str:
    """Why the regulations held here do not govern the case at all, or an empty text.

    Vetting and bail have days of their own: whether they are governed does not turn on the case.
    """
    if instrument in (PVR, PACE):
        return ""
    govern = governing_conduct if instrument is PCR else governing_complaints
    key = dates.conduct_key if instrument is PCR else dates.complaints_key
    try:
        govern(dates, on=key or date.max)
    except LawRefusal as refusal:
        return str(refusal)
    return ""


@lru_cache(maxsize=65_536)
def _counted(rule: str, start: date, on: date, calendar: ForceCalendar) -> When:
    try:
        answer = get_rule(rule).due(start, on=on, calendar=calendar)
    except LawRefusal as refusal:
        return When(None, "", str(refusal))
    return When(answer.due, answer.version_label)


def _extended(rule: str, start: date, on: date, until: date, calendar: ForceCalendar) -> When:
    try:
        answer = get_rule(rule).due(start, on=on, calendar=calendar, extended_to=until)
    except NotExtendable as refusal:
        plain = _counted(rule, start, on, calendar)
        return When(plain.due_on, plain.version, f"More time was recorded, but it changes nothing: {refusal}")
    except LawRefusal as refusal:
        plain = _counted(rule, start, on, calendar)
        return When(plain.due_on, plain.version, str(refusal))
    # A duty without a number of days has none after an extension either: the day given is kept beside it.
    return When(answer.due, answer.version_label)

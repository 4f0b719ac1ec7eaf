"""The ways of counting that the instruments use, each returning the day and the steps that led to it.

`Begins` says which day is day 1; `Unit` what is counted. The conventions and the arguments about them
are set out in docs/law/counting.md. `last_day` is the quick road (the day alone); `explain` gives the
steps, and is only walked when somebody asks to see them.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from peelian.law.calendars import Calendar, CalendarTooShort
from peelian.law.dated import Citation, long_date
from peelian.law.moments import spoken

_DAY = timedelta(days=1)
_LAST_YEAR = 2199  # a later year is a slip of the pen, and would run past what a date can hold


class Unit(StrEnum):
    """What is counted.

    MONTH_END: to the last working day of the Nth month after the event's. NONE: the instrument gives no
    number ("as soon as practicable").
    """

    WORKING_DAYS = "working days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    MONTH_END = "month end"
    NONE = "no number"


class Begins(StrEnum):
    """Which day is day 1 of the period. BEFORE_EVENT counts back: the least time an act must come before."""

    DAY_OF = "day of"
    DAY_AFTER = "day after"
    FIRST_WORKING_DAY_AFTER = "first working day after"
    BEFORE_EVENT = "before event"


_COUNTED_BACK = frozenset({Unit.WORKING_DAYS, Unit.DAYS})


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as an instrument states it: 15 working days from the first working day after.

    `opens` is the shorter length of a window ("not less than 10 and not more than 15"): the act may not
    come before that many are over. 0 for a period that is open from its beginning.
    """

    length: int
    unit: Unit
    begins: Begins
    opens: int = 0

    def __post_init__(self) -> None:
        if (self.length < 1) is not (self.unit is Unit.NONE):
            raise ValueError(f"A period of {self.length} {self.unit} cannot be counted.")
        if self.begins is Begins.BEFORE_EVENT and self.unit not in _COUNTED_BACK:
            raise ValueError(
                f"{self.unit} are not counted back from an event: only days and working days are."
            )
        if not 0 <= self.opens <= self.length:
            raise ValueError(f"A window of {self.length} cannot open at {self.opens}.")

    def __str__(self) -> str:
        if self.unit is Unit.NONE:
            return "as soon as practicable"
        if self.unit is Unit.MONTH_END:
            return "by the last working day of the month after the event's"
        unit = self.unit.removesuffix("s") if self.length == 1 else self.unit
        if self.begins is Begins.BEFORE_EVENT:
            return f"at least {self.length} {unit} before the event"
        if self.unit is Unit.HOURS:
            return f"{self.length} {unit} from the moment of the event"
        length = f"{self.opens} to {self.length}" if self.opens else str(self.length)
        return f"{length} {unit}, beginning with the {self.begins} the event"


class Step(NamedTuple):
    """One line of a working-out: a day (or moment), what happens on it, and the source for that."""

    day: date
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day of a period and the steps that led to it (worked out when read)."""

    day: date
    start: date
    period: Period
    calendar: Calendar
    citation: Citation

    @property
    def steps(self) -> tuple[Step, ...]:
        """The working-out, first step first."""
        return explain(self.start, self.period, end=self.day, calendar=self.calendar, citation=self.citation)


def count(start: date, period: Period, *, calendar: Calendar, citation: Citation) -> Counted:
    """Count `period` from `start`. Raises CalendarTooShort and ValueError (no number, or hours from a day)."""
    return Counted(last_day(start, period, calendar=calendar), start, period, calendar, citation)


def first_day(start: date, begins: Begins, *, calendar: Calendar) -> date:
    """Day 1 of a period: the day itself, the next day, the first working day after, or the day before."""
    if begins is Begins.DAY_OF:
        return start
    if begins is Begins.DAY_AFTER:
        return start + _DAY
    if begins is Begins.BEFORE_EVENT:
        return start - _DAY
    return calendar.nth_working_day(start + _DAY, n=1)


def last_day(start: date, period: Period, *, calendar: Calendar) -> date:
    """The last day of the period that an event on `start` begins.

    Working days: the Nth working day, day 1 being the first working day on or after the first
    candidate. Weeks, months and years: the day before the corresponding day. Hours need a moment
    and give one. Before an event: the last day on which the act still comes early enough, which is the
    Nth working day counted back from the day before the event. Raises CalendarTooShort, or ValueError
    when the two do not fit.
    """
    unit = period.unit
    if unit is Unit.HOURS:
        return _hours(start, period.length)
    if isinstance(start, datetime):
        raise ValueError(
            f"A period in {unit} is counted from a day, not from the moment {start}: give the local date."
        )
    if period.begins is Begins.BEFORE_EVENT:
        return _counted_back(start, period, calendar=calendar)
    if unit is Unit.WORKING_DAYS:
        candidate = start if period.begins is Begins.DAY_OF else start + _DAY
        return calendar.nth_working_day(candidate, n=period.length)
    _check_year(start)
    if unit is Unit.MONTH_END:
        return _last_working_day_of_month(start, months=period.length, calendar=calendar)
    return _last_calendar_day(start, period, calendar=calendar)


def opening_day(start: date, period: Period, *, calendar: Calendar) -> date | None:
    """The first day of a window, or None for a period that has no such day."""
    if not period.opens:
        return None
    return last_day(start, replace(period, length=period.opens, opens=0), calendar=calendar)


def _last_calendar_day(start: date, period: Period, *, calendar: Calendar) -> date:
    unit, day_one = period.unit, first_day(start, period.begins, calendar=calendar)
    if unit is Unit.DAYS:
        return day_one + timedelta(days=period.length - 1)
    if unit is Unit.WEEKS:
        return day_one + timedelta(days=7 * period.length - 1)
    if unit is Unit.NONE:
        raise ValueError(
            "The instrument gives no number of days here: track how long it has been since the event."
        )
    return end_of_months(day_one, months=period.length * (12 if unit is Unit.YEARS else 1))


def _counted_back(event: date, period: Period, *, calendar: Calendar) -> date:
    if period.unit is Unit.WORKING_DAYS:
        return calendar.nth_working_day_back(event - _DAY, n=period.length)
    return event - timedelta(days=period.length)


def _last_working_day_of_month(start: date, *, months: int, calendar: Calendar) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return calendar.nth_working_day_back(_end_of_month(date(year, month + 1, 1)), n=1)


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _check_year(start: date) -> None:
    if start.year > _LAST_YEAR:
        raise CalendarTooShort(f"No period is counted from a day in the year {start.year}: check the date.")


def end_of_months(day_one: date, *, months: int) -> date:
    """The last day of a period of calendar months that begins with `day_one`.

    The day before the corresponding day; where the last month has no such day (31 August and six
    months), the last day of that month.
    """
    index = day_one.year * 12 + day_one.month - 1 + months
    year, month = divmod(index, 12)
    days = monthrange(year, month + 1)[1]
    if day_one.day > days:
        return date(year, month + 1, days)
    return date(year, month + 1, day_one.day) - _DAY


def _hours(start: date, length: int) -> datetime:
    if not isinstance(start, datetime) or start.utcoffset() is None:
        raise ValueError(
            f"A period in hours is counted from a moment with its time zone, not from {start}: give the time of day."
        )
    _check_year(start)
    # Through universal time: hours added to a local time would be an hour out on the night the clocks change.
    return (start.astimezone(UTC) + timedelta(hours=length)).astimezone(start.tzinfo)


def explain(
    start: date, period: Period, *, end: date, calendar: Calendar, citation: Citation
) -> tuple[Step, ...]:
    """The steps from an event on `start` to the last day of the period, each with its source; `end` is that day.

    In order of time; a period counted back from an event begins with the event and ends before it.
    """
    told = _Told(start, end, period, calendar, citation)
    if isinstance(start, datetime) and isinstance(end, datetime):
        return (
            told.step(start, f"The hours run from {spoken(start)}."),
            told.step(end, f"{period.length} hours later: {spoken(end)}."),
        )
    if period.begins is Begins.BEFORE_EVENT:
        return told.back()
    if period.unit is Unit.MONTH_END:
        return told.month_end()
    return told.working_days() if period.unit is Unit.WORKING_DAYS else told.calendar_days()


@dataclass(slots=True)
class _Told:
    """One counting, told step by step."""

    start: date
    end: date
    period: Period
    calendar: Calendar
    citation: Citation

    def step(self, day: date, text: str) -> Step:
        return Step(day, text, self.citation)

    @property
    def event(self) -> Step:
        return self.step(self.start, f"The event: {long_date(self.start)}.")

    def closed(self, first: date, last: date) -> list[Step]:
        """The named days that do not count, from `first` to `last`, both included."""
        return [
            Step(
                closure.day, f"{closure.name}, {long_date(closure.day)}: not a working day.", closure.citation
            )
            for closure in self.calendar.closures_between(first, last)
        ]

    def working_days(self) -> tuple[Step, ...]:
        begins = self.period.begins
        candidate = self.start if begins is Begins.DAY_OF else self.start + _DAY
        one = self.calendar.nth_working_day(candidate, n=1)
        opening = self.step(one, f"Day 1, {_which_day(begins, working=True)}: {long_date(one)}.")
        between = [opening, *self.closed(candidate, self.end), *self._opens()]
        closing = (
            f"Working day {self.period.length}, the last day: {long_date(self.end)}. "
            "Saturdays and Sundays are not counted."
        )
        between.sort(key=lambda step: step.day)
        return (self.event, *between, self.step(self.end, closing))

    def _opens(self) -> list[Step]:
        day = opening_day(self.start, self.period, calendar=self.calendar)
        if day is None:
            return []
        return [self.step(day, f"Working day {self.period.opens}, the first day allowed: {long_date(day)}.")]

    def calendar_days(self) -> tuple[Step, ...]:
        period = self.period
        one = first_day(self.start, period.begins, calendar=self.calendar)
        waits = period.begins is Begins.FIRST_WORKING_DAY_AFTER
        unit = period.unit.removesuffix("s") if period.length == 1 else period.unit
        return (
            self.event,
            *(self.closed(self.start + _DAY, one) if waits else ()),
            self.step(one, f"Day 1, {_which_day(period.begins)}: {long_date(one)}."),
            self.step(
                self.end,
                f"The last day of {period.length} {unit} beginning with day 1: {long_date(self.end)}.",
            ),
        )

    def back(self) -> tuple[Step, ...]:
        length, unit = self.period.length, self.period.unit
        closures = self.closed(self.end, self.start - _DAY) if unit is Unit.WORKING_DAYS else []
        closing = (
            f"Number {length} of the {unit}, counted back from the day before the event: {long_date(self.end)}, "
            "the last day that comes early enough."
        )
        return (self.event, *reversed(closures), self.step(self.end, closing))

    def month_end(self) -> tuple[Step, ...]:
        month_ends = _end_of_month(self.end)
        return (
            self.event,
            self.step(month_ends, f"The month that follows ends on {long_date(month_ends)}."),
            *reversed(self.closed(self.end, month_ends)),
            self.step(self.end, f"Its last working day: {long_date(self.end)}."),
        )


def _which_day(begins: Begins, *, working: bool = False) -> str:
    if begins is Begins.DAY_OF:
        return "the first working day on or after the event" if working else "the day of the event itself"
    if begins is Begins.FIRST_WORKING_DAY_AFTER or working:
        return "the first working day after the event"
    return "the day after the event"

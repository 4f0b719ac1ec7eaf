"""The ways of counting that the instruments use, each returning the day and the steps that led to it.

`Begins` says which day is day 1; `Unit` what is counted. The conventions and the arguments about them
are set out in docs/law/counting.md. `last_day` is the quick road (the day alone); `explain` gives the
steps, and is only walked when somebody asks to see them.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from peelian.law.calendars import Calendar, CalendarTooShort
from peelian.law.dated import Citation, long_date

_DAY = timedelta(days=1)
_LAST_YEAR = 2199  # a later year is a slip of the pen, and would run past what a date can hold


class Unit(StrEnum):
    """What is counted. NONE: the instrument gives no number ("as soon as practicable")."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    NONE = "no number"


class Begins(StrEnum):
    """Which day is day 1 of the period."""

    DAY_OF = "day of"
    DAY_AFTER = "day after"
    FIRST_WORKING_DAY_AFTER = "first working day after"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as an instrument states it: 15 working days from the first working day after."""

    length: int
    unit: Unit
    begins: Begins

    def __post_init__(self) -> None:
        if (self.length < 1) is not (self.unit is Unit.NONE):
            raise ValueError(f"A period of {self.length} {self.unit} cannot be counted.")

    def __str__(self) -> str:
        if self.unit is Unit.NONE:
            return "as soon as practicable"
        unit = self.unit.removesuffix("s") if self.length == 1 else self.unit
        return f"{self.length} {unit}, beginning with the {self.begins} the event"


@dataclass(frozen=True, slots=True)
class Step:
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
        return explain(self.start, self.period, calendar=self.calendar, citation=self.citation)


def count(start: date, period: Period, *, calendar: Calendar, citation: Citation) -> Counted:
    """Count `period` from `start`. Raises CalendarTooShort and ValueError (no number, or hours from a day)."""
    return Counted(last_day(start, period, calendar=calendar), start, period, calendar, citation)


def first_day(start: date, begins: Begins, *, calendar: Calendar) -> date:
    """Day 1 of a period: the day itself, the next day, or the first working day after."""
    if begins is Begins.DAY_OF:
        return start
    if begins is Begins.DAY_AFTER:
        return start + _DAY
    return calendar.nth_working_day(start + _DAY, n=1)


def last_day(start: date, period: Period, *, calendar: Calendar) -> date:
    """The last day of the period that an event on `start` begins.

    Working days: the Nth working day, day 1 being the first working day on or after the first
    candidate. Weeks, months and years: the day before the corresponding day. Hours need a moment
    and give one. Raises CalendarTooShort, or ValueError when the two do not fit.
    """
    unit = period.unit
    if unit is Unit.HOURS:
        return _hours(start, period.length)
    if isinstance(start, datetime):
        raise ValueError(
            f"A period in {unit} is counted from a day, not from the moment {start}: give the local date."
        )
    if unit is Unit.WORKING_DAYS:
        candidate = start if period.begins is Begins.DAY_OF else start + _DAY
        return calendar.nth_working_day(candidate, n=period.length)
    if start.year > _LAST_YEAR:
        raise CalendarTooShort(f"No period is counted from a day in the year {start.year}: check the date.")
    day_one = first_day(start, period.begins, calendar=calendar)
    if unit is Unit.DAYS:
        return day_one + timedelta(days=period.length - 1)
    if unit is Unit.WEEKS:
        return day_one + timedelta(days=7 * period.length - 1)
    if unit is Unit.NONE:
        raise ValueError(
            "The instrument gives no number of days here: track how long it has been since the event."
        )
    return end_of_months(day_one, months=period.length * (12 if unit is Unit.YEARS else 1))


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
        raise ValueError(f"A period in hours is counted from a moment with its time zone, not from {start}.")
    return start + timedelta(hours=length)


def explain(start: date, period: Period, *, calendar: Calendar, citation: Citation) -> tuple[Step, ...]:
    """The steps from an event on `start` to the last day of the period, each with its source."""
    end = last_day(start, period, calendar=calendar)
    if period.unit is Unit.HOURS:
        return (Step(start, "The hours run from this moment.", citation),
                Step(end, f"{period.length} hours later: the end of the period.", citation))  # fmt: skip
    if period.unit is Unit.WORKING_DAYS:
        return _explain_working_days(start, end, period, calendar=calendar, citation=citation)
    day_one = first_day(start, period.begins, calendar=calendar)
    return (
        Step(start, f"The event: {long_date(start)}.", citation),
        *_closed_steps(start, day_one, period.begins, calendar=calendar),
        Step(day_one, f"Day 1, {_which_day(period.begins)}: {long_date(day_one)}.", citation),
        Step(
            end,
            f"The last day of {period.length} {period.unit} beginning with day 1: {long_date(end)}.",
            citation,
        ),
    )


def _explain_working_days(
    start: date, end: date, period: Period, *, calendar: Calendar, citation: Citation
) -> tuple[Step, ...]:
    candidate = start if period.begins is Begins.DAY_OF else start + _DAY
    day_one = calendar.nth_working_day(candidate, n=1)
    skipped = [
        Step(closure.day, f"{closure.name}, {long_date(closure.day)}: not a working day.", closure.citation)
        for closure in calendar.closures_between(candidate, end)
    ]
    opening = Step(
        day_one, f"Day 1, {_which_day(period.begins, working=True)}: {long_date(day_one)}.", citation
    )
    counted = sorted([opening, *skipped], key=lambda step: step.day)
    closing = (
        f"Working day {period.length}, the last day: {long_date(end)}. Saturdays and Sundays are not counted."
    )
    return (Step(start, f"The event: {long_date(start)}.", citation), *counted, Step(end, closing, citation))


def _closed_steps(start: date, day_one: date, begins: Begins, *, calendar: Calendar) -> tuple[Step, ...]:
    if begins is not Begins.FIRST_WORKING_DAY_AFTER:
        return ()
    return tuple(
        Step(closure.day, f"{closure.name}, {long_date(closure.day)}: not a working day.", closure.citation)
        for closure in calendar.closures_between(start + _DAY, day_one)
    )


def _which_day(begins: Begins, *, working: bool = False) -> str:
    if begins is Begins.DAY_OF:
        return "the first working day on or after the event" if working else "the day of the event itself"
    if begins is Begins.FIRST_WORKING_DAY_AFTER or working:
        return "the first working day after the event"
    return "the day after the event"

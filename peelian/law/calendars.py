"""Which days are working days in England and Wales, as a dated table with the years it was reviewed for.

A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in
England and Wales: PCR 2020 reg 2(1), CMR 2020 reg 1(2), PVR 2025 reg 2(1). Outside the reviewed
years a calendar refuses; it never treats an unknown day as a working day.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from peelian.law.bank_holidays import CLOSURES, Closure
from peelian.law.dated import long_date
from peelian.law.refusals import LawRefusal

_WEEKEND = ("Saturday", "Sunday")


class CalendarTooShort(LawRefusal):
    """A day lies outside the years for which somebody has reviewed the bank holidays."""


@dataclass(frozen=True)
class Calendar:
    """The days that do not count in one jurisdiction, from `reviewed_from` to `reviewed_until`, both included.

    Look-ups are array reads: `_working` holds the ordinal of every working day in order and `_counts`
    the number of working days before each day, so that the nth working day needs no loop.
    """

    name: str
    closures: tuple[Closure, ...]
    reviewed_from: int
    reviewed_until: int

    @cached_property
    def _closed(self) -> dict[int, Closure]:
        return {closure.day.toordinal(): closure for closure in self.closures}

    @cached_property
    def _in_order(self) -> tuple[Closure, ...]:
        return tuple(sorted(self.closures, key=attrgetter("day")))

    @cached_property
    def _first(self) -> int:
        return date(self.reviewed_from, 1, 1).toordinal()

    @cached_property
    def _last(self) -> int:
        return date(self.reviewed_until, 12, 31).toordinal()

    @cached_property
    def _working(self) -> array[int]:
        days = range(self._first, self._last + 1)
        return array("l", (day for day in days if (day - 1) % 7 < 5 and day not in self._closed))

    @cached_property
    def _counts(self) -> array[int]:
        working = self._working
        return array("l", (bisect_right(working, day - 1) for day in range(self._first, self._last + 2)))

    def is_working(self, day: date) -> bool:
        """Whether the day counts. Raises CalendarTooShort outside the reviewed years."""
        return self.reason_closed(day) is None

    def reason_closed(self, day: date) -> str | None:
        """Why the day does not count ("Good Friday", "Sunday"), or None when it is a working day."""
        self._check_known(day.toordinal())
        if closure := self._closed.get(day.toordinal()):
            return closure.name
        weekday = day.weekday()
        return _WEEKEND[weekday - 5] if weekday > 4 else None

    def nth_working_day(self, day: date, *, n: int) -> date:
        """The nth working day on or after `day` (n from 1). Raises CalendarTooShort when it is not known."""
        ordinal = day.toordinal()
        self._check_known(ordinal)
        place = self._counts[ordinal - self._first] + n - 1
        if place >= len(self._working):
            raise CalendarTooShort(self._past_the_end(f"{n} working days from {long_date(day)}"))
        return date.fromordinal(self._working[place])

    def nth_working_day_back(self, day: date, *, n: int) -> date:
        """The nth working day on or before `day` (n from 1). Raises CalendarTooShort when it is not known."""
        ordinal = day.toordinal()
        self._check_known(ordinal)
        place = self._counts[ordinal + 1 - self._first] - n
        if place < 0:
            raise CalendarTooShort(
                f"The {self.name} calendar begins on 1 January {self.reviewed_from}, and {n} working days before "
                f"{long_date(day)} lie before it."
            )
        return date.fromordinal(self._working[place])

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie from `first` to `last`, both included."""
        self._check_known(first.toordinal())
        self._check_known(last.toordinal())
        return (
            self._counts[last.toordinal() + 1 - self._first] - self._counts[first.toordinal() - self._first]
        )

    def closures_between(self, first: date, last: date) -> list[Closure]:
        """The named days (weekends apart) from `first` to `last`, both included, in order."""
        closures = self._in_order
        start = bisect_left(closures, first, key=attrgetter("day"))
        return list(closures[start : bisect_right(closures, last, lo=start, key=attrgetter("day"))])

    def with_extra_day(self, day: date, reason: str) -> Calendar:
        """A calendar in which a newly proclaimed day does not count either.

        A day that already does not count changes nothing, so a list of proclaimed days kept by a
        force stays valid when a later release carries them. Raises CalendarTooShort outside the
        reviewed years and ValueError without a reason.
        """
        if not reason.strip():
            raise ValueError(f"Say why {long_date(day)} is not a working day: name the proclamation.")
        if not self.is_working(day):
            return self
        closures = sorted(
            (*self.closures, Closure(day, reason.strip(), proclaimed=True)), key=lambda c: c.day
        )
        return Calendar(self.name, tuple(closures), self.reviewed_from, self.reviewed_until)

    def _check_known(self, ordinal: int) -> None:
        if ordinal < self._first:
            raise CalendarTooShort(
                f"The {self.name} calendar begins on 1 January {self.reviewed_from}, after "
                f"{long_date(date.fromordinal(ordinal))}."
            )
        if ordinal > self._last:
            raise CalendarTooShort(self._past_the_end(long_date(date.fromordinal(ordinal))))

    def _past_the_end(self, what: str) -> str:
        return (
            f"The {self.name} calendar is reviewed until the end of {self.reviewed_until}, and {what} lies beyond it: "
            "add the bank holidays of the next year before counting."
        )


ENGLAND_AND_WALES = Calendar("England and Wales", CLOSURES, reviewed_from=2012, reviewed_until=2028)

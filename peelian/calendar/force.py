"""The table of the law with a force's own days added. Pure."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from peelian.law.calendars import ENGLAND_AND_WALES, Calendar

Named = tuple[date, str]
"""A day, and what it is called in the steps of a count."""


class ForceCalendar(Calendar):
    """The calendar by which this force counts.

    Two are the same only when they are one object, so that answers can be kept by calendar without reading its days;
    `with_days` gives one object for one set of days.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"<calendar of {self.name} with {len(self.closures)} days that do not count>"


def with_days(days: Iterable[Named]) -> ForceCalendar:
    """The table of the law with these days added. Raises CalendarTooShort for one outside the reviewed years."""
    named = tuple(sorted(days))
    return _with(named) if named else AS_RELEASED


@lru_cache(maxsize=64)
def _with(days: tuple[Named, ...]) -> ForceCalendar:
    calendar = ENGLAND_AND_WALES
    for day, name in days:
        calendar = calendar.with_extra_day(day, name)
    return ForceCalendar(calendar.name, calendar.closures, calendar.reviewed_from, calendar.reviewed_until)


AS_RELEASED = _with(())
"""The table of the law alone."""

"""The count of a deadline as marks on the days of its months: the event, each day counted, those skipped, the last."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.safestring import SafeString

from peelian.interface.drawing import DayMark, month_svg
from peelian.law.calendars import Calendar, CalendarTooShort
from peelian.law.counting import Begins, Unit, first_day, opening_day
from peelian.law.dated import long_date
from peelian.law.deadlines import Deadline
from peelian.law.moments import UK

MOST_MONTHS = 4
_DAY = timedelta(days=1)
_NUMBERED = 70
"""So many days at most are numbered one by one; longer periods are drawn by their first and last months."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month drawn. `gap` says how many months before it are left out."""

    title: str
    drawing: SafeString
    gap: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A named day within the count that does not count, and why."""

    day: date
    why: str


def marks_of(deadline: Deadline) -> dict[date, DayMark]:
    """The days worth marking, each once; what is said last of a day wins, and the last day always does."""
    marks: dict[date, DayMark] = {}
    for mark in (*_counted(deadline), *_ends(deadline)):
        marks[mark.day] = mark
    return marks


def months_of(deadline: Deadline, *, about: str = "") -> tuple[Month, ...]:
    """The months that the count passes through, drawn; of many, those with the first and the last days.

    `about` tells the drawings of several counts on one page apart.
    """
    if deadline.counted_to is None:
        return ()
    marks = marks_of(deadline)
    shown = _shown(sorted({day.replace(day=1) for day in marks}))
    before = [None, *shown]
    return tuple(
        Month(
            f"{month:%B %Y}",
            month_svg(month, marks.values(), title=f"The count in {month:%B %Y}{about}"),
            _between(earlier, month) if earlier else 0,
        )
        for earlier, month in zip(before, shown, strict=False)
    )


def skipped_in(deadline: Deadline) -> tuple[Skipped, ...]:
    """The named days, weekends apart, that the count passes over."""
    marks = marks_of(deadline).values()
    return tuple(
        Skipped(mark.day, mark.full.removeprefix("not counted, "))
        for mark in sorted(marks, key=lambda mark: mark.day)
        if mark.look == "skipped" and mark.day.weekday() < 5
    )


def _shown(months: list[date]) -> list[date]:
    return months if len(months) <= MOST_MONTHS else [*months[:2], months[-1]]


def _between(earlier: date, later: date) -> int:
    return max((later.year - earlier.year) * 12 + later.month - earlier.month - 1, 0)


def _counted(deadline: Deadline) -> Iterator[DayMark]:
    end, period = local_day(deadline.counted_to), deadline.version.value
    if end is None or period.unit is Unit.HOURS:
        return
    start = local_day(deadline.since) or end
    if period.begins is Begins.BEFORE_EVENT:
        yield from _numbered(
            _days(start - _DAY, end), deadline.calendar, working=period.unit is Unit.WORKING_DAYS
        )
    elif period.unit is Unit.WORKING_DAYS:
        first = start if period.begins is Begins.DAY_OF else start + _DAY
        yield from _numbered(_days(first, end), deadline.calendar, working=True)
    elif period.unit is Unit.MONTH_END:
        yield from (mark for mark in _numbered(_days(end, _month_end(end)), deadline.calendar, working=True)
                    if mark.look == "skipped")  # fmt: skip
    else:
        yield from _by_calendar_days(deadline, start, end)


def _by_calendar_days(deadline: Deadline, start: date, end: date) -> Iterator[DayMark]:
    begins = deadline.version.value.begins
    one = first_day(start, begins, calendar=deadline.calendar)
    if begins is Begins.FIRST_WORKING_DAY_AFTER:
        waiting = _numbered(_days(start + _DAY, one - _DAY), deadline.calendar, working=True)
        yield from (mark for mark in waiting if mark.look == "skipped")
    if (end - one).days < _NUMBERED:
        yield from _numbered(_days(one, end), deadline.calendar, working=False)
    else:
        yield DayMark(day=one, look="counted", words="1", full="day 1")


def _numbered(days: Iterator[date], calendar: Calendar, *, working: bool) -> Iterator[DayMark]:
    number = 0
    for day in days:
        why = _closed(day, calendar) if working else None
        if why:
            yield DayMark(day=day, look="skipped", full=f"not counted, {why}")
        else:
            number += 1
            words = f"{'working ' if working else ''}day {number}"
            yield DayMark(day=day, look="counted", words=str(number), full=words)


def _closed(day: date, calendar: Calendar) -> str | None:
    try:
        return calendar.reason_closed(day)
    except CalendarTooShort:
        return None


def _days(first: date, last: date) -> Iterator[date]:
    """From the first to the last, both included, whichever way time runs."""
    step = _DAY if first <= last else -_DAY
    if abs((last - first).days) > 1_000 or (step == -_DAY and first - last < _DAY):
        return
    day = first
    while day != last + step:
        yield day
        day += step


def _ends(deadline: Deadline) -> Iterator[DayMark]:
    start, end, due = (local_day(each) for each in (deadline.since, deadline.counted_to, deadline.due))
    if start:
        yield DayMark(day=start, look="event", words=_hour(deadline.since) or "event", full="the event")
    opens = opening_day(deadline.since, deadline.version.value, calendar=deadline.calendar) if end else None
    if opens:
        yield DayMark(
            day=opens, look="counted", words="opens", full=f"the first day allowed, {long_date(opens)}"
        )
    if end:
        moved = due is not None and due != end
        words = _hour(deadline.counted_to) or ("ended" if moved else "last")
        yield DayMark(
            day=end, look="last", words=words, full="the end of the period" if moved else "the last day"
        )
    if due and due != end:
        yield DayMark(
            day=due, look="extended", words=_hour(deadline.due) or "last", full="the last day, as moved"
        )


def local_day(when: date | None) -> date | None:
    """The London day of a moment, or the day itself."""
    return when.astimezone(UK).date() if isinstance(when, datetime) else when


def _hour(when: date | None) -> str:
    return f"{when.astimezone(UK):%H:%M}" if isinstance(when, datetime) else ""


def _month_end(day: date) -> date:
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)

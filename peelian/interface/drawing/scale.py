"""Days along a line: where a day falls, and which days are worth a mark."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DAY = 86_400


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Maps moments between two days (both included) onto x from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, when: date | datetime) -> float:
        """Where a moment, or the start of a day, falls; clamped to the drawing."""
        whole = ((self.last - self.first).days + 1) * DAY
        share = seconds_between(self.first, when) / whole
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def ticks(self) -> list[tuple[float, str]]:
        """At most about a dozen marks with their words: days, weeks, months, quarters or years, by length."""
        return [(self.x(day), words) for day, words in _marks(self.first, self.last)]


def seconds_between(first: date, when: date | datetime) -> float:
    """Seconds of wall time in London from the start of a day."""
    if isinstance(when, datetime):
        local = when.astimezone(LONDON).replace(tzinfo=None) if when.tzinfo else when
        return (local - datetime(first.year, first.month, first.day)).total_seconds()  # noqa: DTZ001 - wall time
    return (when - first).days * DAY


def day_of(when: date | datetime) -> date:
    """The London day of a moment, or the day itself."""
    if isinstance(when, datetime):
        return (when.astimezone(LONDON) if when.tzinfo else when).date()
    return when


def _marks(first: date, last: date) -> list[tuple[date, str]]:
    length = (last - first).days + 1
    if length <= 100:
        step = next(step for step in (1, 2, 7, 14) if length <= step * 10 or step == 14)
        days = [first + timedelta(days=n) for n in range(0, length, step)]
        return [(day, f"{day.day} {day:%b}" + _new_year(day, step, first=days[0])) for day in days]
    months = _months(first, last)
    step = next(
        step for step in (1, 3, 6, 12, 24, 60, 120, 240, 600) if len(months) <= step * 12 or step == 600
    )
    kept = [day for day in months if (day.year * 12 + day.month - 1) % step == 0]
    return [(day, f"{day.year}" if step >= 12 else f"{day:%b %Y}") for day in kept]


def _new_year(day: date, step: int, *, first: date) -> str:
    """The year, on the first mark and on the first of each following year."""
    return f" {day.year}" if day == first or (day - timedelta(days=step)).year != day.year else ""


def _months(first: date, last: date) -> list[date]:
    start = first.year * 12 + first.month - 1 + (first.day > 1)
    end = last.year * 12 + last.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(start, end + 1)]

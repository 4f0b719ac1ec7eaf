"""Arithmetic on spans of days: months, seasons, weekends, nearest past or coming days. Both ends included."""

import calendar as month_lengths
import re
from datetime import date, timedelta

from peelian.reports.reading.cues.dates import MONTHS, NUMBERS, SEASONS

Span = tuple[date, date]


def number(word: str) -> int:
    """The number a word or numeral names; 1 for a word that names none."""
    return int(word) if word.isdigit() else NUMBERS.get(" ".join(word.lower().split()), 1)


def month(year: int, number_of_month: int) -> Span:
    """The first and last day of a month."""
    length = month_lengths.monthrange(year, number_of_month)[1]
    return date(year, number_of_month, 1), date(year, number_of_month, length)


def months_back(base: date, count: int) -> date:
    """The same day ``count`` months before, or the last day of that month where it is shorter."""
    index = base.year * 12 + base.month - 1 - count
    year, number_of_month = divmod(index, 12)
    return min(
        base.replace(day=1, month=number_of_month + 1, year=year) + timedelta(days=base.day - 1),
        month(year, number_of_month + 1)[1],
    )


def back(base: date, count: int, unit: str) -> date:
    """The day ``count`` units before ``base``."""
    unit = unit.lower().rstrip("s")
    if unit in ("day", "week", "fortnight"):
        return base - timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    return months_back(base, count * (12 if unit == "year" else 1))


def around(base: date, count: int, unit: str) -> Span:
    """What 'three months ago' can mean: the day for days, otherwise the week, month or year that day falls in."""
    day = back(base, count, unit)
    unit = unit.lower().rstrip("s")
    if unit == "day":
        return day, day
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    return month(day.year, day.month) if unit == "month" else (date(day.year, 1, 1), date(day.year, 12, 31))


def point(phrase: str, base: date) -> Span:
    """The span of '2018', 'March 2021', '3 March' or 'March', years not given being the latest before ``base``."""
    year = re.search(r"(?:19|20)\d{2}", phrase)
    name = re.search(r"[A-Za-z]{3,}", re.sub(r"(?i)\d(?:st|nd|rd|th)", "", phrase))
    day = re.match(r"\d{1,2}(?!\d)", phrase)
    if not name:
        whole = int(phrase)
        return date(whole, 1, 1), date(whole, 12, 31)
    number_of_month = MONTHS[name.group().lower()]
    if not day:
        return month(int(year.group()), number_of_month) if year else nearest_month(number_of_month, base)
    if year:
        found = date(int(year.group()), number_of_month, int(day.group()))
    else:
        found = nearest_day(int(day.group()), number_of_month, base)
    return found, found


def nearest_day(day: int, number_of_month: int, base: date, *, future: bool = False) -> date:
    """The latest such day not after ``base``, or the earliest not before it when ``future``.

    29 February is looked for up to eight years away. Raises ValueError for a day no year has.
    """
    step = 1 if future else -1
    for year in range(base.year, base.year + 9 * step, step):
        if day <= month_lengths.monthrange(year, number_of_month)[1]:
            found = date(year, number_of_month, day)
            if (found >= base) if future else (found <= base):
                return found
    raise ValueError(f"no day {day} in month {number_of_month}")


def nearest_month(number_of_month: int, base: date, *, future: bool = False) -> Span:
    """The latest such month begun by ``base``, or the next one when ``future``."""
    year = base.year
    if not future and number_of_month > base.month:
        year -= 1
    elif future and number_of_month < base.month:
        year += 1
    return month(year, number_of_month)


def season(year: int, name: str) -> Span:
    """The meteorological season that begins in ``year``."""
    first, last = SEASONS[name]
    return date(year, first, 1), month(year + (last < first), last)[1]


def weekend(base: date, *, future: bool = False) -> Span:
    """The Saturday and Sunday nearest before ``base`` (or holding it), or after it when ``future``."""
    saturday = base - timedelta(days=(base.weekday() - 5) % 7)
    if future and base.weekday() < 5:
        saturday += timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def calendar(base: date, which: str, unit: str) -> Span:
    """'last week', 'this month', 'next year': the calendar unit before, holding or after ``base``."""
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return date(base.year + step, 1, 1), date(base.year + step, 12, 31)
    day = months_back(base.replace(day=1), -step)
    return month(day.year, day.month)


def weekday(base: date, wanted: int, *, ahead: bool, strictly: bool) -> date:
    """The latest such weekday up to ``base``, or the next one when ``ahead``; never ``base`` itself if ``strictly``."""
    distance = (wanted - base.weekday()) % 7 if ahead else (base.weekday() - wanted) % 7
    if strictly and distance == 0:
        distance = 7
    return base + timedelta(days=distance if ahead else -distance)

"""Dates of birth as they are compared: the day, what is wrong with it, and the day that it may have been meant for."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

EARLIEST = 1900
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_BRITISH = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$")
_WORDS = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3})[a-z]*[- ,]*(\d{4}|\d{2})$", re.IGNORECASE)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_YEAR = re.compile(r"^(?:(?:c|circa|about)\.? ?)?(\d{4})$", re.IGNORECASE)
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip


class DateState(StrEnum):
    """What can be said of a written date of birth."""

    FULL = "full"
    DEFAULT = "default"
    YEAR_ONLY = "year"
    IMPOSSIBLE = "impossible"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Birth:
    """`day` as YYYY-MM-DD or empty; `year` as YYYY or empty; `swapped` is the day with day and month exchanged."""

    state: DateState
    day: str = ""
    year: str = ""
    swapped: str = ""


@lru_cache(maxsize=1 << 17)
def birth_of(text: str, *, latest: int = 2100, defaults: frozenset[str] = frozenset({"01-01"})) -> Birth:
    """A written date of birth.

    Years first or days first (never months first: a British set is declared as such when it is taken in), two-digit
    years by `latest`, the last year that anybody in the set can be born in. The first of January is kept but marked:
    clerks write it where the day is not known. A month above twelve with a day that is not is taken as swapped.
    """
    parts = _taken_apart(text.strip())
    if parts is None:
        return Birth(DateState.MISSING if not text.strip(" 0-/.") else DateState.IMPOSSIBLE)
    year, month, day = parts
    if (year, month, day) == (0, 0, 0):
        return Birth(DateState.MISSING)
    year = year if year > 99 else _century(year, latest)
    if month == 0 and day == 0:
        return (
            Birth(DateState.YEAR_ONLY, year=f"{year:04}")
            if EARLIEST <= year <= latest
            else Birth(DateState.IMPOSSIBLE)
        )
    if month > 12 >= day:
        month, day = day, month
    if not EARLIEST <= year <= latest or not _exists(year, month, day):
        return Birth(DateState.IMPOSSIBLE, year=f"{year:04}" if EARLIEST <= year <= latest else "")
    written = f"{year:04}-{month:02}-{day:02}"
    swapped = f"{year:04}-{day:02}-{month:02}" if day <= 12 and day != month else ""
    state = DateState.DEFAULT if written[5:] in defaults else DateState.FULL
    return Birth(state, day=written, year=written[:4], swapped=swapped)


def _taken_apart(text: str) -> tuple[int, int, int] | None:
    if found := _ISO.match(text) or _COMPACT.match(text):
        year, month, day = found.groups()
        return int(year), int(month), int(day)
    if found := _BRITISH.match(text):
        day, month, year = found.groups()
        return int(year), int(month), int(day)
    if (found := _WORDS.match(text)) and found[2].casefold() in _MONTHS:
        return int(found[3]), _MONTHS[found[2].casefold()], int(found[1])
    if found := _YEAR.match(text):
        return int(found[1]), 0, 0
    return None


def _century(year: int, latest: int) -> int:
    return 2000 + year if 2000 + year <= min(latest, 2030) else 1900 + year


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True

"""The columns of a roster or of a file of moves. `docs/rooms/restrictions.md` tells them to whoever sends one."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from peelian.law.moments import UK


class Unfit(ValueError):
    """A cell does not hold what its column takes; the text says what it should hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the heading, what a cell of it should hold, and its longest length."""

    name: str
    expected: str
    required: bool = False
    longest: int = 40


_MOMENT = "a time such as 2026-03-09 08:00 or 09/03/2026 08:00, or a day alone"
COLUMNS: tuple[Column, ...] = (
    Column("number", "the collar, warrant or staff number of somebody who serves", True, 20),
    Column("duty_code", "a duty code from the table of duty codes", True, 30),
    Column("place", "where the duty is, of at most 120 characters", longest=120),
    Column("duty", "the duty in words, of at most 120 characters", longest=120),
    Column("from", f"when it begins: {_MOMENT} (its first minute)", True),
    Column("to", f"when it ends: {_MOMENT} (the end of it); empty for a move until further notice"),
)
BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}

_PATTERN = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4}))"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)


def moment(text: str, *, ends: bool = False) -> datetime:
    """A time of day in England and Wales, as a moment in UTC; a day alone is its beginning, or with `ends` its end.

    Raises Unfit for what is no time, for an hour that the clocks skip, and for one that they show twice without an
    offset, since either reading could be meant.
    """
    found = _PATTERN.fullmatch(text)
    if not found:
        raise Unfit(_MOMENT)
    try:
        day = date(*(int(found[name] or found[f"{name}2"]) for name in "ymd"))
        if found["hour"] is None:
            return _midnight(day + timedelta(days=1) if ends else day)
        local = datetime.combine(day, time(int(found["hour"]), int(found["minute"])))
    except (ValueError, OverflowError):
        raise Unfit(_MOMENT) from None
    return _with_offset(local, found["zone"]) if found["zone"] else _in_london(local)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), UK).astimezone(UTC)


def _with_offset(local: datetime, zone: str) -> datetime:
    offset = "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    try:
        return datetime.fromisoformat(f"{local.isoformat()}{offset}").astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unfit("a time with an offset such as +01:00") from None


def _in_london(local: datetime) -> datetime:
    first, second = (local.replace(tzinfo=UK, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return first
    if first.astimezone(UK).replace(tzinfo=None) != local:
        raise Unfit("a time that exists: the clocks go forward over this hour")
    raise Unfit("a time with its offset, +01:00 or +00:00: the clocks go back and show this hour twice")

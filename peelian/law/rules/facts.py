"""Reading the values of facts that move a limit: each is checked, and refused with a sentence."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from peelian.law.dated import long_date
from peelian.law.moments import spoken
from peelian.law.refusals import LawRefusal

_MOST_DAYS = 36_525  # a century: more is a slip of the pen


class FactRefused(LawRefusal, ValueError):
    """A fact was given that the rule does not use, or with a value it cannot have."""


def spoken_day(day: date) -> str:
    """A day or a moment as a letter prints it."""
    return spoken(day) if isinstance(day, datetime) else long_date(day)


def days_left_out(value: Any) -> int:
    """A whole number of days, 0 where none is given. Raises FactRefused."""
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_DAYS:
        raise FactRefused(
            f"days_left_out must be a whole number of days up to {_MOST_DAYS}, not {shown(value)}."
        )
    return value


def last_day_given(value: Any, *, like: date) -> date:
    """`extended_to`: a day where days are counted, a moment where hours are. Raises FactRefused for another."""
    if isinstance(like, datetime):
        if isinstance(value, datetime) and value.utcoffset() is not None:
            return value
        raise FactRefused(f"extended_to must be a time with its offset, not {shown(value)}.")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise FactRefused(f"extended_to must be a day, not {shown(value)}.")


def is_yes(name: str, value: Any) -> bool:
    """A yes or a no, no where nothing is given. Raises FactRefused."""
    if value is None or value is False or value == "no":
        return False
    if value is True or value == "yes":
        return True
    raise FactRefused(f"{name} must be yes or no, not {shown(value)}.")


def shown(value: Any) -> str:
    """What was given, cut to a length that a sentence can carry."""
    text = repr(value) if not isinstance(value, int) or abs(value) < 10**20 else "so large a number"
    return text if len(text) <= 80 else f"{text[:80]}..."

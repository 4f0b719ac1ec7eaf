"""Values out of a file that somebody else wrote: each may be missing or of another type than it should be."""

from typing import Any

from peelian.chats.formats.storing import joined

FIRST_MOMENT, LAST_MOMENT = -62_135_596_800_000, 253_402_300_799_999
"""The first and last milliseconds of the years 1 to 9999, which dates and databases can hold."""


def text_in(record: Any, *names: str) -> str:
    """The first of these fields that is a text or a number, as a text; empty when none is."""
    for name in names:
        value = record.get(name) if isinstance(record, dict) else None
        if isinstance(value, str) and value:
            return joined(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def number_in(record: Any, name: str) -> int | None:
    """A whole number, whether written as a number or as digits in a text."""
    value = record.get(name) if isinstance(record, dict) else None
    if isinstance(value, bool):
        return None
    try:
        return int(value) if isinstance(value, int | float | str) else None
    except (ValueError, OverflowError):
        return None


def moment_in(record: Any, name: str, *, unit: int = 1) -> int | None:
    """A moment in milliseconds, written in units of so many of them. What no calendar reaches is not a moment."""
    number = number_in(record, name)
    if number is None:
        return None
    moment = number * unit
    return moment if FIRST_MOMENT <= moment <= LAST_MOMENT else None


def list_in(record: Any, name: str) -> list[Any]:
    """A list; empty when there is none."""
    value = record.get(name) if isinstance(record, dict) else None
    return value if isinstance(value, list) else []


def dict_in(record: Any, name: str) -> dict[str, Any]:
    """An object; empty when there is none."""
    value = record.get(name) if isinstance(record, dict) else None
    return value if isinstance(value, dict) else {}

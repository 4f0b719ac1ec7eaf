"""The moments of the worked case."""

from datetime import UTC, datetime


def at(day: int, hour: int, minute: int = 0, *, month: int = 3) -> datetime:
    """A moment of the spring of 2023, by the clock in Greenwich."""
    return datetime(2023, month, day, hour, minute, tzinfo=UTC)

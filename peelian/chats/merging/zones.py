"""From a phone's own clock to UTC, with what the zone leaves open. Pure."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from peelian.chats.states import Certainty

_QUARTER, _DAY = 900_000, 86_400_000
_QUARTERS_A_DAY = 96
"""Milliseconds: every offset of a zone since 1970 changes on a quarter of an hour."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class UnknownZone(ValueError):
    """There is no time zone of this name."""


class ZoneClock:
    """Turns milliseconds of a clock on the wall into milliseconds UTC. Raises UnknownZone when made."""

    def __init__(self, name: str) -> None:
        try:
            self.zone = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise UnknownZone(f"There is no time zone called “{name}”.") from error
        self._days: dict[int, tuple[int, Certainty] | None] = {}
        self._quarters: dict[int, tuple[int, Certainty]] = {}

    def utc(self, local_ms: int) -> tuple[int, Certainty]:
        """The moment in UTC, in ms, and how sure it is.

        A time that the clock showed twice is taken for the first (FOLD); one that it cannot have shown (GAP) is
        counted as if the clock had not been put forward.
        """
        day = local_ms // _DAY
        if day not in self._days:
            self._days[day] = self._throughout(day)
        if (known := self._days[day]) is None:
            quarter = local_ms // _QUARTER
            if (known := self._quarters.get(quarter)) is None:
                known = self._quarters[quarter] = self._offset(quarter)
        return local_ms - known[0], known[1]

    def _throughout(self, day: int) -> tuple[int, Certainty] | None:
        """The offset of a whole day; None for a day on which it may change, and for those beside it."""
        first = day * _QUARTERS_A_DAY
        near = {self._offset(quarter) for quarter in range(first - 96, first + 193, 24)}
        return near.pop() if len(near) == 1 else None

    def _offset(self, quarter: int) -> tuple[int, Certainty]:
        wall = datetime(1970, 1, 1) + timedelta(milliseconds=quarter * _QUARTER)  # noqa: DTZ001 - a clock on a wall has no zone yet
        first = wall.replace(tzinfo=self.zone).utcoffset()
        second = wall.replace(tzinfo=self.zone, fold=1).utcoffset()
        if first is None or second is None:
            raise UnknownZone(f"The zone {self.zone} has no offset in {wall.year}.")
        certainty = Certainty.LOCAL
        if first > second:
            certainty = Certainty.FOLD
        elif first < second:
            certainty = Certainty.GAP
        return int(first.total_seconds() * 1000), certainty


def moment(ms: int | None) -> datetime | None:
    """Milliseconds UTC as an aware datetime; None stays None."""
    return None if ms is None else EPOCH + timedelta(milliseconds=ms)


def ms_of(at: datetime | None) -> int | None:
    """An aware datetime as milliseconds UTC; None stays None."""
    return None if at is None else (at - EPOCH) // timedelta(milliseconds=1)

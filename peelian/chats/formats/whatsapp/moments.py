"""The moments of an export: every date, clock and tail of a clock is worked out once, then only looked up."""

import re
from collections.abc import Callable
from operator import add

from peelian.chats.formats.records import DateOrder
from peelian.chats.formats.whatsapp.columns import Columns
from peelian.chats.formats.whatsapp.layouts import Layout
from peelian.chats.formats.whatsapp.ordering import (
    day_of,
    milliseconds_of_clock,
    milliseconds_of_day,
    milliseconds_of_tail,
)


class _NoSuchMoment(Exception):
    """A date such as 30 February, or a clock such as 25:00."""


class _Known(dict[bytes, int]):
    """Milliseconds by how they are written, worked out when they are first asked for."""

    def __init__(self, work_out: Callable[[bytes], int | None]) -> None:
        super().__init__()
        self.work_out = work_out

    def __missing__(self, written: bytes) -> int:
        value = self.work_out(written)
        if value is None:
            raise _NoSuchMoment
        self[written] = value
        return value


class Moments:
    """Milliseconds since 1970 of the phone's own clock, for the columns of one export."""

    def __init__(self, layout: Layout, order: DateOrder) -> None:
        self.layout, self.order = layout, order
        self._date, self._clock = re.compile(layout.date), re.compile(layout.clock)
        self._days, self._clocks, self._tails = _Known(self._day), _Known(self._time), _Known(self._tail)

    def all_of(self, columns: Columns) -> list[int] | None:
        """The moment of every record; None when one of them does not exist."""
        try:
            times = map(self._clocks.__getitem__, columns.clocks)
            if columns.tails:
                times = map(add, times, map(self._tails.__getitem__, columns.tails))
            return list(map(add, map(self._days.__getitem__, columns.dates), times))
        except _NoSuchMoment:
            return None

    def of(self, columns: Columns, index: int) -> int | None:
        """The moment of one record; None when it does not exist."""
        try:
            tail = self._tails[columns.tails[index]] if columns.tails else 0
            return self._days[columns.dates[index]] + self._clocks[columns.clocks[index]] + tail
        except _NoSuchMoment:
            return None

    def written(self, columns: Columns, index: int) -> str:
        """The moment of one record as it stands in the file."""
        found = self.layout.start.match(columns.whole(index))
        date, clock, tail = found.groups() if found else (b"", b"", b"")
        return (date + b" " + clock + tail).decode("utf-8", "replace")

    def _day(self, written: bytes) -> int | None:
        found = self._date.search(written)
        day = day_of(found.group().decode(), self.order) if found else None
        return None if day is None else milliseconds_of_day(day)

    def _time(self, written: bytes) -> int | None:
        """Of a clock, with its tail where the file has no seconds."""
        bare = written.removeprefix(self.layout.between.encode())
        found = self._clock.match(bare)
        clock = bare[: found.end() if found else 0].decode()
        time = milliseconds_of_clock(clock, halved=self.layout.halved) if clock else None
        tail = self._tail(bare[len(clock.encode()) :])
        return None if time is None or tail is None else time + tail

    def _tail(self, written: bytes) -> int | None:
        return milliseconds_of_tail(written.removesuffix(self.layout.closing.encode()).decode())

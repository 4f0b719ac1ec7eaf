"""Whether every byte of a source is spoken for: the sums of a reading, its gaps and its overlaps.

A member that no record stands in, but that a message carries as its attachment, is counted as an attachment whole.
A reader says of every other member that it did not read, with one `Remainder` (`unclaimed` makes them).
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from peelian.chats.formats.records import Account, Event, Header, Message, Reading, Record, Remainder
from peelian.chats.formats.sources import Source

MOST_PLACES = 100
"""Gaps, overlaps and remainders kept with their places; beyond it they are only counted."""


class Place(NamedTuple):
    """Bytes of a member, and what there is to say of them."""

    member: str
    start: int
    end: int
    why: str


@dataclass
class MemberSums:
    """The bytes of one member by what they are; `messages` and the rest are bytes, `*_count` are records."""

    size: int = 0
    messages: int = 0
    events: int = 0
    accounts: int = 0
    headers: int = 0
    remainders: int = 0
    attachments: int = 0
    gaps: int = 0
    overlaps: int = 0
    messages_count: int = 0
    events_count: int = 0
    accounts_count: int = 0
    remainders_count: int = 0

    @property
    def whole(self) -> bool:
        """Every byte belongs to exactly one record."""
        return not self.gaps and not self.overlaps and self.size == self.spoken_for

    @property
    def spoken_for(self) -> int:
        """The bytes of all records together."""
        return self.messages + self.events + self.accounts + self.headers + self.remainders + self.attachments


@dataclass
class Accounting:
    """The sums of a whole source, a member at a time, with the places that are not right."""

    members: dict[str, MemberSums] = field(default_factory=dict)
    gaps: list[Place] = field(default_factory=list)
    overlaps: list[Place] = field(default_factory=list)
    remainders: list[Place] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Every byte of every member belongs to exactly one record."""
        return all(sums.whole for sums in self.members.values())

    def total(self, name: str) -> int:
        """One of the sums (`messages`, `events_count`, `size` …) over all members."""
        return sum(getattr(sums, name) for sums in self.members.values())


_SUM_OF: dict[type[Record], str] = {
    Message: "messages",
    Event: "events",
    Account: "accounts",
    Header: "headers",
    Remainder: "remainders",
}
_ATTACHMENTS = Message._fields.index("attachments")


class Tally:
    """Counts records as they pass, so that one reading can be both kept and accounted for.

    `watch` hands on the records that it is given; `close` compares with the sizes of the source.
    """

    def __init__(self) -> None:
        self.accounting = Accounting()
        self.carried: set[str] = set()
        self._runs: dict[str, list[list[int]]] = {}
        self._bytes: dict[tuple[str, str], list[int]] = {}

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield every record, counted: those that follow one another and are alike are counted together."""
        member, begun, reached, count = "", 0, 0, 0
        kind: type[Record] = Header
        for record in records:
            start, end = record[1], record[2]
            if start == reached and type(record) is kind and record[0] == member and count and end >= start:
                reached = end
                count += 1
            else:
                self._count(member, kind, begun, reached, count)
                member, kind, begun, reached, count = record[0], type(record), start, end, 1
                if end < start:
                    self._count(member, kind, begun, reached, count)
                    count = 0
            if (kind is Message and record[_ATTACHMENTS]) or kind is Remainder:
                self._keep(record)
            yield record
        self._count(member, kind, begun, reached, count)

    def _count(self, member: str, kind: type[Record], start: int, end: int, count: int) -> None:
        """Count so many records that have these bytes between them."""
        if not count:
            return
        counted = self._bytes.setdefault((member, _SUM_OF[kind]), [0, 0])
        counted[0] += end - start
        counted[1] += count
        runs = self._runs.setdefault(member, [])
        if runs and runs[-1][0] <= runs[-1][1] == start <= end:
            runs[-1][1] = end
        elif end != start:
            runs.append([start, end])

    def _keep(self, record: Record) -> None:
        """Which files a message carries; where a remainder stands."""
        if isinstance(record, Message):
            self.carried.update(each.member for each in record.attachments if each.member)
        elif isinstance(record, Remainder) and len(self.accounting.remainders) < MOST_PLACES:
            self.accounting.remainders.append(Place(*record))

    def close(self, source: Source) -> Accounting:
        """The accounting, once the last record has passed."""
        done = self.accounting
        for member in (*source.members(), *(each for each in self._runs if each not in source.members())):
            done.members[member] = self._sums_of(member, source)
        return done

    def _sums_of(self, member: str, source: Source) -> MemberSums:
        known = member in source.members()
        sums = MemberSums(size=source.size(member) if known else 0)
        for name in _SUM_OF.values():
            length, count = self._bytes.get((member, name), (0, 0))
            setattr(sums, name, length)
            if name != "headers":
                setattr(sums, f"{name}_count", count)
        if member in self.carried and member not in self._runs:
            sums.attachments = sums.size
            return sums
        self._find_faults(member, sums)
        return sums

    def _find_faults(self, member: str, sums: MemberSums) -> None:
        """What lies between the runs of records, and what two of them claim."""
        reached = 0
        for start, end in sorted(map(tuple, self._runs.get(member, []))):
            if start > reached:
                self._fault("gaps", Place(member, reached, start, "no record has these bytes"), sums)
            elif start < reached:
                shared = Place(member, start, min(end, reached), "two records have these bytes")
                self._fault("overlaps", shared, sums)
            if end < start:
                self._fault("overlaps", Place(member, end, start, "a record ends before it begins"), sums)
            reached = max(reached, end)
        if reached < sums.size:
            self._fault("gaps", Place(member, reached, sums.size, "no record has these bytes"), sums)
        elif reached > sums.size:
            beyond = Place(member, sums.size, reached, "a record goes beyond the end of the member")
            self._fault("overlaps", beyond, sums)

    def _fault(self, name: str, place: Place, sums: MemberSums) -> None:
        setattr(sums, name, getattr(sums, name) + place.end - place.start)
        places: list[Place] = getattr(self.accounting, name)
        if len(places) < MOST_PLACES:
            places.append(place)


def account(source: Source, reading: Reading) -> Accounting:
    """Take every record of a reading, and hold them to the bytes of the source.

    Raises what the reading raises while its records are taken.
    """
    tally = Tally()
    deque(tally.watch(reading.records), maxlen=0)
    return tally.close(source)


def unclaimed(source: Source, *, read: Iterable[str], carried: Iterable[str]) -> Iterator[Remainder]:
    """A remainder for every member that was neither read nor carried by a message."""
    known = {*read, *carried}
    for member in source.members():
        if member not in known:
            why = "no message of the export carries this file"
            yield Remainder(member, 0, source.size(member), why)

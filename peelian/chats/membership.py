"""Who was in a conversation when: stays as intervals with three standings, from system events and activity. Pure.

The rules, each of which changes a finding:

1. Whoever writes is in at that moment, whatever the events say; a contradiction is marked.
2. Before the first sign of somebody nothing is known, unless the record begins with the creation of the group.
3. A join is never silent. So between two moments of being in, without a join between, they were in throughout,
   as far as some phone covers that time.
4. Since August 2022 a departure is silent to all but the administrators. After the last sign of somebody, a stay is
   only known as long as an administrator's phone covers it.
5. Nothing is known of a time that no phone covers.

Moments are milliseconds UTC; `until` is excluded.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from peelian.chats.formats.records import What
from peelian.chats.states import Ground, Standing

SILENT_SINCE = int(datetime(2022, 8, 9, tzinfo=UTC).timestamp() * 1000)
"""When leaving silently was announced (WhatsApp, 9 August 2022)."""
COMES = {What.CREATED: Ground.CREATED, What.ADDED: Ground.ADDED, What.JOINED: Ground.JOINED}
GOES = {What.LEFT: Ground.LEFT, What.REMOVED: Ground.REMOVED}
_GROUNDS_OF_BEING = {Ground.LISTED, Ground.WROTE, Ground.ACTED}


class Sign(NamedTuple):
    """Something that tells of one member at one moment: that they came, went, or were there."""

    at: int
    who: int
    ground: Ground


class Cover(NamedTuple):
    """The time that one phone's record covers, and whether departures are told to its owner."""

    start: int
    end: int
    hears_departures: bool = False


class Happened(NamedTuple):
    """A system event: who did it and to whom it was done, by the caller's own numbers for members."""

    at: int
    what: What
    actor: int | None = None
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stay:
    """A time with one standing. `until` is None where the record ends. `conflict`: the record contradicts itself."""

    who: int
    start: int
    until: int | None
    standing: Standing
    opened_by: Ground
    closed_by: Ground
    conflict: bool = False


def signs_of(events: Iterable[Happened]) -> list[Sign]:
    """What system events tell of members: of those to whom it was done, and of whoever did it."""
    signs: list[Sign] = []
    for event in events:
        if event.what in COMES:
            signs += _came(event)
        elif event.what in GOES:
            signs += _went(event)
        elif event.what in {What.MEMBERS, What.MADE_ADMIN, What.NO_LONGER_ADMIN}:
            signs += [Sign(event.at, who, Ground.LISTED) for who in event.others]
            signs += _acted(event)
        elif event.what not in {What.SECURITY, What.CHANGED_NUMBER, What.CALL, What.OTHER}:
            signs += _acted(event)
    return signs


def _came(event: Happened) -> list[Sign]:
    others = [Sign(event.at, who, Ground.ADDED) for who in event.others if who != event.actor]
    if event.what is What.ADDED and event.actor is not None and event.actor not in event.others:
        return [*others, *_acted(event)]
    if event.actor is None:
        return others
    return [Sign(event.at, event.actor, COMES[event.what]), *others]


def _went(event: Happened) -> list[Sign]:
    """One who is removed goes; one who removes is in. An export that names nobody else means the actor left."""
    if event.what is What.REMOVED and event.others:
        return [Sign(event.at, who, Ground.REMOVED) for who in event.others] + _acted(event)
    gone = event.others or ((event.actor,) if event.actor is not None else ())
    return [Sign(event.at, who, GOES[event.what]) for who in gone]


def _acted(event: Happened) -> list[Sign]:
    return [] if event.actor is None else [Sign(event.at, event.actor, Ground.ACTED)]


def stays(
    events: Iterable[Happened], written: Iterable[tuple[int, int]], covers: Sequence[Cover]
) -> list[Stay]:
    """The stays of everybody whom the record names, each member's one after another without a gap.

    `written` are (moment, member) of every message, in any order. Returns nothing where no phone covers any time.
    """
    if not covers:
        return []
    events = list(events)
    record = _Record(covers, created=min((e.at for e in events if e.what is What.CREATED), default=None))
    made: list[Stay] = []
    for who, signs in sorted(_by_member(signs_of(events), written, record).items()):
        made += _stays_of(who, signs, record)
    return made


def _by_member(
    signs: list[Sign], written: Iterable[tuple[int, int]], record: "_Record"
) -> dict[int, list[tuple[int, Ground]]]:
    """Signs and messages by member in order of time; of a row of messages the first and the last are enough.

    At one moment somebody comes before they act, and acts before they go.
    """
    wrote: dict[int, list[int]] = {}
    for at, who in written:
        if (times := wrote.get(who)) is None:
            wrote[who] = [at]
        else:
            times.append(at)
    told: dict[int, list[tuple[int, Ground]]] = {who: [] for who in wrote}
    for sign in signs:
        told.setdefault(sign.who, []).append((sign.at, sign.ground))
    return {who: _woven(told[who], wrote.get(who, []), record.edges) for who in told}


_COMING, _BEING, _GOING = range(3)


def _rank(sign: tuple[int, Ground]) -> tuple[int, int]:
    if sign[1] in {Ground.CREATED, Ground.ADDED, Ground.JOINED}:
        return sign[0], _COMING
    return sign[0], _GOING if sign[1] in {Ground.LEFT, Ground.REMOVED} else _BEING


def _woven(
    told: list[tuple[int, Ground]], wrote: list[int], edges: Sequence[int]
) -> list[tuple[int, Ground]]:
    """What is told, with the first and last message of each stretch between two of those and within one cover."""
    told.sort(key=_rank)
    wrote.sort()
    woven: list[tuple[int, Ground]] = []
    low = 0
    for sign in [*told, None]:
        if sign is None:
            high = len(wrote)
        else:
            goes = _rank(sign)[1] == _GOING
            high = bisect_right(wrote, sign[0]) if goes else bisect_left(wrote, sign[0])
        if high > low:
            woven += _ends_of_stretches(wrote, low, high, edges)
            low = high
        if sign is not None:
            woven.append(sign)
    return woven


def _ends_of_stretches(
    wrote: list[int], low: int, high: int, edges: Sequence[int]
) -> list[tuple[int, Ground]]:
    """The first and the last of some messages, and of those on each side of an edge of what phones cover."""
    ends: list[tuple[int, Ground]] = []
    while low < high:
        edge = bisect_right(edges, wrote[low])
        end = min(high, bisect_left(wrote, edges[edge])) if edge < len(edges) else high
        ends.append((wrote[low], Ground.WROTE))
        if end > low + 1:
            ends.append((wrote[end - 1], Ground.WROTE))
        low = end
    return ends


class _Record:
    """What the phones cover together, and how far somebody who was in is known to have stayed."""

    def __init__(self, covers: Sequence[Cover], *, created: int | None) -> None:
        self.spans = _joined((cover.start, cover.end) for cover in covers)
        self.heard = _joined((cover.start, cover.end) for cover in covers if cover.hears_departures)
        self.start, self.end = self.spans[0][0], self.spans[-1][1]
        self.edges = [start for start, _ in self.spans[1:]]
        self.created = created

    def gap_after(self, start: int, until: int) -> int | None:
        """The first moment between two that no phone covers, or None."""
        return _uncovered(self.spans, start, until)

    def known_until(self, last: int) -> tuple[int, Ground]:
        """Until when somebody seen at a moment, and not after it, is known to have stayed, and why no longer."""
        for start, end in self.heard:
            if start <= last <= end:
                last = end
        if last < SILENT_SINCE:
            last = max(last, min(SILENT_SINCE, self.gap_after(last, self.end) or self.end))
        if last >= self.end:
            return self.end, Ground.RECORD_ENDS
        gap = self.gap_after(last, self.end)
        return last, Ground.RECORD_GAP if gap is not None and gap <= last else Ground.SILENT_LEAVING


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def _uncovered(spans: list[tuple[int, int]], start: int, until: int) -> int | None:
    for first, last in spans:
        if last < start:
            continue
        if first > start:
            return start
        return None if until <= last else last
    return start


class _Lane:
    """The stays of one member, made from left to right."""

    def __init__(self, who: int) -> None:
        self.who = who
        self.made: list[Stay] = []

    def put(
        self,
        start: int,
        until: int | None,
        standing: Standing,
        *,
        by: Ground,
        to: Ground,
        conflict: bool = False,
    ) -> None:
        """Add a stay unless it is empty; one that goes on as the last one did is joined to it."""
        if until is not None and until <= start:
            return
        last = self.made[-1] if self.made else None
        if last and last.standing is standing and last.until == start and not conflict and not last.conflict:
            self.made[-1] = Stay(self.who, last.start, until, standing, last.opened_by, to)
        else:
            self.made.append(Stay(self.who, start, until, standing, by, to, conflict))


def _stays_of(who: int, signs: list[tuple[int, Ground]], record: _Record) -> list[Stay]:
    lane = _Lane(who)
    at, ground = signs[0]
    _before_first(lane, at, ground, record)
    inside = ground not in {Ground.LEFT, Ground.REMOVED}
    since, by, last = at, ground, at
    for at, ground in signs[1:]:
        if ground in {Ground.LEFT, Ground.REMOVED}:
            _goes(lane, inside, since, by, last, at, ground, record)
            inside, since, by = False, at, ground
        elif ground in _GROUNDS_OF_BEING:
            if not inside:
                lane.put(since, at, Standing.UNKNOWN, by=by, to=Ground.WROTE_AFTER_LEAVING, conflict=True)
                inside, since, by = True, at, ground
            else:
                since, by = _goes_on(lane, since, by, last, at, ground, record)
        elif inside and ground is not Ground.CREATED:
            since, by = _comes_again(lane, since, by, last, at, ground)
        else:
            if not inside:
                lane.put(since, at, Standing.OUT, by=by, to=ground)
            inside, since, by = True, (at if not inside else since), (ground if not inside else by)
        last = at
    _after_last(lane, inside, since, by, last, record)
    return lane.made


def _before_first(lane: _Lane, at: int, ground: Ground, record: _Record) -> None:
    """Nothing is known of the time before; out, where the record shows the group from its creation."""
    if at <= record.start:
        return
    whole = record.created is not None and record.created <= record.start + 1
    came = ground in {Ground.ADDED, Ground.JOINED, Ground.CREATED}
    standing = Standing.OUT if whole and came else Standing.UNKNOWN
    lane.put(record.start, at, standing, by=Ground.RECORD_BEGINS, to=ground)


def _goes_on(
    lane: _Lane, since: int, by: Ground, last: int, at: int, ground: Ground, record: _Record
) -> tuple[int, Ground]:
    """Seen again: in throughout, but for a time that no phone covers. Returns since when the stay now runs, and why."""
    gap = record.gap_after(last, at)
    if gap is None or (end := max(gap, last + 1)) >= at:
        return since, by
    lane.put(since, end, Standing.IN, by=by, to=Ground.RECORD_GAP)
    lane.put(end, at, Standing.UNKNOWN, by=Ground.RECORD_GAP, to=ground)
    return at, ground


def _goes(
    lane: _Lane, inside: bool, since: int, by: Ground, last: int, at: int, ground: Ground, record: _Record
) -> None:
    if not inside:
        lane.put(since, at, Standing.OUT, by=by, to=ground)
        return
    since, by = _goes_on(lane, since, by, last, at, ground, record)
    lane.put(since, at, Standing.IN, by=by, to=ground)


def _comes_again(
    lane: _Lane, since: int, by: Ground, last: int, at: int, ground: Ground
) -> tuple[int, Ground]:
    """A join of somebody who was in: several phones tell of one join, or they had left unseen."""
    if (at - since <= _SAME_JOIN and last == since) or last + 1 >= at:
        return since, by
    lane.put(since, last + 1, Standing.IN, by=by, to=Ground.CAME_AGAIN)
    lane.put(last + 1, at, Standing.UNKNOWN, by=Ground.CAME_AGAIN, to=ground)
    return at, ground


_SAME_JOIN = 60_000


def _after_last(lane: _Lane, inside: bool, since: int, by: Ground, last: int, record: _Record) -> None:
    if not inside:
        lane.put(since, None, Standing.OUT, by=by, to=Ground.RECORD_ENDS)
        return
    until, why = record.known_until(last)
    if why is Ground.RECORD_ENDS:
        lane.put(since, None, Standing.IN, by=by, to=why)
        return
    lane.put(since, max(until, last + 1), Standing.IN, by=by, to=why)
    lane.put(max(until, last + 1), None, Standing.UNKNOWN, by=why, to=Ground.RECORD_ENDS)


def standing_at(lane: Sequence[Stay], at: int) -> Standing:
    """The standing at a moment in one member's stays, which are in order; unknown outside them."""
    place = bisect_right(lane, at, key=lambda stay: stay.start) - 1
    if place < 0:
        return Standing.UNKNOWN
    stay = lane[place]
    return stay.standing if stay.until is None or at < stay.until else Standing.UNKNOWN


def counts(lanes: Iterable[Stay], times: Sequence[int]) -> dict[int, dict[Standing, int]]:
    """For each member, how many of the moments (in order) fall into stays of each standing."""
    found: dict[int, dict[Standing, int]] = {}
    for stay in lanes:
        low = bisect_left(times, stay.start)
        high = len(times) if stay.until is None else bisect_left(times, stay.until)
        of_member = found.setdefault(stay.who, dict.fromkeys(Standing, 0))
        of_member[stay.standing] += high - low
    return found

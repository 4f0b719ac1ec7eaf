"""Which messages of two copies of a thread are the same, and by how much their clocks differ. Pure.

A copy is a `Side`: columns of equal length, in the order of its record. Times are milliseconds UTC; NO_TIME for none.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median_low

NO_TIME = -(2**62)
NOBODY = -1
MINUTE = 60_000
LEAST_TOLERANCE = MINUTE + 1_000
"""Some exports give whole minutes, so two copies of one message may lie almost a minute apart."""
MOST_TOLERANCE = 10 * MINUTE
SURE_SHARE, SURE_COUNT = 0.6, 3
"""From this share of the distinctive messages in the time that both cover, two threads are one without asking."""
ASKED_SHARE, ASKED_COUNT = 0.1, 2
MOST_OF_A_VOICE = 0.9


@dataclass(frozen=True, slots=True)
class Side:
    """One copy: when, by whom (a number of the side's own), and the key of the text (`folding.text_key`)."""

    at: Sequence[int]
    sender: Sequence[int]
    key: Sequence[int]
    soft: frozenset[int] = frozenset()
    """Rows whose words may differ from phone to phone: edited, deleted, or with a file that one phone has lost."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two sides have in common. `clock_ms` is by how much the second's times are the later ones."""

    clock_ms: int = 0
    spread_ms: int = 0
    in_common: int = 0
    of: int = 0
    anchors: tuple[tuple[int, int], ...] = ()
    """Rows of the first and of the second side that hold the same distinctive text at the same time."""

    @property
    def share(self) -> float:
        """The part of the distinctive messages, in the time that both cover, that both hold."""
        return self.in_common / self.of if self.of else 0.0

    @property
    def sure(self) -> bool:
        """Enough for the two to be one."""
        return self.in_common >= SURE_COUNT and self.share >= SURE_SHARE

    @property
    def asked(self) -> bool:
        """Enough for a person to be asked."""
        return self.in_common >= ASKED_COUNT and self.share >= ASKED_SHARE

    @property
    def tolerance(self) -> int:
        """How far apart, beside the difference of the clocks, two copies of one message may lie."""
        return min(MOST_TOLERANCE, LEAST_TOLERANCE + 3 * self.spread_ms)


def distinctive(side: Side) -> dict[int, int]:
    """Keys of long texts that stand in the side once and have a time, with their rows."""
    seen: dict[int, int] = {}
    for row, key in enumerate(side.key):
        if key & 1:
            seen[key] = -1 if key in seen or side.at[row] == NO_TIME else row
    return {key: row for key, row in seen.items() if row >= 0}


def overlap(first: Side, second: Side) -> Overlap:
    """How much of two sides is the same, and how their clocks differ: the median over what both hold once."""
    ours, theirs = distinctive(first), distinctive(second)
    pairs = [(ours[key], row) for key, row in theirs.items() if key in ours]
    if not pairs:
        return Overlap()
    apart = [second.at[row] - first.at[own] for own, row in pairs]
    clock = median_low(apart)
    off = sorted(abs(each - clock) for each in apart)
    spread = off[len(off) // 2]
    near = min(MOST_TOLERANCE, LEAST_TOLERANCE + 3 * spread)
    anchors = tuple(pair for pair, each in zip(pairs, apart, strict=True) if abs(each - clock) <= near)
    of = _smaller_within(first, ours, second, theirs, clock)
    return Overlap(clock, spread, len(anchors), max(of, len(anchors)), anchors)


def _smaller_within(
    first: Side, ours: dict[int, int], second: Side, theirs: dict[int, int], clock: int
) -> int:
    """Of the distinctive messages in the time that both sides cover, how many the side with fewer has."""
    times_a = sorted(first.at[row] + clock for row in ours.values())
    times_b = sorted(second.at[row] for row in theirs.values())
    start = max(times_a[0], times_b[0]) - LEAST_TOLERANCE
    end = min(times_a[-1], times_b[-1]) + LEAST_TOLERANCE
    return min(bisect_left(times, end) - bisect_left(times, start) for times in (times_a, times_b))


@dataclass(slots=True)
class Voices:
    """Which sender of the first side each sender of the second is, and how many messages say so."""

    known: dict[int, int] = field(default_factory=dict)
    """By number, before anything is compared."""
    votes: dict[int, Counter[int]] = field(default_factory=dict)

    def listen(self, first: Side, second: Side, pairs: Sequence[tuple[int, int]]) -> None:
        """Count who sent the messages that are surely the same."""
        for own, row in pairs:
            theirs = second.sender[row]
            if theirs != NOBODY and first.sender[own] != NOBODY:
                self.votes.setdefault(theirs, Counter())[first.sender[own]] += 1

    def settled(self) -> dict[int, int]:
        """Sender of the second side to sender of the first, where nearly every vote says the same."""
        found = dict(self.known)
        for theirs, votes in self.votes.items():
            who, count = max(votes.items(), key=lambda vote: (vote[1], -vote[0]))
            if theirs not in found and count >= MOST_OF_A_VOICE * votes.total():
                found[theirs] = who
        return found


class Heard:
    """The senders of the second side whom the voices know on the first. What is unknown cannot be who is known."""

    def __init__(self, known: dict[int, int]) -> None:
        self.known = known
        self._claimed = set(known.values())

    def may_be_one(self, own: int, theirs: int) -> bool:
        """Whether a sender of the first side and one of the second may be one."""
        if own == NOBODY or theirs == NOBODY:
            return True
        known = self.known.get(theirs)
        return own not in self._claimed if known is None else known == own


def pair(first: Side, second: Side, common: Overlap, voices: Heard) -> list[int]:
    """For each row of the second side the row of the first that is the same message, or -1.

    First what is distinctive; then equal texts by the same sender, each once, the nearest in time; then rows whose
    words may differ, by sender and time alone.
    """
    found = [-1] * len(second.key)
    taken = bytearray(len(first.key))
    for own, row in common.anchors:
        if voices.may_be_one(first.sender[own], second.sender[row]):
            found[row] = own
            taken[own] = 1
    _pair_equal(first, second, common, voices, found=found, taken=taken)
    heard = Voices(dict(voices.known))
    heard.listen(first, second, [(own, row) for row, own in enumerate(found) if own >= 0])
    _pair_soft(first, second, common, Heard(heard.settled()), found=found, taken=taken)
    return found


def _pair_equal(
    first: Side,
    second: Side,
    common: Overlap,
    voices: Heard,
    *,
    found: list[int],
    taken: bytearray,
) -> None:
    waiting = _rows_by_key(first, second, common, taken)
    near, clock = common.tolerance, common.clock_ms
    for row, key in enumerate(second.key):
        if found[row] >= 0 or (rows := waiting.get(key)) is None or second.at[row] == NO_TIME:
            continue
        best = _nearest_free(
            first, rows, taken, at=second.at[row] - clock, near=near, who=second.sender[row], voices=voices
        )
        if best >= 0:
            found[row] = best
            taken[best] = 1


def _nearest_free(
    first: Side, rows: list[int], taken: bytearray, *, at: int, near: int, who: int, voices: Heard
) -> int:
    """Of some rows in order of time the free one nearest to a moment, by the same sender; -1 for none."""
    best, least = -1, near + 1
    for place in range(bisect_left(rows, at - near, key=first.at.__getitem__), len(rows)):
        own = rows[place]
        apart = first.at[own] - at
        if apart > near:
            break
        if not taken[own] and abs(apart) < least and voices.may_be_one(first.sender[own], who):
            best, least = own, abs(apart)
    return best


def _rows_by_key(first: Side, second: Side, common: Overlap, taken: bytearray) -> dict[int, list[int]]:
    """The free rows of the first side by key, in order of time, within the time that the second covers."""
    times = [at for at in second.at if at != NO_TIME]
    if not times:
        return {}
    start = min(times) - common.clock_ms - common.tolerance
    end = max(times) - common.clock_ms + common.tolerance
    wanted = set(second.key)
    rows: dict[int, list[int]] = {}
    for row, key in enumerate(first.key):
        if not taken[row] and start <= first.at[row] <= end and key in wanted:
            rows.setdefault(key, []).append(row)
    for each in rows.values():
        each.sort(key=first.at.__getitem__)
    return rows


def _pair_soft(
    first: Side,
    second: Side,
    common: Overlap,
    voices: Heard,
    *,
    found: list[int],
    taken: bytearray,
) -> None:
    """Pair what is left where one of the two may have other words: the only free message by them within a minute."""
    left = [row for row, own in enumerate(found) if own < 0 and second.at[row] != NO_TIME]
    if not left or not (first.soft or second.soft):
        return
    free = sorted(
        (first.at[own], own) for own in range(len(first.key)) if not taken[own] and first.at[own] != NO_TIME
    )
    for row in left:
        at = second.at[row] - common.clock_ms
        who = voices.known.get(second.sender[row])
        near = free[
            bisect_left(free, (at - LEAST_TOLERANCE, 0)) : bisect_left(free, (at + LEAST_TOLERANCE, 0))
        ]
        fits = [
            own
            for _, own in near
            if not taken[own]
            and who is not None
            and first.sender[own] == who
            and (row in second.soft or own in first.soft)
        ]
        if len(fits) == 1:
            found[row] = fits[0]
            taken[fits[0]] = 1

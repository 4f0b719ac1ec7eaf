"""Where the messages that only a new copy holds stand among those that are there already. Pure.

Each copy's own order is kept; between two messages that both hold, what one has alone is put by time, and what was
there already comes first at the same time. `order` is a whole number with room between, so that nothing else moves.
"""

from collections.abc import Sequence

from peelian.chats.merging.matching import NO_TIME

ROOM = 1 << 20
"""Between two neighbours of a first import."""


def places(at: Sequence[int], new_at: Sequence[int], found: Sequence[int], *, clock_ms: int) -> list[int]:
    """For each row of the new copy that is not found: the row of the old order after which it stands, -1 for none.

    Rows that are found have their own place. `at` are the times of the old order, `found` as `matching.pair` gives it.
    The result never falls for rows that are not found, so their order among themselves is that of their copy.
    """
    put = [-1] * len(new_at)
    low, reached = -1, -1
    ceilings = _next_found(found, len(at))
    for row, own in enumerate(found):
        if own >= 0:
            reached = max(reached, own)
            low = reached
            put[row] = own
            continue
        moment = new_at[row]
        if moment != NO_TIME:
            moment -= clock_ms
            while low + 1 < ceilings[row] and at[low + 1] <= moment:
                low += 1
        put[row] = low
    return put


def _next_found(found: Sequence[int], length: int) -> list[int]:
    """For each row the old row of the nearest later one that is found: what stands before it cannot come after that."""
    ceilings, least = [length] * len(found), length
    for row in range(len(found) - 1, -1, -1):
        if found[row] >= 0:
            least = min(least, found[row])
        ceilings[row] = least
    return ceilings


def orders(
    old: Sequence[int], put: Sequence[int], found: Sequence[int]
) -> tuple[list[int], list[int] | None]:
    """The order of every row of the new copy, and new orders for the old rows where there was no room left, or None.

    `old` are the orders that stand, rising.
    """
    counts: dict[int, int] = {}
    for after, own in zip(put, found, strict=True):
        if own < 0:
            counts[after] = counts.get(after, 0) + 1
    renumbered = None
    if any(
        0 <= after < len(old) - 1 and old[after + 1] - old[after] <= count for after, count in counts.items()
    ):
        renumbered = _with_room(len(old), counts)
        old = renumbered
    return _between(old, put, found, counts), renumbered


def _with_room(length: int, counts: dict[int, int]) -> list[int]:
    """Orders for the old rows with room for all that comes between."""
    made, order = [], 0
    for row in range(length):
        order += ROOM * (1 + counts.get(row - 1, 0))
        made.append(order)
    return made


def _between(
    old: Sequence[int], put: Sequence[int], found: Sequence[int], counts: dict[int, int]
) -> list[int]:
    given: dict[int, int] = {}
    made = []
    for after, own in zip(put, found, strict=True):
        if own >= 0:
            made.append(old[own])
            continue
        nth = given[after] = given.get(after, 0) + 1
        made.append(_place(old, after, nth, of=counts[after]))
    return made


def _place(old: Sequence[int], after: int, nth: int, *, of: int) -> int:
    """The order of the nth of some rows that stand after one of the old."""
    if not old:
        return nth * ROOM
    if after < 0:
        return old[0] - (of - nth + 1) * ROOM
    if after >= len(old) - 1:
        return old[-1] + nth * ROOM
    return old[after] + (old[after + 1] - old[after]) * nth // (of + 1)

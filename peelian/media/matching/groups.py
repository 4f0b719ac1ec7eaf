"""Near-copies put together: whatever is near something in a group belongs to it."""

from collections.abc import Iterable

__all__ = ["grouped"]


def grouped(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected sets of two and more among the pairs, each sorted, in the order of their first members."""
    parent: dict[int, int] = {}

    def top(one: int) -> int:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for first, second in pairs:
        low, high = sorted((top(first), top(second)))
        parent[high] = low
    sets: dict[int, list[int]] = {}
    for one in sorted(parent):
        sets.setdefault(top(one), []).append(one)
    return [members for _, members in sorted(sets.items())]

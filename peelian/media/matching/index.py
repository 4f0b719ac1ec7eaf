"""Every hash within 31 bits of another, and none missed, without comparing each with each.

Multi-index hashing (Norouzi, Punjani, Fleet, 2012): 256 bits are cut into 16 bands of 16. Two hashes that differ in at
most 31 bits have a band in which they differ in at most one, since 16 bands with two or more would make 32. So it is
enough to look at the rows whose band equals the query's, or differs from it in one bit, and count those.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "MATCH",
    "QUALITY",
    "HashIndex",
    "Near",
    "Rows",
    "as_rows",
    "distances",
    "near_between",
    "near_within",
]

MATCH = 31
"""Bits up to which two hashes are of the same picture: the threshold published with PDQ."""
QUALITY = 50
"""The quality from which a hash is matched at all, published likewise (49 and below are discarded)."""
BANDS, WIDTH = 16, 16
AT_ONCE = 4_000_000
"""Candidates looked at together: some 200 MB."""
Rows = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Near:
    """Pairs: `first[i]` and `second[i]` are places in the two sets, `bits[i]` how far apart they are."""

    first: Places
    second: Places
    bits: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.first)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.first.tolist(), self.second.tolist(), self.bits.tolist(), strict=True)


def as_rows(hashes: Sequence[bytes] | bytes) -> Rows:
    """n by 4 numbers from n hashes of 32 bytes, or from all of them joined."""
    joined = hashes if isinstance(hashes, bytes) else b"".join(hashes)
    return np.frombuffer(joined, dtype=np.uint64).reshape(-1, 4)


def distances(first: Rows, second: Rows) -> NDArray[np.uint8]:
    """How many bits differ, row by row (at most 255 is said of 256, which no threshold tells apart)."""
    counts = np.bitwise_count(first ^ second).sum(axis=-1, dtype=np.uint16)
    return np.minimum(counts, 255).astype(np.uint8)


class HashIndex:
    """An index over hashes. Building it takes half a second a million."""

    def __init__(self, rows: Rows) -> None:
        self.rows = np.ascontiguousarray(rows)
        bands = self._bands(self.rows)
        self._orders = []
        self._starts = []
        for band in range(BANDS):
            keys = bands[:, band]
            self._orders.append(np.argsort(keys, kind="stable").astype(np.int32))
            counts = np.bincount(keys, minlength=1 << WIDTH)
            self._starts.append(np.concatenate(([0], np.cumsum(counts))).astype(np.int64))

    def near(self, queries: Rows, *, within: int = MATCH) -> Near:
        """Pairs (query, row) at most `within` bits apart, each once. Raises ValueError beyond 31 bits."""
        if within > MATCH:
            raise ValueError(f"This index is exact up to {MATCH} bits; {within} were asked for.")
        queries = np.ascontiguousarray(queries)
        found = [
            self._checked(asked, rows, queries, within)
            for band in range(BANDS)
            for asked, rows in self._candidates(queries, band)
        ]
        return _once(found, len(self.rows))

    def _candidates(self, queries: Rows, band: int) -> Iterator[tuple[Places, Places]]:
        flips = np.concatenate(([0], 1 << np.arange(WIDTH))).astype(np.uint16)
        keys = (self._bands(queries)[:, band][:, None] ^ flips).ravel()
        starts = self._starts[band]
        counts = starts[keys.astype(np.int64) + 1] - starts[keys]
        asked = np.repeat(np.arange(len(queries)), len(flips))
        for part in _parts(counts):
            lengths = counts[part]
            total = int(lengths.sum())
            if not total:
                continue
            before = np.repeat(np.cumsum(lengths) - lengths, lengths)
            places = np.repeat(starts[keys[part]], lengths) + np.arange(total) - before
            yield np.repeat(asked[part], lengths), self._orders[band][places].astype(np.int64)

    def _checked(
        self, asked: Places, rows: Places, queries: Rows, within: int
    ) -> tuple[Places, Places, NDArray[np.uint8]]:
        bits = distances(queries[asked], self.rows[rows])
        kept = bits <= within
        return asked[kept], rows[kept], bits[kept]

    @staticmethod
    def _bands(rows: Rows) -> NDArray[np.uint16]:
        return rows.view(np.uint16).reshape(len(rows), BANDS)


def near_between(first: Rows, second: Rows, *, within: int = MATCH) -> Near:
    """Every pair of a row of one set and a row of the other; the larger set is indexed, the smaller asks."""
    if not len(first) or not len(second):
        return Near(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint8))
    if len(second) >= len(first):
        return HashIndex(second).near(first, within=within)
    found = HashIndex(first).near(second, within=within)
    return Near(found.second, found.first, found.bits)


def near_within(rows: Rows, *, within: int = MATCH) -> Near:
    """Every pair of two rows of one set, once, the lower place first."""
    found = near_between(rows, rows, within=within)
    once = found.first < found.second
    return Near(found.first[once], found.second[once], found.bits[once])


def _parts(counts: Places) -> Iterator[slice]:
    """Stretches of keys whose rows together are few enough to be held at once."""
    ends = np.cumsum(counts)
    first = 0
    while first < len(counts):
        before = int(ends[first - 1]) if first else 0
        after = int(np.searchsorted(ends, before + AT_ONCE, side="right"))
        after = max(after, first + 1)
        yield slice(first, after)
        first = after


def _once(found: list[tuple[Places, Places, NDArray[np.uint8]]], width: int) -> Near:
    first = np.concatenate([each[0] for each in found] or [np.zeros(0, np.int64)])
    second = np.concatenate([each[1] for each in found] or [np.zeros(0, np.int64)])
    bits = np.concatenate([each[2] for each in found] or [np.zeros(0, np.uint8)])
    _, kept = np.unique(first * max(width, 1) + second, return_index=True)
    return Near(first[kept], second[kept], bits[kept])

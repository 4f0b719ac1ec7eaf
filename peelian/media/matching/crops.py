"""Which pairs are worth laying over one another, to see whether one is cut from the other."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from peelian.media.matching.index import MATCH, Rows, distances

__all__ = ["CLOSE", "LIKELY", "crop_candidates"]

CLOSE = 12
"""Bits of the difference hash, of 64."""
LIKELY = 112
"""Bits of the perceptual hash: a cut picture has shifted frequencies, an unrelated one differs in about 128."""
STRIP = 2_000


def crop_candidates(
    differences: NDArray[np.uint64], rows: Rows, *, new: NDArray[np.bool_]
) -> Iterator[tuple[int, int, int]]:
    """(place, place, bits) of pairs near by the first and not too far by the second; near-copies are left out.

    Only pairs in which one side is `new` are given, each once.
    """
    fresh = np.flatnonzero(new)
    for strip in range(0, len(fresh), STRIP):
        asked = fresh[strip : strip + STRIP]
        close = np.bitwise_count(differences[asked][:, None] ^ differences[None, :]) <= CLOSE
        first, second = np.nonzero(close)
        first = asked[first]
        once = (first < second) | ((first > second) & ~new[second])
        first, second = first[once], second[once]
        bits = distances(rows[first], rows[second])
        kept = (bits <= LIKELY) & (bits > MATCH)
        yield from zip(first[kept].tolist(), second[kept].tolist(), bits[kept].tolist(), strict=True)

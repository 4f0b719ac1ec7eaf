"""The weak tier, for pictures with a strip cut off: hashes of likely cuts propose, an aligned correlation confirms.

PDQ does not survive a cut of a few per cent, since every frequency shifts. So each picture is also hashed as it would
be after the likeliest cuts, and by a difference hash, which lives on for a while. Either only proposes: a pair counts
when one picture, laid over the best part of the other, agrees with it point by point.
"""

import functools

import numpy as np

from peelian.media.hashing.pdq import Plane, downsample, hash_of

__all__ = ["ALIGNED", "CUTS", "FINE", "aligned", "cut_hashes", "difference_hash", "fine_plane"]

Cuts = tuple[float, float, float, float]
"""Shares cut off above, below, to the left and to the right."""
CUTS: tuple[Cuts, ...] = (
    *((cut, cut, cut, cut) for cut in (0.02, 0.04, 0.06, 0.08, 0.1)),
    *(tuple(cut if side == n else 0.0 for n in range(4)) for side in range(4) for cut in (0.04, 0.08)),  # type: ignore[misc]  # four sides
)
"""The cuts that are reckoned with: all round, and from one side. A hash bears one of about one per cent by itself."""
COARSE = 128

FINE, POINTS = 96, 32
ALIGNED = 0.94
"""The correlation from which two pictures count as one cut from the other (see the table in docs/measurements.md)."""
MOST = 0.24
"""The largest share of a side that is taken off in the search, both ends together."""


def _area(first: float, after: float, length: int, points: int) -> Plane:
    """`points` by `length`: the mean of each of `points` equal parts of a stretch of a side."""
    edges = first + (after - first) * np.arange(points + 1) / points
    places = np.arange(length)
    low, high = edges[:-1, None], edges[1:, None]
    share = np.clip(np.minimum(high, places + 1) - np.maximum(low, places), 0, None)
    total = share.sum(axis=1, keepdims=True)
    return (share / np.where(total > 0, total, 1)).astype(np.float32)


@functools.lru_cache(maxsize=512)
def _whole(length: int, points: int) -> Plane:
    return _area(0, length, length, points)


def _shrunk(brightness: Plane, *, rows: int, columns: int) -> Plane:
    """The mean brightness of the parts of a picture."""
    high, wide = brightness.shape
    return _whole(high, rows) @ brightness @ _whole(wide, columns).T


def difference_hash(brightness: Plane) -> bytes:
    """8 bytes: for each of 8 by 8 places whether it gets brighter to the right."""
    small = _shrunk(brightness, rows=8, columns=9)
    return np.packbits((np.diff(small, axis=1) > 0).ravel()).tobytes()


def cut_hashes(brightness: Plane) -> tuple[bytes, ...]:
    """The hashes that a picture would have after each of CUTS; none for a picture too small to be cut."""
    step = max(min(brightness.shape) // COARSE, 1)
    high, wide = (side // step for side in brightness.shape)
    if min(high, wide) < FINE // 2:
        return ()
    blocks = brightness[: high * step, : wide * step].reshape(high, step, wide, step)
    coarse = blocks.mean(axis=(1, 3), dtype=np.float32)
    return tuple(
        hash_of(
            downsample(
                coarse[
                    round(top * high) : high - round(bottom * high),
                    round(left * wide) : wide - round(right * wide),
                ]
            )
        )
        for top, bottom, left, right in CUTS
    )


def fine_plane(brightness: Plane) -> Plane:
    """96 by 96, for `aligned`. It shows what the picture shows: held in memory while two are compared, never kept."""
    return _shrunk(brightness, rows=FINE, columns=FINE)


def aligned(whole: Plane, part: Plane) -> float:
    """How well `part` agrees with the best part of `whole`, both 96 by 96: 1 is the same, 0 is unrelated."""
    target = _standard(_shrunk(part, rows=POINTS, columns=POINTS))
    starts = [(cut, cut, cut, cut) for cut in (0.0, 0.03, 0.06, 0.1)]
    best, score = max(((cuts, _agreement(whole, target, cuts)) for cuts in starts), key=lambda pair: pair[1])
    for step in (0.04, 0.02, 0.01, 0.005):
        best, score = _climbed(whole, target, (best, score), step)
    return score


def _climbed(whole: Plane, target: Plane, start: tuple[Cuts, float], step: float) -> tuple[Cuts, float]:
    best, score = start
    for _ in range(8):
        tries = [
            tuple(cut + sign * step if side == n else cut for n, cut in enumerate(best))
            for side in range(4)
            for sign in (1, -1)
        ]
        fit = [cuts for cuts in tries if min(cuts) >= 0 and max(cuts[0] + cuts[1], cuts[2] + cuts[3]) <= MOST]
        found = max(((cuts, _agreement(whole, target, cuts)) for cuts in fit), key=lambda pair: pair[1])  # type: ignore[arg-type]  # four sides, as in Cuts
        if found[1] <= score:
            break
        best, score = found  # type: ignore[assignment]  # as above
    return best, score


def _agreement(whole: Plane, target: Plane, cuts: Cuts) -> float:
    top, bottom, left, right = cuts
    rows = _area(FINE * top, FINE * (1 - bottom), FINE, POINTS)
    columns = _area(FINE * left, FINE * (1 - right), FINE, POINTS)
    return float((_standard(rows @ whole @ columns.T) * target).mean())


def _standard(plane: Plane) -> Plane:
    spread = float(plane.std())
    flat: Plane = (plane - plane.mean()) / (spread if spread > 1 else 1e9)
    return flat

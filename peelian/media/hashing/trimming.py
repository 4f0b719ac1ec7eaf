"""What lies inside a frame: a caption strip, black bars and the screen around a picture in a chat are cut off.

Two cuts are made, since there are two sorts of frame. *Bars*: from each edge inwards, as long as the rows are mostly of
the shade of the outermost one. *A screen*: the longest stretch of rows, then of columns, that are not mostly one shade,
and the bars of what is left. Every picture is cut by the same rules, so two copies of one are cut alike where the cut
is wrong.
"""

import numpy as np
from numpy.typing import NDArray

from peelian.media.hashing.pdq import Plane

__all__ = ["insides"]

SHADES = 32
BAR, BLANK, SCREEN = 0.5, 0.9, 0.75
"""Shares of a row in one shade: of a bar with words in it, of a bar without, of anything on a screen but a picture."""
ENOUGH = 250
"""Pixels along the shorter side on which the frame is looked for: every second or third row says it as well."""
LEAST_SIDE = 48
LEAST_AREA = 0.08
AHEAD, GAP = 0.05, 0.02
"""Shares of a side: how far a bar may be interrupted by words, and a picture by a flat stretch."""
Box = tuple[int, int, int, int]
Rows = NDArray[np.int64]


def insides(brightness: Plane) -> list[Plane]:
    """None, one or two parts of a picture: inside its bars, and inside a screen; never the whole of it."""
    step = max(min(brightness.shape) // ENOUGH, 1)
    coarse = brightness[::step, ::step]
    whole = (0, coarse.shape[0], 0, coarse.shape[1])
    found: list[Box] = []
    for box in (_without_bars(coarse, whole), _without_bars(coarse, _without_screen(coarse))):
        if _worth(coarse, box, step) and not any(
            _close(box, other, coarse.shape) for other in (whole, *found)
        ):
            found.append(box)
    places = [tuple(side * step for side in box) for box in found]
    return [np.ascontiguousarray(brightness[top:bottom, left:right]) for top, bottom, left, right in places]


def _worth(coarse: Plane, box: Box, step: int) -> bool:
    high, wide = box[1] - box[0], box[3] - box[2]
    return min(high, wide) * step >= LEAST_SIDE and high * wide >= LEAST_AREA * coarse.size


def _close(box: Box, other: Box, shape: tuple[int, ...]) -> bool:
    """Whether two boxes are so alike that their hashes would be."""
    sides = (shape[0], shape[0], shape[1], shape[1])
    return all(abs(a - b) <= 0.004 * side for a, b, side in zip(box, other, sides, strict=True))


def _without_bars(brightness: Plane, box: Box) -> Box:
    top, bottom, left, right = box
    for _ in range(2):
        first, after = _bars(brightness[top:bottom, left:right])
        top, bottom = top + first, top + after
        first, after = _bars(brightness[top:bottom, left:right].T)
        left, right = left + first, left + after
    return top, bottom, left, right


def _without_screen(brightness: Plane) -> Box:
    top, bottom = _longest(_shares(brightness).max(axis=1, initial=0) > SCREEN)
    left, right = _longest(_shares(brightness[top:bottom].T).max(axis=1, initial=0) > SCREEN)
    return top, bottom, left, right


def _shares(plane: Plane) -> NDArray[np.float64]:
    """Rows by pairs of neighbouring shades: how much of each row is in either."""
    high, wide = plane.shape
    if not plane.size:
        return np.zeros((high, SHADES - 1))
    shade = np.clip(plane * (SHADES / 256), 0, SHADES - 1).astype(np.int32)
    places = shade + np.arange(high)[:, None] * SHADES
    counts = np.bincount(places.ravel(), minlength=high * SHADES).reshape(high, SHADES)
    return (counts[:, :-1] + counts[:, 1:]) / wide


def _bars(plane: Plane) -> tuple[int, int]:
    """From which row to which (excluded) a plane is left when the bars at both ends are cut off."""
    shares = _shares(plane)
    if not len(shares):
        return 0, 0
    first = _bar(shares)
    after = len(shares) - _bar(shares[::-1])
    return (first, after) if first < after else (0, len(shares))


def _bar(shares: NDArray[np.float64]) -> int:
    """How many rows the bar at the beginning has."""
    pair = int(shares[0].argmax())
    if shares[0, pair] < BLANK:
        return 0
    low, high = max(pair - 1, 0), pair + 2
    same = shares[:, low:high].max(axis=1)
    ahead = max(round(AHEAD * len(shares)), 1)
    row = 0
    while row < len(same):
        if same[row] >= BAR:
            row += 1
            continue
        blank = np.flatnonzero(same[row : row + ahead] >= BLANK)
        if not len(blank):
            break
        row += int(blank[0])
    return row


def _longest(frame: NDArray[np.bool_]) -> tuple[int, int]:
    """From where to where (excluded) the longest run without frame goes; short gaps in it are bridged."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], frame, [True])).astype(np.int8)))
    joined: list[tuple[int, int]] = []
    for first, after in ((int(a), int(b)) for a, b in edges.reshape(-1, 2)):
        if joined and first - joined[-1][1] <= GAP * len(frame):
            joined[-1] = (joined[-1][0], after)
        else:
            joined.append((first, after))
    return max(joined, key=lambda run: run[1] - run[0], default=(0, 0))

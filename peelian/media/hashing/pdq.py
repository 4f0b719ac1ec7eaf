"""The perceptual hash itself: from the brightness of a picture to 256 bits and a quality.

Follows the published description of PDQ: two box filters along each axis (Jarosz), a sample of 64 by 64, the second
to seventeenth frequencies of a cosine transform along each axis, and for each whether it lies above their median.
Filter and sample are linear along each axis, so both are one small matrix for each length of a side.
"""

import functools

import numpy as np
from numpy.typing import NDArray

from peelian.media.turnings import TURNINGS

__all__ = [
    "BITS",
    "SYMMETRIES",
    "Plane",
    "downsample",
    "frequencies_of",
    "hash_of",
    "quality_of",
    "symmetries_of",
    "turned",
]

Plane = NDArray[np.float32]
SIDE, KEPT = 64, 16
BITS = KEPT * KEPT
SMALLEST = 5
"""Pixels along a side below which a picture says nothing (the same limit as in the published code)."""
SYMMETRIES = TURNINGS
"""The order of the eight hashes that `symmetries_of` gives."""


@functools.lru_cache(maxsize=512)
def _operator(length: int) -> Plane:
    """64 by `length`: two box filters of a half block each, and the sample in the middle of each block."""
    window = (length + 2 * SIDE - 1) // (2 * SIDE)
    ahead = (window + 2) // 2 - 1
    places = np.arange(length)
    first = np.maximum(places - (window - 1 - ahead), 0)
    after = np.minimum(places + ahead + 1, length)
    rows = np.zeros((SIDE, length))
    rows[np.arange(SIDE), ((np.arange(SIDE) + 0.5) * length / SIDE).astype(int)] = 1.0
    for _ in range(2):
        share = rows / (after - first)
        steps = np.zeros((SIDE, length + 1))
        for row, given in zip(steps, share, strict=True):
            np.add.at(row, first, given)
            np.subtract.at(row, after, given)
        rows = np.cumsum(steps, axis=1)[:, :length]
    return rows.astype(np.float32)


@functools.cache
def _transform() -> Plane:
    """16 by 64: the cosine transform, of which the constant part is left out."""
    frequency = np.arange(1, KEPT + 1)[:, None]
    place = 2 * np.arange(SIDE)[None, :] + 1
    return (np.sqrt(2 / SIDE) * np.cos(np.pi / 2 / SIDE * frequency * place)).astype(np.float32)


def downsample(brightness: Plane) -> Plane:
    """64 by 64 from the brightness of a picture (rows by columns, 0 to 255). A small picture is never enlarged first.

    Raises ValueError for a picture of fewer than five pixels along a side, which has no hash.
    """
    high, wide = brightness.shape
    if min(high, wide) < SMALLEST:
        raise ValueError(f"A picture of {wide} by {high} pixels is too small to have a perceptual hash.")
    if wide <= high:
        return _operator(high) @ (brightness @ _operator(wide).T)
    return (_operator(high) @ brightness) @ _operator(wide).T


def quality_of(plane: Plane) -> int:
    """0 to 100: how much there is to tell this picture by, from the steps between neighbours of the 64 by 64."""
    total = 0
    for axis in (0, 1):
        total += int(np.abs(np.trunc(np.diff(plane, axis=axis) * (100 / 255))).sum())
    return min(total // 90, 100)


def frequencies_of(plane: Plane) -> Plane:
    """16 by 16 frequencies of a 64 by 64 plane."""
    transform = _transform()
    return transform @ plane @ transform.T


def _bits(frequencies: Plane) -> bytes:
    # The lower of the two middle values, as in the published code, so that 128 or fewer bits are set.
    middle = np.partition(frequencies.ravel(), BITS // 2 - 1)[BITS // 2 - 1]
    # Bit 0 is the lowest of the last byte: the order in which the hash is written in hexadecimal.
    return np.packbits((frequencies > middle).ravel()[::-1]).tobytes()


def hash_of(plane: Plane) -> bytes:
    """The 32 bytes of the hash of a 64 by 64 plane; `.hex()` writes it as other tools do."""
    return _bits(frequencies_of(plane))


_EVEN = np.where(np.arange(KEPT) % 2 == 0, -1, 1).astype(np.float32)
"""Mirroring turns the sign of every frequency that is odd; they are counted from one, so the even places."""


def symmetries_of(plane: Plane) -> tuple[bytes, ...]:
    """The hashes of all eight turnings of a picture, in the order of SYMMETRIES, from one transform."""
    f = frequencies_of(plane)
    across, down = f * _EVEN[None, :], f * _EVEN[:, None]
    both = down * _EVEN[None, :]
    turns = (f, across.T, both, down.T, down, across, f.T, both.T)
    return tuple(_bits(turn) for turn in turns)


def turned(given: bytes) -> tuple[bytes, ...]:
    """What the eight hashes come to when the hash alone is known: signs are turned about the median as if it were zero.

    A few bits off the true ones, since the median is near zero and not at it: for a list that gives hashes only.
    """
    bits = np.unpackbits(np.frombuffer(given, np.uint8))[::-1].reshape(KEPT, KEPT).astype(bool)
    f = np.where(bits, 1.0, -1.0).astype(np.float32)
    across, down = f * _EVEN[None, :], f * _EVEN[:, None]
    both = down * _EVEN[None, :]
    turns = (f, across.T, both, down.T, down, across, f.T, both.T)
    return tuple(np.packbits((turn > 0).ravel()[::-1]).tobytes() for turn in turns)

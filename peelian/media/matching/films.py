"""Films as bags of frames: order and length do not count, since a film is cut, slowed and put into another."""

from dataclasses import dataclass

import numpy as np

from peelian.media.matching.index import MATCH, QUALITY, Rows, near_between

__all__ = ["SAME_FILM", "Shares", "shares", "usable"]

SAME_FILM = 0.8
"""The share of the shorter film's frames that must be found in the longer (vPDQ's published threshold)."""


@dataclass(frozen=True)
class Shares:
    """Of each film, the share of its frames that are found in the other; `nearest` is the least distance in bits."""

    of_first: float
    of_second: float
    nearest: int

    @property
    def same(self) -> bool:
        """Whether one is the other or a part of it."""
        return max(self.of_first, self.of_second) >= SAME_FILM


def usable(frames: tuple[tuple[bytes, int], ...]) -> list[bytes]:
    """The hashes of the frames that say enough."""
    return [bits for bits, quality in frames if quality >= QUALITY]


def shares(first: Rows, second: Rows, *, within: int = MATCH) -> Shares:
    """How much of each bag is in the other."""
    near = near_between(first, second, within=within)
    if not len(near):
        return Shares(0.0, 0.0, 256)
    return Shares(
        len(np.unique(near.first)) / len(first),
        len(np.unique(near.second)) / len(second),
        int(near.bits.min()),
    )

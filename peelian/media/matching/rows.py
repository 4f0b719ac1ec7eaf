"""The hashes of many files as one table of numbers, with whose each row is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from peelian.media.matching.index import QUALITY, Rows, as_rows, distances

if TYPE_CHECKING:
    from peelian.media.models import Picture

STILL = 8
"""Bits below which a frame of a film says nothing that the one before it did not."""


@dataclass(frozen=True)
class Table:
    """`rows[i]` is a hash of the file `owners[i]`, turned as `turns[i]` says; `counts` is rows by file."""

    rows: Rows
    owners: NDArray[np.int64]
    turns: NDArray[np.int8]

    @property
    def counts(self) -> dict[int, int]:
        """How many rows each file has."""
        owners, counts = np.unique(self.owners, return_counts=True)
        return dict(zip(owners.tolist(), counts.tolist(), strict=True))


def kept_rows(pictures: list["Picture"]) -> Table:
    """What others are compared with: the picture as it is, what is inside its frame, and frames of films."""
    return _table(pictures, turns=1)


def asking_rows(pictures: list["Picture"]) -> Table:
    """What is compared: the same in all eight turnings, so that mirrored and turned copies are found."""
    return _table(pictures, turns=8)


def cut_rows(pictures: list["Picture"]) -> Table:
    """The hashes that pictures would have after likely cuts; `turns` is which cut."""
    parts = [(picture.pk, bytes(picture.cuts)) for picture in pictures if picture.quality >= QUALITY]
    owners = np.repeat([pk for pk, _ in parts], [len(part) // 32 for _, part in parts]).astype(np.int64)
    turns = np.concatenate([np.arange(len(part) // 32) for _, part in parts] or [np.zeros(0)]).astype(np.int8)
    return Table(as_rows(b"".join(part for _, part in parts)), owners, turns)


def _table(pictures: list["Picture"], *, turns: int) -> Table:
    parts: list[bytes] = []
    owners: list[int] = []
    turned: list[int] = []
    for picture in pictures:
        whole = bytes(picture.whole) if picture.quality >= QUALITY else b""
        for eight in _eights(whole + bytes(picture.inside)):
            parts.append(eight[: 32 * turns])
            owners += [picture.pk] * turns
            turned += range(turns)
        if picture.frames:
            frames = thinned(bytes(picture.frames))
            parts.append(frames)
            owners += [picture.pk] * (len(frames) // 32)
            turned += [0] * (len(frames) // 32)
    return Table(as_rows(b"".join(parts)), np.array(owners, np.int64), np.array(turned, np.int8))


def _eights(joined: bytes) -> list[bytes]:
    return [joined[start : start + 256] for start in range(0, len(joined), 256)]


def thinned(frames: bytes) -> bytes:
    """Frames without those that hardly differ from the last kept: a still scene counts once, however long it is."""
    rows = as_rows(frames)
    kept = [0] if len(rows) else []
    for number in range(1, len(rows)):
        if int(distances(rows[number], rows[kept[-1]])) > STILL:
            kept.append(number)
    return b"".join(frames[32 * number : 32 * number + 32] for number in kept)

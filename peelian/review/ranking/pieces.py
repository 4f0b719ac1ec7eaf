"""The pieces of a text: words, pairs of words that stand close, and three or four characters in a row inside a word.

Every piece becomes a number of 64 bits (its hash), worked out for all texts at once. Nobody can name a piece from its
number alone, and nothing has to be kept to meet the same piece again in another text.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peelian.review.ranking.folding import Letters

Hashes = NDArray[np.uint64]
_BASE = 0x9E3779B97F4A7C15  # odd, so that it can be divided by again (modulo 2**64)
_BACK = pow(_BASE, -1, 2**64)
_FACTORS = (
    0xBF58476D1CE4E5B9,
    0x94D049BB133111EB,
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
    0xE7037ED1A0B428DB,
)
_SYMBOLS = 0x2000  # from here on a character that is no letter (an emoji, a sign) is a word of its own
_SPACE = 0x20
REACH = 3  # places from one word of a pair to the other, at most


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """Pieces in the order of the texts: to which text each belongs, and its hash."""

    document: NDArray[np.int64]
    hashes: Hashes


def words(letters: Letters) -> Pieces:
    """Each word of each text, and each emoji or sign as a word of its own."""
    single = ~letters.word_like & (letters.codes >= _SYMBOLS)
    inside = letters.word_like.astype(np.int8)
    change = np.diff(inside, prepend=np.int8(0), append=np.int8(0))
    starts, ends = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    starts = np.concatenate([starts, np.flatnonzero(single)])
    ends = np.concatenate([ends, np.flatnonzero(single) + 1])
    order = np.argsort(starts, kind="stable")
    return Pieces(
        document=letters.document[starts[order]],
        hashes=_mixed(_spans(letters.codes, starts[order], ends[order])),
    )


def pairs(singles: Pieces) -> Pieces:
    """Each two words of one text with at most two others between them.

    What is said of whom seldom stands side by side (Guthrie and others 2006, LREC, "A closer look at skip-gram
    modelling").
    """
    parts = [_apart(singles, places) for places in range(1, REACH + 1)]
    return Pieces(
        document=np.concatenate([part.document for part in parts]),
        hashes=np.concatenate([part.hashes for part in parts]),
    )


def _apart(singles: Pieces, places: int) -> Pieces:
    together = singles.document[places:] == singles.document[:-places]
    first, second = singles.hashes[:-places][together], singles.hashes[places:][together]
    joined = first * np.uint64(_FACTORS[0]) + second * np.uint64(_FACTORS[1])
    return Pieces(document=singles.document[places:][together], hashes=_mixed(joined))


def runs(letters: Letters, length: int) -> Pieces:
    """Each `length` characters in a row (three or more) within a word and the space on either side of it."""
    places = len(letters.codes) - length + 1
    if places <= 0:
        return Pieces(document=np.empty(0, np.int64), hashes=np.empty(0, np.uint64))
    space = letters.codes == _SPACE
    whole = np.ones(places, dtype=bool)
    hashes = np.full(places, length, dtype=np.uint64)
    for offset in range(length):
        hashes += letters.codes[offset : offset + places] * np.uint64(_FACTORS[offset])
        hashes ^= hashes >> np.uint64(29)
        if 0 < offset < length - 1:
            whole &= ~space[offset : offset + places]
    return Pieces(document=letters.document[1 : 1 + places][whole], hashes=_mixed(hashes[whole]))


def sequence_hashes(singles: Pieces, documents: int) -> Hashes:
    """One hash a text, of its words in their order; 0 for a text without words."""
    starts = np.searchsorted(singles.document, np.arange(documents + 1))
    return _spans(singles.hashes, starts[:-1], starts[1:])


def _spans(codes: Hashes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Hashes:
    """The hash of each span: a polynomial over its codes, the same wherever the span stands."""
    powers = _powers(_BASE, len(codes))
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(codes * powers, dtype=np.uint64)])
    return (sums[ends] - sums[starts]) * _powers(_BACK, len(codes) + 1)[starts]


def _powers(base: int, length: int) -> Hashes:
    powers = np.full(max(length, 1), base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)[:length]


def _mixed(hashes: Hashes) -> Hashes:
    """Spread over all 64 bits (the last steps of SplitMix64, Steele and others 2014)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(_FACTORS[0])
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(_FACTORS[1])
    return hashes ^ (hashes >> np.uint64(31))

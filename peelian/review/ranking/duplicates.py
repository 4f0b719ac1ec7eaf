"""Messages that say the same: forwards, copies and near copies, so that a reader meets them together.

The same words in the same order are one group, whatever their punctuation and letters. Longer texts that share
nearly all their pieces join too: pairs are proposed by min-wise hashing (Broder 1997, "On the resemblance and
containment of documents") and checked by the cosine of their rows. Nothing is coded for a reader by being in a
group.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

BANDS, IN_A_BAND = 6, 3
LEAST_PIECES = 75  # about ten words: of shorter texts a word more or less changes what is said
LEAST_COSINE = 0.9  # of words and characters together
_CHUNK = 50_000
_SEED = 20_100


@dataclass(frozen=True, kw_only=True)
class Grouping:
    """The rows of features and the hash of each text's words in their order."""

    matrix: sparse.csr_matrix
    sequences: NDArray[np.uint64]

    def groups(self) -> NDArray[np.int64]:
        """For each row the first row that says the same; itself for a row that stands alone."""
        groups = _first_of_each(self.sequences, apart=self.sequences == 0)
        heads = np.flatnonzero(groups == np.arange(len(groups)))
        long = heads[np.diff(self.matrix.indptr)[heads] >= LEAST_PIECES]
        if len(long) > 1:
            self._join(groups, long)
        while (groups[groups] != groups).any():
            groups = groups[groups]
        return groups

    def _join(self, groups: NDArray[np.int64], long: NDArray[np.int64]) -> None:
        """Point the later of two near copies to the earlier, through every band."""
        for band in self._bands(long).T:
            first = long[_first_of_each(band, apart=np.zeros(len(band), bool))]
            asked = np.flatnonzero(first != long)
            alike = self._cosines(long[asked], first[asked]) >= LEAST_COSINE
            for later, earlier in zip(long[asked][alike], first[asked][alike], strict=True):
                later_head, earlier_head = _head(groups, later), _head(groups, earlier)
                groups[max(later_head, earlier_head)] = min(later_head, earlier_head)

    def _bands(self, long: NDArray[np.int64]) -> NDArray[np.uint64]:
        """For each row and band a hash of the least hashes of its pieces under a few orders."""
        factors = np.random.default_rng(_SEED).integers(1, 2**63, size=(BANDS, IN_A_BAND), dtype=np.uint64)
        factors = factors * np.uint64(2) + np.uint64(1)
        bands = np.zeros((len(long), BANDS), dtype=np.uint64)
        for start in range(0, len(long), _CHUNK):
            part = self.matrix[long[start : start + _CHUNK]]
            pieces = (part.indices.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
            pieces ^= pieces >> np.uint64(31)
            for band, each in np.ndindex(factors.shape):
                least = np.minimum.reduceat(pieces * factors[band, each], part.indptr[:-1])
                bands[start : start + _CHUNK, band] = (
                    bands[start : start + _CHUNK, band] * factors[0, 0] ^ least
                )
        return bands

    def _cosines(self, these: NDArray[np.int64], those: NDArray[np.int64]) -> NDArray[np.float64]:
        """Between each of these rows and its counterpart: 1 for the same words and characters."""
        parts = [np.zeros(0)]
        for start in range(0, len(these), _CHUNK):
            one, other = (
                self.matrix[these[start : start + _CHUNK]],
                self.matrix[those[start : start + _CHUNK]],
            )
            squares = [np.asarray(each.multiply(each).sum(axis=1)).ravel() for each in (one, other)]
            parts.append(
                np.asarray(one.multiply(other).sum(axis=1)).ravel() / np.sqrt(squares[0] * squares[1])
            )
        return np.concatenate(parts)


def _first_of_each(values: NDArray[np.uint64], *, apart: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each place the first place with the same value; itself where it stands apart."""
    _, first, inverse = np.unique(values, return_index=True, return_inverse=True)
    return np.where(apart, np.arange(len(values)), first[inverse])


def _head(groups: NDArray[np.int64], row: int) -> int:
    while groups[row] != row:
        row = int(groups[row])
    return int(row)

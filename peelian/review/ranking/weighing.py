"""What a piece weighs in a text, and how long a text may be said to be.

A piece weighs (1 + ln count) x (1 + ln((1 + n) / (1 + texts with it))) (Salton and Buckley 1988, Information Processing
& Management 24(5)). Words and characters are each divided by a length between that of the text itself and that of the
mean text (pivoted normalisation: Singhal, Buckley and Mitra 1996, SIGIR), since dividing by its own length alone makes
one word too much of a message of two words. A piece that one text alone holds can tell nothing about another, so it is
left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]
VIEW_BITS = 22  # columns a view before the unused are dropped: four million
VIEWS = 2  # words and their pairs; characters
ALL_COLUMNS = VIEWS << VIEW_BITS
SLOPE = 0.6  # of the text's own length; the rest is the mean's


@dataclass(kw_only=True)
class Counts:
    """A chunk of texts: for each how many different pieces it holds, their columns in order, how often each occurs."""

    pieces: NDArray[np.int32]
    columns: NDArray[np.uint32]
    counts: Floats


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Hash and rarity of each piece that was kept, and the mean length of a text in words and in characters."""

    columns: NDArray[np.uint32]
    weights: Floats
    pivots: Floats


def kept(chunks: list[Counts]) -> tuple[NDArray[np.uint32], Floats]:
    """The columns that two texts or more hold, the commonest first (so that what is used often lies close together)."""
    held_by = np.zeros(ALL_COLUMNS, dtype=np.int64)
    for chunk in chunks:
        held_by += np.bincount(chunk.columns, minlength=ALL_COLUMNS)
    texts = sum(len(chunk.pieces) for chunk in chunks)
    columns = np.flatnonzero(held_by > 1)
    columns = columns[np.argsort(-held_by[columns], kind="stable")]
    weights = 1 + np.log((1 + texts) / (1 + held_by[columns]))
    return columns.astype(np.uint32), weights.astype(np.float32)


def weigh(chunks: list[Counts]) -> tuple[sparse.csr_matrix, Scale]:
    """The rows of all chunks, and the scale they were weighed by. Empties `chunks`, so that they are not held twice."""
    columns, weights = kept(chunks)
    matrix, lengths = _raw(chunks, columns=columns, weights=weights)
    some = np.maximum((lengths > 0).sum(axis=0), 1)
    scale = Scale(columns=columns, weights=weights, pivots=(lengths.sum(axis=0) / some).astype(np.float32))
    _divide(matrix, lengths, scale)
    return matrix, scale


def weigh_as(chunk: Counts, scale: Scale) -> sparse.csr_matrix:
    """Other texts on a scale that is there already; a piece that it does not know is dropped."""
    matrix, lengths = _raw([chunk], columns=scale.columns, weights=scale.weights)
    _divide(matrix, lengths, scale)
    return matrix


def _raw(
    chunks: list[Counts], *, columns: NDArray[np.uint32], weights: Floats
) -> tuple[sparse.csr_matrix, NDArray[np.float64]]:
    """Rows that are not divided yet, and the length of each text in each view."""
    place_of = np.full(ALL_COLUMNS, -1, dtype=np.int32)
    place_of[columns] = np.arange(len(columns), dtype=np.int32)
    entries = sum(int((place_of[chunk.columns] >= 0).sum()) for chunk in chunks)
    texts = sum(len(chunk.pieces) for chunk in chunks)
    matrix = sparse.csr_matrix((texts, len(columns)), dtype=np.float32)
    matrix.data, matrix.indices = np.empty(entries, np.float32), np.empty(entries, np.int32)
    matrix.indptr = np.zeros(texts + 1, dtype=np.int32 if entries < 2**31 else np.int64)
    lengths = np.zeros((texts, VIEWS))
    row = entry = 0
    while chunks:
        chunk = chunks.pop(0)
        rows, places, values, views = _weighed(chunk, place_of=place_of, weights=weights)
        size = len(chunk.pieces)
        squares = np.bincount(
            rows * VIEWS + views, weights=values.astype(np.float64) ** 2, minlength=size * VIEWS
        )
        lengths[row : row + size] = np.sqrt(squares).reshape(size, VIEWS)
        order = np.lexsort((places, rows))
        matrix.data[entry : entry + len(places)] = values[order]
        matrix.indices[entry : entry + len(places)] = places[order]
        ends = entry + np.cumsum(np.bincount(rows, minlength=size))
        matrix.indptr[row + 1 : row + size + 1] = ends
        row, entry = row + size, entry + len(places)
    return matrix, lengths


def _weighed(
    chunk: Counts, *, place_of: NDArray[np.int32], weights: Floats
) -> tuple[Integers, NDArray[np.int32], Floats, NDArray[np.uint32]]:
    """Row, place, weight and view of each piece that is kept."""
    rows = np.repeat(np.arange(len(chunk.pieces)), chunk.pieces)
    places = place_of[chunk.columns]
    held = places >= 0
    rows, places = rows[held], places[held]
    values = (1 + np.log(chunk.counts[held])) * weights[places]
    return rows, places, values, chunk.columns[held] >> np.uint32(VIEW_BITS)


def _divide(matrix: sparse.csr_matrix, lengths: NDArray[np.float64], scale: Scale) -> None:
    """Divide each text by its pivoted length in each view, in place."""
    divisors = (SLOPE * lengths + (1 - SLOPE) * scale.pivots).astype(np.float32)
    divisors[divisors == 0] = 1
    views = (scale.columns >> np.uint32(VIEW_BITS)).astype(np.int64)
    for first, last in _blocks(matrix.shape[0]):
        start, end = matrix.indptr[first], matrix.indptr[last]
        rows = np.repeat(np.arange(first, last), np.diff(matrix.indptr[first : last + 1]))
        matrix.data[start:end] /= divisors[rows, views[matrix.indices[start:end]]]


def _blocks(rows: int, size: int = 20_000) -> Iterator[tuple[int, int]]:
    for first in range(0, rows, size):
        yield first, min(first + size, rows)

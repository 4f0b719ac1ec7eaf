"""Texts as sparse rows of numbers: words and pairs of words, characters, and who wrote it in which conversation.

How the pieces are found: `pieces`; what each weighs: `weighing`; which texts say the same: `duplicates`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from peelian.review.ranking.duplicates import Grouping
from peelian.review.ranking.folding import letters_of
from peelian.review.ranking.pieces import Pieces, pairs, runs, sequence_hashes, words
from peelian.review.ranking.weighing import VIEW_BITS, Counts, Scale, weigh, weigh_as

Integers = NDArray[np.int64]
Matrix: TypeAlias = sparse.csr_matrix
CHUNK = 20_000  # texts worked at once: bounds what is held beside the result
CONTEXT_WEIGHT = 0.25  # of thread and of sender, beside about 1 for the words and 1 for the characters


@dataclass(frozen=True, kw_only=True)
class Context:
    """Where each text stands: a number for its conversation and one for its sender (-1: not known), in order."""

    conversations: Sequence[int]
    senders: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class Features:
    """What is learnt from: one row a text, in the order of `keys`.

    `groups` gives for each row the first row with the same or nearly the same text. `columns`, `weights` and `pivots`
    (see `weighing.Scale`) let other texts be turned into rows of the same shape.
    """

    keys: Integers
    matrix: Matrix
    groups: Integers
    columns: NDArray[np.uint32]
    weights: NDArray[np.float32]
    pivots: NDArray[np.float32]

    def rows_of(self, keys: Iterable[int]) -> Integers:
        """The rows of these keys; a key that is not among them raises KeyError."""
        wanted = np.fromiter(keys, dtype=np.int64)
        order = np.argsort(self.keys, kind="stable")
        places = np.searchsorted(self.keys, wanted, sorter=order)
        rows = order[np.minimum(places, len(order) - 1)] if len(order) else places
        if len(wanted) and (not len(order) or (self.keys[rows] != wanted).any()):
            raise KeyError("A message is asked for that the features were not made from.")
        return rows


def build_features(
    texts: Iterable[str], *, context: Context | None = None, keys: Sequence[int] | None = None
) -> Features:
    """Features of the texts, read once and a chunk at a time.

    `keys` names the rows (their numbers when left out). ValueError when keys or context are not as many as the texts.
    """
    chunks: list[Counts] = []
    sequences: list[NDArray[np.uint64]] = []
    for chunk in _chunks(texts):
        counted, sequence = _count(chunk)
        chunks.append(counted)
        sequences.append(sequence)
    matrix, scale = weigh(chunks)
    rows = matrix.shape[0]
    named = np.arange(rows) if keys is None else np.asarray(keys, dtype=np.int64)
    if len(named) != rows:
        raise ValueError(f"{rows} texts were given with {len(named)} keys.")
    groups = Grouping(matrix=matrix, sequences=np.concatenate(sequences or [np.empty(0, np.uint64)])).groups()
    if context is not None:
        matrix = sparse.hstack([matrix, _context_columns(context, rows)], format="csr", dtype=np.float32)
    return Features(keys=named, matrix=matrix, groups=groups, **vars(scale))


def rows_like(features: Features, texts: Sequence[str]) -> Matrix:
    """Other texts (seed words, example messages) as rows of the same shape; what no message holds is dropped."""
    counted, _ = _count(list(texts))
    scale = Scale(columns=features.columns, weights=features.weights, pivots=features.pivots)
    rows = weigh_as(counted, scale)
    rows.resize(rows.shape[0], features.matrix.shape[1])
    return rows


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(texts)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def _count(texts: list[str]) -> tuple[Counts, NDArray[np.uint64]]:
    letters = letters_of(texts)
    singles = words(letters)
    first_view = [singles, pairs(singles)]
    second_view = [runs(letters, 3), runs(letters, 4)]
    places = np.concatenate([_places(first_view, view=0), _places(second_view, view=1)])
    places.sort()
    starts = np.flatnonzero(np.diff(places, prepend=np.int64(-1)))
    distinct, counts = places[starts], np.diff(starts, append=len(places))
    document = distinct >> (VIEW_BITS + 1)
    counted = Counts(
        pieces=np.bincount(document, minlength=len(texts)).astype(np.int32),
        columns=(distinct & ((1 << (VIEW_BITS + 1)) - 1)).astype(np.uint32),
        counts=counts.astype(np.float32),
    )
    return counted, sequence_hashes(singles, len(texts))


def _places(view_pieces: list[Pieces], *, view: int) -> Integers:
    """Text, view and column of each piece in one number, so that sorting brings the same together."""
    document = np.concatenate([pieces.document for pieces in view_pieces])
    hashes = np.concatenate([pieces.hashes for pieces in view_pieces])
    column = (hashes >> np.uint64(64 - VIEW_BITS)).astype(np.int64)
    return (document << (VIEW_BITS + 1)) | (view << VIEW_BITS) | column


def _context_columns(context: Context, rows: int) -> Matrix:
    parts = [_one_each(np.asarray(context.conversations)), _one_each(np.asarray(context.senders))]
    if any(part.shape[0] != rows for part in parts):
        raise ValueError(f"{rows} texts were given with the context of {parts[0].shape[0]}.")
    return sparse.hstack(parts, format="csr", dtype=np.float32)


def _one_each(numbers: Integers) -> Matrix:
    """A column for each number, with the weight of the context where a row has it."""
    known = np.flatnonzero(numbers >= 0)
    kinds, places = np.unique(numbers[known], return_inverse=True)
    values = np.full(len(known), CONTEXT_WEIGHT, dtype=np.float32)
    return sparse.csr_matrix((values, (known, places)), shape=(len(numbers), len(kinds)))

"""The next messages to read: one model a category, learnt from the codes given so far, and the union of their queues.

A linear support vector machine with squared hinge loss; how found, not found and unread weigh against one another
says `learning`. Some unread messages, drawn anew each time, are presumed not relevant, for the model only: what is
read is what looked likely, so without them the model forgets what ordinary messages look like.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from peelian.review.ranking.features import Features, rows_like
from peelian.review.ranking.learning import direction

Integers = NDArray[np.int64]
Scores = NDArray[np.float32]
PRESUMED, PART = 300, 3  # unread presumed not relevant: so many, and no more than a third of the unread
NEWEST, OLDER = (
    1_000,
    1_000,
)  # read as not relevant, that the model learns from: more made it slower and no better
MOST = 5_000  # messages in one queue: far more than are read before the next


@dataclass(frozen=True, kw_only=True)
class Labels:
    """What readers have decided for one category: rows of the features, and for each whether it is relevant.

    In the order in which they were decided, the newest last.
    """

    rows: Integers
    relevant: NDArray[np.bool_]

    def __post_init__(self) -> None:
        if len(self.rows) != len(self.relevant):
            raise ValueError(f"{len(self.rows)} rows were given with {len(self.relevant)} decisions.")


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """The order to read in, and why.

    `order` holds unread rows, best first, each group of copies together; `scores` for each category what its model
    says of every row (larger is likelier; not a probability); `learnt` whether a category had anything to learn
    from.
    """

    order: Integers
    scores: Mapping[str, Scores]
    learnt: Mapping[str, bool]

    @cached_property
    def best(self) -> Scores:
        """For every row the largest share of rows below it in any category: what samples are stratified by."""
        return np.maximum.reduce([_standing(each) for each in self.scores.values()])


def rank(
    features: Features,
    labels: Mapping[str, Labels],
    *,
    seeds: Mapping[str, Sequence[str]] | None = None,
    read: Integers | None = None,
    draw: int = 0,
    most: int = MOST,
) -> Ranking:
    """Order what is unread.

    `labels` by category; `seeds` by category: words or messages such as are sought; `read`: rows not to be proposed
    again (all labelled rows when left out); `draw`: the number that settles what is drawn at random. The same in
    gives the same out. A category with neither a seed nor a relevant message is ordered at random.
    """
    if not labels:
        raise ValueError("A ranking needs at least one category.")
    unread = _unread(features, labels, read)
    scores: dict[str, Scores] = {}
    learnt: dict[str, bool] = {}
    for place, (category, decided) in enumerate(labels.items()):
        dice = np.random.default_rng([draw, place, len(decided.rows)])
        examples = _examples(features, (seeds or {}).get(category, ()))
        learnt[category] = bool(decided.relevant.any() or examples.shape[0])
        scores[category] = (
            _scores(features, decided, examples=examples, unread=unread, dice=dice)
            if learnt[category]
            else dice.random(len(features.keys), dtype=np.float32)
        )
    order = _together(features, _union(scores, unread, most), unread)
    return Ranking(order=order, scores=scores, learnt=learnt)


def _unread(features: Features, labels: Mapping[str, Labels], read: Integers | None) -> NDArray[np.bool_]:
    unread = np.ones(len(features.keys), dtype=bool)
    for rows in [each.rows for each in labels.values()] if read is None else [read]:
        unread[rows] = False
    return unread


def _examples(features: Features, texts: Sequence[str]) -> sparse.csr_matrix:
    """The seeds as rows; those of which no message holds a piece can teach nothing and are left out."""
    if not texts:
        return sparse.csr_matrix((0, features.matrix.shape[1]), dtype=np.float32)
    rows = rows_like(features, texts)
    return rows[np.diff(rows.indptr) > 0]


def _scores(
    features: Features,
    decided: Labels,
    *,
    examples: sparse.csr_matrix,
    unread: NDArray[np.bool_],
    dice: np.random.Generator,
) -> Scores:
    found, others = decided.rows[decided.relevant], _others(decided.rows[~decided.relevant], dice)
    candidates = np.flatnonzero(unread)
    presumed = dice.choice(candidates, min(PRESUMED, -(-len(candidates) // PART)), replace=False)
    matrix = features.matrix[np.concatenate([found, others, presumed])]
    if examples.shape[0]:
        matrix = sparse.vstack([examples, matrix], format="csr")
    if not len(others) + len(presumed):
        return np.asarray(features.matrix @ np.asarray(matrix.mean(axis=0)).ravel(), dtype=np.float32)
    towards = direction(matrix, found=examples.shape[0] + len(found), others=len(others))
    return np.asarray(features.matrix @ towards, dtype=np.float32)


def _others(rows: Integers, dice: np.random.Generator) -> Integers:
    """What was read as not relevant, thinned: the newest (the hardest to tell apart) and some of the older."""
    if len(rows) <= NEWEST + OLDER:
        return rows
    older = dice.choice(rows[:-NEWEST], OLDER, replace=False)
    return np.concatenate([older, rows[-NEWEST:]])


def _union(scores: Mapping[str, Scores], unread: NDArray[np.bool_], most: int) -> Integers:
    """The best of each category in turn, each row once."""
    rows = np.flatnonzero(unread)
    most = min(most, len(rows))
    if not most:
        return rows
    queues = [_top(rows, each[rows], most) for each in scores.values()]
    turns = np.stack(queues, axis=1).ravel()
    _, first = np.unique(turns, return_index=True)
    return turns[np.sort(first)][:most]


def _top(rows: Integers, scores: Scores, most: int) -> Integers:
    """The `most` rows with the largest scores, best first; of equal ones the earlier row."""
    part = np.argpartition(-scores, most - 1)[:most]
    return rows[part[np.lexsort((rows[part], -scores[part]))]]


def _together(features: Features, order: Integers, unread: NDArray[np.bool_]) -> Integers:
    """The same order with each unread copy of a text right behind the first that is met."""
    copies = np.flatnonzero(features.groups != np.arange(len(features.groups)))
    wanted = np.isin(features.groups[copies], features.groups[order])
    behind = copies[wanted & unread[copies]]
    heads = np.unique(features.groups[behind])
    everything = np.concatenate([order, behind, heads[unread[heads]]])
    _, turn = np.unique(features.groups[order], return_index=True)
    turns = turn[np.searchsorted(features.groups[order][turn], features.groups[everything])]
    everything = everything[np.argsort(turns, kind="stable")]
    _, first = np.unique(everything, return_index=True)
    return everything[np.sort(first)]


def _standing(scores: Scores) -> Scores:
    standing = np.empty(len(scores), dtype=np.float32)
    standing[np.argsort(scores, kind="stable")] = np.arange(len(scores)) / max(len(scores), 1)
    return standing

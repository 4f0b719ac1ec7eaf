"""The hypergeometric test on the reading itself (Callaghan and Müller-Hansen 2020, Systematic Reviews 9:273).

Every tail of the reading is treated as if it had been drawn at random from what was unread when it began. A ranking
that works finds more than chance does, so the test errs on the side of reading on; a ranking that has turned its
back on a kind of message breaks it, which is why the samples decide and this only says when to look at them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

TARGETS = (*(round(0.5 + 0.05 * step, 2) for step in range(10)), 0.99)
MOST_TAILS = 300  # of more, as many at even distances: fewer tails can only make the test more careful


@dataclass(frozen=True, kw_only=True)
class Point:
    """One target of recall and the probability of what was seen if recall were still below it."""

    target: float
    p: float


def lookback_p(decisions: Sequence[bool], *, population: int, target: float) -> float:
    """The p of "recall is below `target`" after reading `decisions` (relevant or not, in the order of reading).

    `population` counts all messages, read or not. 1.0 before anything is found. ValueError for a target that is no
    share or a population smaller than what was read.
    """
    import numpy as np
    from scipy.stats import hypergeom

    _check(decisions, population, target)
    hits = np.asarray(decisions, dtype=np.int64)
    read, found = len(hits), int(hits.sum())
    if not found:
        return 1.0
    starts = np.unique(np.linspace(0, read - 1, min(read, MOST_TAILS)).astype(np.int64))
    before = np.concatenate([[0], np.cumsum(hits)])[starts]
    missing = np.floor(found / target - before + 1).astype(np.int64)  # the fewest left at each start if below
    left = population - starts
    possible = missing <= left - (read - starts) + (found - before)
    tails = hypergeom.cdf(found - before, left, np.minimum(missing, left), read - starts)
    return float(np.where(possible, tails, 0.0).min(initial=1.0))


def lookback_frontier(
    decisions: Sequence[bool], *, population: int, targets: Sequence[float] = TARGETS
) -> list[Point]:
    """The p of every target, so that nobody can choose the one that suits."""
    return [
        Point(target=target, p=lookback_p(decisions, population=population, target=target))
        for target in targets
    ]


def _check(decisions: Sequence[bool], population: int, target: float) -> None:
    if not 0 < target < 1:
        raise ValueError("A target of recall is a share between 0 and 1.")
    if len(decisions) > population:
        raise ValueError("More was read than there is.")

"""Every way in which relevant messages could be spread over the strata, and how probable the samples would be then.

The statistic is the estimate of the total: each find counts for (messages / drawn) of its stratum. For a total to be
believable, some spread of it must make an estimate as small (for the upper end) or as large (for the lower) as the
one seen at least as probable as the error allowed. Large strata are searched in steps; a step is judged by its more
probable end and counted by its farther end, so that stepping can only widen the interval.
"""

from collections.abc import Sequence
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

STEPS = 240
LEAST_P = 1e-5  # beyond this nothing is told apart
_CLOSE = 1e-9
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Spreads:
    """The strata as (messages, drawn, relevant among the drawn)."""

    def __init__(self, strata: Sequence[tuple[int, int, int]]) -> None:
        self.untouched = sum(population for population, drawn, _ in strata if not drawn)
        self.strata = [each for each in strata if each[1]]
        self.weights = [population / drawn for population, drawn, _ in self.strata]
        self.estimate = sum(
            weight * hits for weight, (_, _, hits) in zip(self.weights, self.strata, strict=True)
        )

    def interval(self, error: float) -> tuple[int, int]:
        """The least and the largest believable total, with `error` on each side."""
        if not self.strata:
            return 0, self.untouched
        low_p, low_totals = self._of_as_large
        high_p, high_totals = self._of_as_small
        low, high = low_totals[low_p >= error], high_totals[high_p >= error]
        return int(low.min()), int(high.max()) + self.untouched

    def largest_p(self, total: int) -> float:
        """The largest probability, over all spreads of `total` or more, of an estimate as small as the one seen."""
        if total <= self.untouched or not self.strata:
            return float(total <= self.untouched)
        probabilities, totals = self._of_as_small
        enough = probabilities[totals >= total - self.untouched]
        most = sum(population - drawn + hits for population, drawn, hits in self.strata)
        if total - self.untouched > most:
            return 0.0
        return min(1.0, float(max(enough.max(initial=0.0), LEAST_P)))

    @cached_property
    def _of_as_small(self) -> tuple[Floats, Floats]:
        """For each step: the probability of an estimate no larger, at its near end; the total at its far end."""
        ends = [self._ends(place, self._largest(place)) for place in range(len(self.strata))]
        return self._below([near for near, _ in ends], self.estimate), _totals([far for _, far in ends])

    @cached_property
    def _of_as_large(self) -> tuple[Floats, Floats]:
        """For each step: the probability of an estimate no smaller, at its far end; the total at its near end."""
        ends = [self._ends(place, self._enough(place)) for place in range(len(self.strata))]
        smaller = self._below([far for _, far in ends], self._just_below)
        return 1 - smaller, _totals([near for near, _ in ends])

    def _ends(self, place: int, last: int) -> tuple[Integers, Integers]:
        first = self.strata[place][2]
        near = np.unique(np.linspace(first, last + 1, STEPS + 1).astype(np.int64))
        near = near[near <= last]
        return near, np.append(near[1:] - 1, last)

    def _largest(self, place: int) -> int:
        """The most relevant messages that this stratum could hold if the others held none but those found."""
        population, drawn, hits = self.strata[place]
        reach = self._reach(place, self.estimate)
        low, high = hits, population - drawn + hits
        while low < high:
            middle = (low + high + 1) // 2
            if at_most(reach, np.array([middle]), population, drawn)[0, -1] >= LEAST_P:
                low = middle
            else:
                high = middle - 1
        return low

    def _enough(self, place: int) -> int:
        """So many in this stratum that an estimate as large as the one seen is more likely than not by it alone."""
        population, drawn, hits = self.strata[place]
        below = self._reach(place, self._just_below)
        low, high = hits, population - drawn + hits
        while low < high and below >= 0:
            middle = (low + high) // 2
            if at_most(below, np.array([middle]), population, drawn)[0, -1] <= 0.5:
                high = middle
            else:
                low = middle + 1
        return low

    @property
    def _just_below(self) -> float:
        return self.estimate * (1 - 1e-6) - 1e-6

    def _reach(self, place: int, estimate: float) -> int:
        """How many finds of this stratum alone make no more than this estimate (-1: not even none)."""
        _, drawn, _ = self.strata[place]
        return int(np.clip(np.floor(estimate / self.weights[place] + _CLOSE), -1, drawn))

    def _below(self, grids: list[Integers], estimate: float) -> Floats:
        """The probability of an estimate no larger, for each combination of steps of the strata."""
        shape = [len(grid) for grid in grids]
        if estimate < -_CLOSE:
            return np.zeros(shape)
        tables = [
            at_most(self._reach(place, estimate), grid, population, drawn)
            for place, (grid, (population, drawn, _)) in enumerate(zip(grids, self.strata, strict=True))
        ]
        return self._joined(tables, estimate).reshape(shape)

    def _joined(self, tables: list[Floats], estimate: float, place: int = 0) -> Floats:
        """The same for the strata from `place` on, flat, from the tables of at most so many finds in each."""
        if place == len(tables) - 1:
            return tables[place][:, self._reach(place, estimate)]
        finds = range(self._reach(place, estimate) + 1)
        rest = [self._joined(tables, estimate - self.weights[place] * find, place + 1) for find in finds]
        exactly = np.diff(tables[place][:, : len(finds)], axis=1, prepend=0.0)
        return (exactly @ np.stack(rest)).ravel()


def at_most(finds: int, relevant: Integers, population: int, drawn: int) -> Floats:
    """For each number of relevant messages (a row) the probability that at most 0, 1, … `finds` of them are drawn."""
    each, sought = np.arange(finds + 1)[None, :], relevant[:, None]
    logs = _choices(sought, each) + _choices(population - sought, drawn - each) - _choices(population, drawn)
    return np.minimum(np.cumsum(np.exp(logs), axis=1), 1.0)


def _choices(total: Integers | int, chosen: Integers | int) -> Floats:
    """The logarithm of "total choose chosen"; minus infinity where there is no way to choose."""
    total, chosen = np.broadcast_arrays(np.asarray(total), np.asarray(chosen))
    possible = (chosen >= 0) & (chosen <= total)
    total, chosen = np.where(possible, total, 0), np.where(possible, chosen, 0)
    logs = gammaln(total + 1) - gammaln(chosen + 1) - gammaln(total - chosen + 1)
    return np.where(possible, logs, -np.inf)


def _totals(ends: list[Integers]) -> Floats:
    """The sum of every combination."""
    return reduce(np.add.outer, ends)

"""Krippendorff's alpha for named categories (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability").

Only messages that two or more readers decided count. With n_ck the number of ordered pairs of values c and k within
messages (each message's pairs divided by its readers less one), n_c their sums and n their total:
alpha = 1 - (n - 1) x (pairs that differ) / (sum over c and k that differ of n_c x n_k).
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

RESAMPLES = 1_000
Pairs = Counter[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How far readers agree on the messages that two or more of them decided.

    `alpha` is 1 for full agreement and 0 for what chance gives; None when all gave one and the same value, which
    says nothing of whether they can tell the values apart. `low` and `high` hold 95 % of resampled messages.
    `share`: pairs of decisions that agree (None when there are no pairs).
    """

    messages: int
    share: float | None
    alpha: float | None
    low: float | None
    high: float | None


def agreement(
    decisions: Mapping[str, Sequence[str]], *, seed: int = 0, resamples: int = RESAMPLES
) -> Agreement:
    """Agreement over `decisions`: for each message the values its readers gave (readers who gave none left out).

    The interval draws messages with replacement (percentile bootstrap), settled by `seed`.
    """
    kinds = Counter(tuple(sorted(values)) for _, values in sorted(decisions.items()) if len(values) >= 2)
    pairs = {kind: _pairs(kind) for kind in kinds}
    point = _alpha(kinds, pairs)
    low, high = _interval(kinds, pairs, seed=seed, resamples=resamples) if point is not None else (None, None)
    together = _sum(kinds, pairs)
    total = sum(together.values())
    same = sum(weight for (one, other), weight in together.items() if one == other)
    return Agreement(
        messages=sum(kinds.values()), share=same / total if total else None, alpha=point, low=low, high=high
    )


def _pairs(values: Sequence[str]) -> Mapping[tuple[str, str], float]:
    weights: dict[tuple[str, str], float] = {}
    for pair in permutations(values, 2):
        weights[pair] = weights.get(pair, 0.0) + 1 / (len(values) - 1)
    return weights


def _sum(
    kinds: Mapping[tuple[str, ...], int], pairs: Mapping[tuple[str, ...], Mapping[tuple[str, str], float]]
) -> dict[tuple[str, str], float]:
    together: dict[tuple[str, str], float] = {}
    for kind, times in kinds.items():
        for pair, weight in pairs[kind].items():
            together[pair] = together.get(pair, 0.0) + times * weight
    return together


def _alpha(
    kinds: Mapping[tuple[str, ...], int], pairs: Mapping[tuple[str, ...], Mapping[tuple[str, str], float]]
) -> float | None:
    together = _sum(kinds, pairs)
    sums: dict[str, float] = {}
    for (one, _), weight in together.items():
        sums[one] = sums.get(one, 0.0) + weight
    total = sum(sums.values())
    by_chance = total**2 - sum(each**2 for each in sums.values())
    if by_chance <= 0:
        return None
    differing = sum(weight for (one, other), weight in together.items() if one != other)
    return 1 - (total - 1) * differing / by_chance


def _interval(
    kinds: Counter[tuple[str, ...]],
    pairs: Mapping[tuple[str, ...], Mapping[tuple[str, str], float]],
    *,
    seed: int,
    resamples: int,
) -> tuple[float | None, float | None]:
    dice = random.Random(seed)  # noqa: S311  (a resample has to be the same again, not secret)
    names, weights = list(kinds), list(kinds.values())
    drawn = []
    for _ in range(resamples):
        alpha = _alpha(Counter(dice.choices(names, weights, k=sum(weights))), pairs)
        drawn.append(1.0 if alpha is None else alpha)
    drawn.sort()
    edge = round(0.025 * (resamples - 1))
    return drawn[edge], drawn[-1 - edge]

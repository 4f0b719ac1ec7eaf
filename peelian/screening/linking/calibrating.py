"""From a weight to a probability that means what it says.

The weight of a Fellegi-Sunter model takes its respects for independent, and overstates. What people decided about some
pairs is fitted with a line in the log of the odds: J. Platt, Probabilistic Outputs for Support Vector Machines (1999),
with its correction for few cases. Two numbers, which can be shown, and cannot turn the order of two pairs round.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_OF_EACH = 10
"""With fewer pairs of one answer than this, nothing is fitted."""
_STEPS = 100
_LIMIT = 1e-10


@dataclass(frozen=True, slots=True)
class Calibration:
    """`probability = 1 / (1 + exp(-(slope * weight + offset)))`; `pairs` is how many decided pairs it rests on."""

    slope: float
    offset: float
    pairs: int

    def probability(self, weight: float) -> float:
        """The share of pairs with this weight that are of one person, from 0 to 1."""
        return _logistic(self.slope * weight + self.offset)


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose stated probability lies between two bounds: what was stated on average, and what was found."""

    lowest: float
    highest: float
    pairs: int
    stated: float
    found: int
    interval: tuple[float, float]

    @property
    def holds(self) -> bool:
        """Whether what was stated lies within the interval around what was found."""
        return self.interval[0] <= self.stated <= self.interval[1]


class TooFewDecided(ValueError):
    """Not enough pairs were decided either way. The message says how many are missing."""


def fit(
    weights: Sequence[float], same: Sequence[bool], *, shares: Sequence[float] | None = None
) -> Calibration:
    """Fit the line to decided pairs. `shares`: how many pairs each stands for, where they were drawn unevenly.

    Raises TooFewDecided with fewer than ten of either answer.
    """
    yes = sum(same)
    no = len(same) - yes
    if yes < LEAST_OF_EACH or no < LEAST_OF_EACH:
        raise TooFewDecided(
            f"{yes} pairs were decided to be one person and {no} to be two; {LEAST_OF_EACH} of each are needed."
        )
    counted = list(shares or [1.0] * len(weights))
    # Platt's targets: an answer is never quite certain, so that few cases cannot give an endless slope.
    targets = [(yes + 1) / (yes + 2) if each else 1 / (no + 2) for each in same]
    slope, offset = 0.5, math.log((yes + 1) / (no + 1))
    for _ in range(_STEPS):
        step = _newton(weights, targets, counted, slope, offset)
        slope, offset = slope + step[0], offset + step[1]
        if abs(step[0]) + abs(step[1]) < _LIMIT:
            break
    return Calibration(slope=max(slope, 1e-6), offset=offset, pairs=len(same))


def _newton(
    weights: Sequence[float], targets: Sequence[float], counted: Sequence[float], slope: float, offset: float
) -> tuple[float, float]:
    """One step towards the likeliest line, held small enough not to overshoot."""
    g0 = g1 = 0.0
    h00 = h01 = h11 = 1e-9
    for weight, target, times in zip(weights, targets, counted, strict=True):
        at = _logistic(slope * weight + offset)
        miss, spread = times * (target - at), times * at * (1 - at)
        g0, g1 = g0 + miss * weight, g1 + miss
        h00, h01, h11 = h00 + spread * weight * weight, h01 + spread * weight, h11 + spread
    whole = h00 * h11 - h01 * h01
    along, up = (h11 * g0 - h01 * g1) / whole, (h00 * g1 - h01 * g0) / whole
    longest = max(abs(along), abs(up), 1.0)
    return along / longest, up / longest


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))


def bins(stated: Sequence[float], same: Sequence[bool], *, number: int = 10, z: float = 1.96) -> list[Bin]:
    """Pairs in so many groups of equal size by stated probability, with E. B. Wilson's interval (1927) for each."""
    order = sorted(range(len(stated)), key=lambda place: stated[place])
    found = []
    for group in range(number):
        places = order[len(order) * group // number : len(order) * (group + 1) // number]
        if not places:
            continue
        hits = sum(same[place] for place in places)
        found.append(
            Bin(
                lowest=stated[places[0]], highest=stated[places[-1]], pairs=len(places),
                stated=sum(stated[place] for place in places) / len(places), found=hits,
                interval=wilson(hits, len(places), z=z),
            )
        )  # fmt: skip
    return found


def wilson(hits: int, of: int, *, z: float = 1.96) -> tuple[float, float]:
    """The interval for a share, from the number of hits (Wilson 1927). Of nothing, the whole line."""
    if not of:
        return 0.0, 1.0
    share = hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - reach), min(1.0, middle + reach)

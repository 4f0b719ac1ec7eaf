"""What a run did not find, estimated: from planted records, and from how far its own rules agree.

Neither number is what was missed. Planted records say what happens to records with the faults that were planted; the
rules say what records look like that some rule can find. They are shown side by side with what each rests on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from peelian.screening.linking.calibrating import wilson


@dataclass(frozen=True, slots=True)
class Recaptured:
    """Two ways of finding the same pairs: how many each and both found, and how many there may be in all.

    `interval` is that of D. G. Chapman's estimate (1951), by G. A. F. Seber (1970), 95 %. The two ways must be
    independent, and rules over the names of one person are not: what is easy for one is easy for the other, so the
    number missed is at least about this.
    """

    first: int
    second: int
    both: int
    whole: float
    interval: tuple[float, float]

    @property
    def seen(self) -> int:
        """How many either way found."""
        return self.first + self.second - self.both

    @property
    def missed(self) -> float:
        """How many neither found, by the estimate."""
        return max(0.0, self.whole - self.seen)


def recaptured(*, first: int, second: int, both: int) -> Recaptured:
    """The estimate from two counts and their overlap. Raises ValueError when the overlap is larger than either."""
    if both > min(first, second) or both < 0:
        raise ValueError("Two ways cannot share more pairs than one of them found.")
    whole = (first + 1) * (second + 1) / (both + 1) - 1
    spread = sqrt(
        (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    )
    seen = first + second - both
    return Recaptured(first, second, both, whole, (max(seen, whole - 1.96 * spread), whole + 1.96 * spread))


@dataclass(frozen=True, slots=True)
class Served:
    """Of the records of one group that should have been found, how many were."""

    group: str
    found: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1; of nothing, nought."""
        return self.found / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval, 95 %."""
        return wilson(self.found, self.of)


def by_group(known: Mapping[str, Sequence[bool]]) -> list[Served]:
    """For each group, by name: how many of its known pairs were found. The worst served comes first."""
    served = [Served(group, sum(found), len(found)) for group, found in known.items()]
    return sorted(served, key=lambda each: (each.share, each.group))

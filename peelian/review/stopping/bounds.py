"""How many relevant messages are still unread: an interval that holds whatever the ranking did.

The control sample was drawn before anything was read, so its members that are still unread are a random sample of
the unread, stratum by stratum, and join the elusion sample. The interval inverts exact hypergeometric probabilities
over every way in which the missing could be spread over the strata (Wendell and Schmee 1996, Journal of the American
Statistical Association 91(434):825), so it needs no large numbers and no assumption about the ranking.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peelian.review.sampling import Stratum
from peelian.review.stopping.lookback import TARGETS, Point

if TYPE_CHECKING:
    from peelian.review.stopping.spreads import Spreads


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A stratum of the unread: its messages, how many of them were drawn and read, how many of these were relevant."""

    population: int
    sampled: int
    relevant: int

    def __post_init__(self) -> None:
        if not 0 <= self.relevant <= self.sampled <= self.population:
            raise ValueError(
                "A sample cannot be larger than its stratum, nor its finds more than the sample."
            )


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the reading found outside the unread, and the samples of the unread."""

    found: int
    strata: tuple[Drawn, ...]

    @property
    def known(self) -> int:
        """Relevant messages that somebody has read: by the ranking or in a sample."""
        return self.found + sum(stratum.relevant for stratum in self.strata)


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """Relevant messages that nobody has read, and recall (known among all relevant), each with its interval.

    `recall_*` are None when nothing relevant is known and none need be there: a share of nothing.
    """

    confidence: float
    known: int
    missed_estimate: float
    missed_low: int
    missed_high: int
    recall_estimate: float | None
    recall_low: float | None
    recall_high: float | None


def gather(
    strata: Sequence[tuple[Stratum, Collection[str]]],
    *,
    control: Collection[str],
    relevant: Mapping[str, bool],
) -> tuple[Drawn, ...]:
    """Each stratum with what was drawn from it and the part of the control sample that stands in it.

    `relevant`: what readers decided, by key. ValueError while a drawn message has not been read.
    """
    sealed = frozenset(control)
    gathered = []
    for stratum, drawn in strata:
        sampled = set(drawn) | sealed.intersection(stratum.keys)
        unread = [key for key in sampled if key not in relevant]
        if unread:
            raise ValueError(f"{len(unread)} messages of the samples have not been read yet.")
        gathered.append(
            Drawn(
                population=len(stratum.keys),
                sampled=len(sampled),
                relevant=sum(relevant[key] for key in sampled),
            )
        )
    return tuple(gathered)


def bounds(evidence: Evidence, *, confidence: float = 0.95) -> Bounds:
    """The central interval at this confidence (at most half of the error on each side)."""
    if not 0.5 <= confidence < 1:
        raise ValueError("A confidence is a share between one half and 1.")
    spreads = _spreads(evidence)
    low, high = spreads.interval((1 - confidence) / 2)
    hits = evidence.known - evidence.found
    estimate = max(spreads.estimate - hits, 0.0)
    return Bounds(
        confidence=confidence,
        known=evidence.known,
        missed_estimate=estimate,
        missed_low=max(low - hits, 0),
        missed_high=max(high - hits, 0),
        recall_estimate=_recall(evidence.known, estimate),
        recall_low=_recall(evidence.known, max(high - hits, 0)),
        recall_high=_recall(evidence.known, max(low - hits, 0)),
    )


def samples_p(evidence: Evidence, *, target: float) -> float:
    """The p of "recall is below `target`": the largest probability of finding so little if it were."""
    if not 0 < target < 1:
        raise ValueError("A target of recall is a share between 0 and 1.")
    if not evidence.known:
        return 1.0
    fewest = int(evidence.known / target + 1e-9) + 1 - evidence.found  # in the unread, if recall is below
    return _spreads(evidence).largest_p(fewest)


def samples_frontier(evidence: Evidence, *, targets: Sequence[float] = TARGETS) -> list[Point]:
    """The p of every target, so that nobody can choose the one that suits."""
    return [Point(target=target, p=samples_p(evidence, target=target)) for target in targets]


def _spreads(evidence: Evidence) -> "Spreads":
    from peelian.review.stopping.spreads import Spreads  # scipy takes a second to load

    return Spreads([(each.population, each.sampled, each.relevant) for each in evidence.strata])


def _recall(known: int, missed: float) -> float | None:
    return known / (known + missed) if known + missed else None

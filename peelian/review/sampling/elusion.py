"""The elusion sample: from what stays unread, more of what the ranking thinks likeliest, by strata fixed beforehand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from peelian.review.sampling.drawing import draw

# (share of the unread, weight): the likeliest tenth is drawn from twice as densely as the rest. Not more: what can
# still be missed is bounded by the stratum that is sampled most thinly, however good the ranking is
# (docs/review/method.md).
SHARES = ((Fraction(1, 10), 2), (Fraction(9, 10), 1))


@dataclass(frozen=True, kw_only=True)
class Stratum:
    """A part of what is unread, by score: its keys, best first."""

    name: str
    keys: tuple[str, ...]


def stratify(
    scores: Mapping[str, float], *, shares: Sequence[tuple[Fraction, int]] = SHARES
) -> list[Stratum]:
    """The unread keys in strata by falling score (equal scores by key)."""
    ordered = sorted(scores, key=lambda key: (-scores[key], key))
    strata, done, total = [], 0, Fraction(0)
    for number, (share, _) in enumerate(shares, start=1):
        total += share
        end = round(len(ordered) * total)
        strata.append(Stratum(name=f"stratum {number}", keys=tuple(ordered[done:end])))
        done = end
    return strata


def allocate(
    strata: Sequence[Stratum], *, size: int, shares: Sequence[tuple[Fraction, int]] = SHARES
) -> list[int]:
    """How many of `size` fall to each stratum: by its keys times its weight, never more than it has."""
    weights = [len(stratum.keys) * weight for stratum, (_, weight) in zip(strata, shares, strict=True)]
    total = sum(weights) or 1
    wanted = [-(-size * weight // total) for weight in weights]  # rounded up: a stratum is never forgotten
    return [min(number, len(stratum.keys)) for number, stratum in zip(wanted, strata, strict=True)]


def draw_elusion(
    strata: Sequence[Stratum],
    *,
    seed: str,
    look: int,
    size: int,
    shares: Sequence[tuple[Fraction, int]] = SHARES,
) -> list[tuple[Stratum, list[str]]]:
    """The sample of one look (1, 2, …): for each stratum the keys drawn from it.

    Members of the control sample may be drawn too; they are read once and counted once.
    """
    sizes = allocate(strata, size=size, shares=shares)
    return [
        (stratum, draw(stratum.keys, seed=seed, name=f"elusion {look} {stratum.name}", size=number))
        for stratum, number in zip(strata, sizes, strict=True)
    ]

"""Whole reviews with their samples and their rule: do the intervals hold the truth, does the rule keep its word?

A review looks at its samples when the order of reading speaks for the target, and once at the end of the replay if it
never did. The truth is compared with what was stated and is not used before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peelian.review.sampling import draw, draw_elusion, stratify
from peelian.review.simulating.replay import Replay
from peelian.review.stopping.bounds import Bounds, Evidence, bounds, gather
from peelian.review.stopping.lookback import lookback_p
from peelian.review.stopping.rule import Answer, StoppingRule, look

APART = 0.05  # of all messages are read between two looks


@dataclass(frozen=True, kw_only=True)
class Look:
    """One look at the samples: what was stated, and the truth of that moment."""

    read: int
    bounds: Bounds
    missed: int
    recall: float
    may_stop: bool

    @property
    def covered(self) -> bool:
        """Whether the number missed lies in the interval stated."""
        return self.bounds.missed_low <= self.missed <= self.bounds.missed_high


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """One simulated review: its looks in order."""

    looks: tuple[Look, ...]

    @property
    def covered(self) -> bool:
        """Whether every interval that was stated held the truth."""
        return all(each.covered for each in self.looks)

    @property
    def stopped(self) -> bool:
        """Whether the rule let the review stop."""
        return self.looks[-1].may_stop


def places_to_look(replay: Replay, *, rule: StoppingRule, population: int) -> list[int]:
    """After how many messages this reading would look, if no look ever let it stop. No sample is asked."""
    places: list[int] = []
    last = max(replay.standings, default=0)
    for read in sorted(replay.standings):
        early = places and read - places[-1] < APART * population
        if early or len(places) == rule.looks:
            continue
        if lookback_p(replay.finds[:read], population=population, target=rule.target) <= 1 - rule.confidence:
            places.append(read)
    return places or ([last] if last else [])


def review_again(
    replay: Replay,
    relevant: NDArray[np.bool_],
    *,
    rule: StoppingRule,
    places: Sequence[int],
    seed: str,
) -> Reviewed:
    """One review over this reading with samples of its own, drawn from `seed`."""
    keys = [str(row) for row in range(len(relevant))]
    control = frozenset(draw(keys, seed=seed, name="control", size=rule.control))
    answers = dict(zip(keys, (bool(each) for each in relevant), strict=True))
    known: set[str] = set()
    looks: list[Look] = []
    for number, read in enumerate(places, start=1):
        known.update(str(row) for row in replay.order[:read])
        found = sum(answers[key] for key in known)
        standing = replay.standings[read]
        strata = stratify({key: float(standing[int(key)]) for key in keys if key not in known})
        drawn = draw_elusion(strata, seed=seed, look=number, size=rule.elusion)
        evidence = Evidence(found=found, strata=gather(drawn, control=control, relevant=answers))
        verdict = look(rule, evidence)
        total = int(relevant.sum())
        known.update(key for _, sample in drawn for key in sample)
        looks.append(
            Look(
                read=read,
                bounds=bounds(evidence, confidence=1 - rule.error_of_a_look),
                missed=total - evidence.known,
                recall=evidence.known / total,
                may_stop=verdict.answer is Answer.STOP,
            )
        )
        if looks[-1].may_stop:
            break
    return Reviewed(looks=tuple(looks))

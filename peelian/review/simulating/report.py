"""A simulation as figures and as a table."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from peelian.review.simulating.measures import SHARES, recall_after, work_saved
from peelian.review.simulating.replay import Replay
from peelian.review.simulating.reviews import Reviewed, places_to_look, review_again
from peelian.review.stopping.popular import popular_rules
from peelian.review.stopping.rule import StoppingRule


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one order of reading found how soon. `recall`: share read to share found; `seconds`: of processor time."""

    recall: dict[float, float]
    wss95: float | None
    seconds: float
    reranks: int


@dataclass(frozen=True, kw_only=True)
class Held:
    """How often what was stated held, over simulated reviews.

    `covered`: every interval that a review stated held the number missed; `stopped`: the rule let it stop; `kept`:
    it had reached the target when it stopped; `looks`: at the samples, all reviews together.
    """

    reviews: int
    covered: int
    stopped: int
    kept: int
    looks: int


def found_by(replay: Replay, *, relevant: int, population: int) -> Found:
    """The measures of one replay."""
    finds = [bool(each) for each in replay.finds]
    return Found(
        recall={
            share: recall_after(finds, relevant=relevant, read=round(share * population)) for share in SHARES
        },
        wss95=work_saved(finds, relevant=relevant, population=population),
        seconds=mean(replay.seconds) if replay.seconds else 0.0,
        reranks=len(replay.seconds),
    )


def held_by(
    replays: Sequence[Replay], relevant: NDArray[np.bool_], *, rule: StoppingRule, reviews: int
) -> Held:
    """Whether intervals and rule held, over so many reviews shared among the replays; each draws its own samples."""
    population = len(relevant)
    places = [places_to_look(replay, rule=rule, population=population) for replay in replays]
    done: list[Reviewed] = []
    for number in range(reviews):
        which = number % len(replays)
        if places[which]:
            seed = f"review {number}"
            done.append(review_again(replays[which], relevant, rule=rule, places=places[which], seed=seed))
    stopped = [each for each in done if each.stopped]
    return Held(
        reviews=len(done),
        covered=sum(each.covered for each in done),
        stopped=len(stopped),
        kept=sum(each.looks[-1].recall >= rule.target for each in stopped),
        looks=sum(len(each.looks) for each in done),
    )


def popular_recalls(replay: Replay, *, relevant: int) -> dict[str, tuple[int, float] | None]:
    """For each popular rule where it would have stopped and what recall it would have left; None: it never stopped."""
    finds = [bool(each) for each in replay.finds]
    return {
        rule.name: (rule.stopped_after, recall_after(finds, relevant=relevant, read=rule.stopped_after))
        if rule.stopped_after is not None
        else None
        for rule in popular_rules(finds)
    }


def as_json(found: Found, held: Held, popular: dict[str, tuple[int, float] | None]) -> dict[str, object]:
    """Everything, for machines."""
    return {"found": asdict(found), "held": asdict(held), "popular": popular}


def as_table(found: Found, held: Held, popular: dict[str, tuple[int, float] | None], *, target: float) -> str:
    """Everything, for people."""
    lines = [f"{'read':>8}  {'found':>6}"]
    lines += [f"{share:>8.0%}  {recall:>6.2f}" for share, recall in found.recall.items()]
    saved = "95% not reached" if found.wss95 is None else f"{found.wss95:.3f}"
    lines += [
        f"work saved at 95% found (WSS@95): {saved}",
        f"re-ranking: {found.seconds:.3f} s of processor time each, {found.reranks} times",
        f"interval of the number missed held the truth in {held.covered} of {held.reviews} reviews "
        f"({held.looks} looks)",
        f"the rule let {held.stopped} of them stop, {held.kept} of these with {target:.0%} or more found",
        "popular rules, shown and not followed:",
    ]
    for name, stopped in popular.items():
        told = "never stopped" if stopped is None else f"after {stopped[0]:,} read, {stopped[1]:.2f} found"
        lines.append(f"  {name}: {told}")
    return "\n".join(lines)

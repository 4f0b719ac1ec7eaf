"""One review replayed: from one relevant message and a few at random, a batch at a time, each in a new order."""

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peelian.review.ranking.features import Features
from peelian.review.ranking.ranking import Labels, Ranking, rank

AT_RANDOM = 20
BATCH = 50
KEEP_EVERY = 10  # batches between scores that are kept, for samples to be stratified by


@dataclass(frozen=True, kw_only=True)
class Replay:
    """What was read in which order, whether each was relevant, and the seconds of processor time of each re-rank.

    `standings`: by how many had been read, the standing of every message (see `Ranking.best`) at that time.
    """

    order: NDArray[np.int64]
    finds: NDArray[np.bool_]
    seconds: tuple[float, ...]
    standings: dict[int, NDArray[np.float32]]


def replay(
    features: Features,
    relevant: NDArray[np.bool_],
    *,
    seed: int = 0,
    batch: int = BATCH,
    recall: float = 0.95,
    share: float = 0.2,
) -> Replay:
    """Read until both this recall is reached and this share is read. The same seed gives the same replay."""
    wanted = np.ceil(recall * relevant.sum() - 1e-9)
    least = int(np.ceil(share * len(relevant)))
    order = start_of(relevant, seed=seed)
    seconds: list[float] = []
    standings: dict[int, NDArray[np.float32]] = {}
    while len(order) < len(relevant) and (len(order) < least or relevant[order].sum() < wanted):
        started = time.process_time()
        ranking = _ranked(features, order, relevant, seed=seed)
        seconds.append(time.process_time() - started)
        if len(seconds) % KEEP_EVERY == 1:
            standings[len(order)] = ranking.best
        order = np.concatenate([order, ranking.order[:batch]])
    return Replay(order=order, finds=relevant[order], seconds=tuple(seconds), standings=standings)


def start_of(relevant: NDArray[np.bool_], *, seed: int) -> NDArray[np.int64]:
    """One relevant message and twenty others drawn at random: what is known before the first order."""
    dice = np.random.default_rng(seed)
    first = dice.choice(np.flatnonzero(relevant), 1)
    others = np.setdiff1d(np.arange(len(relevant)), first)
    return np.concatenate([first, dice.choice(others, min(AT_RANDOM, len(others)), replace=False)])


def _ranked(
    features: Features, order: NDArray[np.int64], relevant: NDArray[np.bool_], *, seed: int
) -> Ranking:
    return rank(features, {"sought": Labels(rows=order, relevant=relevant[order])}, draw=seed)

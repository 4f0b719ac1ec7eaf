"""How good a run was, where the truth is known: precision, recall and F1 by threshold, calibration, recall by group."""

from collections.abc import Sequence
from dataclasses import dataclass

THRESHOLDS = (-5.0, 0.0, 2.0, 5.0, 8.0, 10.0, 15.0)


@dataclass(frozen=True, slots=True)
class At:
    """What a threshold gives. `weight` and above is called a match."""

    weight: float
    called: int
    right: int
    of: int

    @property
    def precision(self) -> float:
        """The share of what is called a match that is one. With nothing called, 1."""
        return self.right / self.called if self.called else 1.0

    @property
    def recall(self) -> float:
        """The share of the true pairs that is called."""
        return self.right / self.of if self.of else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        whole = self.called + self.of
        return 2 * self.right / whole if whole else 0.0


def curve(weights: Sequence[float], same: Sequence[bool], *, of: int) -> list[At]:
    """A point for every weight that occurs, the highest first. `of`: how many true pairs there are, found or not."""
    points: list[At] = []
    called = right = 0
    for weight, true in sorted(zip(weights, same, strict=True), key=lambda pair: -pair[0]):
        called, right = called + 1, right + true
        if points and points[-1].weight == weight:
            points.pop()
        points.append(At(weight, called, right, of))
    return points


def best(points: Sequence[At]) -> At:
    """The point with the highest F1. Raises ValueError when there is none."""
    return max(points, key=lambda point: point.f1)


def recall_at(points: Sequence[At], *, precision: float) -> float:
    """The highest recall of all points that are at least so precise; 0 when none is."""
    return max((point.recall for point in points if point.precision >= precision), default=0.0)


def at(points: Sequence[At], weight: float, *, of: int) -> At:
    """What the threshold gives."""
    reached = [point for point in points if point.weight >= weight]
    return At(weight, reached[-1].called, reached[-1].right, of) if reached else At(weight, 0, 0, of)

"""Telling several stories beside one another, in the order in which things happened.

A story is a generator: before each act it yields the moment of that act, and goes on when its turn has come. So the
ledger of the demo is in the order of its dates, as that of a real force would be.
"""

import heapq
from collections.abc import Generator, Iterable
from datetime import datetime
from typing import Any

Story = Generator[datetime, None, Any]


def together(stories: Iterable[Story]) -> Story:
    """Several stories as one: always the one whose next act comes first goes on. Of two at one moment, in order."""
    waiting = [(moment, place, story) for place, story in enumerate(stories) for moment in _next(story)]
    heapq.heapify(waiting)
    while waiting:
        moment, place, story = heapq.heappop(waiting)
        yield moment
        for following in _next(story):
            heapq.heappush(waiting, (following, place, story))


def tell(story: Story) -> None:
    """Carry a story out to its end."""
    for _ in story:
        pass


def _next(story: Story) -> list[datetime]:
    """The moment of the next act of a story, once the one before has been carried out; empty at its end."""
    return [moment for moment in [next(story, None)] if moment is not None]

"""What each event adds to the story of a case, and the moments it brings. One module a room that events come from.

Pure: nothing here reads a table, so that a clock is the same today as in ten years.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from peelian.clocks.marks import Marked
from peelian.clocks.story import Story
from peelian.clocks.telling import of_cases, of_criminal, of_restrictions
from peelian.clocks.telling.of_restrictions import as_corrected
from peelian.law.moments import UK
from peelian.ledger.recorded import Recorded

__all__ = ["TELLERS", "as_corrected", "day_of_event", "tell"]

TELLERS: dict[type, Callable[[Story, Any], Iterator[Marked]]] = {
    **of_cases.TELLERS,
    **of_restrictions.TELLERS,
    **of_criminal.TELLERS,
}
_DAY_FIELDS = {**of_cases.DAY_FIELDS, **of_restrictions.DAY_FIELDS, **of_criminal.DAY_FIELDS}


def tell(story: Story, recorded: Recorded) -> list[Marked]:
    """Add one event to the story; return the moments it brought, which the story now remembers."""
    teller = TELLERS.get(type(recorded.event))
    if teller is None:
        return []
    marks = list(teller(story, recorded.event))
    for marked in marks:
        story.remember(marked, recorded.sequence)
    return marks


def day_of_event(recorded: Recorded) -> date:
    """The day an event says it happened on; the day it was recorded when it says none."""
    name = _DAY_FIELDS.get(type(recorded.event))
    return getattr(recorded.event, name) if name else recorded.at.astimezone(UK).date()

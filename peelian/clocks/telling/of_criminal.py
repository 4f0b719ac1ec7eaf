"""What the events of the room criminal add to a story: bail, and the end of criminal proceedings. Pure.

Custody is counted by the hour and over within four days: its limits are shown by its own room, from the same rules.
"""

from collections.abc import Callable, Iterator
from typing import Any

from peelian.clocks.marks import Mark, Marked, Whom
from peelian.clocks.story import Story, Thread
from peelian.criminal import events
from peelian.law.rules import get_rule

Marks = Iterator[Marked]
_SINCE_2022 = get_rule("bail_abp_initial").in_force_from


def _bailed(story: Story, event: events.BailGranted) -> Marks:
    whom = Whom(event.officer, event.release)
    story.threads[Thread.BAIL].append(whom)
    mark = Mark.BAILED if event.arrested_on >= _SINCE_2022 else Mark.BAILED_BEFORE_2022
    yield Marked(mark, whom, event.arrested_on)


def _bail_over(story: Story, event: events.BailEnded) -> Marks:
    yield Marked(Mark.BAIL_OVER, Whom(event.officer, event.release), event.ended_on)


def _proceedings_ended(story: Story, event: events.ProceedingsEnded) -> Marks:
    """Only misconduct proceedings that waited for them are owed a further determination (PCR 2020 reg 23(3))."""
    if event.held:
        yield Marked(Mark.CRIMINAL_OVER, Whom(event.officer), event.ended_on)


TELLERS: dict[type, Callable[[Story, Any], Marks]] = {
    events.BailGranted: _bailed,
    events.BailEnded: _bail_over,
    events.ProceedingsEnded: _proceedings_ended,
}
DAY_FIELDS: dict[type, str] = {
    events.BailGranted: "started_on",
    events.BailEnded: "ended_on",
    events.ProceedingsEnded: "ended_on",
}

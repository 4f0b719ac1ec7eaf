"""What the events of the room restrictions add to a story: the two suspensions that have limits in law. Pure.

Suspending police staff, redeploying and restricting rest on force policy, which sets no limit in law; their reviews
are shown by their own room.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from peelian.clocks.marks import Mark, Marked, Whom
from peelian.clocks.story import Story, Thread
from peelian.ledger.recorded import Recorded
from peelian.restrictions import events
from peelian.restrictions.states import Corrected, Outcome, RestrictionKind, Told

Marks = Iterator[Marked]
_CONDUCT, _VETTING = RestrictionKind.SUSPENSION_CONDUCT, RestrictionKind.SUSPENSION_VETTING
_THREADS = {_CONDUCT: Thread.CONDUCT_SUSPENSION, _VETTING: Thread.VETTING_SUSPENSION}
_BEGAN = {
    _CONDUCT: (Mark.SUSPENDED,),
    _VETTING: (Mark.VETTING_SUSPENDED, Mark.VETTING_REVIEWED),
}
_TOLD_ORALLY = {_CONDUCT: Mark.SUSPENDED_ORALLY, _VETTING: Mark.VETTING_SUSPENDED_ORALLY}
_REVIEWED = {_CONDUCT: Mark.SUSPENSION_REVIEWED, _VETTING: Mark.VETTING_REVIEWED}
_CONTINUED = {_CONDUCT: Mark.SUSPENSION_CONTINUED, _VETTING: Mark.VETTING_CONTINUED}


def _whom(event: Any) -> Whom:
    return Whom(event.officer, event.restriction)


def _imposed(story: Story, event: events.RestrictionImposed) -> Marks:
    if event.kind not in _THREADS:
        return
    whom = _whom(event)
    story.threads[_THREADS[event.kind]].append(whom)
    for mark in _BEGAN[event.kind]:
        yield Marked(mark, whom, event.imposed_on)
    if event.told is Told.ORALLY:
        yield Marked(_TOLD_ORALLY[event.kind], whom, event.imposed_on)


def _confirmed(story: Story, event: events.SuspensionConfirmedInWriting) -> Marks:
    yield Marked(Mark.SUSPENSION_CONFIRMED, _whom(event), event.confirmed_on)


def _reviewed(story: Story, event: events.RestrictionReviewed) -> Marks:
    if event.kind not in _THREADS:
        return
    yield Marked(_REVIEWED[event.kind], _whom(event), event.held_on)
    if event.outcome is Outcome.CONTINUE:
        yield Marked(_CONTINUED[event.kind], _whom(event), event.held_on)


def _continuation_told(story: Story, event: events.ContinuationNotified) -> Marks:
    if event.kind in _THREADS:
        yield Marked(Mark.CONTINUATION_TOLD, _whom(event), event.notified_on)


def _ended(story: Story, event: events.RestrictionEnded) -> Marks:
    story.ended.add(_whom(event))
    yield from ()


def _corrected(story: Story, event: events.RestrictionCorrected) -> Marks:
    """Nothing by itself: `as_corrected` has put the right day where the wrong one stood."""
    yield from ()


_CORRECTS: dict[Corrected, tuple[type, str]] = {
    Corrected.IMPOSED_ON: (events.RestrictionImposed, "imposed_on"),
    Corrected.CONFIRMED_ON: (events.SuspensionConfirmedInWriting, "confirmed_on"),
    Corrected.HELD_ON: (events.RestrictionReviewed, "held_on"),
    Corrected.NOTIFIED_ON: (events.ContinuationNotified, "notified_on"),
    Corrected.ENDED_ON: (events.RestrictionEnded, "ended_on"),
}


def as_corrected(entries: list[Recorded]) -> list[Recorded]:
    """The entries with each corrected day in the place of the one that was written wrongly.

    The ledger keeps both; the clocks count from what is right. An entry without a correction is passed on as it is.
    """
    corrections = [one.event for one in entries if isinstance(one.event, events.RestrictionCorrected)]
    if not corrections:
        return entries
    corrected = list(entries)
    for correction in corrections:
        for place, recorded in enumerate(corrected):
            if _is_corrected_by(recorded.event, correction):
                _, name = _CORRECTS[correction.corrected]
                corrected[place] = replace(
                    recorded, event=replace(recorded.event, **{name: correction.became})
                )
    return corrected


def _is_corrected_by(event: Any, correction: events.RestrictionCorrected) -> bool:
    kind, name = _CORRECTS[correction.corrected]
    return (
        isinstance(event, kind)
        and getattr(event, "restriction", None) == correction.restriction
        and correction.review in (None, getattr(event, "review", None))
        and getattr(event, name) == correction.was
    )


TELLERS: dict[type, Callable[[Story, Any], Marks]] = {
    events.RestrictionImposed: _imposed,
    events.SuspensionConfirmedInWriting: _confirmed,
    events.RestrictionReviewed: _reviewed,
    events.ContinuationNotified: _continuation_told,
    events.RestrictionEnded: _ended,
    events.RestrictionCorrected: _corrected,
}
DAY_FIELDS: dict[type, str] = {
    events.RestrictionImposed: "imposed_on",
    events.SuspensionConfirmedInWriting: "confirmed_on",
    events.RestrictionReviewed: "held_on",
    events.ContinuationNotified: "notified_on",
    events.RestrictionEnded: "ended_on",
}

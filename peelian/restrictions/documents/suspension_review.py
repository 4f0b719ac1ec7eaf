"""The outcome of a suspension review: PCR 2020 reg 11(8)-(10); PVR 2025 reg 13(8)-(9); for staff, force policy."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.cases.documents.letter import Ask
from peelian.restrictions.documents.shared import (
    about_the_suspension,
    check_is_suspension,
    what_was_found,
)
from peelian.restrictions.models import Review
from peelian.restrictions.queries.facts import review_facts
from peelian.restrictions.states import (
    END_LABELS,
    TRIGGER_LABELS,
    EndGround,
    Lateness,
    Outcome,
    ReviewStatus,
    Trigger,
)

ASKS = (
    Ask(
        "summary",
        "Why was it so decided?",
        "A summary that they may read. The reasons in full stay on the file.",
    ),
    Ask(
        "contact",
        "Who keeps in touch with them?",
        "A name and how to reach them. Not the investigator.",
        lines=2,
    ),
    Ask("returning", "If it ends: when, where and to whom do they return?", lines=2, required=False),
)


def gather(review: Review, *, actor: Actor, on: date, words: Mapping[str, Any]) -> dict[str, Any]:
    """Everything the letter can say on a day. Raises Refused while the review is not settled."""
    restriction = review.restriction
    check_is_suspension(restriction)
    if review.status != ReviewStatus.HELD:
        raise Refused(
            "A senior officer has still to authorise what the review proposes.", rule="PCR 2020 reg 2(4)(a)"
        )
    held = review_facts(review, on=on)
    goes_on = held.outcome == Outcome.CONTINUE
    tell, following = held.notify_by, held.next_review_by
    return {
        **about_the_suspension(restriction, held.restriction, actor=actor, on=on),
        "goes_on": goes_on,
        "number": held.number,
        "held_on": held.held_on,
        "due_on": held.due_on,
        "held_late": held.lateness == Lateness.HELD_LATE,
        "trigger": TRIGGER_LABELS[Trigger(held.trigger)],
        "missed": [f"{row.due_on.day} {row.due_on:%B %Y}" for row in review.missed_before.order_by("due_on")],
        "heard": review.answers.exists(),
        "found": what_was_found(held.restriction.kind, held.gate) if goes_on else [],
        "authorised_by": held.authorised_by,
        "summary": str(words.get("summary") or "").strip(),
        "contact": str(words.get("contact") or "").strip(),
        "returning": str(words.get("returning") or "").strip(),
        "tell_by": tell.due if tell else None,
        "tell_source": tell.citation.text if tell else "",
        "told_late": bool(tell and tell.due and on > tell.due),
        "next_by": held.next_review_on or (following.due if following else None),
        "next_source": following.citation.text if following else "",
        "ended_on": held.ended_on,
        "end_ground": END_LABELS[EndGround(review.end_ground)].lower() if review.end_ground else "",
    }

"""A restriction on a line of time: from the request to its end, each review beside the day it was due."""

from datetime import date

from peelian.interface.drawing import TimelineItem
from peelian.restrictions.models import Restriction, Review
from peelian.restrictions.queries.conditions import ConditionRow
from peelian.restrictions.states import KIND_LABELS, Lateness, RestrictionKind, ReviewStatus

BEGIN, REVIEWS, CONDITIONS = "Restriction", "Reviews", "Conditions"


def timeline_items(
    restriction: Restriction, reviews: list[Review], conditions: tuple[ConditionRow, ...]
) -> tuple[TimelineItem, ...]:
    """What stands on the line, each with its day. The table under the drawing has the same rows."""
    items = [
        TimelineItem(at=restriction.requested_at, label="Asked for or decided", lane=BEGIN, kind="decision")
    ]
    _add(items, restriction.imposed_on, KIND_LABELS[RestrictionKind(restriction.kind)], BEGIN, "decision")
    _add(items, restriction.confirmed_on, "Confirmed in writing", BEGIN, "notice")
    _add(items, restriction.ended_on, "Ended", BEGIN, "decision")
    for review in reviews:
        _review(items, review)
    for missed in restriction.missed_reviews.all():
        items.append(TimelineItem(at=missed.due_on, label="Missed", lane=REVIEWS, kind="deadline"))
    if restriction.next_review_on:
        items.append(
            TimelineItem(
                at=restriction.next_review_on, label="Next review due", lane=REVIEWS, kind="deadline"
            )
        )
    for said in restriction.representations.all():
        items.append(TimelineItem(at=said.received_on, label="Representations", lane=REVIEWS, kind="report"))
    for row in conditions:
        items.append(
            TimelineItem(
                at=row.from_date, until=row.until_date, label=row.sentence, lane=CONDITIONS, kind="note"
            )
        )
    return tuple(items)


def _add(items: list[TimelineItem], day: date | None, label: str, lane: str, kind: str) -> None:
    if day is not None:
        items.append(TimelineItem(at=day, label=label, lane=lane, kind=kind))


def _review(items: list[TimelineItem], review: Review) -> None:
    if review.status == ReviewStatus.SENT_BACK:
        return
    waits = " (proposed)" if review.status == ReviewStatus.PROPOSED else ""
    late = " late" if review.lateness == Lateness.HELD_LATE else ""
    items.append(
        TimelineItem(at=review.held_on, label=f"Reviewed{late}{waits}", lane=REVIEWS, kind="decision")
    )
    if late:
        items.append(TimelineItem(at=review.due_on, label="Was due", lane=REVIEWS, kind="deadline"))
    _add(items, review.notified_on, "Told that it continues", REVIEWS, "notice")

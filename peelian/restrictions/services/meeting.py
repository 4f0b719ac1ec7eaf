"""Opening a sitting at which several restrictions are reviewed, each with its own reasons."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy
from peelian.restrictions.events import MeetingOpened
from peelian.restrictions.folding import folded
from peelian.restrictions.models import Meeting, Restriction, Review
from peelian.restrictions.services.writing import check_not_ahead
from peelian.restrictions.states import ReviewStatus


@transaction.atomic
def open_meeting(*, title: str, held_on: date, actor: Actor, at: datetime) -> Meeting:
    """Open a review meeting held on a day. The decisions are taken in it one by one."""
    policy.check_can_open_meeting(actor)
    check_not_ahead(held_on, at, "The day of the meeting")
    salt = new_salt()
    meeting = Meeting.objects.create(
        ref=new_ref("RM"), title=title, salt=salt, held_on=held_on, opened_by_ref=actor.ref, opened_at=at
    )
    opened = MeetingOpened(subject=Ref(meeting.ref), held_on=held_on, title=digest_of(title, salt))
    record(opened, actor=actor, at=at)
    return meeting


def check_reasons_are_their_own(
    restriction: Restriction, reasons: str, *, meeting: Meeting | None, held_on: date
) -> None:
    """Refuse reasons that were given word for word for another person at the same meeting, or on the same day."""
    beside = Review.objects.exclude(restriction__person=restriction.person).exclude(
        status=ReviewStatus.SENT_BACK
    )
    beside = beside.filter(meeting=meeting) if meeting else beside.filter(held_on=held_on)
    if any(folded(other) == folded(reasons) for other in beside.values_list("reasons", flat=True)):
        raise Refused(
            "The same reasons were given for somebody else. Reviews may be held in one sitting, but each is reasoned "
            "by itself: say what is true of this person."
        )

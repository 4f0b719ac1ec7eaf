"""What the person is told and what they answer: written confirmation, representations, notice that it continues."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy
from peelian.restrictions.events import (
    ContinuationNotified,
    SuspensionConfirmedInWriting,
    SuspensionRepresentationsReceived,
)
from peelian.restrictions.models import Restriction, RestrictionRepresentation, Review
from peelian.restrictions.services.writing import about, check_not_ahead, locked
from peelian.restrictions.states import From, Outcome, RestrictionKind, ReviewStatus


@transaction.atomic
def confirm_in_writing(
    *, restriction: Restriction, confirmed_on: date, actor: Actor, at: datetime
) -> Restriction:
    """Record that somebody told by word of mouth now has it in writing, with a summary of the reasons.

    PCR 2020 reg 11(6)(b); PVR 2025 reg 13(6)(b). Late is recorded as late: nothing refuses it.
    """
    restriction = locked(restriction)
    policy.check_can_record(actor, restriction)
    check_not_ahead(confirmed_on, at, "The day of the confirmation")
    if restriction.confirmed_on:
        raise Refused(
            f"This was confirmed in writing on {restriction.confirmed_on:%-d %B %Y}. Correct that day if it is wrong."
        )
    if restriction.imposed_on and confirmed_on < restriction.imposed_on:
        raise Refused("It cannot have been confirmed before it took effect.")
    restriction.confirmed_on = confirmed_on
    restriction.version += 1
    restriction.save(update_fields=["confirmed_on", "version"])
    confirmed = SuspensionConfirmedInWriting(
        **about(restriction), kind=RestrictionKind(restriction.kind), confirmed_on=confirmed_on
    )
    record(confirmed, actor=actor, at=at)
    return restriction


@transaction.atomic
def receive_representations(
    *,
    restriction: Restriction,
    made_by: From,
    received_on: date,
    text: str,
    actor: Actor,
    at: datetime,
    changed: bool = False,
) -> RestrictionRepresentation:
    """Record what the person says against the restriction. Whenever they come, a review has to follow.

    `changed` says that they rest on changed circumstances (PCR 2020 reg 11(7)(b), (8)(a)). Raises Refused for a legal
    representative outside a vetting suspension.
    """
    restriction = locked(restriction)
    policy.check_can_record(actor, restriction)
    check_not_ahead(received_on, at, "The day on which they were received")
    if restriction.imposed_on and received_on < restriction.imposed_on:
        raise Refused("They cannot have been received before it took effect.")
    if made_by == From.LAWYER and restriction.kind != RestrictionKind.SUSPENSION_VETTING:
        raise Refused(
            "Against this, the person or their police friend makes representations. Record it as theirs.",
            rule="PCR 2020 reg 11(7)",
        )
    if not text.strip():
        raise Refused("Say what the representations are.")
    salt = new_salt()
    made = RestrictionRepresentation.objects.create(
        ref=new_ref("RP"),
        restriction=restriction,
        made_by=made_by,
        received_on=received_on,
        changed=changed,
        text=text,
        salt=salt,
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    received = SuspensionRepresentationsReceived(
        **about(restriction),
        representation=Ref(made.ref),
        kind=RestrictionKind(restriction.kind),
        made_by=made_by,
        received_on=received_on,
        changed=changed,
        text=digest_of(text, salt),
    )
    record(received, actor=actor, at=at)
    return made


@transaction.atomic
def notify_continuation(*, review: Review, notified_on: date, actor: Actor, at: datetime) -> Review:
    """Record that the person was told in writing that the restriction continues, and why (reg 11(9); reg 13(9))."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    restriction = locked(review.restriction)
    policy.check_can_record(actor, restriction)
    if review.status != ReviewStatus.HELD or review.outcome != Outcome.CONTINUE:
        raise Refused("Only a review that continued the restriction is notified so.")
    if review.notified_on:
        raise Refused(f"They were told on {review.notified_on:%-d %B %Y}. Correct that day if it is wrong.")
    check_not_ahead(notified_on, at, "The day of the notice")
    if notified_on < review.held_on:
        raise Refused("They cannot have been told before the review was held.")
    review.notified_on = notified_on
    review.save(update_fields=["notified_on"])
    notified = ContinuationNotified(
        **about(restriction),
        review=Ref(review.ref),
        kind=RestrictionKind(restriction.kind),
        held_on=review.held_on,
        notified_on=notified_on,
    )
    record(notified, actor=actor, at=at)
    return review

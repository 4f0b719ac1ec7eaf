"""Appointing readers, second readers and whoever settles; ending an appointment."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.queries import accounts_with, actor_by_ref
from peelian.access.refusals import Refused
from peelian.cases import policy as cases_policy
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import AppointmentEnded, ReaderAppointed
from peelian.review.models import Appointment, Review
from peelian.review.services.committing import about, locked
from peelian.review.services.queueing import hand_back_open
from peelian.review.states import ROLE_LABELS, ReaderRole


@transaction.atomic
def appoint_reader(
    *, review: Review, reader_ref: str, role: ReaderRole, actor: Actor, at: datetime
) -> Appointment:
    """Appoint an account to read, to read again, or to settle. Raises Refused for one that may not see the case.

    An account has one part in a review for good: whoever read first can neither read again as the second nor settle.
    """
    review = locked(review)
    policy.check_can_appoint(actor, review)
    if reader_ref not in dict(accounts_with(Permission.READ_FOR_REVIEW)):
        raise Refused("This account has no role that reads for reviews.")
    reader = actor_by_ref(reader_ref)
    if not cases_policy.visible_cases(reader).filter(pk=review.case_id).exists():
        raise Refused(
            "This account may not see the case, so it cannot read its messages. Put it on the case first."
        )
    held = Appointment.objects.filter(review=review, reader_ref=reader_ref).first()
    if held is not None and (held.ended_at is None or held.role != role):
        was = ROLE_LABELS[ReaderRole(held.role)].lower()
        raise Refused(
            f"{reader.name} was appointed in this review as: {was}. One account has one part in a review, so that "
            "the second reading stays blind and differences are settled by a third."
        )
    if role == ReaderRole.SECOND and held is None:
        policy.check_has_not_seen(reader, review)
    appointment = held or Appointment(review=review, reader_ref=reader_ref, role=role)
    appointment.appointed_at, appointment.appointed_by_ref, appointment.ended_at = at, actor.ref, None
    appointment.save()
    record(
        ReaderAppointed(**about(review), reader_ref=Ref(reader_ref), role=role),
        actor=actor,
        at=at,
    )
    return appointment


@transaction.atomic
def end_appointment(*, review: Review, reader_ref: str, actor: Actor, at: datetime) -> None:
    """End an appointment. What the reader coded stays; what was before them unread goes back in line."""
    review = locked(review)
    policy.check_can_appoint(actor, review)
    appointment = Appointment.objects.filter(review=review, reader_ref=reader_ref, ended_at=None).first()
    if appointment is None:
        raise Refused("This account is not appointed in this review now.")
    appointment.ended_at = at
    appointment.save()
    returned = hand_back_open(review, reader_ref, at=at, put_aside_too=True)
    ended = AppointmentEnded(
        **about(review),
        reader_ref=Ref(reader_ref),
        role=ReaderRole(appointment.role),
        handed_back=len(returned),
    )
    record(ended, actor=actor, at=at)

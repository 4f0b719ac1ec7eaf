"""What a review that is held does: the next is due, those missed are written down, representations are answered.

And a senior officer's decision on one that was proposed (PCR 2020 reg 2(4)(a); PVR 2025 reg 3(2)(a)).
"""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.services import record
from peelian.restrictions import policy
from peelian.restrictions.events import RestrictionReviewed, ReviewMissed, ReviewReturned
from peelian.restrictions.models import Gate, MissedReview, Restriction, Review
from peelian.restrictions.review_days import lateness_of, missed_before, next_review_on
from peelian.restrictions.services.consulting import check_consulted
from peelian.restrictions.services.ending import close
from peelian.restrictions.services.writing import about, check_reasons, locked
from peelian.restrictions.states import (
    Consulted,
    EndGround,
    Lateness,
    Outcome,
    RestrictionKind,
    RestrictionStatus,
    ReviewStatus,
    Trigger,
    check_review_transition,
)


@transaction.atomic
def authorise_review(
    *, review: Review, reasons: str, actor: Actor, at: datetime, explanation: str = ""
) -> Review:
    """Authorise what another account proposes: the suspension continues, or ends on the day proposed.

    `explanation` says why it is authorised after the review was due. Raises Refused for an account that proposed it or
    does not rank above chief superintendent.
    """
    review, restriction = _held_open(review)
    policy.check_can_authorise_review(actor, review)
    policy.check_ranks_high_enough(actor, on=day_of(at))
    _check_still_in_force(restriction)
    check_reasons(reasons)
    if review.outcome == Outcome.END:
        check_consulted(restriction, Consulted.ENDING, since=restriction.imposed_on)
    _grow_late(review, explanation, at)
    _decide(review, reasons, actor=actor, at=at)
    settle_review(restriction, review, actor=actor, at=at)
    return review


@transaction.atomic
def send_back_review(*, review: Review, reasons: str, actor: Actor, at: datetime) -> Review:
    """Do not authorise what was proposed. The review has still to be held; what was proposed stays readable."""
    review, restriction = _held_open(review)
    policy.check_can_authorise_review(actor, review)
    policy.check_ranks_high_enough(actor, on=day_of(at))
    check_reasons(reasons)
    check_review_transition(review.status, ReviewStatus.SENT_BACK)
    review.status = ReviewStatus.SENT_BACK
    digest = _decide(review, reasons, actor=actor, at=at)
    review.save()
    sent_back = ReviewReturned(
        **about(restriction), review=Ref(review.ref), proposed_by=Ref(review.proposed_by_ref), reasons=digest
    )
    record(sent_back, actor=actor, at=at)
    return review


def _held_open(review: Review) -> tuple[Review, Restriction]:
    restriction = locked(review.restriction)
    return Review.objects.select_related("gate", "meeting").get(pk=review.pk), restriction


def _check_still_in_force(restriction: Restriction) -> None:
    if restriction.status != RestrictionStatus.IN_FORCE:
        raise Refused("This suspension has ended, so there is nothing left to authorise.")


def _grow_late(review: Review, explanation: str, at: datetime) -> None:
    """A review in time when it was proposed is authorised late when its due day has passed since."""
    late = lateness_of(
        due_on=review.due_on,
        held_on=review.held_on,
        recorded_on=day_of(review.proposed_at),
        authorised_on=day_of(at),
    )
    if late is not Lateness.AUTHORISED_LATE:
        return
    if not explanation.strip():
        raise Refused(
            f"This review was due by {review.due_on:%-d %B %Y} and is authorised after it. It stays late in the "
            "record: explain why."
        )
    review.lateness, review.explanation, review.explanation_salt = late, explanation.strip(), new_salt()


def _decide(review: Review, reasons: str, *, actor: Actor, at: datetime) -> Digest:
    review.decided_by_ref, review.decided_at = actor.ref, at
    review.decision_reasons, review.decision_salt = reasons, new_salt()
    return digest_of(reasons, review.decision_salt)


def settle_review(restriction: Restriction, review: Review, *, actor: Actor, at: datetime) -> None:
    """Let a review take effect. For services of this room, inside their transaction."""
    check_review_transition(review.status, ReviewStatus.HELD)
    kind, days = RestrictionKind(restriction.kind), restriction.review_days
    due = restriction.next_review_on
    goes_on = review.outcome == Outcome.CONTINUE
    review.status = ReviewStatus.HELD
    review.next_review_on = next_review_on(kind, review.held_on, days=days) if goes_on else None
    review.save()
    if due is not None:
        missed, _ = missed_before(kind, due_on=due, held_on=review.held_on, days=days)
        _tell_missed(restriction, review, missed, actor=actor, at=at)
    answers = tuple(restriction.representations.filter(answered_by=None, received_on__lte=review.held_on))
    for representation in answers:
        representation.answered_by = review
        representation.save(update_fields=["answered_by"])
    _tell(restriction, review, tuple(Ref(each.ref) for each in answers), actor=actor, at=at)
    if goes_on:
        restriction.next_review_on = review.next_review_on
        restriction.version += 1
        restriction.save(update_fields=["next_review_on", "version"])
    elif review.ended_on is not None:
        ground = EndGround(review.end_ground)
        close(
            restriction,
            ended_on=review.ended_on,
            ground=ground,
            reasons=review.reasons,
            review=review,
            actor=actor,
            at=at,
        )


def _tell_missed(
    restriction: Restriction, review: Review, missed: tuple[date, ...], *, actor: Actor, at: datetime
) -> None:
    for due_on in missed:
        salt = new_salt()
        MissedReview.objects.create(
            restriction=restriction,
            found_at=review,
            due_on=due_on,
            explanation=review.missed_explanation,
            salt=salt,
            recorded_at=at,
            recorded_by_ref=review.proposed_by_ref,
        )
        lost = ReviewMissed(
            **about(restriction),
            kind=RestrictionKind(restriction.kind),
            due_on=due_on,
            found_at=Ref(review.ref),
            explanation=digest_of(review.missed_explanation, salt),
        )
        record(lost, actor=actor, at=at)


def _tell(
    restriction: Restriction, review: Review, answers: tuple[Ref, ...], *, actor: Actor, at: datetime
) -> None:
    gate = review.gate
    reviewed = RestrictionReviewed(
        **about(restriction),
        review=Ref(review.ref),
        kind=RestrictionKind(restriction.kind),
        number=review.number,
        trigger=Trigger(review.trigger),
        due_on=review.due_on,
        held_on=review.held_on,
        lateness=Lateness(review.lateness),
        explanation=digest_of(review.explanation, review.explanation_salt) if review.explanation else None,
        outcome=Outcome(review.outcome),
        ruled_out=gate.ruled_out if gate else None,
        prejudice=gate.prejudice if gate else None,
        public_interest=gate.public_interest if gate else None,
        gate=gate_digest(gate) if gate else None,
        proposed_by=Ref(review.proposed_by_ref),
        meeting=Ref(review.meeting.ref) if review.meeting else None,
        next_review_on=review.next_review_on,
        answers=answers,
        reasons=digest_of(review.reasons, review.salt),
    )
    record(reviewed, actor=actor, at=at)


def gate_digest(gate: Gate) -> Digest:
    """The commitment to the words of a finding at the gate that is kept already."""
    words = "\n".join((gate.duties, gate.location, gate.prejudice_why, gate.public_interest_why))
    return digest_of(words, gate.salt)

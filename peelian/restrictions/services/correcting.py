"""Correcting a day that was written wrongly. The old day stays readable, and late stays late."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.restrictions import policy
from peelian.restrictions.events import RestrictionCorrected
from peelian.restrictions.models import Correction, Restriction, Review
from peelian.restrictions.reaching import check_reaches
from peelian.restrictions.review_days import first_review_on, next_review_on
from peelian.restrictions.services.writing import about, check_not_ahead, check_reasons, locked
from peelian.restrictions.states import (
    STATUTORY,
    Corrected,
    Lateness,
    Outcome,
    RestrictionKind,
    RestrictionStatus,
    ReviewStatus,
)


@transaction.atomic
def correct_restriction(
    *, restriction: Restriction, corrected: Corrected, became: date, reasons: str, actor: Actor, at: datetime
) -> Correction:
    """Correct the day it took effect, was confirmed in writing, or ended.

    The entry that was wrong is kept, and this one says what it became and why. A new beginning moves the first review
    while none has been held. Raises Refused when the days would be out of their order.
    """
    restriction = locked(restriction)
    policy.check_can_correct(actor, restriction)
    was = _checked(restriction, None, corrected, became, reasons, at)
    setattr(restriction, corrected.value, became)
    _check_days_in_order(restriction)
    if corrected is Corrected.IMPOSED_ON:
        policy.check_no_review_waits(restriction)  # its due day was reckoned from the day that is wrong
        _begin_again(restriction)
    restriction.version += 1
    restriction.save()
    return _keep_correction(restriction, None, corrected, was, became, reasons, actor=actor, at=at)


@transaction.atomic
def correct_review(
    *, review: Review, corrected: Corrected, became: date, reasons: str, actor: Actor, at: datetime
) -> Correction:
    """Correct the day a review was held, or the day the person was told that it continues.

    A later day can make a review late. An earlier one never makes a late review punctual: it was recorded late.
    """
    restriction = locked(review.restriction)
    review = Review.objects.select_for_update().get(pk=review.pk)
    policy.check_can_correct(actor, restriction)
    if review.status != ReviewStatus.HELD:
        raise Refused("Only a review that was held can be corrected.")
    was = _checked(restriction, review, corrected, became, reasons, at)
    setattr(review, corrected.value, became)
    _check_review_days(restriction, review)
    if corrected is Corrected.HELD_ON:
        _count_again(restriction, review, reasons)
    review.save()
    return _keep_correction(restriction, review, corrected, was, became, reasons, actor=actor, at=at)


def _checked(
    restriction: Restriction,
    review: Review | None,
    corrected: Corrected,
    became: date,
    reasons: str,
    at: datetime,
) -> date:
    check_reasons(reasons)
    check_not_ahead(became, at, "The corrected day")
    holder = restriction if review is None else review
    was: date | None = getattr(holder, corrected.value, None)
    if was is None:
        raise Refused("No such day has been recorded, so there is none to correct.")
    if was == became:
        raise Refused("That is the day which is recorded already.")
    return was


def _check_days_in_order(restriction: Restriction) -> None:
    began, ended, confirmed = restriction.imposed_on, restriction.ended_on, restriction.confirmed_on
    if began is None:
        raise LookupError("Only what took effect is corrected.")
    first = restriction.reviews.filter(status=ReviewStatus.HELD).order_by("held_on").first()
    if first and first.held_on < began:
        raise Refused(f"A review was held on {first.held_on:%-d %B %Y}, so it cannot have begun after that.")
    if ended and ended < began:
        raise Refused("It cannot end before it took effect.")
    if confirmed and confirmed < began:
        raise Refused("It cannot have been confirmed before it took effect.")
    if restriction.kind in STATUTORY:
        kind = RestrictionKind(restriction.kind)
        check_reaches(restriction.officer, kind, on=began, leaving_out=restriction)


def _begin_again(restriction: Restriction) -> None:
    began = restriction.imposed_on
    if began is None or restriction.status != RestrictionStatus.IN_FORCE:
        return
    restriction.conditions.filter(number__gt=0, version=1, begun_by=None).update(from_date=began)
    if not restriction.reviews.filter(status=ReviewStatus.HELD).exists():
        restriction.next_review_on = first_review_on(restriction.kind, began, days=restriction.review_days)


def _check_review_days(restriction: Restriction, review: Review) -> None:
    held = restriction.reviews.filter(status=ReviewStatus.HELD).exclude(pk=review.pk)
    if held.filter(number__lt=review.number, held_on__gt=review.held_on).exists() or (
        restriction.imposed_on and review.held_on < restriction.imposed_on
    ):
        raise Refused("An earlier review, or the beginning, came after that day. Check the days.")
    if held.filter(number__gt=review.number, held_on__lt=review.held_on).exists():
        raise Refused("A later review was held before that day. Check the days.")
    if review.notified_on and review.notified_on < review.held_on:
        raise Refused("They cannot have been told before the review was held.")
    if review.held_on > day_of(review.proposed_at):
        raise Refused("The review was recorded before that day, so it was not held on it.")


def _count_again(restriction: Restriction, review: Review, reasons: str) -> None:
    if review.held_on > review.due_on:
        review.lateness = Lateness.HELD_LATE
    elif review.lateness == Lateness.HELD_LATE:
        review.lateness = Lateness.RECORDED_LATE
    if review.lateness != Lateness.IN_TIME and not review.explanation:
        review.explanation, review.explanation_salt = reasons, new_salt()
    if review.outcome != Outcome.CONTINUE:
        return
    review.next_review_on = next_review_on(restriction.kind, review.held_on, days=restriction.review_days)
    last = restriction.reviews.filter(status=ReviewStatus.HELD).order_by("-number").first()
    if last and last.pk == review.pk and restriction.status == RestrictionStatus.IN_FORCE:
        restriction.next_review_on = review.next_review_on
        restriction.version += 1
        restriction.save(update_fields=["next_review_on", "version"])


def _keep_correction(
    restriction: Restriction,
    review: Review | None,
    corrected: Corrected,
    was: date,
    became: date,
    reasons: str,
    *,
    actor: Actor,
    at: datetime,
) -> Correction:
    salt = new_salt()
    made = Correction.objects.create(
        restriction=restriction,
        review=review,
        corrected=corrected,
        was=was,
        became=became,
        reasons=reasons,
        salt=salt,
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    told = RestrictionCorrected(
        **about(restriction),
        review=Ref(review.ref) if review else None,
        kind=RestrictionKind(restriction.kind),
        corrected=corrected,
        was=was,
        became=became,
        next_review_on=restriction.next_review_on,
        reasons=digest_of(reasons, salt),
    )
    record(told, actor=actor, at=at)
    return made

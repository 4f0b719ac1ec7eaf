"""Ending a restriction: by a fact that ends it, or by what a review decided."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.services import record
from peelian.restrictions import policy
from peelian.restrictions.events import RestrictionEnded
from peelian.restrictions.models import Restriction, Review
from peelian.restrictions.services.varying import end_all_conditions
from peelian.restrictions.services.writing import about, check_not_ahead, check_reasons, locked
from peelian.restrictions.states import (
    EndGround,
    RestrictionKind,
    RestrictionStatus,
    check_transition,
    grounds_to_end,
)


@transaction.atomic
def end_restriction(
    *, restriction: Restriction, ended_on: date, ground: EndGround, reasons: str, actor: Actor, at: datetime
) -> Restriction:
    """End a restriction on a ground that needs no review. `ended_on` is the first day it no longer binds.

    That the conditions of a suspension are no longer satisfied is the finding of a review, which a senior officer
    authorises: here it is refused (PCR 2020 regs 2(4)(a), 11(8)-(10)).
    """
    restriction = locked(restriction)
    policy.check_can_decide(actor, restriction)
    check_reasons(reasons)
    if ground not in grounds_to_end(restriction.kind):
        raise Refused(
            "Whether the conditions of a suspension are still satisfied is decided by a review, which a senior officer "
            "authorises. Hold a review.",
            rule="PCR 2020 regs 2(4)(a), 11(8); PVR 2025 reg 13(8)",
        )
    policy.check_no_review_waits(restriction)
    check_end_day(restriction, ended_on, at)
    close(restriction, ended_on=ended_on, ground=ground, reasons=reasons, review=None, actor=actor, at=at)
    return restriction


def check_end_day(restriction: Restriction, ended_on: date, at: datetime) -> None:
    """Refuse an end in the future or before what came last."""
    check_not_ahead(ended_on, at, "The day of the end")
    if restriction.imposed_on and ended_on < restriction.imposed_on:
        raise Refused("It cannot end before it took effect.")


def close(
    restriction: Restriction,
    *,
    ended_on: date,
    ground: EndGround,
    reasons: str,
    review: Review | None,
    actor: Actor,
    at: datetime,
) -> None:
    """Write the end, with its conditions, and tell of it. For services of this room, inside their transaction."""
    check_transition(restriction.status, RestrictionStatus.ENDED)
    end_all_conditions(restriction, ended_on, at=at)
    restriction.status, restriction.ended_on, restriction.end_ground = (
        RestrictionStatus.ENDED,
        ended_on,
        ground,
    )
    restriction.end_reasons, restriction.end_salt = reasons, new_salt()
    restriction.ended_by_ref, restriction.ended_at = actor.ref, at
    restriction.next_review_on = None
    restriction.version += 1
    restriction.save()
    _tell(restriction, digest_of(reasons, restriction.end_salt), review=review, actor=actor, at=at)


def _tell(
    restriction: Restriction, reasons: Digest, *, review: Review | None, actor: Actor, at: datetime
) -> None:
    if restriction.ended_on is None:
        raise LookupError("Only what has ended is told here.")
    ended = RestrictionEnded(
        **about(restriction),
        kind=RestrictionKind(restriction.kind),
        ended_on=restriction.ended_on,
        end_ground=EndGround(restriction.end_ground),
        review=Ref(review.ref) if review else None,
        reasons=reasons,
    )
    record(ended, actor=actor, at=at)

"""Reviewing a restriction: what the appropriate authority finds and decides, and a senior officer's authority for it.

PCR 2020 reg 11(8)-(11); PVR 2025 reg 13(8)-(9). A review recorded late stays late, with an explanation.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy
from peelian.restrictions.events import ReviewProposed
from peelian.restrictions.gate import GateFinding, check_is_reasoned, check_lets_suspend
from peelian.restrictions.models import Meeting, Restriction, Review
from peelian.restrictions.review_days import lateness_of, missed_before
from peelian.restrictions.services.consulting import check_consulted
from peelian.restrictions.services.ending import check_end_day
from peelian.restrictions.services.meeting import check_reasons_are_their_own
from peelian.restrictions.services.settling import gate_digest, settle_review
from peelian.restrictions.services.writing import about, check_not_ahead, check_reasons, locked, write_gate
from peelian.restrictions.states import (
    STATUTORY,
    Consulted,
    EndGround,
    Lateness,
    Outcome,
    RestrictionKind,
    Trigger,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a review found and decides. `gate` is for suspensions under the Regulations, and only for them.

    `ended_on` and `ground` go with the decision to end; without them it ends on the day of the review, because the
    conditions are no longer satisfied, or under force policy because it is no longer needed.
    """

    trigger: Trigger
    held_on: date
    outcome: Outcome
    reasons: str
    gate: GateFinding | None = None
    ended_on: date | None = None
    ground: EndGround | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """When a review was due, whether it was in time, and which before it nobody held."""

    due_on: date
    lateness: Lateness
    missed: tuple[date, ...]


@transaction.atomic
def hold_review(
    *,
    restriction: Restriction,
    found: Found,
    actor: Actor,
    at: datetime,
    explanation: str = "",
    missed_explanation: str = "",
    meeting: Meeting | None = None,
) -> Review:
    """Record a review. Under force policy and contract it takes effect; a suspension waits for a senior officer.

    `explanation` says why it was held, or recorded, after it was due; `missed_explanation` why reviews before it were
    not held at all. Raises Refused without them where they are owed, for a finding that does not bear the decision,
    for reasons copied from another person's review, and where the Director General has to be consulted first.
    """
    restriction = locked(restriction)
    policy.check_can_review(actor, restriction)
    _check_finding(restriction, found, meeting=meeting, at=at)
    timing = timing_of(restriction, found.held_on, recorded_on=day_of(at))
    _check_explained(timing, explanation, missed_explanation)
    review = _write(restriction, found, timing, meeting=meeting, actor=actor, at=at)
    review.explanation, review.missed_explanation = explanation.strip(), missed_explanation.strip()
    review.explanation_salt = new_salt() if review.explanation else ""
    review.save()
    if restriction.kind in STATUTORY:
        _tell_proposed(restriction, review, actor=actor, at=at)
    else:
        settle_review(restriction, review, actor=actor, at=at)
    return review


def timing_of(restriction: Restriction, held_on: date, *, recorded_on: date) -> Timing:
    """How a review held on a day and recorded on another stands to the day by which one was due."""
    due = restriction.next_review_on
    if due is None:
        raise LookupError(f"{restriction.ref} is in force and has no day for its next review.")
    missed, due_on = missed_before(
        restriction.kind, due_on=due, held_on=held_on, days=restriction.review_days
    )
    lateness = lateness_of(due_on=due_on, held_on=held_on, recorded_on=recorded_on, authorised_on=None)
    return Timing(due_on, lateness, missed)


def _check_finding(restriction: Restriction, found: Found, *, meeting: Meeting | None, at: datetime) -> None:
    check_reasons(found.reasons)
    check_not_ahead(found.held_on, at, "The day of the review")
    _check_follows(restriction, found)
    if meeting and meeting.held_on != found.held_on:
        raise Refused(
            f"The meeting was held on {meeting.held_on:%-d %B %Y}, so a review in it was held on that day."
        )
    check_reasons_are_their_own(restriction, found.reasons, meeting=meeting, held_on=found.held_on)
    _check_gate(restriction, found)
    if found.outcome == Outcome.END:
        check_end_day(restriction, found.ended_on or found.held_on, at)
        check_consulted(restriction, Consulted.ENDING, since=last_held_on(restriction))


def _check_follows(restriction: Restriction, found: Found) -> None:
    before = last_held_on(restriction)
    if before and found.held_on < before:
        raise Refused(
            f"The last review, or the beginning, was on {before:%-d %B %Y}: a review cannot be put before it."
        )
    waiting = restriction.representations.filter(answered_by=None)
    if found.trigger == Trigger.REPRESENTATIONS and not waiting.exists():
        raise Refused(
            "No representations wait for a review. Record them first, or choose another reason for it."
        )


def last_held_on(restriction: Restriction) -> date | None:
    """The day of the last review that counts, or the day on which the restriction took effect."""
    held = restriction.reviews.filter(status="held").order_by("-held_on").values_list("held_on", flat=True)
    return held.first() or restriction.imposed_on


def _check_gate(restriction: Restriction, found: Found) -> None:
    kind = RestrictionKind(restriction.kind)
    if kind not in STATUTORY:
        if found.gate is not None:
            raise Refused(
                "The conditions for suspending are those of the Regulations: they do not apply to this."
            )
        return
    if found.gate is None:
        raise Refused(
            "Say what you found about redeployment and about both conditions.", rule="PCR 2020 reg 11(8)"
        )
    if found.outcome == Outcome.CONTINUE:
        check_lets_suspend(found.gate, kind=kind)
        return
    check_is_reasoned(found.gate, kind=kind)
    if found.gate.satisfied:
        raise Refused(
            "You found the conditions still satisfied, so this review does not end the suspension. Where a fact ends "
            "it, such as the end of the proceedings, end it on that ground.",
            rule="PCR 2020 reg 11(10); PVR 2025 reg 13(10)",
        )


def _check_explained(timing: Timing, explanation: str, missed_explanation: str) -> None:
    if timing.lateness is not Lateness.IN_TIME and not explanation.strip():
        how = "held" if timing.lateness is Lateness.HELD_LATE else "recorded"
        raise Refused(
            f"This review was due by {timing.due_on:%-d %B %Y} and is {how} after it. It stays late in the record: "
            "explain why."
        )
    if timing.missed and not missed_explanation.strip():
        days = ", ".join(f"{day:%-d %B %Y}" for day in timing.missed)
        raise Refused(f"No review was held by {days}. Each is recorded as missed: explain why.")


def _write(
    restriction: Restriction,
    found: Found,
    timing: Timing,
    *,
    meeting: Meeting | None,
    actor: Actor,
    at: datetime,
) -> Review:
    number = restriction.reviews.order_by("-number").values_list("number", flat=True).first() or 0
    ends = found.outcome == Outcome.END
    by_default = (
        EndGround.CONDITIONS_NOT_SATISFIED if restriction.kind in STATUTORY else EndGround.NO_LONGER_NEEDED
    )
    return Review(
        ref=new_ref("RV"),
        restriction=restriction,
        meeting=meeting,
        number=number + 1,
        trigger=found.trigger,
        due_on=timing.due_on,
        held_on=found.held_on,
        lateness=timing.lateness,
        gate=write_gate(found.gate)[0] if found.gate else None,
        outcome=found.outcome,
        ended_on=(found.ended_on or found.held_on) if ends else None,
        end_ground=(found.ground or by_default) if ends else "",
        reasons=found.reasons,
        salt=new_salt(),
        proposed_by_ref=actor.ref,
        proposed_at=at,
    )


def _tell_proposed(restriction: Restriction, review: Review, *, actor: Actor, at: datetime) -> None:
    proposed = ReviewProposed(
        **about(restriction),
        review=Ref(review.ref),
        kind=RestrictionKind(restriction.kind),
        trigger=Trigger(review.trigger),
        due_on=review.due_on,
        held_on=review.held_on,
        outcome=Outcome(review.outcome),
        meeting=Ref(review.meeting.ref) if review.meeting else None,
        gate=gate_digest(review.gate) if review.gate else None,
        reasons=digest_of(review.reasons, review.salt),
    )
    record(proposed, actor=actor, at=at)

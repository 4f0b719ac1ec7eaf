"""What a letter about a restriction says, as facts: the letters themselves are made elsewhere.

Whoever calls these has the restriction from `policy`. A fact that is not known yet is None or empty, so that a letter
can say what it lacks.
"""

from dataclasses import dataclass
from datetime import date

from peelian.access.queries import names_of
from peelian.law.deadlines import Deadline
from peelian.people.queries import PersonCard, person_card
from peelian.restrictions.models import Gate, Restriction, Review
from peelian.restrictions.queries.conditions import all_versions
from peelian.restrictions.review_days import (
    CONTINUE_NOTICE,
    FIRST_REVIEW,
    NEXT_REVIEW,
    ORAL_CONFIRM,
    REPRESENTATIONS,
    limit,
)
from peelian.restrictions.states import KIND_AUTHORITIES, KIND_LABELS, STATUTORY, RestrictionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFacts:
    """What was found at the gate, for the summary of reasons."""

    considered_on: date
    ruled_out: bool
    duties: str
    location: str
    prejudice: bool
    prejudice_why: str
    public_interest: bool
    public_interest_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionFacts:
    """The letter that confirms a restriction. The deadlines are None where no regulation sets one."""

    ref: str
    case_ref: str
    kind: RestrictionKind
    title: str
    authority: str
    statutory: bool
    policy: str
    person: PersonCard | None
    imposed_on: date | None
    told: str
    confirmed_on: date | None
    gate: GateFacts | None
    reasons: str
    authorised_by: str
    conditions: tuple[str, ...]
    next_review_on: date | None
    confirm_by: Deadline | None
    representations_by: Deadline | None
    first_review_by: Deadline | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """The notice after a review. `held` is its outcome as stored; `ended_on` is there when it ends the restriction."""

    restriction: SuspensionFacts
    ref: str
    number: int
    trigger: str
    due_on: date
    held_on: date
    lateness: str
    explanation: str
    outcome: str
    ended_on: date | None
    gate: GateFacts | None
    reasons: str
    authorised_by: str
    notified_on: date | None
    notify_by: Deadline | None
    next_review_by: Deadline | None
    next_review_on: date | None


def suspension_facts(restriction: Restriction, *, on: date) -> SuspensionFacts:
    """The facts of a restriction that policy gave to the actor. Raises Refused past the known calendar."""
    kind = RestrictionKind(restriction.kind)
    names = names_of([restriction.decided_by_ref])
    live = (row for row in all_versions(restriction) if row.until_date is None or row.until_date > on)
    began = restriction.imposed_on
    return SuspensionFacts(
        ref=restriction.ref,
        case_ref=restriction.case.ref,
        kind=kind,
        title=KIND_LABELS[kind],
        authority=KIND_AUTHORITIES[kind],
        statutory=kind in STATUTORY,
        policy=restriction.policy,
        person=person_card(restriction.person.ref, on=on),
        imposed_on=began,
        told=restriction.told,
        confirmed_on=restriction.confirmed_on,
        gate=gate_facts(restriction.gate),
        reasons=restriction.reasons,
        authorised_by=names.get(restriction.decided_by_ref, ""),
        conditions=tuple(row.sentence for row in live),
        next_review_on=restriction.next_review_on,
        confirm_by=limit(ORAL_CONFIRM, kind, start=began) if began else None,
        representations_by=limit(REPRESENTATIONS, kind, start=began) if began else None,
        first_review_by=limit(FIRST_REVIEW, kind, start=began) if began else None,
    )


def review_facts(review: Review, *, on: date) -> ReviewFacts:
    """The facts of a review that policy gave to the actor."""
    restriction = review.restriction
    names = names_of([review.decided_by_ref, review.proposed_by_ref])
    goes_on = review.ended_on is None
    return ReviewFacts(
        restriction=suspension_facts(restriction, on=on),
        ref=review.ref,
        number=review.number,
        trigger=review.trigger,
        due_on=review.due_on,
        held_on=review.held_on,
        lateness=review.lateness,
        explanation=review.explanation,
        outcome=review.outcome,
        ended_on=review.ended_on,
        gate=gate_facts(review.gate),
        reasons=review.reasons,
        authorised_by=names.get(review.decided_by_ref or review.proposed_by_ref, ""),
        notified_on=review.notified_on,
        notify_by=limit(CONTINUE_NOTICE, restriction.kind, start=review.held_on) if goes_on else None,
        next_review_by=limit(NEXT_REVIEW, restriction.kind, start=review.held_on) if goes_on else None,
        next_review_on=review.next_review_on,
    )


def gate_facts(gate: Gate | None) -> GateFacts | None:
    """What was found at the gate; None where there is none."""
    if gate is None:
        return None
    return GateFacts(
        considered_on=gate.considered_on,
        ruled_out=gate.ruled_out,
        duties=gate.duties,
        location=gate.location,
        prejudice=gate.prejudice,
        prejudice_why=gate.prejudice_why,
        public_interest=gate.public_interest,
        public_interest_why=gate.public_interest_why,
    )

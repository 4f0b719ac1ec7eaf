"""The page of one restriction: the gate, the authority, the conditions, the reviews, and what can be done."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.interface.drawing import TimelineItem
from peelian.people.queries import PersonCard, cards_for
from peelian.restrictions import policy
from peelian.restrictions.grades import grade_of
from peelian.restrictions.models import Correction, Restriction, Review
from peelian.restrictions.queries.conditions import ConditionRow, all_versions
from peelian.restrictions.queries.cost import Cost, cost, rates
from peelian.restrictions.queries.drawing import timeline_items
from peelian.restrictions.queries.facts import GateFacts, gate_facts
from peelian.restrictions.queries.limits import LimitCard, limit_cards
from peelian.restrictions.queries.lines import RestrictionLine, line_of
from peelian.restrictions.states import (
    CONSULTED_LABELS,
    CORRECTED_LABELS,
    END_LABELS,
    FROM_LABELS,
    LATENESS_LABELS,
    OUTCOME_LABELS,
    REVIEW_LABELS,
    STATUTORY,
    TOLD_LABELS,
    TRIGGER_LABELS,
    VIEW_LABELS,
    WITH_CONDITIONS,
    Consulted,
    Corrected,
    EndGround,
    From,
    Lateness,
    Outcome,
    RestrictionKind,
    ReviewStatus,
    Told,
    Trigger,
    View,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCard:
    """One review as the table shows it, with what a senior officer or the writer of the notice can do about it."""

    ref: str
    number: int
    status: str
    trigger: str
    due_on: date
    held_on: date
    recorded_at: datetime
    lateness: str
    late: bool
    explanation: str
    outcome: str
    reasons: str
    gate: GateFacts | None
    proposed_by: str
    decided_by: str
    decided_at: datetime | None
    decision_reasons: str
    meeting_ref: str
    notified_on: date | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class MissedLine:
    due_on: date
    explanation: str


@dataclass(frozen=True, slots=True)
class RepresentationLine:
    received_on: date
    made_by: str
    changed: bool
    text: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class ConsultationLine:
    about: str
    consulted_on: date
    answered_on: date
    view: str
    text: str


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    what: str
    was: date
    became: date
    reasons: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConditionCard:
    """A version of a condition, with what can be done about the one in force."""

    row: ConditionRow
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityCard:
    """Who asked for it, who decided, how the person was told, and on what ground it ended."""

    policy: str
    told: str
    confirmed_on: date | None
    reasons: str
    requested_by: str
    requested_at: datetime
    decided_by: str
    decided_at: datetime | None
    decision_reasons: str
    end_ground: str
    end_reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionPage:
    """Everything the page shows."""

    line: RestrictionLine
    person: PersonCard | None
    statutory: bool
    with_conditions: bool
    authority: AuthorityCard
    cost: Cost
    gate: GateFacts | None
    conditions: tuple[ConditionCard, ...]
    reviews: tuple[ReviewCard, ...]
    missed: tuple[MissedLine, ...]
    representations: tuple[RepresentationLine, ...]
    consultations: tuple[ConsultationLine, ...]
    corrections: tuple[CorrectionLine, ...]
    limits: tuple[LimitCard, ...]
    items: tuple[TimelineItem, ...]
    actions: tuple[Action, ...]


def restriction_page(restriction: Restriction, actor: Actor, *, on: date) -> RestrictionPage:
    """The page of a restriction that policy gave to the actor."""
    reviews = list(restriction.reviews.select_related("gate", "meeting").order_by("number"))
    corrections = list(restriction.corrections.order_by("recorded_at", "pk"))
    names = names_of(_accounts(restriction, reviews) | {each.recorded_by_ref for each in corrections})
    held = [review for review in reviews if review.status == ReviewStatus.HELD]
    conditions = all_versions(restriction)
    person = cards_for([restriction.person.ref], on=on).get(restriction.person.ref)
    kind = RestrictionKind(restriction.kind)
    live = tuple(each.sentence for each in conditions if each.until_date is None)
    return RestrictionPage(
        line=line_of(restriction, live, on=on),
        person=person,
        statutory=kind in STATUTORY,
        with_conditions=kind in WITH_CONDITIONS,
        authority=_authority(restriction, names),
        cost=_cost(restriction, on=on),
        gate=gate_facts(restriction.gate),
        conditions=tuple(_condition(each, restriction, actor) for each in conditions),
        reviews=tuple(_review(each, restriction, actor, names) for each in reviews),
        missed=tuple(
            MissedLine(each.due_on, each.explanation)
            for each in restriction.missed_reviews.order_by("due_on")
        ),
        representations=_representations(restriction),
        consultations=_consultations(restriction),
        corrections=tuple(_correction(each, names) for each in corrections),
        limits=limit_cards(restriction, held, on=on),
        items=timeline_items(restriction, reviews, conditions),
        actions=_actions(restriction, actor),
    )


def _accounts(restriction: Restriction, reviews: list[Review]) -> set[str]:
    mine = {restriction.requested_by_ref, restriction.decided_by_ref, restriction.ended_by_ref}
    return mine | {ref for review in reviews for ref in (review.proposed_by_ref, review.decided_by_ref)}


def _authority(restriction: Restriction, names: dict[str, str]) -> AuthorityCard:
    return AuthorityCard(
        policy=restriction.policy,
        told=TOLD_LABELS[Told(restriction.told)] if restriction.told else "",
        confirmed_on=restriction.confirmed_on,
        reasons=restriction.reasons,
        requested_by=names.get(restriction.requested_by_ref, ""),
        requested_at=restriction.requested_at,
        decided_by=names.get(restriction.decided_by_ref, ""),
        decided_at=restriction.decided_at,
        decision_reasons=restriction.decision_reasons,
        end_ground=END_LABELS[EndGround(restriction.end_ground)] if restriction.end_ground else "",
        end_reasons=restriction.end_reasons,
    )


def _correction(made: Correction, names: dict[str, str]) -> CorrectionLine:
    return CorrectionLine(
        CORRECTED_LABELS[Corrected(made.corrected)],
        made.was,
        made.became,
        made.reasons,
        names.get(made.recorded_by_ref, ""),
        made.recorded_at,
    )


def _cost(restriction: Restriction, *, on: date) -> Cost:
    grade = grade_of(rank=restriction.officer.rank, category=restriction.officer.category)
    return cost(
        rates([grade]), grade, imposed_on=restriction.imposed_on, ended_on=restriction.ended_on, on=on
    )


def _condition(row: ConditionRow, restriction: Restriction, actor: Actor) -> ConditionCard:
    if row.until_date is not None:
        return ConditionCard(row, ())
    where = [row.ref]
    check = (policy.check_can_vary, actor, restriction)
    vary = action("Vary", reverse("restrictions:vary-condition", args=where), *check)
    end = action("End", reverse("restrictions:end-condition", args=where), *check)
    return ConditionCard(row, (vary, end))


def _review(review: Review, restriction: Restriction, actor: Actor, names: dict[str, str]) -> ReviewCard:
    lateness = Lateness(review.lateness)
    return ReviewCard(
        ref=review.ref,
        number=review.number,
        status=REVIEW_LABELS[ReviewStatus(review.status)],
        trigger=TRIGGER_LABELS[Trigger(review.trigger)],
        due_on=review.due_on,
        held_on=review.held_on,
        recorded_at=review.proposed_at,
        lateness=LATENESS_LABELS[lateness],
        late=lateness is not Lateness.IN_TIME,
        explanation=review.explanation,
        outcome=OUTCOME_LABELS[Outcome(review.outcome)],
        reasons=review.reasons,
        gate=gate_facts(review.gate),
        proposed_by=names.get(review.proposed_by_ref, ""),
        decided_by=names.get(review.decided_by_ref, ""),
        decided_at=review.decided_at,
        decision_reasons=review.decision_reasons,
        meeting_ref=review.meeting.ref if review.meeting else "",
        notified_on=review.notified_on,
        actions=_review_actions(review, restriction, actor),
    )


def _review_actions(review: Review, restriction: Restriction, actor: Actor) -> tuple[Action, ...]:
    where = [review.ref]
    if review.status == ReviewStatus.PROPOSED:
        address = reverse("restrictions:authorise-review", args=where)
        return (
            action("Decide on what is proposed", address, policy.check_can_authorise_review, actor, review),
        )
    if review.status != ReviewStatus.HELD:
        return ()
    correct = action(
        "Correct a day",
        reverse("restrictions:correct-review", args=where),
        policy.check_can_correct,
        actor,
        restriction,
    )
    if review.outcome == Outcome.CONTINUE and review.notified_on is None:
        address = reverse("restrictions:notify", args=where)
        return (
            action("Record the notice", address, policy.check_can_record, actor, restriction),
            correct,
        )
    return (correct,)


def _representations(restriction: Restriction) -> tuple[RepresentationLine, ...]:
    rows = restriction.representations.select_related("answered_by").order_by("received_on", "pk")
    return tuple(
        RepresentationLine(
            row.received_on,
            FROM_LABELS[From(row.made_by)],
            row.changed,
            row.text,
            row.answered_by.held_on if row.answered_by else None,
        )
        for row in rows
    )


def _consultations(restriction: Restriction) -> tuple[ConsultationLine, ...]:
    return tuple(
        ConsultationLine(
            CONSULTED_LABELS[Consulted(row.about)],
            row.consulted_on,
            row.answered_on,
            VIEW_LABELS[View(row.view)],
            row.text,
        )
        for row in restriction.consultations.order_by("consulted_on", "pk")
    )


def _actions(restriction: Restriction, actor: Actor) -> tuple[Action, ...]:
    offered = [
        ("authorise", "Authorise or refuse", policy.check_can_authorise, restriction.status == "requested"),
        ("review", "Record a review", policy.check_can_review, restriction.status == "in_force"),
        ("confirm", "Record the written confirmation", policy.check_can_record, _unconfirmed(restriction)),
        ("represent", "Record representations", policy.check_can_record, restriction.status == "in_force"),
        ("add-condition", "Add a condition", policy.check_can_vary, restriction.kind in WITH_CONDITIONS),
        ("consult", "Record a consultation", policy.check_can_consult, restriction.kind in STATUTORY),
        ("end", "End it", policy.check_can_decide, restriction.status == "in_force"),
        ("correct", "Correct a day", policy.check_can_correct, restriction.imposed_on is not None),
    ]
    return tuple(
        action(label, reverse(f"restrictions:{name}", args=[restriction.ref]), check, actor, restriction)
        for name, label, check, fits in offered
        if fits
    )


def _unconfirmed(restriction: Restriction) -> bool:
    return restriction.status == "in_force" and restriction.confirmed_on is None

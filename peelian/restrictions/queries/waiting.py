"""What waits for somebody: reviews that fall due, decisions for a senior officer, and the reviews of one meeting."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.restrictions import policy
from peelian.restrictions.models import Meeting, Restriction, Review
from peelian.restrictions.queries.lines import RestrictionLine, lines
from peelian.restrictions.states import (
    KIND_LABELS,
    LATENESS_LABELS,
    OUTCOME_LABELS,
    REVIEW_LABELS,
    Lateness,
    Outcome,
    RestrictionKind,
    RestrictionStatus,
    ReviewStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """A review that was proposed, at a meeting or by itself."""

    ref: str
    restriction_ref: str
    case_ref: str
    person: str
    label: str
    held_on: date
    due_on: date
    lateness: str
    outcome: str
    status: str
    reasons: str
    proposed_by: str
    decide: Action


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A suspension that was asked for."""

    line: RestrictionLine
    decide: Action


def due_for_review(
    actor: Actor, *, until: date, on: date, proposed_too: bool = True
) -> tuple[RestrictionLine, ...]:
    """The restrictions in force, of those the actor may see, whose review falls due up to a day, first due first.

    Without `proposed_too`, those left out whose review waits for a senior officer already.
    """
    waiting = policy.visible_restrictions(actor).filter(
        status=RestrictionStatus.IN_FORCE, next_review_on__lte=until
    )
    if not proposed_too:
        waiting = waiting.exclude(reviews__status=ReviewStatus.PROPOSED)
    return tuple(sorted(lines(waiting, on=on), key=lambda line: (line.next_review_on or on, line.ref)))


def requests_waiting(actor: Actor, *, on: date) -> tuple[RequestLine, ...]:
    """The suspensions asked for that the actor may see, with the verdict on whether they may decide."""
    rows = policy.visible_restrictions(actor).filter(status=RestrictionStatus.REQUESTED)
    found = {row.ref: row for row in rows}
    return tuple(
        RequestLine(
            line,
            action(
                "Decide",
                reverse("restrictions:authorise", args=[line.ref]),
                policy.check_can_authorise,
                actor,
                found[line.ref],
            ),
        )
        for line in lines(rows, on=on)
    )


def reviews_waiting(actor: Actor) -> tuple[ProposalLine, ...]:
    """The reviews that wait for a senior officer, of those the actor may see, oldest first."""
    seen = policy.visible_restrictions(actor).values("pk")
    rows = Review.objects.filter(status=ReviewStatus.PROPOSED, restriction__in=seen)
    return _proposals(actor, rows.order_by("held_on", "pk"))


def reviews_of_meeting(actor: Actor, meeting: Meeting) -> tuple[ProposalLine, ...]:
    """What was decided in a meeting, of what the actor may see."""
    seen = policy.visible_restrictions(actor).values("pk")
    return _proposals(actor, meeting.reviews.filter(restriction__in=seen).order_by("proposed_at", "pk"))


def _proposals(actor: Actor, rows: QuerySet[Review]) -> tuple[ProposalLine, ...]:
    found = list(rows.select_related("restriction__case", "restriction__person"))
    names = names_of({row.proposed_by_ref for row in found})
    return tuple(_proposal(actor, row, names) for row in found)


def _proposal(actor: Actor, row: Review, names: dict[str, str]) -> ProposalLine:
    restriction: Restriction = row.restriction
    address = reverse("restrictions:authorise-review", args=[row.ref])
    return ProposalLine(
        ref=row.ref,
        restriction_ref=restriction.ref,
        case_ref=restriction.case.ref,
        person=restriction.person.full_name,
        label=KIND_LABELS[RestrictionKind(restriction.kind)],
        held_on=row.held_on,
        due_on=row.due_on,
        lateness=LATENESS_LABELS[Lateness(row.lateness)],
        outcome=OUTCOME_LABELS[Outcome(row.outcome)],
        status=REVIEW_LABELS[ReviewStatus(row.status)],
        reasons=row.reasons,
        proposed_by=names.get(row.proposed_by_ref, ""),
        decide=action("Decide", address, policy.check_can_authorise_review, actor, row),
    )


@dataclass(frozen=True, slots=True)
class MeetingLine:
    ref: str
    title: str
    held_on: date
    reviews: int


def meetings(actor: Actor, *, most: int = 20) -> tuple[MeetingLine, ...]:
    """The latest meetings, and how many reviews of each the actor may see."""
    seen = policy.visible_restrictions(actor).values("pk")
    rows = Meeting.objects.annotate(seen=Count("reviews", filter=Q(reviews__restriction__in=seen)))
    latest = rows.order_by("-held_on", "-pk")[:most]
    return tuple(MeetingLine(row.ref, row.title, row.held_on, row.seen) for row in latest)

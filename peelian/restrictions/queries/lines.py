"""Restrictions as lines that other pages show: of a case, of a person, of a subject."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.people.queries import surviving_refs
from peelian.restrictions import policy
from peelian.restrictions.models import Restriction
from peelian.restrictions.queries.conditions import conditions_in_force
from peelian.restrictions.queries.cost import days_so_far
from peelian.restrictions.states import (
    KIND_AUTHORITIES,
    KIND_LABELS,
    RESTRICTION_LABELS,
    RESTRICTION_SENTENCES,
    RestrictionKind,
    RestrictionStatus,
)

if TYPE_CHECKING:
    from peelian.cases.models import Case, Subject

STATUS_COLOURS = {
    RestrictionStatus.REQUESTED: "yellow",
    RestrictionStatus.REFUSED: "grey",
    RestrictionStatus.IN_FORCE: "red",
    RestrictionStatus.ENDED: "grey",
}
ORDER = [
    RestrictionStatus.IN_FORCE,
    RestrictionStatus.REQUESTED,
    RestrictionStatus.ENDED,
    RestrictionStatus.REFUSED,
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionLine:
    """One restriction in a list. `late` says that its review was due before the day of the page."""

    ref: str
    url: str
    case_ref: str
    subject_ref: str
    person_ref: str
    person: str
    kind: RestrictionKind
    label: str
    authority: str
    status: RestrictionStatus
    status_label: str
    status_sentence: str
    status_colour: str
    imposed_on: date | None
    ended_on: date | None
    next_review_on: date | None
    late: bool
    days: int
    conditions: tuple[str, ...]

    @property
    def in_force(self) -> bool:
        """Whether it binds."""
        return self.status is RestrictionStatus.IN_FORCE


def restrictions_of_case(actor: Actor, case: "Case", *, on: date) -> tuple[RestrictionLine, ...]:
    """The restrictions in a case that the actor may see, in force first. Two queries; none for who may see none."""
    return lines(policy.visible_restrictions(actor).filter(case=case), on=on)


def restrictions_of_person(actor: Actor, person_ref: str, *, on: date) -> tuple[RestrictionLine, ...]:
    """The restrictions of a person that the actor may see, in every case, records merged with theirs included."""
    kept = surviving_refs([person_ref]).get(person_ref, person_ref)
    theirs = Q(person__ref=kept) | Q(person__merged_into__ref=kept)
    return lines(policy.visible_restrictions(actor).filter(theirs), on=on)


def state_of(actor: Actor, subject: "Subject", *, on: date) -> tuple[RestrictionLine, ...]:
    """What binds a subject of a case on a day, or waits to: nothing means full duties, so far as the actor may know."""
    live = policy.visible_restrictions(actor).filter(
        officer=subject, status__in=[RestrictionStatus.IN_FORCE, RestrictionStatus.REQUESTED]
    )
    return lines(live, on=on)


def lines(restrictions: QuerySet[Restriction], *, on: date) -> tuple[RestrictionLine, ...]:
    """Restrictions that policy gave, as lines: in force first, then by the day they began. Two queries."""
    rows = list(restrictions.select_related("case", "officer", "person"))
    bound = conditions_in_force(restrictions, on=on) if rows else {}
    rows.sort(
        key=lambda row: (ORDER.index(RestrictionStatus(row.status)), row.imposed_on or date.max, row.pk)
    )
    return tuple(line_of(row, tuple(each.sentence for each in bound.get(row.ref, ())), on=on) for row in rows)


def line_of(row: Restriction, conditions: tuple[str, ...], *, on: date) -> RestrictionLine:
    """One restriction, read with its case, subject and person, as a line."""
    kind, status = RestrictionKind(row.kind), RestrictionStatus(row.status)
    return RestrictionLine(
        ref=row.ref,
        url=reverse("restrictions:restriction", args=[row.ref]),
        case_ref=row.case.ref,
        subject_ref=row.officer.ref,
        person_ref=row.person.ref,
        person=row.person.full_name,
        kind=kind,
        label=KIND_LABELS[kind],
        authority=KIND_AUTHORITIES[kind],
        status=status,
        status_label=RESTRICTION_LABELS[status],
        status_sentence=RESTRICTION_SENTENCES[status],
        status_colour=STATUS_COLOURS[status],
        imposed_on=row.imposed_on,
        ended_on=row.ended_on,
        next_review_on=row.next_review_on,
        late=row.next_review_on is not None and row.next_review_on < on,
        days=days_so_far(row.imposed_on, row.ended_on, on=on),
        conditions=conditions,
    )

"""The page of a case: what cases, clocks, reports and the ledger each hold of it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.verdicts import Action, action
from peelian.cases.policy import visible_cases
from peelian.cases.queries.heard import Heard, heard_of
from peelian.cases.queries.page import CasePage, SubjectSection
from peelian.clocks.queries.of_case import strip
from peelian.criminal.policy import check_can_record
from peelian.criminal.queries.summary import StrandLine, strands_of_case
from peelian.desk.queries.material import Way, material_of
from peelian.desk.queries.timeline import (
    MOST_ON_CASE_PAGE,
    Timeline,
    case_and_ledger,
    case_timeline,
    concerned,
)
from peelian.desk.queries.waiting import Step, steps_of
from peelian.interface.drawing import ClockBar
from peelian.restrictions.policy import check_can_impose
from peelian.restrictions.queries.lines import RestrictionLine, restrictions_of_case

if TYPE_CHECKING:
    from peelian.cases.models import Case


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A subject, with what they were heard on, and how many other matters about them the actor may see."""

    section: SubjectSection
    other_matters: int
    may_open_person: bool
    heard: Heard
    restrictions: tuple[RestrictionLine, ...]
    strand: StrandLine | None
    beside: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCase:
    """Everything on the page of a case."""

    case: CasePage
    clocks: tuple[ClockBar, ...]
    steps: tuple[Step, ...]
    subjects: tuple[SubjectView, ...]
    material: tuple[Way, ...]
    timeline: Timeline


def desk_case(case: "Case", actor: Actor, *, on: date, whole: bool = False) -> DeskCase:
    """The page of a case that policy gave to the actor; `whole` leaves no event out, for paper."""
    found = material_of(case, actor)
    page, recorded = case_and_ledger(case, actor, on=on, blind=found.blind)
    return DeskCase(
        case=page,
        clocks=strip(case, actor, on=on, names=concerned(page)),
        steps=steps_of(page, handling=case.handling, on=on),
        subjects=_subjects(case, page, actor, on=on),
        material=found.ways,
        timeline=case_timeline(page, recorded, most=None if whole else MOST_ON_CASE_PAGE),
    )


def _subjects(case: "Case", page: CasePage, actor: Actor, *, on: date) -> tuple[SubjectView, ...]:
    others, heard = _other_matters(page, actor), heard_of(case, actor)
    kept_away = restrictions_of_case(actor, case, on=on)
    strands = {line.subject_ref: line for line in strands_of_case(actor, case)}
    may_open = actor.may(Permission.READ_PEOPLE)
    return tuple(
        SubjectView(
            section,
            others.get(section.card.person_ref, 0),
            may_open and bool(section.card.person_ref),
            heard.get(section.card.ref, Heard()),
            tuple(line for line in kept_away if line.subject_ref == section.card.ref),
            strands.get(section.card.ref),
            _beside(section.card.ref, case, actor, strand=strands.get(section.card.ref)),
        )
        for section in page.subjects
    )


def _beside(ref: str, case: "Case", actor: Actor, *, strand: StrandLine | None) -> tuple[Action, ...]:
    """What can be done about a subject in the rooms beside the case."""
    restrict = action(
        "Suspend or restrict", reverse("restrictions:choose", args=[ref]), check_can_impose, actor, case
    )
    if strand:
        return (restrict,)
    opened = reverse("criminal:open", args=[ref])
    return (restrict, action("Open a criminal strand", opened, check_can_record, actor, case))


def _other_matters(page: CasePage, actor: Actor) -> dict[str, int]:
    """For each identified subject, how many other matters the actor may see. One query, and none without subjects."""
    people = {section.card.person_ref for section in page.subjects if section.card.person_ref}
    if not people:
        return {}
    others = (
        visible_cases(actor)
        .exclude(ref=page.ref)
        .filter(subjects__person__ref__in=people, subjects__removed_at=None)
        .values_list("subjects__person__ref")
        .annotate(Count("pk", distinct=True))
    )
    return dict(others)

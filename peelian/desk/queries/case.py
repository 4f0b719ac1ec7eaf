"""The page of a case: what cases, clocks, reports and the ledger each hold of it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.cases.policy import visible_cases
from peelian.cases.queries.heard import Heard, heard_of
from peelian.cases.queries.page import CasePage, SubjectSection, case_page
from peelian.clocks.queries.of_case import strip
from peelian.desk.queries.timeline import MOST_ON_CASE_PAGE, Timeline, case_timeline
from peelian.desk.queries.waiting import Step, steps_of
from peelian.interface.drawing import ClockBar
from peelian.reports.policy import visible_reports

if TYPE_CHECKING:
    from peelian.cases.models import Case


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report of the case. One that the actor may not open has its reference and nothing else."""

    ref: str
    title: str
    visible: bool


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A subject, with what they were heard on, and how many other matters about them the actor may see."""

    section: SubjectSection
    other_matters: int
    may_open_person: bool
    heard: Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCase:
    """Everything on the page of a case."""

    case: CasePage
    clocks: tuple[ClockBar, ...]
    steps: tuple[Step, ...]
    reports: tuple[ReportLine, ...]
    subjects: tuple[SubjectView, ...]
    timeline: Timeline


def desk_case(case: "Case", actor: Actor, *, on: date, whole: bool = False) -> DeskCase:
    """The page of a case that policy gave to the actor; `whole` leaves no event out, for paper."""
    page = case_page(case, actor, on=on)
    return DeskCase(
        case=page,
        clocks=strip(case, on=on),
        steps=steps_of(page, handling=case.handling, on=on),
        reports=_reports(page, actor),
        subjects=_subjects(case, page, actor),
        timeline=case_timeline(page, most=None if whole else MOST_ON_CASE_PAGE),
    )


def _reports(page: CasePage, actor: Actor) -> tuple[ReportLine, ...]:
    """The case opens no door to its reports: their own policy decides which the actor may know the title of."""
    titles = dict(visible_reports(actor).filter(ref__in=page.report_refs).values_list("ref", "title"))
    return tuple(ReportLine(ref, titles.get(ref, ""), ref in titles) for ref in page.report_refs)


def _subjects(case: "Case", page: CasePage, actor: Actor) -> tuple[SubjectView, ...]:
    others, heard = _other_matters(page, actor), heard_of(case, actor)
    may_open = actor.may(Permission.READ_PEOPLE)
    return tuple(
        SubjectView(
            section,
            others.get(section.card.person_ref, 0),
            may_open and bool(section.card.person_ref),
            heard.get(section.card.ref, Heard()),
        )
        for section in page.subjects
    )


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

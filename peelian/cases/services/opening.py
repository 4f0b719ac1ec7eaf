"""Opening a case, and joining reports and other cases to it."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.events import (
    CaseOpened,
    CasesLinked,
    ReportJoined,
)
from peelian.cases.models import Case, CaseLink, CaseReport
from peelian.cases.services.deciding import WALLS, write_decision
from peelian.cases.services.reading import open_to_members
from peelian.cases.services.sealing import join
from peelian.cases.states import (
    COMPLAINTS,
    LINK_LABELS,
    MATTER_SENTENCES,
    DecisionKind,
    LinkKind,
    MatterType,
    MemberRole,
)
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.reports import policy as reports_policy
from peelian.reports.services.concluding import link_to_case, mark_case_opened
from peelian.reports.services.guarding import seal_report

if TYPE_CHECKING:
    from peelian.reports.models import Report


@transaction.atomic
def open_case(
    *,
    title: str,
    matter_type: MatterType,
    unit: str,
    came_to_attention_on: date,
    reasons: str,
    actor: Actor,
    at: datetime,
    complaint_made_on: date | None = None,
    report_ref: str = "",
    sealed: bool = False,
) -> Case:
    """Open a case, from a report or without one. Raises Refused, or Hidden for a report the actor may not know of."""
    policy.check_can_open(actor)
    _check_opening_dates(matter_type, came_to_attention_on, complaint_made_on, opened_on=day_of(at))
    report = reports_policy.get_report(actor, report_ref) if report_ref else None
    case = Case.objects.create(
        ref=new_ref("C"),
        title=title,
        matter_type=matter_type,
        unit=unit,
        sealed=sealed,
        came_to_attention_on=came_to_attention_on,
        complaint_made_on=complaint_made_on,
        opened_at=at,
        opened_by_ref=actor.ref,
    )
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.OPENING,
        what=f"Opened as: {MATTER_SENTENCES[matter_type]}",
        authority="Intake on behalf of the appropriate authority",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    opened = CaseOpened(
        subject=Ref(case.ref),
        matter_type=matter_type,
        came_to_attention_on=came_to_attention_on,
        complaint_made_on=complaint_made_on,
        opened_on=day_of(at),
        sealed=sealed,
        report=Ref(report.ref) if report else None,
        reasons=digest,
    )
    record(opened, actor=actor, at=at)
    if sealed:
        join(case=case, account_ref=actor.ref, role=MemberRole.READER, actor=actor, at=at)
    if report:
        _take_over(case, report, reasons=reasons, actor=actor, at=at)
    return case


def _take_over(case: Case, report: "Report", *, reasons: str, actor: Actor, at: datetime) -> None:
    """Tie the case to the report that it was opened from, and put the report behind the same seal."""
    CaseReport.objects.create(case=case, report=report, linked_at=at)
    mark_case_opened(report.ref, case_ref=case.ref, actor=actor, at=at)
    if case.sealed:
        seal_report(report.ref, reasons=reasons, actor=WALLS, at=at)
    open_to_members(case, report.ref, at=at)


def _check_opening_dates(
    matter_type: MatterType, attention: date, complaint_made: date | None, *, opened_on: date
) -> None:
    if attention > opened_on:
        raise Refused(
            f"The matter cannot have come to attention on {attention:%-d %B %Y}, after the case is opened."
        )
    if complaint_made and matter_type not in COMPLAINTS:
        raise Refused(
            "Only a complaint has a date on which it was made. Leave it empty, or open a complaint."
        )
    if complaint_made is None and matter_type in COMPLAINTS:
        raise Refused(
            "Give the date on which the complaint was made: its clocks start from it.", rule="CMR 2020 reg 13"
        )
    if complaint_made and complaint_made > attention:
        raise Refused("A complaint cannot come to attention before it is made. Check the two dates.")


@transaction.atomic
def join_report(*, case: Case, report_ref: str, actor: Actor, at: datetime) -> None:
    """Join another report to a case that is already open."""
    policy.check_can_work(actor, case)
    report = reports_policy.get_report(actor, report_ref)
    if CaseReport.objects.filter(case=case, report=report).exists():
        raise Refused(f"Report {report.ref} already belongs to this case.")
    CaseReport.objects.create(case=case, report=report, linked_at=at)
    link_to_case(report.ref, case_ref=case.ref, actor=actor, at=at)
    record(ReportJoined(subject=Ref(case.ref), report=Ref(report.ref)), actor=actor, at=at)
    open_to_members(case, report.ref, at=at)


@transaction.atomic
def link_cases(
    *, case: Case, other_ref: str, kind: LinkKind, reasons: str, actor: Actor, at: datetime
) -> CaseLink:
    """Link two cases that the actor may both see."""
    policy.check_can_work(actor, case)
    other = policy.get_case(actor, other_ref)
    if other == case:
        raise Refused("A case cannot be linked to itself.")
    if CaseLink.objects.filter(case=case, other=other).exists():
        raise Refused(f"{other.ref} is already linked to this case.")
    link = CaseLink.objects.create(case=case, other=other, kind=kind, linked_at=at)
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.LINK,
        what=f"Linked to {other.ref}: {LINK_LABELS[kind].lower()}",
        authority="Case management",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    linked = CasesLinked(subject=Ref(case.ref), other=Ref(other.ref), kind=kind, reasons=digest)
    record(linked, actor=actor, at=at)
    return link

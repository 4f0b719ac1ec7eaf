"""Appointing an investigator, and what the investigation gives and receives."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.permissions import Permission
from peelian.access.queries import actor_by_ref
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.events import (
    InvestigationReported,
    InvestigationResumed,
    InvestigatorAppointed,
    MemberJoined,
    MemberLeft,
    TermsDrawnUp,
    TimeExtended,
    TimelinessReported,
)
from peelian.cases.models import Case, Member, SeverityAssessment, TermsOfReference
from peelian.cases.services.deciding import write_decision
from peelian.cases.services.reading import close_reports_to, open_reports_to
from peelian.cases.states import (
    INVESTIGATIONS,
    MUST_INVESTIGATE,
    CaseStatus,
    DecisionKind,
    Handling,
    MemberRole,
    check_transition,
)
from peelian.law.refusals import LawRefusal
from peelian.law.rules import get_rule
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.people.policy import walls_of
from peelian.people.queries.employment import management_line


@transaction.atomic
def appoint_investigator(
    *,
    case: Case,
    investigator_ref: str,
    appointed_on: date,
    has_knowledge: bool,
    is_impartial: bool,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> Member:
    """Appoint the lead investigator (PCR 2020 reg 15; PRA 2002 Sch 3 paras 16, 18).

    Refuses someone without the knowledge or impartiality the Regulations ask for, a subject of the case, someone
    with a declared conflict, and anyone who works directly or indirectly under a subject's management.
    """
    policy.check_can_decide(actor, case)
    case = Case.objects.select_for_update().get(pk=case.pk)
    _check_investigation_may_begin(case, appointed_on, today=day_of(at))
    if not (has_knowledge and is_impartial):
        raise Refused(
            "The investigator must have suitable knowledge, skills and experience, and raise no reasonable concern "
            "about impartiality.",
            rule="PCR 2020 reg 15",
        )
    _check_bars(case, investigator_ref)
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.APPOINTMENT,
        what="Investigator appointed",
        authority="Appropriate authority (PCR 2020 reg 15; PRA 2002 Sch 3 paras 16, 18)",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    member = _make_lead(case, investigator_ref, appointed_on, actor, at)
    if case.status in {CaseStatus.OPENED, CaseStatus.ASSESSED}:
        case.status = CaseStatus.UNDER_INVESTIGATION
        case.version += 1
        case.save(update_fields=["status", "version"])
    appointed = InvestigatorAppointed(
        subject=Ref(case.ref), investigator=Ref(investigator_ref), appointed_on=appointed_on, reasons=digest
    )
    record(appointed, actor=actor, at=at)
    return member


def _check_investigation_may_begin(case: Case, appointed_on: date, *, today: date) -> None:
    if case.handling not in INVESTIGATIONS:
        raise Refused("Decide how the matter is handled first: no investigation has been decided on.")
    if not case.came_to_attention_on <= appointed_on <= today:
        raise Refused("An appointment is dated from the day the matter came to attention to today.")
    if case.handling == Handling.INTERNAL and not _internal_assessments(case):
        raise Refused(
            "Assess severity first: an internal investigation follows an assessment of misconduct or gross misconduct.",
            rule="PCR 2020 reg 14",
        )


def _internal_assessments(case: Case) -> bool:
    made = SeverityAssessment.objects.filter(subject__case=case, subject__removed_at=None)
    return made.filter(result__in=MUST_INVESTIGATE).exists()


def _check_bars(case: Case, investigator_ref: str) -> None:
    candidate = actor_by_ref(investigator_ref)
    if not candidate.may(Permission.BE_APPOINTED):
        raise Refused(f"{candidate.name} does not hold the role of investigator.")
    subjects = set(
        case.subjects.filter(removed_at=None, person__isnull=False).values_list("person__ref", flat=True)
    )
    if walls_of(candidate) & subjects or case.ref in candidate.walled_cases:
        raise Refused(
            f"{candidate.name} is concerned in this matter or has declared a conflict, and cannot be appointed.",
            rule="PCR 2020 regs 12A, 15",
        )
    if candidate.person_ref and subjects & set(management_line(candidate.person_ref)):
        raise Refused(
            f"{candidate.name} works, directly or indirectly, under the management of a subject of this case.",
            rule="PCR 2020 reg 15",
        )


def _make_lead(case: Case, investigator_ref: str, appointed_on: date, actor: Actor, at: datetime) -> Member:
    """Put the new lead on the case; whoever led before leaves it the same day."""
    for earlier in Member.objects.filter(case=case, role=MemberRole.LEAD, until_date=None):
        if earlier.account_ref == investigator_ref:
            raise Refused("They already lead this investigation.")
        earlier.until_date = max(appointed_on, earlier.since_date)
        earlier.save(update_fields=["until_date"])
        left = MemberLeft(
            subject=Ref(case.ref),
            account=Ref(earlier.account_ref),
            role=MemberRole.LEAD,
            until=earlier.until_date,
        )
        record(left, actor=actor, at=at)
        close_reports_to(case, earlier.account_ref, at=at)
    member = Member.objects.create(
        case=case, account_ref=investigator_ref, role=MemberRole.LEAD, since_date=appointed_on
    )
    joined = MemberJoined(
        subject=Ref(case.ref), account=Ref(investigator_ref), role=MemberRole.LEAD, since=appointed_on
    )
    record(joined, actor=actor, at=at)
    open_reports_to(case, investigator_ref, at=at)
    return member


@transaction.atomic
def draw_up_terms(*, case: Case, text: str, drawn_on: date, actor: Actor, at: datetime) -> TermsOfReference:
    """Draw up, or revise, the terms of reference (PCR 2020 reg 16; CMR 2020 reg 17)."""
    policy.check_can_investigate(actor, case)
    lead = Member.objects.filter(case=case, role=MemberRole.LEAD, until_date=None).first()
    if lead and not lead.since_date <= drawn_on <= day_of(at):
        raise Refused("Terms of reference are dated from the investigator's appointment to today.")
    salt = new_salt()
    terms = TermsOfReference.objects.create(
        ref=new_ref("T"),
        case=case,
        version=case.terms.count() + 1,
        text=text,
        salt=salt,
        drawn_on=drawn_on,
        drawn_by_ref=actor.ref,
    )
    drawn = TermsDrawnUp(
        subject=Ref(case.ref),
        terms=Ref(terms.ref),
        version=terms.version,
        drawn_on=drawn_on,
        text=digest_of(text, salt),
    )
    record(drawn, actor=actor, at=at)
    return terms


@transaction.atomic
def report_investigation(*, case: Case, reported_on: date, actor: Actor, at: datetime) -> Case:
    """Record that the report has gone to the appropriate authority (PCR 2020 reg 21; PRA 2002 Sch 3 para 22)."""
    policy.check_can_investigate(actor, case)
    case = Case.objects.select_for_update().get(pk=case.pk)
    check_transition(case.status, CaseStatus.REPORTED)
    if not case.came_to_attention_on <= reported_on <= day_of(at):
        raise Refused("The report is dated from the day the matter came to attention to today.")
    case.status = CaseStatus.REPORTED
    case.version += 1
    case.save(update_fields=["status", "version"])
    record(InvestigationReported(subject=Ref(case.ref), reported_on=reported_on), actor=actor, at=at)
    return case


@transaction.atomic
def resume_investigation(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Case:
    """Send a reported case back for more investigation."""
    policy.check_can_decide(actor, case)
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.status != CaseStatus.REPORTED:
        raise Refused("Only a case whose report has been received can go back for more investigation.")
    case.status = CaseStatus.UNDER_INVESTIGATION
    case.version += 1
    case.save(update_fields=["status", "version"])
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.OTHER,
        what="Sent back for more investigation",
        authority="Appropriate authority",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    resumed = InvestigationResumed(subject=Ref(case.ref), resumed_on=day_of(at), reasons=digest)
    record(resumed, actor=actor, at=at)
    return case


@transaction.atomic
def report_timeliness(*, case: Case, reported_on: date, text: str, actor: Actor, at: datetime) -> None:
    """Send the report due at twelve months and each six months after (PCR 2020 reg 19; CMR 2020 reg 13)."""
    policy.check_can_decide(actor, case)
    if not case.came_to_attention_on <= reported_on <= day_of(at):
        raise Refused("A timeliness report is dated from the day the matter came to attention to today.")
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.OTHER,
        what="Timeliness report sent",
        authority="Appropriate authority (PCR 2020 reg 19; CMR 2020 reg 13)",
        reasons=text,
        actor=actor,
        at=at,
    )
    record(
        TimelinessReported(subject=Ref(case.ref), reported_on=reported_on, text=digest), actor=actor, at=at
    )


@transaction.atomic
def extend_time(
    *, case: Case, rule: str, until: date, reasons: str, actor: Actor, at: datetime, concerns: str = ""
) -> None:
    """Give more time where the provision lets somebody give it. Raises Refused where it does not."""
    policy.check_can_prepare(actor, case)
    try:
        limit = get_rule(rule)
    except LawRefusal as unknown:
        raise Refused(str(unknown)) from unknown
    if limit.extension is None:
        raise Refused(f"This period cannot be extended: {limit.action}.", rule=str(limit.citation))
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.EXTENSION,
        what=f"Time extended to {until:%-d %B %Y}: {limit.action}"[:300],
        authority=f"{limit.extension.by_whom} ({limit.extension.citation})"[:200],
        reasons=reasons,
        actor=actor,
        at=at,
    )
    extended = TimeExtended(
        subject=Ref(case.ref),
        rule=Ref(rule),
        concerns=Ref(concerns) if concerns else None,
        until=until,
        reasons=digest,
    )
    record(extended, actor=actor, at=at)

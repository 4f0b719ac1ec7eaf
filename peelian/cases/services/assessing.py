"""Assessing how serious the conduct would be if proved."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.events import SeverityAssessed
from peelian.cases.models import Case, SeverityAssessment, Subject
from peelian.cases.services.deciding import write_decision
from peelian.cases.states import (
    SEVERITY_SENTENCES,
    SPECIAL_PROCEDURE,
    CaseStatus,
    DecisionKind,
    Handling,
    SeverityResult,
)
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.people.states import OFFICER_CATEGORIES, Category

VETTING_REGULATIONS_OPTION_FROM = date(
    2025, 5, 28
)  # SI 2025/558 reg 9, for matters that came to attention since


@transaction.atomic
def assess_severity(
    *,
    subject: Subject,
    based_on: int,
    result: SeverityResult,
    assessed_on: date,
    reasons: str,
    actor: Actor,
    at: datetime,
    material: str = "",
    consulted: str = "",
) -> SeverityAssessment:
    """Make the next version of a subject's severity assessment (PCR 2020 reg 14; PRA 2002 Sch 3 para 19B).

    `based_on` is the version the assessor was looking at (0 when there was none): if somebody has assessed the
    subject in the meantime the new one is refused, so that no assessment is made without having seen the last.
    """
    case = Case.objects.select_for_update().get(pk=subject.case_id)
    policy.check_can_assess(actor, case)
    latest = subject.assessments.order_by("-version").first()
    _check_is_next(latest, based_on)
    _check_subject_and_day(case, subject, latest, assessed_on, today=day_of(at))
    _check_result(case, result, consulted)
    decision, digest = write_decision(
        case=case,
        subject=subject,
        kind=DecisionKind.SEVERITY,
        what=SEVERITY_SENTENCES[result],
        authority=_authority(case),
        reasons=reasons,
        material=material,
        actor=actor,
        at=at,
    )
    assessment = SeverityAssessment.objects.create(
        ref=new_ref("V"),
        subject=subject,
        version=based_on + 1,
        result=result,
        assessed_on=assessed_on,
        decision=decision,
        consulted=consulted,
    )
    _mark_assessed(case)
    assessed = SeverityAssessed(
        subject=Ref(case.ref),
        officer=Ref(subject.ref),
        assessment=Ref(assessment.ref),
        version=assessment.version,
        result=result,
        assessed_on=assessed_on,
        reasons=digest,
    )
    record(assessed, actor=actor, at=at)
    return assessment


def _check_is_next(latest: SeverityAssessment | None, based_on: int) -> None:
    current = latest.version if latest else 0
    if current != based_on:
        raise Refused(
            "Someone else assessed this subject while you had the page open. Nothing of theirs was overwritten. "
            "Read their assessment, then decide whether to make another."
        )


def _check_subject_and_day(
    case: Case, subject: Subject, latest: SeverityAssessment | None, assessed_on: date, *, today: date
) -> None:
    if Category(subject.category) not in OFFICER_CATEGORIES:
        raise Refused(
            "Severity assessments are for officers and special constables. Police staff, volunteers and contractors "
            "are dealt with under their own terms.",
            rule="PCR 2020 reg 4(1)",
        )
    if assessed_on > today or assessed_on < case.came_to_attention_on:
        raise Refused(
            f"The assessment must be dated from {case.came_to_attention_on:%-d %B %Y}, when the matter came to "
            f"attention, to today."
        )
    if latest and assessed_on < latest.assessed_on:
        raise Refused(
            "An assessment cannot be dated before the one it follows: later decisions look back to its date."
        )


def _check_result(case: Case, result: SeverityResult, consulted: str) -> None:
    if result == SeverityResult.VETTING and case.came_to_attention_on < VETTING_REGULATIONS_OPTION_FROM:
        raise Refused(
            "Referral under the Vetting Regulations is open only where the matter came to attention on or after "
            "28 May 2025.",
            rule="SI 2025/558 regs 9, 64",
        )
    if case.handling in {Handling.LOCAL, Handling.LOCAL_SPECIAL} and not consulted.strip():
        raise Refused(
            "Say whom you consulted: the investigator consults the appropriate authority before assessing.",
            rule="PRA 2002 Sch 3 para 19B; CMR 2020 reg 16",
        )


def _authority(case: Case) -> str:
    if case.handling in {Handling.DIRECTED, Handling.INDEPENDENT}:
        return "Director General of the oversight body, recorded by the appropriate authority"
    if case.handling in SPECIAL_PROCEDURE | {Handling.LOCAL}:
        return "Person investigating (PRA 2002 Sch 3 para 19B; CMR 2020 reg 16)"
    return "Appropriate authority (PCR 2020 reg 14)"


def _mark_assessed(case: Case) -> None:
    """An open case becomes assessed once each subject who can be assessed has been."""
    officers = case.subjects.filter(removed_at=None, category__in=OFFICER_CATEGORIES)
    if case.status == CaseStatus.OPENED and not officers.filter(assessments=None).exists():
        case.status = CaseStatus.ASSESSED
        case.version += 1
        case.save(update_fields=["status", "version"])

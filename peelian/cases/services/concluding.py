"""Ending a case, and opening it again."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.cases import policy
from peelian.cases.events import (
    CaseConcluded,
    CaseReopened,
)
from peelian.cases.models import Case
from peelian.cases.services.deciding import AUTHORITY, locked, write_decision
from peelian.cases.states import (
    CONCLUSION_LABELS,
    CaseStatus,
    Conclusion,
    DecisionKind,
    check_transition,
)
from peelian.ledger.events import Ref
from peelian.ledger.services import record


@transaction.atomic
def conclude_case(
    *, case: Case, conclusion: Conclusion, reasons: str, actor: Actor, at: datetime, material: str = ""
) -> Case:
    """End a case. Its clocks stop, and the duty to tell the parties the outcome begins."""
    policy.check_can_conclude(actor, case)
    case = locked(case)
    check_transition(case.status, CaseStatus.CONCLUDED)
    case.status, case.conclusion, case.concluded_on = CaseStatus.CONCLUDED, conclusion, day_of(at)
    case.version += 1
    case.save(update_fields=["status", "conclusion", "concluded_on", "version"])
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.CONCLUSION,
        what=CONCLUSION_LABELS[conclusion],
        authority=AUTHORITY,
        reasons=reasons,
        material=material,
        actor=actor,
        at=at,
    )
    concluded = CaseConcluded(
        subject=Ref(case.ref), conclusion=conclusion, concluded_on=day_of(at), reasons=digest
    )
    record(concluded, actor=actor, at=at)
    return case


@transaction.atomic
def reopen_case(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Case:
    """Open a concluded case again."""
    policy.check_can_reopen(actor, case)
    case = locked(case)
    check_transition(case.status, CaseStatus.OPENED)
    case.status, case.conclusion, case.concluded_on = CaseStatus.OPENED, "", None
    case.version += 1
    case.save(update_fields=["status", "conclusion", "concluded_on", "version"])
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.REOPENING,
        what="Case reopened",
        authority=AUTHORITY,
        reasons=reasons,
        actor=actor,
        at=at,
    )
    record(CaseReopened(subject=Ref(case.ref), reopened_on=day_of(at), reasons=digest), actor=actor, at=at)
    return case

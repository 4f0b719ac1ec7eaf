"""Who may know of a case: the seal, and the people on it."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.events import (
    CaseSealed,
    CaseUnsealed,
    MemberJoined,
    MemberLeft,
)
from peelian.cases.models import Case, Member
from peelian.cases.services.deciding import AUTHORITY, WALLS, locked, write_decision
from peelian.cases.services.reading import close_reports_to, open_reports_to
from peelian.cases.states import (
    MEMBER_LABELS,
    DecisionKind,
    MemberRole,
)
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.reports.services.guarding import seal_report, unseal_report


@transaction.atomic
def seal_case(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Case:
    """Seal a case: from now on only the people on it know that it exists. The one who seals it stays on it."""
    policy.check_can_seal(actor, case)
    case = locked(case)
    if case.sealed:
        raise Refused("This case is already sealed.")
    case.sealed = True
    case.save(update_fields=["sealed"])
    digest = _sealing_decision(case, "Case sealed", reasons, actor, at)
    record(CaseSealed(subject=Ref(case.ref), reasons=digest), actor=actor, at=at)
    if not policy.is_on(actor, case):
        join(case=case, account_ref=actor.ref, role=MemberRole.READER, actor=actor, at=at)
    for link in case.report_links.select_related("report"):
        seal_report(link.report.ref, reasons=reasons, actor=WALLS, at=at)
    return case


@transaction.atomic
def unseal_case(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Case:
    """Lift the seal of a case."""
    policy.check_can_seal(actor, case)
    case = locked(case)
    if not case.sealed:
        raise Refused("This case is not sealed.")
    case.sealed = False
    case.save(update_fields=["sealed"])
    digest = _sealing_decision(case, "Seal lifted", reasons, actor, at)
    record(CaseUnsealed(subject=Ref(case.ref), reasons=digest), actor=actor, at=at)
    for link in case.report_links.select_related("report"):
        if link.report.sealed:
            unseal_report(link.report.ref, reasons=reasons, actor=WALLS, at=at)
    return case


def _sealing_decision(case, what, reasons, actor, at):
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.SEALING,
        what=what,
        authority=AUTHORITY,
        reasons=reasons,
        actor=actor,
        at=at,
    )
    return digest


@transaction.atomic
def put_on_case(*, case: Case, account_ref: str, role: MemberRole, actor: Actor, at: datetime) -> Member:
    """Put someone on a case as liaison, authority, second investigator or reader. The lead is appointed instead."""
    policy.check_can_decide(actor, case)
    if role == MemberRole.LEAD:
        raise Refused(
            "The lead investigator is appointed, with the impartiality checks. Use “Appoint an investigator”."
        )
    return join(case=case, account_ref=account_ref, role=role, actor=actor, at=at)


def join(*, case: Case, account_ref: str, role: MemberRole, actor: Actor, at: datetime) -> Member:
    """Put somebody on the case, inside a transaction that already asked whether it may."""
    if Member.objects.filter(case=case, account_ref=account_ref, role=role, until_date=None).exists():
        raise Refused(f"They are already on this case as {MEMBER_LABELS[role].lower()}.")
    member = Member.objects.create(case=case, account_ref=account_ref, role=role, since_date=day_of(at))
    joined = MemberJoined(subject=Ref(case.ref), account=Ref(account_ref), role=role, since=member.since_date)
    record(joined, actor=actor, at=at)
    open_reports_to(case, account_ref, at=at)
    return member


@transaction.atomic
def take_off_case(*, case: Case, account_ref: str, role: MemberRole, actor: Actor, at: datetime) -> None:
    """Take someone off a case. From then on a sealed case is hidden from them."""
    policy.check_can_decide(actor, case)
    today = day_of(at)
    on = Member.objects.filter(case=case, account_ref=account_ref, role=role, until_date=None)
    if not on.update(until_date=today):
        raise Refused(f"They are not on this case as {MEMBER_LABELS[role].lower()}.")
    left = MemberLeft(subject=Ref(case.ref), account=Ref(account_ref), role=role, until=today)
    record(left, actor=actor, at=at)
    close_reports_to(case, account_ref, at=at)

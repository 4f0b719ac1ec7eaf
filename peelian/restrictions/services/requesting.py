"""Asking for a suspension, and a senior officer's answer: two acts of two accounts.

PCR 2020 regs 2(4)(a) and 11; PVR 2025 regs 3(2)(a) and 13.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.cases.services.deciding import locked as locked_case
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy
from peelian.restrictions.events import (
    RestrictionImposed,
    SuspensionAuthorised,
    SuspensionRefused,
    SuspensionRequested,
)
from peelian.restrictions.gate import GateFinding, check_lets_suspend
from peelian.restrictions.models import Restriction
from peelian.restrictions.reaching import check_reaches
from peelian.restrictions.review_days import first_review_on
from peelian.restrictions.services.consulting import check_consulted
from peelian.restrictions.services.writing import about, check_not_ahead, check_reasons, locked, write_gate
from peelian.restrictions.states import (
    Consulted,
    RestrictionKind,
    RestrictionStatus,
    Told,
    check_transition,
)

if TYPE_CHECKING:
    from peelian.cases.models import Subject


@transaction.atomic
def request_suspension(
    *, subject: "Subject", kind: RestrictionKind, gate: GateFinding, reasons: str, actor: Actor, at: datetime
) -> Restriction:
    """Ask that an officer be suspended. Nothing binds them until a senior officer has authorised it.

    Raises Refused for whom the Regulations do not let be suspended (former officers, staff), a day before the
    instrument was in force, a gate that is not met or not reasoned, or a suspension that stands already.
    """
    case = locked_case(subject.case)  # so that two people cannot ask for one suspension at once
    policy.check_can_impose(actor, case)
    check_reasons(reasons)
    check_not_ahead(gate.considered_on, at, "The day on which redeployment was considered")
    person = check_reaches(subject, kind, on=day_of(at))
    check_lets_suspend(gate, kind=kind)
    found, gate_digest = write_gate(gate)
    salt = new_salt()
    restriction = Restriction.objects.create(
        ref=new_ref("RS"),
        case=case,
        officer=subject,
        person=person,
        kind=kind,
        gate=found,
        reasons=reasons,
        salt=salt,
        requested_by_ref=actor.ref,
        requested_at=at,
    )
    requested = SuspensionRequested(
        **about(restriction),
        kind=kind,
        considered_on=gate.considered_on,
        ruled_out=gate.ruled_out,
        prejudice=gate.prejudice,
        public_interest=gate.public_interest,
        gate=gate_digest,
        reasons=digest_of(reasons, salt),
    )
    record(requested, actor=actor, at=at)
    return restriction


@transaction.atomic
def authorise_suspension(
    *, restriction: Restriction, imposed_on: date, told: Told, reasons: str, actor: Actor, at: datetime
) -> Restriction:
    """Authorise what another account asked for, and say on which day and how the officer was told: that day it began.

    Raises Refused for an account that asked for it or does not rank above chief superintendent, where the Director
    General was not consulted though the case calls for it, and for a day outside the request and today.
    """
    restriction = locked(restriction)
    policy.check_can_authorise(actor, restriction)
    policy.check_ranks_high_enough(actor, on=day_of(at))
    check_transition(restriction.status, RestrictionStatus.IN_FORCE)
    _check_may_begin(restriction, imposed_on, at)
    digest = _decide(restriction, reasons, actor=actor, at=at)
    restriction.status, restriction.imposed_on, restriction.told = (
        RestrictionStatus.IN_FORCE,
        imposed_on,
        told,
    )
    restriction.confirmed_on = imposed_on if told == Told.IN_WRITING else None
    restriction.next_review_on = first_review_on(restriction.kind, imposed_on)
    restriction.save()
    kind = RestrictionKind(restriction.kind)
    authorised = SuspensionAuthorised(
        **about(restriction), kind=kind, requested_by=Ref(restriction.requested_by_ref), reasons=digest
    )
    record(authorised, actor=actor, at=at)
    imposed = RestrictionImposed(
        **about(restriction),
        person=Ref(restriction.person.ref),
        kind=kind,
        imposed_on=imposed_on,
        told=told,
        next_review_on=restriction.next_review_on,
        reasons=digest_of(restriction.reasons, restriction.salt),
    )
    record(imposed, actor=actor, at=at)
    return restriction


def _check_may_begin(restriction: Restriction, imposed_on: date, at: datetime) -> None:
    check_not_ahead(imposed_on, at, "The day on which the officer was suspended")
    check_reaches(
        restriction.officer, RestrictionKind(restriction.kind), on=imposed_on, leaving_out=restriction
    )
    gate = restriction.gate
    if gate and imposed_on < gate.considered_on:
        raise Refused(
            "Redeployment was considered after that day, and it comes first. Check the day of the suspension.",
            rule="PCR 2020 reg 11(4)",
        )
    check_consulted(restriction, Consulted.SUSPENDING, since=None)


@transaction.atomic
def refuse_suspension(*, restriction: Restriction, reasons: str, actor: Actor, at: datetime) -> Restriction:
    """Do not authorise a suspension that was asked for. It never takes effect; another can be asked for."""
    restriction = locked(restriction)
    policy.check_can_authorise(actor, restriction)
    policy.check_ranks_high_enough(actor, on=day_of(at))
    check_transition(restriction.status, RestrictionStatus.REFUSED)
    digest = _decide(restriction, reasons, actor=actor, at=at)
    restriction.status = RestrictionStatus.REFUSED
    restriction.save()
    refused = SuspensionRefused(
        **about(restriction),
        kind=RestrictionKind(restriction.kind),
        requested_by=Ref(restriction.requested_by_ref),
        reasons=digest,
    )
    record(refused, actor=actor, at=at)
    return restriction


def _decide(restriction: Restriction, reasons: str, *, actor: Actor, at: datetime) -> Digest:
    check_reasons(reasons)
    restriction.decided_by_ref, restriction.decided_at = actor.ref, at
    restriction.decision_reasons, restriction.decision_salt = reasons, new_salt()
    restriction.version += 1
    return digest_of(reasons, restriction.decision_salt)

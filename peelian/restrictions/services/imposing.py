"""What the appropriate authority imposes alone: under a contract of employment, and under force policy."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.cases.services.deciding import locked as locked_case
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy as rules
from peelian.restrictions.conditions import ConditionCode, Wanted, review_day
from peelian.restrictions.events import RestrictionImposed
from peelian.restrictions.models import Restriction, RestrictionCondition
from peelian.restrictions.reaching import check_reaches
from peelian.restrictions.services.varying import write_condition
from peelian.restrictions.services.writing import about, check_not_ahead, check_reasons
from peelian.restrictions.states import STATUTORY, WITH_CONDITIONS, RestrictionKind, RestrictionStatus, Told

if TYPE_CHECKING:
    from peelian.cases.models import Subject


@transaction.atomic
def suspend_staff(
    *,
    subject: "Subject",
    imposed_on: date,
    told: Told,
    policy: str,
    reasons: str,
    actor: Actor,
    at: datetime,
    review_on: date | None = None,
) -> Restriction:
    """Suspend a member of police staff from employment, under the contract and the policy named.

    Raises Refused for officers, former staff, volunteers and contractors, each with what to do instead.
    """
    return _impose(
        subject=subject,
        kind=RestrictionKind.SUSPENSION_STAFF,
        conditions=(),
        imposed_on=imposed_on,
        told=told,
        policy=policy,
        reasons=reasons,
        review_on=review_on,
        actor=actor,
        at=at,
    )


@transaction.atomic
def impose_conditions(
    *,
    subject: "Subject",
    kind: RestrictionKind,
    conditions: Sequence[Wanted],
    imposed_on: date,
    told: Told,
    policy: str,
    reasons: str,
    actor: Actor,
    at: datetime,
    review_on: date | None = None,
) -> Restriction:
    """Restrict somebody's duties, or redeploy them, on conditions of the catalogue, under the policy named.

    `review_on` is the day of the first review; without it, the one that force policy sets. Raises Refused when there
    is no condition, one needs a name that was not given, or the person does not serve on the day.
    """
    if kind not in WITH_CONDITIONS:
        raise Refused("Only restricted duties and redeployment have conditions.")
    if not conditions:
        raise Refused("Choose at least one condition: without one nothing is restricted.")
    return _impose(
        subject=subject,
        kind=kind,
        conditions=conditions,
        imposed_on=imposed_on,
        told=told,
        policy=policy,
        reasons=reasons,
        review_on=review_on,
        actor=actor,
        at=at,
    )


def _impose(
    *,
    subject: "Subject",
    kind: RestrictionKind,
    conditions: Sequence[Wanted],
    imposed_on: date,
    told: Told,
    policy: str,
    reasons: str,
    review_on: date | None,
    actor: Actor,
    at: datetime,
) -> Restriction:
    case = locked_case(subject.case)  # so that two people cannot impose one kind at once
    rules.check_can_impose(actor, case)
    _check_is_founded(policy, reasons)
    check_not_ahead(imposed_on, at, "The day on which it took effect")
    person = check_reaches(subject, kind, on=imposed_on)
    review_on = review_on or review_day(imposed_on)
    if review_on <= imposed_on:
        raise Refused("The first review comes after the day on which it took effect.")
    salt = new_salt()
    restriction = Restriction.objects.create(
        ref=new_ref("RS"),
        case=case,
        officer=subject,
        person=person,
        kind=kind,
        status=RestrictionStatus.IN_FORCE,
        policy=policy,
        reasons=reasons,
        salt=salt,
        requested_by_ref=actor.ref,
        requested_at=at,
        decided_by_ref=actor.ref,
        decided_at=at,
        imposed_on=imposed_on,
        told=told,
        confirmed_on=imposed_on if told == Told.IN_WRITING else None,
        review_days=(review_on - imposed_on).days,
        next_review_on=review_on,
    )
    made = [
        write_condition(restriction, wanted, from_date=imposed_on, actor=actor, at=at)
        for wanted in conditions
    ]
    _tell(restriction, made, actor=actor, at=at)
    return restriction


def _check_is_founded(policy: str, reasons: str) -> None:
    check_reasons(reasons)
    if not policy.strip():
        raise Refused("Name the force policy, and the part of it, under which this is done.")


def _tell(restriction: Restriction, made: list[RestrictionCondition], *, actor: Actor, at: datetime) -> None:
    if restriction.kind in STATUTORY or restriction.imposed_on is None or restriction.next_review_on is None:
        raise LookupError("Only what the authority imposes alone is told here.")
    imposed = RestrictionImposed(
        **about(restriction),
        person=Ref(restriction.person.ref),
        kind=RestrictionKind(restriction.kind),
        imposed_on=restriction.imposed_on,
        told=Told(restriction.told),
        next_review_on=restriction.next_review_on,
        review_days=restriction.review_days,
        conditions=tuple(Ref(condition.ref) for condition in made),
        codes=tuple(ConditionCode(condition.code) for condition in made),
        reasons=digest_of(restriction.reasons, restriction.salt),
    )
    record(imposed, actor=actor, at=at)

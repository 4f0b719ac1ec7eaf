"""Changing conditions: a variation ends one version and begins the next, and both stay readable."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.people.policy import get_person
from peelian.restrictions import policy
from peelian.restrictions.conditions import (
    PARAMETER_LABELS,
    ConditionCode,
    Parameter,
    Wanted,
    condition_of,
)
from peelian.restrictions.events import ConditionsChanged
from peelian.restrictions.folding import folded
from peelian.restrictions.models import Restriction, RestrictionCondition, Variation
from peelian.restrictions.services.writing import about, check_not_ahead, check_reasons, locked
from peelian.restrictions.states import RestrictionKind

if TYPE_CHECKING:
    from peelian.people.models import Person


@transaction.atomic
def change_conditions(
    *,
    restriction: Restriction,
    from_date: date,
    reasons: str,
    actor: Actor,
    at: datetime,
    add: Sequence[Wanted] = (),
    end: Sequence[str] = (),
) -> Restriction:
    """Add conditions, replace some by their next version (`Wanted.replaces`), and end others, from a day on.

    The last condition cannot be ended so: ending the restriction says more. Raises Refused and Hidden.
    """
    restriction = locked(restriction)
    policy.check_can_vary(actor, restriction)
    check_reasons(reasons)
    check_not_ahead(from_date, at, "The day of the change")
    live = {each.ref: each for each in restriction.conditions.filter(until_date=None)}
    ended = [*end, *(wanted.replaces for wanted in add if wanted.replaces)]
    _check_change(restriction, live, ended, from_date, adding=len(add))
    variation = Variation.objects.create(
        restriction=restriction,
        from_date=from_date,
        reasons=reasons,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    for ref in ended:
        _end(live[ref], from_date, at=at, by=variation)
    for wanted in add:
        before = live.get(wanted.replaces)
        write_condition(
            restriction, wanted, actor=actor, at=at, from_date=from_date, begun_by=variation, before=before
        )
    restriction.version += 1
    restriction.save(update_fields=["version"])
    _tell(variation, ended, actor=actor, at=at)
    return restriction


def _check_change(
    restriction: Restriction,
    live: dict[str, RestrictionCondition],
    ended: list[str],
    from_date: date,
    *,
    adding: int,
) -> None:
    if not ended and not adding:
        raise Refused("Nothing was changed. Add a condition, vary one, or end one.")
    if set(ended) - set(live) or len(ended) != len(set(ended)):
        raise Refused("That condition is not in force any more. Look at the conditions again.")
    if len(ended) == len(live) and not adding:
        raise Refused("This is the last condition. End the restriction itself, with its ground.")
    earliest = max([restriction.imposed_on, *(live[ref].from_date for ref in ended)])  # type: ignore[type-var]  # in force, so it has a day
    if earliest and from_date < earliest:
        raise Refused(f"A change cannot come before {earliest:%-d %B %Y}, when what it changes began.")


def write_condition(
    restriction: Restriction,
    wanted: Wanted,
    *,
    from_date: date,
    actor: Actor,
    at: datetime,
    begun_by: Variation | None = None,
    before: RestrictionCondition | None = None,
) -> RestrictionCondition:
    """Keep one condition as the catalogue has it. Called inside the transaction of the service that tells of it.

    Raises Refused when it is not in use, lacks its name or is in force already; Hidden for a person out of sight.
    """
    name, person = _checked_name(wanted, on=from_date, actor=actor)
    if before is None:
        _check_is_new(restriction, wanted.code, folded(name))
    last = restriction.conditions.order_by("-number").values_list("number", flat=True).first() or 0
    return RestrictionCondition.objects.create(
        ref=new_ref("RC"),
        restriction=restriction,
        number=before.number if before else last + 1,
        version=before.version + 1 if before else 1,
        code=wanted.code,
        name=name,
        folded_name=folded(name),
        named_person=person,
        note=wanted.note.strip(),
        from_date=from_date,
        begun_by=begun_by,
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )


def _checked_name(wanted: Wanted, *, on: date, actor: Actor) -> "tuple[str, Person | None]":
    condition = condition_of(wanted.code)
    if not condition.in_use_on(on):
        raise Refused(f"Force policy did not offer “{condition.title}” on {on:%-d %B %Y}.")
    if condition.parameter is Parameter.NONE:
        return "", None
    person = (
        get_person(actor, wanted.person_ref.strip().upper())
        if condition.parameter is Parameter.PERSON and wanted.person_ref.strip()
        else None
    )
    name = person.full_name if person else wanted.name.strip()
    if not name:
        raise Refused(f"“{condition.title}” says nothing yet. {PARAMETER_LABELS[condition.parameter]}")
    return name, person


def _check_is_new(restriction: Restriction, code: ConditionCode, name: str) -> None:
    if restriction.conditions.filter(code=code, folded_name=name, until_date=None).exists():
        raise Refused(f"“{condition_of(code).title}” is a condition already.")


def _end(condition: RestrictionCondition, on: date, *, at: datetime, by: Variation | None = None) -> None:
    condition.until_date, condition.ended_at, condition.ended_by = on, at, by
    condition.save(update_fields=["until_date", "ended_at", "ended_by"])


def end_all_conditions(restriction: Restriction, on: date, *, at: datetime) -> None:
    """End every condition that still binds, with the restriction itself."""
    for condition in restriction.conditions.filter(until_date=None):
        _end(condition, max(on, condition.from_date), at=at)


def _tell(variation: Variation, ended: list[str], *, actor: Actor, at: datetime) -> None:
    restriction = variation.restriction
    live = list(restriction.conditions.filter(until_date=None).order_by("number"))
    changed = ConditionsChanged(
        **about(restriction),
        kind=RestrictionKind(restriction.kind),
        from_date=variation.from_date,
        conditions=tuple(Ref(condition.ref) for condition in live),
        codes=tuple(ConditionCode(condition.code) for condition in live),
        ended=tuple(Ref(ref) for ref in ended),
        reasons=digest_of(variation.reasons, variation.salt),
    )
    record(changed, actor=actor, at=at)

"""Keeping the table of duty codes: what each code of the force's rosters involves, version by version."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy_lists
from peelian.restrictions.events import DutyCodeSet
from peelian.restrictions.models import DutyCode
from peelian.restrictions.services.writing import check_reasons
from peelian.restrictions.states import DutyTrait

_CODE = re.compile(r"[A-Z0-9][A-Z0-9_.-]{0,29}")


@transaction.atomic
def set_duty_code(
    *,
    code: str,
    label: str,
    traits: Iterable[DutyTrait],
    reasons: str,
    actor: Actor,
    at: datetime,
    systems: str = "",
    in_use: bool = True,
) -> DutyCode:
    """Say what a duty code involves from now on; the version before it stays readable. Without `in_use` it is retired.

    `systems` are names parted by semicolons. Postings that stand keep the version with which they were taken in.
    Raises Refused for a code that cannot stand in a roster, without a label or reasons, or when nothing changes.
    """
    policy_lists.check_can_set_duty_code(actor)
    code, label, held = code.strip().upper(), label.strip(), _ordered(traits)
    named = "; ".join(name.strip() for name in systems.split(";") if name.strip())
    _check(code, label, held, named)
    check_reasons(reasons)
    before = DutyCode.objects.select_for_update().filter(code=code, replaced=False).first()
    facts = {"label": label, "traits": ",".join(held), "systems": named, "in_use": in_use}
    if before and all(getattr(before, name) == value for name, value in facts.items()):
        raise Refused(f"{code} says that already. Change something, or leave it as it is.")
    if before:
        before.replaced = True
        before.save(update_fields=["replaced"])
    made = _write(code, before.version + 1 if before else 1, facts, reasons, actor=actor, at=at)
    told = DutyCodeSet(
        subject=Ref(made.ref),
        code=Ref(code),
        version=made.version,
        traits=held,
        systems=digest_of(named, made.salt),
        in_use=in_use,
        reasons=digest_of(reasons, made.salt),
    )
    record(told, actor=actor, at=at)
    return made


def _ordered(traits: Iterable[DutyTrait]) -> tuple[DutyTrait, ...]:
    chosen = {DutyTrait(trait) for trait in traits}
    return tuple(trait for trait in DutyTrait if trait in chosen)


def _check(code: str, label: str, traits: tuple[DutyTrait, ...], systems: str) -> None:
    if not _CODE.fullmatch(code):
        raise Refused("A duty code has at most 30 capital letters, digits, dots, dashes and underscores.")
    if not label:
        raise Refused("Say in words what the duty is.")
    if {DutyTrait.PLACE, DutyTrait.PERSON} & set(traits):
        raise Refused("Where a duty is, and with whom, is read from the roster: a duty code does not say it.")
    if bool(systems) != (DutyTrait.SYSTEM in traits):
        raise Refused("Name the systems that the duty uses if it uses named systems, and only then.")


def _write(
    code: str, version: int, facts: dict[str, object], reasons: str, *, actor: Actor, at: datetime
) -> DutyCode:
    try:
        with transaction.atomic():
            return DutyCode.objects.create(
                ref=new_ref("RD"),
                code=code,
                version=version,
                reasons=reasons,
                salt=new_salt(),
                set_by_ref=actor.ref,
                set_at=at,
                **facts,
            )
    except IntegrityError as problem:
        raise Refused(f"Somebody else set {code} at the same moment. Look at it again.") from problem

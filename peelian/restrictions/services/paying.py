"""Entering what a day of work costs, as force policy or the pay scale says it, from a day on."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy
from peelian.restrictions.events import PayRateEntered
from peelian.restrictions.grades import GRADE_LABELS
from peelian.restrictions.models import PayRate


@transaction.atomic
def enter_pay_rate(
    *, grade: str, from_date: date, pence_a_day: int, source: str, actor: Actor, at: datetime
) -> PayRate:
    """Enter the cost of a day for a grade, from a day until the next rate begins. `source` says where it is read."""
    policy.check_can_enter_pay(actor)
    if grade not in GRADE_LABELS:
        raise Refused("Choose a rank, or a category of the workforce that has no ranks.")
    if pence_a_day <= 0 or not source.strip():
        raise Refused("Give an amount of more than nothing, and the pay scale or policy it is read from.")
    if PayRate.objects.filter(grade=grade, from_date=from_date).exists():
        raise Refused(
            f"There is a rate for {GRADE_LABELS[grade].lower()} from that day already. Choose another day."
        )
    salt = new_salt()
    rate = PayRate.objects.create(
        ref=new_ref("RY"),
        grade=grade,
        from_date=from_date,
        pence_a_day=pence_a_day,
        source=source,
        salt=salt,
        entered_at=at,
        entered_by_ref=actor.ref,
    )
    entered = PayRateEntered(
        subject=Ref(rate.ref),
        grade=Ref(grade),
        from_date=from_date,
        pence_a_day=pence_a_day,
        source=digest_of(source, salt),
    )
    record(entered, actor=actor, at=at)
    return rate

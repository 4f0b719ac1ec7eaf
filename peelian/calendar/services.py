"""Adding a proclaimed day, and revoking one. What is counted follows in the same transaction: see the clocks room."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.calendar import policy
from peelian.calendar.events import DayProclaimed, ProclamationRevoked
from peelian.calendar.models import ProclaimedDay
from peelian.calendar.queries import force_calendar
from peelian.law.dated import long_date
from peelian.law.refusals import LawRefusal
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record


@transaction.atomic
def proclaim_day(
    *, day: date, name: str, reason: str, source: str, actor: Actor, at: datetime
) -> ProclaimedDay:
    """Enter a working day that was proclaimed not to count (Banking and Financial Dealings Act 1971, s 1(3)).

    Every clock whose count includes the day is counted again in the same transaction. Raises Refused without the
    permission, for a day outside the reviewed years, and for one that does not count already.
    """
    policy.check_can_proclaim(actor)
    _check_counts(day)
    salt = new_salt()
    try:
        with transaction.atomic():
            entry = ProclaimedDay.objects.create(
                ref=new_ref("PD"),
                day=day,
                name=name,
                reason=reason,
                source=source,
                salt=salt,
                proclaimed_at=at,
                proclaimed_by_ref=actor.ref,
            )
    except IntegrityError:
        raise Refused(f"Somebody has just entered {long_date(day)}. Look at the list again.") from None
    words = digest_of("\n".join((name, reason, source)), salt)
    record(DayProclaimed(subject=Ref(entry.ref), day=day, words=words), actor=actor, at=at)
    return entry


def _check_counts(day: date) -> None:
    """Refuse a day that the calendar does not know, or that does not count as it is."""
    try:
        closed = force_calendar().reason_closed(day)
    except LawRefusal as refusal:
        raise Refused(str(refusal)) from refusal
    if closed:
        raise Refused(f"{long_date(day)} does not count already: {closed}.")


@transaction.atomic
def revoke_day(*, entry: ProclaimedDay, reason: str, actor: Actor, at: datetime) -> ProclaimedDay:
    """Let a proclaimed day count again, and say why the entry was wrong. The entry stays, with both reasons.

    Raises Refused without the permission, and for an entry that is revoked already.
    """
    entry = ProclaimedDay.objects.select_for_update().get(pk=entry.pk)
    policy.check_can_revoke(actor, entry)
    entry.revoked_at, entry.revoked_by_ref = at, actor.ref
    entry.revocation_reason, entry.revocation_salt = reason, new_salt()
    entry.save(update_fields=["revoked_at", "revoked_by_ref", "revocation_reason", "revocation_salt"])
    why = digest_of(reason, entry.revocation_salt)
    record(ProclamationRevoked(subject=Ref(entry.ref), day=entry.day, reason=why), actor=actor, at=at)
    return entry

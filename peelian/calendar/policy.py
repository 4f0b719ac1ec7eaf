"""Who may see and change the calendar. The law is public: everybody who is signed in may read it."""

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.calendar.models import ProclaimedDay


def check_can_proclaim(actor: Actor) -> None:
    """Refuse those who may not say which days do not count."""
    if not actor.may(Permission.PROCLAIM_DAYS):
        raise Refused(
            "Only the appropriate authority can add or revoke a proclaimed day: it moves what is due."
        )


def get_proclaimed_day(actor: Actor, ref: str) -> ProclaimedDay:
    """An entry of the calendar, revoked or not, for anybody who is signed in. Raises Hidden when there is none."""
    found = ProclaimedDay.objects.filter(ref=ref).first()
    if found is None:
        raise Hidden
    return found


def check_can_revoke(actor: Actor, entry: ProclaimedDay) -> None:
    """Refuse those who may not proclaim, and everybody for an entry that is revoked already."""
    check_can_proclaim(actor)
    if entry.revoked_at is not None:
        raise Refused("This entry is revoked already. Add the day again if it was right.")

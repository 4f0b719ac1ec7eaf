"""What the services of this room have in common: commitments to words, locks, and the order of moments."""

from datetime import UTC, date, datetime

from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.criminal.models import Strand


def locked(strand: Strand) -> Strand:
    """The strand read again under a lock (on SQLite the transaction itself is the lock)."""
    return Strand.objects.select_for_update().select_related("case", "subject").get(pk=strand.pk)


def check_reasons(reasons: str) -> None:
    """Raise Refused when nothing is said."""
    if not reasons.strip():
        raise Refused("Give the reasons.")


def past(moment: datetime, at: datetime, *, what: str) -> datetime:
    """The moment in UTC. Raises Refused for one without a time zone or in the future."""
    moment = in_utc(moment, what=what)
    if moment > at:
        raise Refused(f"{what} cannot lie in the future. Check the date and time.")
    return moment


def in_utc(moment: datetime, *, what: str) -> datetime:
    """The moment in UTC: two times of one zone are compared by the wall clock, which lies on two nights a year."""
    if moment.utcoffset() is None:
        raise Refused(f"{what} needs a moment with its time zone.")
    return moment.astimezone(UTC)


def check_day(day: date, at: datetime, *, what: str) -> None:
    """Raise Refused for a day in the future."""
    if day > day_of(at):
        raise Refused(f"{what} cannot lie in the future. Check the date.")

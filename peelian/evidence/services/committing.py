"""What the services of this room have in common: commitments to words, the lock, and what words must be."""

from datetime import UTC, datetime

from peelian.access.refusals import Refused
from peelian.evidence.models import Exhibit
from peelian.ledger.canonical import canonical_text
from peelian.ledger.digests import committed
from peelian.ledger.events import Digest


def committed_all(facts: dict[str, str], salt: str, name: str) -> Digest:
    """The commitment to several texts at once."""
    return committed(canonical_text(facts), salt, name)


def locked(exhibit: Exhibit) -> Exhibit:
    """The exhibit read again under a lock (on SQLite the transaction itself is the lock)."""
    held = Exhibit.objects.select_for_update(of=("self",)).select_related("case")
    return held.get(pk=exhibit.pk)


def check_reasons(reasons: str, what: str = "Give the reasons.") -> None:
    """Raise Refused, saying what is wanted, when nothing is said."""
    if not reasons.strip():
        raise Refused(what)


def past(moment: datetime, at: datetime, *, what: str) -> datetime:
    """The moment in UTC. Raises Refused for one without a time zone or in the future."""
    if moment.utcoffset() is None:
        raise Refused(f"{what} needs a moment with its time zone.")
    moment = moment.astimezone(UTC)
    if moment > at:
        raise Refused(f"{what} cannot lie in the future. Check the date and time.")
    return moment

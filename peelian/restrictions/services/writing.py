"""What every service of this room begins and ends with: the row under a lock, the gate, and the commitments."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.restrictions.gate import GateFinding
from peelian.restrictions.models import Gate, Restriction

if TYPE_CHECKING:
    from datetime import date


def locked(restriction: Restriction) -> Restriction:
    """The restriction read again under a lock (on SQLite the transaction itself is the lock)."""
    rows = Restriction.objects.select_for_update(of=("self",))
    return rows.select_related("case", "officer", "person", "gate").get(pk=restriction.pk)


def write_gate(found: GateFinding) -> tuple[Gate, Digest]:
    """Keep what was found at the gate, and the commitment to its words."""
    salt = new_salt()
    gate = Gate.objects.create(
        ref=new_ref("RG"),
        considered_on=found.considered_on,
        ruled_out=found.ruled_out,
        duties=found.duties,
        location=found.location,
        prejudice=found.prejudice,
        prejudice_why=found.prejudice_why,
        public_interest=found.public_interest,
        public_interest_why=found.public_interest_why,
        salt=salt,
    )
    return gate, digest_of(found.words, salt)


def about(restriction: Restriction) -> dict[str, Any]:
    """The fields that every event about a restriction has."""
    return {
        "subject": Ref(restriction.case.ref),
        "officer": Ref(restriction.officer.ref),
        "restriction": Ref(restriction.ref),
    }


def check_reasons(reasons: str) -> None:
    """Refuse a decision without reasons."""
    if not reasons.strip():
        raise Refused("Give the reasons for this decision.")


def check_not_ahead(day: "date", at: datetime, what: str) -> None:
    """Refuse a day after the one on which it is recorded."""
    if day > day_of(at):
        raise Refused(f"{what} cannot be in the future.")

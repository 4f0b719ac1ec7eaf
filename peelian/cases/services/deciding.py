"""Writing the decision log, which every decision of this room passes through."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor, system_actor
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.events import DecisionLogged
from peelian.cases.models import Case, Decision, Subject
from peelian.cases.states import DecisionKind
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

# The reports that a case came from stand behind the same walls, whoever it was that raised them.
WALLS = system_actor("case-walls")
AUTHORITY = "Appropriate authority (PCR 2020 reg 2(1))"


def locked(case: Case) -> Case:
    """The case read again under a lock (on SQLite the transaction itself is the lock)."""
    return Case.objects.select_for_update().get(pk=case.pk)


def write_decision(
    *,
    case: Case,
    kind: DecisionKind,
    what: str,
    authority: str,
    reasons: str,
    actor: Actor,
    at: datetime,
    material: str = "",
    subject: Subject | None = None,
) -> tuple[Decision, Digest]:
    """Add a line to the decision log, and return it with the commitment to its reasons that the event carries.

    Called by the services of this room inside their transaction; it records no event of its own, because the act
    that was decided does. Raises Refused when no reasons are given.
    """
    if not reasons.strip():
        raise Refused("Give the reasons for this decision.")
    salt = new_salt()
    decision = Decision.objects.create(
        ref=new_ref("N"),
        case=case,
        subject=subject,
        kind=kind,
        decided_by_ref=actor.ref,
        authority=authority,
        what=what,
        reasons=reasons,
        material=material,
        salt=salt,
        decided_at=at,
    )
    return decision, digest_of(reasons, salt)


@transaction.atomic
def log_decision(
    *, case: Case, what: str, authority: str, reasons: str, actor: Actor, at: datetime, material: str = ""
) -> Decision:
    """Log a decision that has no form of its own: who took it, under what authority, why, and on what material."""
    policy.check_can_work(actor, case)
    decision, digest = write_decision(
        case=case,
        kind=DecisionKind.OTHER,
        what=what,
        authority=authority,
        reasons=reasons,
        material=material,
        actor=actor,
        at=at,
    )
    logged = DecisionLogged(
        subject=Ref(case.ref), decision=Ref(decision.ref), kind=DecisionKind.OTHER, reasons=digest
    )
    record(logged, actor=actor, at=at)
    return decision

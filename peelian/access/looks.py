"""Looking is an act: every consultation of a record is written to the ledger's stream of looks.

Data Protection Act 2018, section 62: who consulted what, when, and why so far as it is given.
"""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.events import Record, RecordConsulted
from peelian.access.models import LookReason
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record


@transaction.atomic
def record_look(
    actor: Actor, kind: Record, ref: str, *, at: datetime, reason: str = "", rows: int | None = None
) -> None:
    """Write that the actor looked at a record; `rows` counts what a search or an export gave them."""
    digest = None
    if reason:
        salt = new_salt()
        digest = digest_of(reason, salt)
        LookReason.objects.create(
            account_ref=actor.ref, kind=kind, record_ref=ref, reason=reason, salt=salt, looked_at=at
        )
    record(RecordConsulted(subject=Ref(ref), kind=kind, reason=digest, rows=rows), actor=actor, at=at)

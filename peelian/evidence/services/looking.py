"""Writing down that a file of an exhibit was opened or taken out, before a byte of it is given."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.evidence import policy
from peelian.evidence.events import FileOpened
from peelian.evidence.models import ContinuityEntry, StoredFile
from peelian.evidence.services.committing import check_reasons, locked
from peelian.evidence.services.continuing import add_entry
from peelian.evidence.states import Step
from peelian.ledger.digests import committed
from peelian.ledger.events import Digest, Ref
from peelian.ledger.services import record


@transaction.atomic
def record_opening(
    *, file: StoredFile, why: str, actor: Actor, at: datetime, step: Step = Step.FILE_OPENED
) -> ContinuityEntry:
    """Write down who opens a file and why, as a line of continuity and as a look. Raises Refused."""
    policy.check_can_open(actor, file)
    check_reasons(why, "Say why you open this file.")
    exhibit = locked(file.exhibit)
    entry = add_entry(exhibit, step, actor=actor, at=at, file=file, why=why)
    opened = FileOpened(
        subject=Ref(exhibit.case.ref),
        exhibit=Ref(exhibit.ref),
        file=Ref(file.ref),
        number=entry.number,
        step=step,
        sha256=Digest(file.sha256),
        reasons=committed(why, entry.salt, "reasons"),
    )
    record(opened, actor=actor, at=at)
    record_look(actor, Record.EXHIBIT, exhibit.ref, at=at, reason=why)
    return entry

"""Stages that need a day, a court and words; and the charge."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.criminal import policy
from peelian.criminal.events import PersonCharged, StageReached
from peelian.criminal.models import Charge, Strand
from peelian.criminal.offences import offence_named
from peelian.criminal.services.committing import locked
from peelian.criminal.services.moving import leave_custody, leave_release, move, tell_end
from peelian.criminal.states import (
    BY_STAGE,
    CHARGED,
    ENDED,
    STATUS_LABELS,
    EndGround,
    StrandStatus,
    check_transition,
)
from peelian.ledger.digests import committed
from peelian.ledger.events import Ref
from peelian.ledger.services import record


@transaction.atomic
def record_stage(
    *,
    strand: Strand,
    status: StrandStatus,
    happened_on: date,
    actor: Actor,
    at: datetime,
    court: str = "",
    details: str = "",
    ended_at: datetime | None = None,
) -> Strand:
    """Record a decision, a step before a court or a result; `ended_at` is when custody ended, if it goes on.

    Arrest, interview, bail, release and charge have services of their own, because more belongs to them. Where the
    stage ends criminal proceedings, that is announced too. Raises Refused for an order that cannot be.
    """
    policy.check_can_record(actor, strand.case)
    strand = locked(strand)
    if status not in BY_STAGE:
        raise Refused(f"“{STATUS_LABELS[status]}” has a form of its own: more belongs to it than a day.")
    check_transition(strand.status, status)
    had_ended = StrandStatus(strand.status) in ENDED
    leave_custody(strand, ended_at=ended_at, status=status, actor=actor, at=at)
    leave_release(strand, status, on=happened_on, actor=actor, at=at)
    stage = move(strand, status, on=happened_on, actor=actor, at=at, court=court, details=details)
    reached = StageReached(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        status=status,
        happened_on=happened_on,
        court=committed(court, stage.salt, "court"),
        details=committed(details, stage.salt, "details"),
    )
    record(reached, actor=actor, at=at)
    if status in ENDED and not had_ended:
        tell_end(strand, ground=EndGround.CONCLUDED, on=happened_on, actor=actor, at=at)
    return strand


@transaction.atomic
def charge(
    *,
    strand: Strand,
    status: StrandStatus,
    happened_on: date,
    actor: Actor,
    at: datetime,
    offences: Iterable[str] = (),
    offence_words: str = "",
    court: str = "",
    details: str = "",
    ended_at: datetime | None = None,
) -> Strand:
    """Record a charge (on bail or remanded) or a postal requisition, with the offences and the court.

    `offences` are codes of the list; `offence_words` says, one a line, those that are not on it. A requisition
    needs no arrest. Raises Refused without any offence, or for an order that cannot be.
    """
    policy.check_can_record(actor, strand.case)
    strand = locked(strand)
    if status not in CHARGED:
        raise Refused("A charge is on bail, remanded, or by postal requisition.")
    listed = [(code, offence_named(code).title) for code in offences]
    others = [("", line.strip()) for line in offence_words.splitlines() if line.strip()]
    if not listed and not others:
        raise Refused("Say which offences are charged.")
    check_transition(strand.status, status)
    leave_custody(strand, ended_at=ended_at, status=status, actor=actor, at=at)
    leave_release(strand, status, on=happened_on, actor=actor, at=at)
    stage = move(strand, status, on=happened_on, actor=actor, at=at, court=court, details=details)
    Charge.objects.bulk_create(
        Charge(stage=stage, offence=code, words=words) for code, words in listed + others
    )
    charged = PersonCharged(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        status=status,
        happened_on=happened_on,
        offences=tuple(Ref(code) for code, _ in listed),
        court=committed(court, stage.salt, "court"),
        details=committed("\n".join([details, *(words for _, words in others)]), stage.salt, "details"),
    )
    record(charged, actor=actor, at=at)
    return strand

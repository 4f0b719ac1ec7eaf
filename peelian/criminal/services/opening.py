"""Opening a strand, saying who investigates it, and an interview the subject came to of their own will."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.criminal import policy
from peelian.criminal.events import InvestigatorChanged, StrandOpened, VoluntaryInterviewHeld
from peelian.criminal.models import Investigator, Strand, VoluntaryInterview
from peelian.criminal.services.committing import check_day, check_reasons, locked, past
from peelian.criminal.services.moving import move, write_stage
from peelian.criminal.states import StrandStatus
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

if TYPE_CHECKING:
    from peelian.cases.models import Subject


@transaction.atomic
def open_strand(
    *,
    subject: "Subject",
    opened_on: date,
    actor: Actor,
    at: datetime,
    own_force: bool = True,
    force_name: str = "",
    force_reference: str = "",
    officer_in_charge: str = "",
    contact: str = "",
) -> Strand:
    """Open the criminal strand of a subject, identified or not. The offence need not be known.

    Another force that investigates is named. Raises Refused when the subject has a strand, or that force no name.
    """
    policy.check_can_record(actor, subject.case)
    check_day(opened_on, at, what="The opening of a criminal strand")
    if Strand.objects.filter(subject=subject).exists():
        raise Refused("This subject has a criminal strand already. Record what is new in that one.")
    strand = Strand.objects.create(
        ref=new_ref("CS"),
        case=subject.case,
        subject=subject,
        status_on=opened_on,
        opened_on=opened_on,
        opened_at=at,
        opened_by_ref=actor.ref,
    )
    write_stage(strand, on=opened_on, actor=actor, at=at)
    investigator = _investigator(
        strand,
        actor,
        at,
        own_force=own_force,
        force_name=force_name,
        force_reference=force_reference,
        officer_in_charge=officer_in_charge,
        contact=contact,
        changed_on=opened_on,
    )
    opened = StrandOpened(
        subject=Ref(subject.case.ref),
        officer=Ref(subject.ref),
        strand=Ref(strand.ref),
        own_force=own_force,
        force_name=committed(force_name, investigator.salt, "force_name"),
        opened_on=opened_on,
    )
    record(opened, actor=actor, at=at)
    return strand


@transaction.atomic
def change_investigator(
    *,
    strand: Strand,
    changed_on: date,
    reasons: str,
    actor: Actor,
    at: datetime,
    own_force: bool = True,
    force_name: str = "",
    force_reference: str = "",
    officer_in_charge: str = "",
    contact: str = "",
) -> Investigator:
    """Record that another force or officer investigates from a day on, or how to reach them now."""
    policy.check_can_record(actor, strand.case)
    strand = locked(strand)
    check_day(changed_on, at, what="The change")
    check_reasons(reasons)
    investigator = _investigator(
        strand,
        actor,
        at,
        own_force=own_force,
        force_name=force_name,
        force_reference=force_reference,
        officer_in_charge=officer_in_charge,
        contact=contact,
        changed_on=changed_on,
        reasons=reasons,
    )
    changed = InvestigatorChanged(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        own_force=own_force,
        force_name=committed(force_name, investigator.salt, "force_name"),
        changed_on=changed_on,
        reasons=committed(reasons, investigator.salt, "reasons"),
    )
    record(changed, actor=actor, at=at)
    return investigator


def _investigator(strand: Strand, actor: Actor, at: datetime, **facts: object) -> Investigator:
    if not facts["own_force"] and not str(facts["force_name"]).strip():
        raise Refused("Name the force that investigates.")
    return Investigator.objects.create(
        strand=strand,
        version=strand.investigators.count() + 1,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
        **facts,
    )


@transaction.atomic
def hold_voluntary_interview(
    *, strand: Strand, held_at: datetime, place: str, actor: Actor, at: datetime
) -> VoluntaryInterview:
    """Record an interview to which the subject came of their own will: no arrest and no clock."""
    policy.check_can_record(actor, strand.case)
    strand = locked(strand)
    held_at = past(held_at, at, what="An interview")
    move(strand, StrandStatus.INTERVIEWED, on=day_of(held_at), actor=actor, at=at)
    interview = VoluntaryInterview.objects.create(
        strand=strand, held_at=held_at, place=place, recorded_at=at, recorded_by_ref=actor.ref
    )
    held = VoluntaryInterviewHeld(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        held_at=held_at,
    )
    record(held, actor=actor, at=at)
    return interview

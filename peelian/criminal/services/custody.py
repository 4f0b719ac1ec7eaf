"""Arrest and custody, by the hour: what is recorded late is kept as late and explained, never dated back."""

from datetime import datetime, timedelta

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.criminal import policy
from peelian.criminal.events import DetentionAuthorised, DetentionTimesCorrected, PersonArrested
from peelian.criminal.models import Arrest, CustodyTimes, Strand
from peelian.criminal.services.committing import check_reasons, locked, past
from peelian.criminal.services.moving import close_custody, leave_release, move
from peelian.criminal.states import StrandStatus
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

RELEVANT_AT_LATEST = timedelta(hours=24)
"""PACE 1984 s 41(2): the relevant time is at latest 24 hours after arrest."""


@transaction.atomic
def record_arrest(
    *,
    strand: Strand,
    arrested_at: datetime,
    place: str,
    force_name: str,
    actor: Actor,
    at: datetime,
    details: str = "",
) -> Arrest:
    """Record an arrest at a moment. Bail or a release that went on ends with it. Raises Refused while in custody."""
    policy.check_can_record(actor, strand.case)
    strand = locked(strand)
    arrested_at = past(arrested_at, at, what="An arrest")
    if strand.arrests.filter(ended_at=None).exists():
        raise Refused("The subject is recorded as in custody already. Record when that ended first.")
    on = day_of(arrested_at)
    leave_release(strand, StrandStatus.IN_CUSTODY, on=on, actor=actor, at=at)
    move(strand, StrandStatus.IN_CUSTODY, on=on, actor=actor, at=at)
    arrest = Arrest.objects.create(
        ref=new_ref("AR"),
        strand=strand,
        arrested_at=arrested_at,
        arrested_on=on,
        place=place,
        force_name=force_name,
        details=details,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    arrested = PersonArrested(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        arrest=Ref(arrest.ref),
        arrested_at=arrested_at,
        arrested_on=on,
        force_name=committed(force_name, arrest.salt, "force_name"),
        details=committed(details, arrest.salt, "details"),
    )
    record(arrested, actor=actor, at=at)
    return arrest


@transaction.atomic
def authorise_detention(
    *,
    arrest: Arrest,
    relevant_at: datetime,
    authorised_at: datetime,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> CustodyTimes:
    """Record the relevant time (PACE 1984 s 41(2)) and the moment detention was authorised: two different clocks."""
    arrest = in_custody(arrest, actor)
    if arrest.times.exists():
        raise Refused("Detention is authorised already. Correct the times, with reasons, if they are wrong.")
    times = _times(arrest, relevant_at, authorised_at, reasons=reasons, actor=actor, at=at)
    strand = arrest.strand
    authorised = DetentionAuthorised(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        arrest=Ref(arrest.ref),
        version=times.version,
        relevant_at=relevant_at,
        authorised_at=authorised_at,
        reasons=committed(reasons, times.salt, "reasons"),
    )
    record(authorised, actor=actor, at=at)
    return times


@transaction.atomic
def correct_detention_times(
    *,
    arrest: Arrest,
    relevant_at: datetime,
    authorised_at: datetime,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> CustodyTimes:
    """Record other times of detention than before, and why. The earlier ones stay beside them."""
    policy.check_can_record(actor, arrest.strand.case)
    arrest = (
        Arrest.objects.select_for_update().select_related("strand__case", "strand__subject").get(pk=arrest.pk)
    )
    if not arrest.times.exists():
        raise Refused("No times of detention are recorded that could be corrected.")
    times = _times(arrest, relevant_at, authorised_at, reasons=reasons, actor=actor, at=at)
    strand = arrest.strand
    corrected = DetentionTimesCorrected(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        arrest=Ref(arrest.ref),
        version=times.version,
        relevant_at=relevant_at,
        authorised_at=authorised_at,
        reasons=committed(reasons, times.salt, "reasons"),
    )
    record(corrected, actor=actor, at=at)
    return times


@transaction.atomic
def end_detention(*, arrest: Arrest, ended_at: datetime, actor: Actor, at: datetime) -> Arrest:
    """Record when detention ended. What follows (bail, charge, no further action) is recorded after it."""
    arrest = in_custody(arrest, actor)
    close_custody(arrest, ended_at=ended_at, actor=actor, at=at)
    return arrest


def in_custody(arrest: Arrest, actor: Actor) -> Arrest:
    """The arrest under a lock. Raises Refused when the actor may not, or custody has ended."""
    policy.check_can_record(actor, arrest.strand.case)
    found = Arrest.objects.select_for_update().select_related("strand__case", "strand__subject")
    arrest = found.get(pk=arrest.pk)
    if arrest.ended_at is not None:
        raise Refused("This custody has ended, so nothing more can happen in it.")
    return arrest


def _times(
    arrest: Arrest,
    relevant_at: datetime,
    authorised_at: datetime,
    *,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> CustodyTimes:
    check_reasons(reasons)
    relevant_at = past(relevant_at, at, what="The relevant time")
    authorised_at = past(authorised_at, at, what="The authorisation of detention")
    if relevant_at < arrest.arrested_at or authorised_at < arrest.arrested_at:
        raise Refused("Neither time can come before the arrest. Check the dates and times.")
    if relevant_at - arrest.arrested_at > RELEVANT_AT_LATEST:
        raise Refused(
            "The relevant time is at latest 24 hours after the arrest. Check both.", rule="PACE 1984 s 41(2)"
        )
    if arrest.ended_at and max(relevant_at, authorised_at) > arrest.ended_at:
        raise Refused("Neither time can come after detention ended. Check the dates and times.")
    return CustodyTimes.objects.create(
        arrest=arrest,
        version=arrest.times.count() + 1,
        relevant_at=relevant_at,
        authorised_at=authorised_at,
        reasons=reasons,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )

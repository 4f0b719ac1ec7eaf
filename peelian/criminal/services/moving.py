"""Taking a strand one step on, ending custody and release with it, and announcing the end of criminal proceedings."""

from datetime import date, datetime

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.criminal.events import BailEnded, DetentionEnded, ProceedingsEnded, ReleaseEnded
from peelian.criminal.models import Arrest, PrejudiceDecision, Release, Stage, Strand
from peelian.criminal.services.committing import check_day, past
from peelian.criminal.states import (
    RELEASE,
    STATUS_LABELS,
    EndGround,
    Prejudice,
    ReleaseKind,
    StrandStatus,
    check_transition,
)
from peelian.law.dated import long_date
from peelian.ledger.digests import new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record

KEEPS_RELEASE = RELEASE | {StrandStatus.WITH_PROSECUTOR}
"""The stages beside which bail or a release under investigation goes on."""


def move(
    strand: Strand,
    status: StrandStatus,
    *,
    on: date,
    actor: Actor,
    at: datetime,
    court: str = "",
    details: str = "",
) -> Stage:
    """Check the step, take it, and keep it as a stage. The calling service records the event that says so.

    Raises Refused for a step that the law does not know, a day in the future, or one before the stage that stands.
    """
    check_transition(strand.status, status)
    check_day(on, at, what="This stage")
    if on < strand.status_on:
        raise Refused(
            f"This strand has been “{STATUS_LABELS[StrandStatus(strand.status)]}” since {long_date(strand.status_on)}; "
            "what follows cannot have happened before that. Record stages in the order in which they happened."
        )
    strand.status, strand.status_on = status, on
    strand.save(update_fields=["status", "status_on"])
    return write_stage(strand, on=on, actor=actor, at=at, court=court, details=details)


def write_stage(
    strand: Strand, *, on: date, actor: Actor, at: datetime, court: str = "", details: str = ""
) -> Stage:
    """Keep the status that stands as a stage."""
    return Stage.objects.create(
        strand=strand,
        number=strand.stages.count() + 1,
        status=strand.status,
        happened_on=on,
        court=court,
        details=details,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )


def leave_custody(
    strand: Strand, *, ended_at: datetime | None, status: StrandStatus, actor: Actor, at: datetime
) -> None:
    """End the custody that goes on, at the moment given. Raises Refused when a moment is needed and none is given.

    A file may go to the prosecutor while the person is still detained; anything else ends detention before charge.
    """
    arrest = strand.arrests.filter(ended_at=None).first()
    if arrest is None:
        if ended_at is not None:
            raise Refused(
                "Nobody is recorded as in custody, so detention cannot end at that time. Leave it empty."
            )
        return
    if ended_at is None:
        if status is StrandStatus.WITH_PROSECUTOR:
            return
        raise Refused(
            "The subject is in custody: say when detention ended, by date and time. The clocks need it."
        )
    close_custody(arrest, ended_at=ended_at, actor=actor, at=at)


def close_custody(arrest: Arrest, *, ended_at: datetime, actor: Actor, at: datetime) -> None:
    """Stop the clocks of a custody. Raises Refused for a moment before what is recorded of it already."""
    ended_at = past(ended_at, at, what="The end of detention")
    known = [arrest.arrested_at, *arrest.times.values_list("authorised_at", flat=True)]
    known += arrest.reviews.exclude(held_at=None).values_list("held_at", flat=True)
    if ended_at < max(known):
        raise Refused("Detention cannot have ended before the arrest, or before a review that is recorded.")
    arrest.ended_at = ended_at
    arrest.save(update_fields=["ended_at"])
    strand = arrest.strand
    record(
        DetentionEnded(
            subject=Ref(strand.case.ref),
            officer=Ref(strand.subject.ref),
            arrest=Ref(arrest.ref),
            ended_at=ended_at,
        ),
        actor=actor,
        at=at,
    )


def leave_release(strand: Strand, status: StrandStatus, *, on: date, actor: Actor, at: datetime) -> None:
    """End bail or a release under investigation that goes on, unless it stands beside the new stage."""
    release = Release.objects.filter(strand=strand, ended_on=None).first()
    if release and status not in KEEPS_RELEASE:
        close_release(release, on=on, actor=actor, at=at)


def close_release(release: Release, *, on: date, actor: Actor, at: datetime) -> None:
    """End a release on a day. Raises Refused for a day before it began."""
    check_day(on, at, what="The end of a release")
    if on < release.started_on:
        raise Refused("A release cannot end before it began. Check the date.")
    release.ended_on = on
    release.save(update_fields=["ended_on"])
    told = BailEnded if release.kind == ReleaseKind.BAIL else ReleaseEnded
    strand = release.strand
    ended = told(
        subject=Ref(strand.case.ref), officer=Ref(strand.subject.ref), release=Ref(release.ref), ended_on=on
    )
    record(ended, actor=actor, at=at)


def is_held(strand: Strand) -> bool:
    """Whether misconduct proceedings wait for this strand, by the decision that stands (default: they do not)."""
    latest = PrejudiceDecision.objects.filter(strand=strand).order_by("-version").first()
    return latest is not None and latest.answer == Prejudice.HOLD


def tell_end(strand: Strand, *, ground: EndGround, on: date, actor: Actor, at: datetime) -> None:
    """Announce that criminal proceedings ended or are no longer prejudiced: a further determination falls due."""
    ended = ProceedingsEnded(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        ended_on=on,
        ground=ground,
        held=is_held(strand) or ground is EndGround.NO_LONGER_PREJUDICED,
    )
    record(ended, actor=actor, at=at)

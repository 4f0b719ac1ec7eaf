"""Pre-charge bail under the regime of the day of arrest, and release under investigation."""

from datetime import date, datetime, timedelta

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.criminal import policy
from peelian.criminal.events import (
    BailExtended,
    BailGranted,
    ReleasedUnderInvestigation,
    ReleaseReviewed,
)
from peelian.criminal.models import Arrest, BailPeriod, Release, ReleaseReview, Strand
from peelian.criminal.reckoning import bail_limits, bail_rule, limit_of
from peelian.criminal.services.committing import check_day, check_reasons, locked
from peelian.criminal.services.conditions import write_conditions
from peelian.criminal.services.moving import close_release, leave_custody, move
from peelian.criminal.states import (
    BAIL_LEVEL_LABELS,
    BailLevel,
    ReleaseKind,
    StrandStatus,
    VictimsView,
)
from peelian.law.dated import long_date
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record


@transaction.atomic
def grant_bail(
    *,
    strand: Strand,
    started_on: date,
    level: BailLevel,
    ends_on: date,
    reasons: str,
    victims_view: VictimsView,
    actor: Actor,
    at: datetime,
    conditions: str = "",
    victims_words: str = "",
    long_case: bool = False,
    ended_at: datetime | None = None,
) -> Release:
    """Release the subject on bail before charge, from a day to a day, on conditions or none.

    How long the level that authorises it may give depends on the day of arrest, never on the day of bail. Bail that
    runs further is kept as beyond the limit, with the reasons. Raises Refused when nobody was arrested.
    """
    policy.check_can_record(actor, strand.case)
    strand = locked(strand)
    check_reasons(reasons)
    arrest = _arrest(strand)
    leave_custody(strand, ended_at=ended_at, status=StrandStatus.BAILED, actor=actor, at=at)
    _check_lowest(level, arrest.arrested_on, long_case=long_case)
    release = _release(
        strand,
        arrest,
        StrandStatus.BAILED,
        started_on=started_on,
        actor=actor,
        at=at,
        due_on=ends_on,
        long_case=long_case,
        regime=rule.id if (rule := bail_rule(arrest.arrested_on)) else "",
    )
    period = _period(
        release, level=level, on=started_on, ends_on=ends_on, reasons=reasons, actor=actor, at=at
    )
    record(_granted(release, period), actor=actor, at=at)
    write_conditions(
        release,
        from_on=started_on,
        conditions=conditions,
        victims_view=victims_view,
        victims_words=victims_words,
        reasons=reasons,
        actor=actor,
        at=at,
    )
    return release


def _granted(release: Release, period: BailPeriod) -> BailGranted:
    strand = release.strand
    return BailGranted(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        release=Ref(release.ref),
        started_on=release.started_on,
        arrested_on=release.arrest.arrested_on,
        regime=Ref(release.regime) if release.regime else None,
        level=BailLevel(period.level),
        ends_on=period.ends_on,
        long_case=release.long_case,
        beyond_limit=period.beyond_limit,
    )


@transaction.atomic
def extend_bail(
    *,
    release: Release,
    level: BailLevel,
    authorised_on: date,
    ends_on: date,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> BailPeriod:
    """Let bail run to a later day, by the authority of a level. A day past what the level may give is kept as such."""
    release = _current(release, ReleaseKind.BAIL, actor)
    check_reasons(reasons)
    check_day(authorised_on, at, what="The authority")
    if ends_on <= release.due_on:
        raise Refused(f"Bail runs to {long_date(release.due_on)} already. An extension ends after that day.")
    period = _period(
        release, level=level, on=authorised_on, ends_on=ends_on, reasons=reasons, actor=actor, at=at
    )
    release.due_on = ends_on
    release.save(update_fields=["due_on"])
    strand = release.strand
    extended = BailExtended(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        release=Ref(release.ref),
        number=period.number,
        level=level,
        authorised_on=authorised_on,
        ends_on=ends_on,
        beyond_limit=period.beyond_limit,
        reasons=committed(reasons, period.salt, "reasons"),
    )
    record(extended, actor=actor, at=at)
    return period


@transaction.atomic
def release_under_investigation(
    *,
    strand: Strand,
    started_on: date,
    review_every_days: int,
    actor: Actor,
    at: datetime,
    ended_at: datetime | None = None,
) -> Release:
    """Release the subject without bail. No condition binds and no clock runs, so the force sets its own reviews."""
    policy.check_can_record(actor, strand.case)
    strand = locked(strand)
    arrest = _arrest(strand)
    leave_custody(strand, ended_at=ended_at, status=StrandStatus.RELEASED, actor=actor, at=at)
    release = _release(
        strand,
        arrest,
        StrandStatus.RELEASED,
        started_on=started_on,
        actor=actor,
        at=at,
        due_on=started_on + timedelta(days=review_every_days),
        review_every_days=review_every_days,
    )
    released = ReleasedUnderInvestigation(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        release=Ref(release.ref),
        started_on=started_on,
        review_every_days=review_every_days,
    )
    record(released, actor=actor, at=at)
    return release


@transaction.atomic
def review_release(
    *, release: Release, held_on: date, reasons: str, actor: Actor, at: datetime, explanation: str = ""
) -> ReleaseReview:
    """Record a review of a release under investigation; the next is due an interval after it.

    One held after its day is kept as late, and refused until the lateness is explained.
    """
    release = _current(release, ReleaseKind.UNDER_INVESTIGATION, actor)
    check_reasons(reasons)
    check_day(held_on, at, what="A review")
    latest = release.diary.order_by("-number").first()
    if held_on < (latest.held_on if latest else release.started_on):
        raise Refused("A review cannot come before the release, or before the review before it.")
    late = held_on > release.due_on
    if late and not explanation.strip():
        raise Refused(
            f"This review was due on {long_date(release.due_on)}. Explain why it is late; it is kept as late."
        )
    review = ReleaseReview.objects.create(
        release=release,
        number=latest.number + 1 if latest else 1,
        due_on=release.due_on,
        held_on=held_on,
        late=late,
        reasons=reasons,
        explanation=explanation,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    release.due_on = held_on + timedelta(days=release.review_every_days or 0)
    release.save(update_fields=["due_on"])
    strand = release.strand
    reviewed = ReleaseReviewed(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        release=Ref(release.ref),
        number=review.number,
        due_on=review.due_on,
        held_on=held_on,
        late=late,
        reasons=committed(reasons, review.salt, "reasons"),
        explanation=committed(explanation, review.salt, "explanation") if explanation else None,
    )
    record(reviewed, actor=actor, at=at)
    return review


@transaction.atomic
def end_release(*, release: Release, ended_on: date, actor: Actor, at: datetime) -> Release:
    """Record that bail or a release under investigation has ended, where no next stage says so."""
    release = _current(release, ReleaseKind(release.kind), actor)
    close_release(release, on=ended_on, actor=actor, at=at)
    return release


def _arrest(strand: Strand) -> Arrest:
    arrest: Arrest | None = strand.arrests.order_by("-arrested_at").first()
    if arrest is None:
        raise Refused("Nobody can be released who was not arrested. Record the arrest first.")
    return arrest


def _current(release: Release, kind: ReleaseKind, actor: Actor) -> Release:
    policy.check_can_record(actor, release.strand.case)
    found = Release.objects.select_for_update().select_related("strand__case", "strand__subject", "arrest")
    release = found.get(pk=release.pk)
    if release.kind != kind:
        raise Refused(
            "This release is of another kind: bail is extended, a release without bail is reviewed."
        )
    if release.ended_on is not None:
        raise Refused(f"This release ended on {long_date(release.ended_on)}.")
    return release


def _release(
    strand: Strand,
    arrest: Arrest,
    status: StrandStatus,
    *,
    started_on: date,
    actor: Actor,
    at: datetime,
    **facts: object,
) -> Release:
    """Take the strand into bail or release, ending the release before it."""
    if current := strand.releases.filter(ended_on=None).first():
        close_release(current, on=started_on, actor=actor, at=at)
    move(strand, status, on=started_on, actor=actor, at=at)
    kind = ReleaseKind.BAIL if status is StrandStatus.BAILED else ReleaseKind.UNDER_INVESTIGATION
    return Release.objects.create(
        ref=new_ref("RL"),
        strand=strand,
        arrest=arrest,
        kind=kind,
        started_on=started_on,
        recorded_at=at,
        recorded_by_ref=actor.ref,
        **facts,
    )


def _check_lowest(level: BailLevel, arrested_on: date, *, long_case: bool) -> None:
    """Under the older regime only an inspector or above could give bail; the law of each day says who may."""
    limits = bail_limits(arrested_on, long_case=long_case)
    order = list(BailLevel)
    if limits and order.index(level) < order.index(limits[0].level):
        raise Refused(
            f"For an arrest on {long_date(arrested_on)} bail is authorised by: {BAIL_LEVEL_LABELS[limits[0].level]}.",
            rule=limits[0].citation,
        )


def _period(
    release: Release, *, level: BailLevel, on: date, ends_on: date, reasons: str, actor: Actor, at: datetime
) -> BailPeriod:
    if ends_on < on:
        raise Refused("Bail cannot end before it is authorised. Check the dates.")
    limit = limit_of(level, release.arrest.arrested_on, long_case=release.long_case)
    limit_on = limit.last_day if limit else None
    return BailPeriod.objects.create(
        release=release,
        number=release.periods.count() + 1,
        level=level,
        authorised_on=on,
        ends_on=ends_on,
        limit_on=limit_on,
        beyond_limit=bool(limit_on and ends_on > limit_on),
        reasons=reasons,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )

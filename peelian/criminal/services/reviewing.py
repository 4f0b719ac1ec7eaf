"""Reviews of detention, putting one off, and longer detention."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.criminal.events import DetentionExtended, DetentionReviewed, ReviewPostponed
from peelian.criminal.models import Arrest, CustodyTimes, DetentionExtension, DetentionReview
from peelian.criminal.reckoning import (
    Limit,
    court_limit,
    detention_limit,
    next_review,
    superintendent_limit,
)
from peelian.criminal.services.committing import check_reasons, in_utc, past
from peelian.criminal.services.custody import in_custody
from peelian.criminal.states import (
    Authority,
    PostponeGround,
    ReviewerRank,
    ReviewOutcome,
)
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record


def _times(arrest: Arrest) -> CustodyTimes:
    times: CustodyTimes | None = arrest.times.order_by("-version").first()
    if times is None:
        raise Refused("Record first when detention was authorised: reviews are counted from that moment.")
    return times


def _waiting(arrest: Arrest, *, actor: Actor, at: datetime) -> tuple[DetentionReview, Limit]:
    """The review that is next, as a row not yet held (made now when there is none), and its limit."""
    held = list(arrest.reviews.exclude(held_at=None).order_by("number").values_list("held_at", flat=True))
    limit = next_review(_times(arrest).authorised_at, held)
    waiting = arrest.reviews.filter(held_at=None).first()
    waiting = waiting or DetentionReview(
        arrest=arrest,
        number=len(held) + 1,
        due_at=limit.due_at,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    return waiting, limit


@transaction.atomic
def postpone_review(
    *,
    arrest: Arrest,
    postponed_at: datetime,
    ground: PostponeGround,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> DetentionReview:
    """Record that a review was put off and on which ground (PACE 1984 s 40(4)). It is still owed."""
    arrest = in_custody(arrest, actor)
    check_reasons(reasons)
    postponed_at = past(postponed_at, at, what="The postponement")
    review, _ = _waiting(arrest, actor=actor, at=at)
    if review.postponed_at:
        raise Refused("This review is put off already. Record when it was held.")
    review.postponed_at, review.postponed_ground, review.postponed_why = postponed_at, ground, reasons
    review.save()
    strand = arrest.strand
    postponed = ReviewPostponed(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        arrest=Ref(arrest.ref),
        number=review.number,
        due_at=review.due_at,
        postponed_ground=ground,
        postponed_at=postponed_at,
        reasons=committed(reasons, review.salt, "postponed_why"),
    )
    record(postponed, actor=actor, at=at)
    return review


@transaction.atomic
def review_detention(
    *,
    arrest: Arrest,
    held_at: datetime,
    by_rank: ReviewerRank,
    outcome: ReviewOutcome,
    actor: Actor,
    at: datetime,
    explanation: str = "",
) -> DetentionReview:
    """Record a review. One held after its hour is kept as late, and refused until the lateness is explained."""
    arrest = in_custody(arrest, actor)
    held_at = past(held_at, at, what="A review")
    times = _times(arrest)
    review, limit = _waiting(arrest, actor=actor, at=at)
    if held_at < max(limit.from_at, times.authorised_at):
        raise Refused("A review cannot come before detention was authorised, or before the review before it.")
    late = held_at > limit.due_at
    if late and not explanation.strip():
        raise Refused(
            "This review was held after the hour at which it was due. Explain why; it is kept as late.",
            rule=limit.citation,
        )
    review.due_at, review.held_at, review.late = limit.due_at, held_at, late
    review.by_rank, review.outcome, review.explanation = by_rank, outcome, explanation
    review.recorded_at, review.recorded_by_ref = at, actor.ref
    review.save()
    strand = arrest.strand
    reviewed = DetentionReviewed(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        arrest=Ref(arrest.ref),
        number=review.number,
        due_at=review.due_at,
        held_at=held_at,
        late=late,
        by_rank=by_rank,
        outcome=outcome,
        explanation=committed(explanation, review.salt, "explanation") if explanation else None,
    )
    record(reviewed, actor=actor, at=at)
    return review


@transaction.atomic
def extend_detention(
    *,
    arrest: Arrest,
    authority: Authority,
    authorised_at: datetime,
    until_at: datetime,
    indictable: bool,
    reasons: str,
    actor: Actor,
    at: datetime,
    explanation: str = "",
) -> DetentionExtension:
    """Record longer detention by a superintendent (PACE 1984 s 42) or a court (ss 43-44), until a moment.

    An authority given outside its rule (too early, too late, too long, no indictable offence) is a fact that happened,
    so it is kept and marked; it is refused until somebody explains it.
    """
    arrest = in_custody(arrest, actor)
    check_reasons(reasons)
    authorised_at = past(authorised_at, at, what="The authority")
    until_at = in_utc(until_at, what="The end of longer detention")
    if until_at <= authorised_at or authorised_at < arrest.arrested_at:
        raise Refused("Detention is extended forward, after the arrest. Check the times.")
    against = faults(arrest, authority, authorised_at=authorised_at, until_at=until_at, indictable=indictable)
    if against and not explanation.strip():
        raise Refused(" ".join([*against, "Explain it; it is kept as outside the rule."]))
    extension = DetentionExtension.objects.create(
        arrest=arrest,
        authority=authority,
        authorised_at=authorised_at,
        until_at=until_at,
        indictable=indictable,
        outside_the_rule=bool(against),
        reasons=reasons,
        explanation=explanation,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    strand = arrest.strand
    extended = DetentionExtended(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        arrest=Ref(arrest.ref),
        authority=authority,
        authorised_at=authorised_at,
        until_at=until_at,
        outside_the_rule=bool(against),
        reasons=committed(reasons, extension.salt, "reasons"),
    )
    record(extended, actor=actor, at=at)
    return extension


def faults(
    arrest: Arrest, authority: Authority, *, authorised_at: datetime, until_at: datetime, indictable: bool
) -> list[str]:
    """What stands against an authority for longer detention, a sentence each; empty when it is within its rule."""
    relevant_at = _times(arrest).relevant_at
    found = [] if indictable else ["Longer detention needs an indictable offence."]
    if authority is Authority.COURT:
        limit = court_limit(relevant_at)
        if until_at > limit.due_at:
            found.append(f"Courts may extend to 96 hours in all ({limit.citation}).")
        return found
    limit = superintendent_limit(relevant_at)
    if until_at > limit.due_at:
        found.append(f"A superintendent may extend to 36 hours from the relevant time ({limit.citation}).")
    if authorised_at > detention_limit(relevant_at).due_at:
        found.append(f"The authority has to be given within the first 24 hours ({limit.citation}).")
    if arrest.reviews.filter(held_at__lte=authorised_at).count() < 2:
        found.append(f"The authority may not be given before the second review ({limit.citation}).")
    return found

"""The decision to stop: by the rule, because all was read, or against the rule and said to be so."""

import json
from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import ReadingStopped, SamplesOpened, StoppedWithoutRule
from peelian.review.models import Ranking, Review, Stop
from peelian.review.queries.looks import verdicts
from peelian.review.queries.progress import counts_of
from peelian.review.queries.work import figures_now
from peelian.review.services.committing import about, check_words, locked
from peelian.review.services.numbers import forget_numbers
from peelian.review.states import ReadingStatus, StopGround, check_transition

REASONS = "Write down why reading stops here."


@transaction.atomic
def stop_reading(*, review: Review, reasons: str, actor: Actor, at: datetime) -> Stop:
    """Stop because the rule is met, or every message was read. Raises Refused when neither is so."""
    review, figures = _ready(review, actor)
    ground = _ground(review)
    if ground is None:
        raise Refused(
            "The stopping rule that was fixed before reading is not met. Read on, or stop without the rule: the "
            "report then says so on its first page."
        )
    stop = _stop(review, ground, reasons, figures, actor=actor, at=at)
    told = ReadingStopped(**_told(stop), ground=ground)
    record(told, actor=actor, at=at)
    return stop


@transaction.atomic
def stop_without_rule(*, review: Review, reasons: str, actor: Actor, at: datetime) -> Stop:
    """Stop though the rule is not met. An event of its own, and the report says so. Raises Refused when it is met."""
    review, figures = _ready(review, actor)
    if _ground(review) is not None:
        raise Refused("The stopping rule is met. Stop by the rule instead.")
    stop = _stop(review, StopGround.OVERRIDE, reasons, figures, actor=actor, at=at)
    record(StoppedWithoutRule(**_told(stop)), actor=actor, at=at)
    return stop


def _ready(review: Review, actor: Actor) -> tuple[Review, Ranking]:
    review = locked(review)
    policy.check_can_stop(actor, review)
    figures = figures_now(review)
    if figures is None or figures.answers_used != counts_of(review).read:
        raise Refused("Messages were read since the figures were worked out. Ask for new figures first.")
    return review, figures


def _ground(review: Review) -> StopGround | None:
    if counts_of(review).unread == 0:
        return StopGround.EVERYTHING
    said = verdicts(review)
    return StopGround.RULE if said and said[-1]["answer"] == "stop" else None


def _stop(
    review: Review, ground: StopGround, reasons: str, figures: Ranking, *, actor: Actor, at: datetime
) -> Stop:
    check_transition(review.status, ReadingStatus.STOPPED)
    review.status, review.stopped_at = ReadingStatus.STOPPED, at
    review.save()
    forget_numbers(review)
    stop = Stop.objects.create(
        review=review,
        ground=ground,
        reasons=check_words(reasons, REASONS),
        figures=figures.figures,
        salt=new_salt(),
        decided_at=at,
        decided_by_ref=actor.ref,
    )
    samples = list(review.samples.order_by("drawn_at", "pk"))
    review.samples.update(opened_at=at)
    opened = SamplesOpened(
        **about(review), samples=tuple(Ref(each.ref) for each in samples), seed=Digest(review.seed)
    )
    record(opened, actor=actor, at=at)
    return stop


def _told(stop: Stop) -> dict[str, object]:
    counts = counts_of(stop.review)
    figures = json.dumps(stop.figures, sort_keys=True, separators=(",", ":"))
    return {
        **about(stop.review),
        "read": counts.read,
        "unread": counts.unread,
        "figures": committed(figures, stop.salt, "figures"),
        "reasons": committed(stop.reasons, stop.salt, "reasons"),
    }

"""Judging a look: what its samples say once every member was read. Run by the ranking job, since it loads scipy."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.review.events import LookJudged
from peelian.review.models import Review, Sample
from peelian.review.queries.looks import open_look
from peelian.review.services.committing import about, locked
from peelian.review.services.figures import verdict_of


@transaction.atomic
def judge_look(*, review: Review, actor: Actor, at: datetime) -> Sample | None:
    """Judge the open look, if there is one and all of it was read. What it says is never worked out anew."""
    review = locked(review)
    look = open_look(review)
    verdict = verdict_of(look) if look else None
    if look is None or verdict is None:
        return None
    look.verdict = verdict
    look.save()
    _, low, high = verdict["missed"]
    judged = LookJudged(
        **about(review),
        sample=Ref(look.ref),
        number=look.number,
        may_stop=verdict["answer"] == "stop",
        known=verdict["known"],
        missed_low=low,
        missed_high=high,
    )
    record(judged, actor=actor, at=at)
    return look

"""The order of reading as a piece of work in the background: asked for, begun, finished or failed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.events import Digest
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import BatchRanked, RankingBegun, RankingFailed, RankingQueued, ReadingOpened
from peelian.review.models import Queued, Ranking, Review, Turn
from peelian.review.queries.labels import before_readers
from peelian.review.queries.looks import look_is_read
from peelian.review.services.committing import about, locked
from peelian.review.states import ReaderRole, ReadingStatus, Stage, Work, check_transition

BATCH = 50
"""A new order is worked out after so many messages coded."""
KEPT_IN_LINE = 1_000
LOST_AFTER = timedelta(minutes=30)
"""A ranking that began so long ago and never ended was lost with its worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What the ranking gave: the unread best first, what it was learnt from, and the figures of that moment."""

    messages: Sequence[int]
    answers_used: int
    found_used: int
    model: str
    order_sha256: str
    figures: Mapping[str, Any]


def queue_ranking_when_due(review: Review, *, actor: Actor, at: datetime) -> None:
    """Ask for a new order when a batch has been coded since the last, and none is being worked out."""
    last = review.rankings.order_by("-number").first()
    if last is None or _at_work(last, at):
        return
    coded = _coded(review)
    new = coded - last.answers_used
    if new >= BATCH or (new and not _in_line(review)) or look_is_read(review):
        queue_ranking(review, actor=actor, at=at)


def _coded(review: Review) -> int:
    saved = Turn.objects.filter(review=review, role=ReaderRole.FIRST, released_at=None)
    return saved.filter(saved_at__isnull=False).count()


def _in_line(review: Review) -> int:
    """How many stand in line to be read."""
    return Queued.objects.filter(review=review).count()


def _at_work(ranking: Ranking, at: datetime) -> bool:
    if ranking.work not in {Work.QUEUED, Work.RUNNING}:
        return False
    return at - (ranking.began_at or ranking.queued_at) < LOST_AFTER


@transaction.atomic
def ask_for_ranking(*, review: Review, actor: Actor, at: datetime) -> Ranking:
    """Ask for a new order and new figures now, whether or not a batch is full."""
    review = locked(review)
    policy.check_can_lead(actor, review.case)
    policy.check_is_not_blind(actor, review)
    if review.status not in {ReadingStatus.PREPARING, ReadingStatus.READING}:
        raise Refused("This review is not being read, so nothing is put in order.")
    last = review.rankings.order_by("-number").first()
    if last is not None and _at_work(last, at):
        raise Refused("A new order is being worked out now. Look again in a moment.")
    return queue_ranking(review, actor=actor, at=at)


def queue_ranking(review: Review, *, actor: Actor, at: datetime, with_look: bool = False) -> Ranking:
    """Write down that a new order is wanted, and tell the worker once this is committed."""
    lost = review.rankings.filter(work__in=[Work.QUEUED, Work.RUNNING])
    lost.update(work=Work.FAILED, ended_at=at, trouble="The work was lost with the worker that did it.")
    ranking = Ranking.objects.create(
        review=review, number=review.rankings.count(), with_look=with_look, queued_at=at
    )
    queued = RankingQueued(**about(review), number=ranking.number, with_look=with_look)
    record(queued, actor=actor, at=at)
    transaction.on_commit(partial(_tell_worker, review.ref, ranking.number))
    return ranking


def _tell_worker(review_ref: str, number: int) -> None:
    """By name, since jobs call services and not the other way round."""
    import_string("peelian.review.jobs.rank_messages").enqueue(review_ref, number)


@transaction.atomic
def begin_ranking(*, ranking: Ranking, actor: Actor, at: datetime) -> bool:
    """Say that the work has begun. False when somebody else has begun it, or it is wanted no more."""
    review = locked(ranking.review)
    ranking.refresh_from_db()
    if ranking.work != Work.QUEUED:
        return False
    ranking.work, ranking.began_at = Work.RUNNING, at
    ranking.save()
    record(RankingBegun(**about(review), number=ranking.number), actor=actor, at=at)
    return True


def show_progress(*, ranking: Ranking, done: int, of: int) -> None:
    """How far the work is, for the page that waits for it. Told to nobody else, and lost with the ranking."""
    Ranking.objects.filter(pk=ranking.pk).update(done=done, done_of=of)


@transaction.atomic
def finish_ranking(*, ranking: Ranking, ordered: Ordered, actor: Actor, at: datetime) -> None:
    """Put the new order in place. What was read or opened while it was worked out is left out of it."""
    review = locked(ranking.review)
    ranking.refresh_from_db()
    if ranking.work != Work.RUNNING:
        raise Refused("This order was given up before it was finished.")
    _put_in_line(review, ranking.number, ordered.messages)
    ranking.work, ranking.ended_at = Work.DONE, at
    ranking.answers_used, ranking.found_used = ordered.answers_used, ordered.found_used
    ranking.model, ranking.order_sha256 = ordered.model, ordered.order_sha256
    ranking.figures = dict(ordered.figures)
    ranking.save()
    ranked = BatchRanked(
        **about(review),
        number=ranking.number,
        answers_used=ordered.answers_used,
        found_used=ordered.found_used,
        order_sha256=Digest(ordered.order_sha256),
    )
    record(ranked, actor=actor, at=at)
    if review.status == ReadingStatus.PREPARING:
        check_transition(review.status, ReadingStatus.READING)
        review.status = ReadingStatus.READING
        review.save()
        record(ReadingOpened(**about(review)), actor=actor, at=at)


def _put_in_line(review: Review, number: int, messages: Sequence[int]) -> None:
    """Write the line of ranked messages anew; those drawn by lot keep their own places."""
    gone = before_readers(review)
    Queued.objects.filter(review=review, stage=Stage.RANKED).delete()
    gone.update(Queued.objects.filter(review=review).values_list("message_id", flat=True))
    wanted = [(place, each) for place, each in enumerate(messages, start=1) if each not in gone]
    Queued.objects.bulk_create(
        Queued(review=review, message_id=each, stage=Stage.RANKED, place=place, ranking=number)
        for place, each in wanted[:KEPT_IN_LINE]
    )


@transaction.atomic
def fail_ranking(*, ranking: Ranking, trouble: str, actor: Actor, at: datetime) -> None:
    """Say that the work failed, in a sentence. The order that stood before still stands."""
    ranking.refresh_from_db()
    ranking.work, ranking.ended_at, ranking.trouble = Work.FAILED, at, trouble[:300]
    ranking.save()
    record(RankingFailed(**about(ranking.review), number=ranking.number), actor=actor, at=at)

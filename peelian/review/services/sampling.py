"""Drawing samples: the sealed one at the start, those of a look, and what is read twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import SampleDrawn
from peelian.review.models import Drawn, Queued, Ranking, Review, Sample, Turn
from peelian.review.queries.labels import before_readers, found_at_all
from peelian.review.queries.looks import looks_of, open_look
from peelian.review.sampling import commit, draw
from peelian.review.services.committing import about, locked
from peelian.review.services.ordering import queue_ranking
from peelian.review.states import ReaderRole, SampleKind, SecondReading, Stage

CONTROL, SECOND = "control", "second"
"""The names under which samples are drawn from the seed, so that anybody can draw them again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A message that the lot fell on: its row, its reference, by which lot, and in which part of the unread."""

    message: int
    ref: str
    stage: Stage
    stratum: int = 0


def write_sample(
    review: Review,
    kind: SampleKind,
    members: Sequence[Member],
    *,
    strata: Sequence[int],
    actor: Actor,
    at: datetime,
    found_before: int = 0,
) -> Sample:
    """Write down a sample, and tell the ledger all but its members. `strata` counts what it was drawn from."""
    sample = Sample.objects.create(
        ref=new_ref("QS"),
        review=review,
        kind=kind,
        number=review.samples.filter(kind=kind).count() + 1,
        size=len(members),
        drawn_from=sum(strata),
        strata=list(strata),
        found_before=found_before,
        commitment=commit([each.ref for each in members], seed=review.seed).digest,
        drawn_at=at,
        drawn_by_ref=actor.ref,
    )
    Drawn.objects.bulk_create(
        Drawn(sample=sample, message_id=each.message, stage=each.stage, stratum=each.stratum, lot=lot)
        for lot, each in enumerate(members)
    )
    drawn = SampleDrawn(
        **about(review),
        sample=Ref(sample.ref),
        kind=kind,
        number=sample.number,
        size=sample.size,
        drawn_from=sample.drawn_from,
        strata=tuple(sample.strata),
        found_before=found_before,
        commitment=Digest(sample.commitment),
    )
    record(drawn, actor=actor, at=at)
    return sample


@transaction.atomic
def ask_for_look(*, review: Review, actor: Actor, at: datetime) -> Ranking:
    """Ask for a look at the samples: they are drawn from what the next order leaves unread, and read like the rest.

    Raises Refused while a look is open, and when every look that the rule allows was used.
    """
    review = locked(review)
    policy.check_can_stop(actor, review)
    if open_look(review) is not None:
        raise Refused("The samples of a look are being read now. Finish that one first.")
    if len(looks_of(review)) >= review.looks:
        raise Refused(
            f"All {review.looks} looks that the rule allows were used. Read everything that is left, or stop without "
            "the rule and say why."
        )
    return queue_ranking(review, actor=actor, at=at, with_look=True)


@transaction.atomic
def draw_look(
    *, review: Review, members: Sequence[Member], strata: Sequence[int], actor: Actor, at: datetime
) -> Sample:
    """Write down the samples of a look and stand them at the head of the line, mixed by lot."""
    review = locked(review)
    policy.check_is_being_read(review)
    found = sum(found_at_all(review).values())
    mixed = draw([each.ref for each in members], seed=review.seed, name="mixed", size=len(members))
    by_ref = {each.ref: each for each in members}
    ordered = [by_ref[ref] for ref in mixed]
    sample = write_sample(
        review, SampleKind.ELUSION, ordered, strata=strata, actor=actor, at=at, found_before=found
    )
    gone = before_readers(review)
    waiting = [each for each in ordered if each.message not in gone]
    Queued.objects.filter(review=review, message__in=[each.message for each in waiting]).delete()
    Queued.objects.bulk_create(
        Queued(
            review=review, message_id=each.message, stage=each.stage, stratum=each.stratum, place=place
        )
        for place, each in enumerate(waiting, start=1)
    )  # fmt: skip
    return sample


@transaction.atomic
def draw_second_sample(*, review: Review, actor: Actor, at: datetime) -> Sample:
    """Draw what the second reader gets of what was read since the last draw: all that was found, and some of the rest.

    Raises Refused where the protocol reads everything or nothing twice, and when nothing new was read.
    """
    review = locked(review)
    policy.check_can_stop(actor, review)
    if review.second_reading != SecondReading.SAMPLE:
        raise Refused("This review was started without a sample for a second reader.")
    found, last = found_at_all(review), _last_second(review)
    saved = Turn.objects.filter(review=review, role=ReaderRole.FIRST, released_at=None)
    saved = saved.filter(saved_at__gt=last.drawn_at) if last else saved.filter(saved_at__isnull=False)
    drawn = Drawn.objects.filter(sample__review=review, sample__kind=SampleKind.SECOND)
    fresh = saved.exclude(message__in=drawn.values("message"))
    rows = dict(fresh.values_list("message__ref", "message_id"))
    if not rows:
        raise Refused("Nothing was read since the last sample was drawn.")
    sought = sorted(ref for ref, row in rows.items() if found.get(row))
    number = review.samples.filter(kind=SampleKind.SECOND).count() + 1
    rest = draw(
        rows.keys() - set(sought), seed=review.seed, name=f"{SECOND} {number}", size=review.second_size
    )
    together = draw([*sought, *rest], seed=review.seed, name=f"mixed {number}", size=len(rows))
    members = [Member(message=rows[ref], ref=ref, stage=Stage.RANKED) for ref in together]
    return write_sample(
        review, SampleKind.SECOND, members, strata=[len(rows)], actor=actor, at=at, found_before=len(sought)
    )


def _last_second(review: Review) -> Sample | None:
    return review.samples.filter(kind=SampleKind.SECOND).order_by("-number").first()

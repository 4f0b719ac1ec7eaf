"""Starting: the question and the rule are fixed, then the collection, and the control sample is drawn and sealed."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import committed
from peelian.ledger.events import Digest, Ref
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import CollectionFixed, ReviewReplaced, ReviewStarted
from peelian.review.models import Alike, Review
from peelian.review.sampling import commit, draw, new_seed
from peelian.review.services.committing import about, locked
from peelian.review.services.numbers import forget_numbers
from peelian.review.services.ordering import queue_ranking
from peelian.review.services.sampling import CONTROL, Member, write_sample
from peelian.review.states import (
    IN_FAVOUR,
    CategoryKind,
    ReaderRole,
    ReadingStatus,
    SampleKind,
    SecondReading,
    Stage,
    Unit,
    check_transition,
)


@transaction.atomic
def start_review(*, review: Review, actor: Actor, at: datetime) -> Review:
    """Fix the question, the categories and the stopping rule, and have the collection prepared in the background.

    Raises Refused for a review that lacks a conversation, a reader or a category, that looks only for what speaks
    against people, or whose categories are bound to no allegation.
    """
    review = locked(review)
    policy.check_can_start(actor, review)
    _check_is_complete(review)
    check_transition(review.status, ReadingStatus.PREPARING)
    review.status, review.seed = ReadingStatus.PREPARING, new_seed()
    review.started_at, review.started_by_ref = at, actor.ref
    review.save()
    started = ReviewStarted(
        **about(review),
        version=review.version,
        question=committed(review.question, review.salt, "question"),
        conversations=review.scope.count(),
        unit=Unit(review.unit),
        target_recall=review.target_recall,
        confidence=review.confidence,
        control_size=review.control_size,
        elusion_size=review.elusion_size,
        looks=review.looks,
        second_reading=SecondReading(review.second_reading),
        second_size=review.second_size,
        break_minutes=review.break_minutes,
        break_items=review.break_items,
    )
    record(started, actor=actor, at=at)
    if review.replaces is not None:
        _replace(review, actor=actor, at=at)
    queue_ranking(review, actor=actor, at=at)
    return review


def _check_is_complete(review: Review) -> None:
    lacks = []
    kinds = {CategoryKind(kind) for kind in review.categories.values_list("kind", flat=True)}
    if not review.scope.exists():
        lacks.append("Choose the conversations that are read.")
    if not kinds - IN_FAVOUR:
        lacks.append("Add a category to look for.")
    if not kinds & IN_FAVOUR:
        lacks.append(
            "Add a category for who challenged or reported it: what speaks for people is looked for too."
        )
    unbound = review.categories.exclude(kind__in=IN_FAVOUR).filter(bearings=None)
    lacks += [f"Bind “{label}” to an allegation." for label in unbound.values_list("label", flat=True)]
    live = review.appointments.filter(ended_at=None)
    if not live.filter(role=ReaderRole.FIRST).exists():
        lacks.append("Appoint somebody to read.")
    if review.second_reading != SecondReading.NONE and not live.filter(role=ReaderRole.SECOND).exists():
        lacks.append("Appoint a second reader, or say that nothing is read twice.")
    if lacks:
        raise Refused(" ".join(lacks))


def _replace(review: Review, *, actor: Actor, at: datetime) -> None:
    old = Review.objects.select_for_update().get(pk=review.replaces_id)
    check_transition(old.status, ReadingStatus.REPLACED)
    old.status, old.replaced_at = ReadingStatus.REPLACED, at
    old.save()
    forget_numbers(old)
    replaced = ReviewReplaced(
        subject=Ref(review.case.ref),
        review=Ref(old.ref),
        by=Ref(review.ref),
        replaced_at=at,
        reasons=committed(review.reasons, review.salt, "reasons"),
    )
    record(replaced, actor=actor, at=at)


@transaction.atomic
def fix_collection(
    *,
    review: Review,
    messages: Mapping[str, int],
    groups: Sequence[tuple[int, int]],
    actor: Actor,
    at: datetime,
) -> Review:
    """Fix what is read and seal the control sample, before anything is read.

    `messages` maps each reference to its row; `groups` pairs rows with the number of the group that says the same.
    Raises Refused for a collection without a message. Once fixed, a second call changes nothing.
    """
    review = locked(review)
    if review.commitment:
        return review
    if not messages:
        raise Refused("The conversations chosen hold no message that may be read.")
    review.collection_size, review.collection_sha256 = len(messages), _hash_of(messages)
    review.through_id = max(messages.values())
    review.commitment = commit(messages, seed=review.seed).digest
    review.save()
    fixed = CollectionFixed(
        **about(review),
        collection_size=review.collection_size,
        collection_sha256=Digest(review.collection_sha256),
        commitment=Digest(review.commitment),
    )
    record(fixed, actor=actor, at=at)
    Alike.objects.bulk_create(
        (Alike(review=review, message_id=row, group=group) for row, group in groups), batch_size=2_000
    )
    drawn = draw(messages, seed=review.seed, name=CONTROL, size=review.control_size)
    sealed = [Member(message=messages[ref], ref=ref, stage=Stage.CONTROL) for ref in drawn]
    write_sample(review, SampleKind.CONTROL, sealed, strata=[len(messages)], actor=actor, at=at)
    return review


def check_same_collection(review: Review, refs: Iterable[str]) -> None:
    """Raise Refused when the messages found now are not those that were fixed at the start."""
    if _hash_of(refs) != review.collection_sha256:
        raise Refused(
            "The messages of the collection are not those that were fixed at the start: a thread was locked or joined "
            "with another since. The order that stands still holds; draw up a later version to read what there is now."
        )


def _hash_of(refs: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(refs)).encode()).hexdigest()

"""Which message comes next before a reader, and messages that go back in line."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from peelian.access.actors import Actor
from peelian.chats.states import Lock
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import MessagesHandedBack, MessageShown, MessageTakenUp
from peelian.review.models import Queued, Review, Turn
from peelian.review.queries.line import next_for_second_reader
from peelian.review.services.committing import about, locked
from peelian.review.states import ReaderRole, Stage

LOTS = 2**31


@transaction.atomic
def take_next(*, review: Review, actor: Actor, at: datetime) -> Turn | None:
    """Put the next message before the actor; the one they have already, if any. None when nothing is left."""
    review = locked(review)
    policy.check_can_read(actor, review)
    return next_turn(review, actor, at=at)


def next_turn(review: Review, actor: Actor, *, at: datetime) -> Turn | None:
    """The same, for services that hold the lock of the review."""
    open_now = open_turn(review, actor.ref)
    if open_now is not None and open_now.message.conversation.locked == Lock.NONE:
        return open_now
    # What was locked while it lay before a reader is taken away, and waits in line for the thread to be unlocked.
    hand_back_open(review, actor.ref, at=at)
    role = policy.reading_role(actor, review)
    turn = _first(review, actor, at) if role is ReaderRole.FIRST else _second(review, actor, at)
    if turn is not None:
        shown = MessageShown(**about(review), message=Ref(turn.message.ref), role=role)
        record(shown, actor=actor, at=at)
    return turn


def open_turn(review: Review, reader_ref: str) -> Turn | None:
    """The message that is before a reader now."""
    standing = Turn.objects.filter(
        review=review, reader_ref=reader_ref, released_at=None, saved_at=None, put_aside_at=None
    )
    return standing.select_related("message__conversation").first()


def _first(review: Review, actor: Actor, at: datetime) -> Turn | None:
    """A message drawn by lot while any is unread, else the next by rank. Nothing on the page tells which."""
    line = unread_in_line(review).order_by("place", "pk")
    row = line.exclude(stage=Stage.RANKED).first() or line.filter(stage=Stage.RANKED).first()
    if row is None:
        return None
    turn = Turn.objects.create(
        review=review,
        message_id=row.message_id,
        role=ReaderRole.FIRST,
        reader_ref=actor.ref,
        stage=row.stage,
        stratum=row.stratum,
        place=row.place,
        ranking=row.ranking,
        opened_at=at,
        lot=secrets.randbelow(LOTS),
    )
    row.delete()
    return turn


def unread_in_line(review: Review) -> QuerySet[Queued]:
    """What stands in line and is before no reader: a new order may have been worked out while somebody read on."""
    taken = Turn.objects.filter(
        review=review, message=OuterRef("message"), role=ReaderRole.FIRST, released_at=None
    )
    may_be_read = {"message__conversation__locked": Lock.NONE}
    return Queued.objects.filter(~Exists(taken), review=review, **may_be_read).select_related("message")


def _second(review: Review, actor: Actor, at: datetime) -> Turn | None:
    first = next_for_second_reader(review)
    if first is None:
        return None
    return Turn.objects.create(
        review=review,
        message=first.message,
        role=ReaderRole.SECOND,
        reader_ref=actor.ref,
        stage=first.stage,
        stratum=first.stratum,
        opened_at=at,
    )


@transaction.atomic
def take_up(*, turn: Turn, actor: Actor, at: datetime) -> Turn:
    """Take up again a message that the actor put aside. What is before them now goes back in line."""
    review = locked(turn.review)
    policy.check_can_read(actor, review)
    turn = policy.get_turn(actor, turn.pk)
    if turn.put_aside_at is not None:
        hand_back_open(review, actor.ref, at=at)
        turn.put_aside_at, turn.opened_at = None, at
        turn.save()
    taken = MessageTakenUp(**about(review), message=Ref(turn.message.ref), role=ReaderRole(turn.role))
    record(taken, actor=actor, at=at)
    return turn


@transaction.atomic
def hand_back(*, review: Review, actor: Actor, at: datetime) -> None:
    """End a sitting: what is before the actor goes back in line, so that nobody waits for them."""
    review = locked(review)
    policy.check_can_read(actor, review)
    returned = hand_back_open(review, actor.ref, at=at)
    handed = MessagesHandedBack(
        **about(review), reader_ref=Ref(actor.ref), messages=tuple(Ref(turn.message.ref) for turn in returned)
    )
    record(handed, actor=actor, at=at)


def hand_back_open(
    review: Review, reader_ref: str, *, at: datetime, put_aside_too: bool = False
) -> list[Turn]:
    """Put what a reader has before them, unsaved, back at the head of the line. Returns the turns given up."""
    standing = Turn.objects.filter(review=review, reader_ref=reader_ref, released_at=None, saved_at=None)
    if not put_aside_too:
        standing = standing.filter(put_aside_at=None)
    turns = list(standing.select_related("message"))
    for turn in turns:
        turn.released_at = at
        turn.save()
        if turn.role == ReaderRole.FIRST:
            back_in_line(review, turn)
    return turns


def back_in_line(review: Review, turn: Turn) -> None:
    """A message that was before a reader and is not coded, in the place that it had."""
    Queued.objects.update_or_create(
        review=review,
        message=turn.message,
        defaults={
            "stage": turn.stage, "stratum": turn.stratum, "place": turn.place, "ranking": turn.ranking
        },
    )  # fmt: skip

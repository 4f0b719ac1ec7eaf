"""Coding: a reader's answers about the message before them, undoing them, putting it aside, writing a note."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import CodingUndone, MessageCoded, MessagePutAside, NoteWritten
from peelian.review.models import Category, Coding, Note, Queued, Review, Turn
from peelian.review.queries.groups import goes_along
from peelian.review.services.committing import about, check_words, locked
from peelian.review.services.ordering import queue_ranking_when_due
from peelian.review.services.queueing import back_in_line, hand_back_open, next_turn
from peelian.review.states import Answer, ReaderRole

LONGEST_NOTE = 2_000


@transaction.atomic
def save_coding(
    *,
    turn: Turn,
    answers: Mapping[int, Answer],
    actor: Actor,
    at: datetime,
    along: bool = False,
    note: str = "",
) -> Turn | None:
    """Save the answers about one message and put the next before the reader; returns it, or None at the end.

    `answers` maps keys of categories to answers; a category that is not named is a no, and is kept as one. `along`
    codes the messages that say the same with it, because the reader confirmed it. Raises Refused.
    """
    review = locked(turn.review)
    policy.check_can_read(actor, review)
    turn = policy.get_turn(actor, turn.pk)
    if turn.saved_at is not None:
        raise Refused("This message is coded already. Undo it first to code it anew.")
    categories = list(review.categories.all())
    if unknown := set(answers) - {each.number for each in categories}:
        raise Refused(f"No category of this review has the key {min(unknown)}.")
    given = [(each, answers.get(each.number, Answer.NO)) for each in categories]
    # Two servers may disagree by a second about the time; nothing was saved before it was opened.
    turn.saved_at, turn.put_aside_at = max(at, turn.opened_at), None
    turn.seconds = max(0, int((at - turn.opened_at).total_seconds()))
    turn.save()
    others = _along(review, turn, at=at) if along else []
    _write([turn, *others], given, at=at)
    if note.strip():
        _note(review, turn, note, actor=actor, at=at)
    coded = MessageCoded(
        **about(review),
        message=Ref(turn.message.ref),
        role=ReaderRole(turn.role),
        answers=tuple(answer for _, answer in given),
        seconds=turn.seconds,
        went_along=tuple(Ref(each.message.ref) for each in others),
    )
    record(coded, actor=actor, at=at)
    queue_ranking_when_due(review, actor=actor, at=at)
    return next_turn(review, actor, at=at)


def _along(review: Review, turn: Turn, *, at: datetime) -> list[Turn]:
    """A turn for each message that says the same and that nobody of this reading has before them or has read."""
    messages = goes_along(review, turn)
    turns = Turn.objects.bulk_create(
        Turn(
            review=review,
            message=each.message,
            role=turn.role,
            reader_ref=turn.reader_ref,
            stage=each.stage,
            stratum=each.stratum,
            opened_at=at,
            saved_at=at,
            with_turn=turn,
            lot=each.lot,
        )
        for each in messages
    )
    Queued.objects.filter(review=review, message__in=[each.message for each in messages]).delete()
    return turns


def _write(turns: list[Turn], given: list[tuple[Category, Answer]], *, at: datetime) -> None:
    Coding.objects.bulk_create(
        Coding(
            review=turn.review,
            turn=turn,
            message=turn.message,
            category=category,
            role=turn.role,
            answer=answer,
            reader_ref=turn.reader_ref,
            coded_at=at,
        )
        for turn in turns
        for category, answer in given
    )


@transaction.atomic
def undo_last(*, review: Review, actor: Actor, at: datetime) -> Turn:
    """Undo the actor's last saved coding and put that message before them again. Nothing is deleted.

    The messages that went along with it are unread again. Raises Refused when there is nothing of theirs to undo.
    """
    review = locked(review)
    policy.check_can_read(actor, review)
    last = (
        Turn.objects.filter(
            review=review, reader_ref=actor.ref, saved_at__isnull=False, released_at=None, with_turn=None
        )
        .select_related("message")
        .order_by("-saved_at", "-pk")
        .first()
    )
    if last is None:
        raise Refused("You have coded nothing in this review yet, so there is nothing to undo.")
    hand_back_open(review, actor.ref, at=at)
    others = list(last.went_along.filter(released_at=None).select_related("message"))
    Coding.objects.filter(turn__in=[last, *others], undone_at=None).update(undone_at=at)
    for each in others:
        each.released_at = at
        each.save()
        if each.role == ReaderRole.FIRST:
            back_in_line(review, each)
    last.saved_at, last.opened_at, last.seconds = None, at, 0
    last.save()
    undone = CodingUndone(
        **about(review),
        message=Ref(last.message.ref),
        role=ReaderRole(last.role),
        went_along=tuple(Ref(each.message.ref) for each in others),
    )
    record(undone, actor=actor, at=at)
    return last


@transaction.atomic
def put_aside(*, turn: Turn, actor: Actor, at: datetime) -> Turn | None:
    """Put the message before the actor aside for later, unread, and give them the next."""
    review = locked(turn.review)
    policy.check_can_read(actor, review)
    turn = policy.get_turn(actor, turn.pk)
    if turn.saved_at is not None:
        raise Refused("This message is coded already. Undo it first.")
    turn.put_aside_at = at
    turn.save()
    aside = MessagePutAside(**about(review), message=Ref(turn.message.ref), role=ReaderRole(turn.role))
    record(aside, actor=actor, at=at)
    return next_turn(review, actor, at=at)


@transaction.atomic
def write_note(*, turn: Turn, text: str, actor: Actor, at: datetime) -> Note:
    """Write a note on a message that is before the actor, or was."""
    review = locked(turn.review)
    policy.reading_role(actor, review)
    turn = policy.get_turn(actor, turn.pk)
    return _note(review, turn, text, actor=actor, at=at)


def _note(review: Review, turn: Turn, text: str, *, actor: Actor, at: datetime) -> Note:
    text = check_words(text, "Write the note first.")
    if len(text) > LONGEST_NOTE:
        raise Refused(f"A note holds at most {LONGEST_NOTE:,} characters.")
    note = Note.objects.create(
        review=review,
        message=turn.message,
        role=turn.role,
        text=text,
        salt=new_salt(),
        written_at=at,
        written_by_ref=actor.ref,
    )
    written = NoteWritten(
        **about(review),
        message=Ref(turn.message.ref),
        role=ReaderRole(turn.role),
        text=committed(text, note.salt, "text"),
    )
    record(written, actor=actor, at=at)
    return note

"""The page on which one message is read: the message in its conversation, the keys, and when to rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.chats import policy as chats_policy
from peelian.chats.queries.naming import Names, names_for
from peelian.chats.states import Lock
from peelian.review import policy
from peelian.review.models import Note, Review, Turn
from peelian.review.queries.groups import MOST_SHOWN, goes_along
from peelian.review.queries.work import OrderAge, order_age
from peelian.review.states import CATEGORY_LABELS, GROUND_LABELS, IN_FAVOUR, CategoryKind, Ground, ReaderRole

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from peelian.chats.models import Message

AROUND, MOST_AROUND = 8, 100
SITTING = timedelta(minutes=15)
"""A pause so long ends a sitting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A message as it stands in its conversation."""

    ref: str
    sender: str
    sent_at: datetime | None
    text: str
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A category under its key."""

    number: int
    label: str
    kind: str
    definition: str
    in_favour: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """How long somebody has read without a pause."""

    messages: int
    minutes: int
    rest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPage:
    """Everything on the page. `message` is None when nothing is before the reader."""

    review_ref: str
    title: str
    question: str
    second: bool
    leads: bool
    turn: int
    message: Line | None
    conversation_ref: str
    conversation: str
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    wider: int
    keys: tuple[Key, ...]
    alike: tuple[Line, ...]
    alike_more: int
    notes: tuple[str, ...]
    aside: tuple[tuple[int, str], ...]
    sitting: Sitting
    order: OrderAge | None


def reading_page(
    actor: Actor, review: Review, turn: Turn | None, *, now: datetime, around: int
) -> ReadingPage:
    """The page for one reader. It says nothing of samples, of scores, or of what anybody else coded."""
    role = ReaderRole(turn.role) if turn else None
    second = review.appointments.filter(reader_ref=actor.ref, role=ReaderRole.SECOND, ended_at=None).exists()
    message = turn.message if turn else None
    names = names_for(actor, review.case)
    before, after = (
        around_message(actor, message, most=min(around, MOST_AROUND), names=names) if message else ((), ())
    )
    along = goes_along(review, turn) if turn else []
    return ReadingPage(
        review_ref=review.ref,
        title=review.title,
        question=review.question,
        second=second,
        leads=policy.looks_after(actor, review.case) and not second,
        turn=turn.pk if turn else 0,
        message=lines_of([message], names)[0] if message else None,
        conversation_ref=message.conversation.ref if message else "",
        conversation=(message.conversation.title or "Without a name") if message else "",
        before=before,
        after=after,
        wider=min(around * 3, MOST_AROUND) if around < MOST_AROUND else 0,
        keys=_keys(review),
        alike=lines_of([each.message for each in along[:MOST_SHOWN]], names),
        alike_more=max(0, len(along) - MOST_SHOWN),
        notes=_notes(review, turn, role),
        aside=_aside(review, actor),
        sitting=_sitting(review, actor, now),
        order=None if second else order_age(review),
    )


def around_message(
    actor: Actor, message: "Message", *, most: int, names: Names
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """So many messages before and after one, as the actor may read them."""
    thread = chats_policy.visible_messages(actor).filter(conversation=message.conversation_id)
    before = list(_shown(thread.filter(order__lt=message.order)).order_by("-order")[:most])
    after = list(_shown(thread.filter(order__gt=message.order)).order_by("order")[:most])
    return lines_of(reversed(before), names), lines_of(after, names)


def _shown(messages: "QuerySet[Message]") -> "QuerySet[Message]":
    return messages.select_related("sender__head").prefetch_related("attachments")


def lines_of(messages: Iterable["Message"], names: Names) -> tuple[Line, ...]:
    """Messages as they stand in their conversation."""
    return tuple(
        Line(
            ref=each.ref,
            sender=names.shown(each.sender),
            sent_at=each.sent_at,
            text=each.text,
            files=len(each.attachments.all()),
        )
        for each in messages
    )


def _keys(review: Review) -> tuple[Key, ...]:
    return tuple(
        Key(
            number=each.number,
            label=each.label,
            kind=_kind(each.kind, each.ground),
            definition=each.definition,
            in_favour=each.kind in IN_FAVOUR,
        )
        for each in review.categories.all()
    )


def _kind(kind: str, ground: str) -> str:
    label = CATEGORY_LABELS[CategoryKind(kind)]
    return f"{label}: {GROUND_LABELS[Ground(ground)].lower()}" if ground else label


def _notes(review: Review, turn: Turn | None, role: ReaderRole | None) -> tuple[str, ...]:
    if turn is None:
        return ()
    written = Note.objects.filter(review=review, message=turn.message_id, role=role)
    return tuple(written.order_by("written_at", "pk").values_list("text", flat=True))


def _aside(review: Review, actor: Actor) -> tuple[tuple[int, str], ...]:
    rows = Turn.objects.filter(
        review=review,
        reader_ref=actor.ref,
        released_at=None,
        saved_at=None,
        put_aside_at__isnull=False,
        message__conversation__locked=Lock.NONE,
    ).select_related("message")
    return tuple((row.pk, _short(row.message.text)) for row in rows.order_by("put_aside_at", "pk")[:50])


def _short(text: str) -> str:
    words = " ".join(text.split()) or "No words"
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def _sitting(review: Review, actor: Actor, now: datetime) -> Sitting:
    saved = Turn.objects.filter(
        review=review, reader_ref=actor.ref, with_turn=None, released_at=None, saved_at__isnull=False
    )
    moments = list(saved.order_by("-saved_at").values_list("saved_at", flat=True)[: review.break_items + 1])
    start, messages = now, 0
    for moment in moments:
        if start - moment > SITTING:
            break
        start, messages = moment, messages + 1
    minutes = int((now - start).total_seconds()) // 60
    rest = minutes >= review.break_minutes or messages >= review.break_items
    return Sitting(messages=messages, minutes=minutes, rest=rest)

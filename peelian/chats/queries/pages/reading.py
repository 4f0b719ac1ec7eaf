"""A place in a conversation: a window of messages and system events, and the links from it to everywhere else.

Any place of a thread of a million messages costs the same few queries: places are found by keyset and from the nearest
place mark, never by counting from the beginning.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.chats import policy
from peelian.chats.models import Conversation, Message, PlaceMark, SystemEvent
from peelian.chats.queries.naming import Names, names_for
from peelian.chats.queries.pages import rows as making
from peelian.chats.queries.pages.case import full_title, phones_of
from peelian.chats.queries.pages.holding import chips_for
from peelian.chats.queries.pages.words import LONDON
from peelian.chats.states import CONVERSATION_KIND_LABELS, LOCK_LABELS, ConversationKind, Lock

A_PAGE = 50
BEFORE = 10
"""How many messages stand before the one that was asked for."""
MOST_EVENTS = 200
NO_DAY = "Without a day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which place is wanted. The first that is given counts; none is the beginning."""

    ref: str = ""
    number: int | None = None
    day: date | None = None
    after: int | None = None
    """The messages after this order."""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of a conversation with what stands in the window of it."""

    label: str
    rows: tuple[making.Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPage:
    """A window of a conversation. `earlier` and `later` are orders to go on from, None at either end."""

    ref: str
    title: str
    kind: str
    case_ref: str
    lock: str
    total: int
    first_at: datetime | None
    last_at: datetime | None
    phones: tuple[str, ...]
    days: tuple[DayOf, ...]
    shown: int
    from_number: int
    to_number: int
    earlier: int | None
    later: int | None
    previous_day: str
    previous_day_words: str
    next_day: str
    next_day_words: str
    chosen: str
    trouble: str
    actions: tuple[Action, ...]


def reading_page(actor: Actor, conversation: Conversation, asked: Asked) -> ReadingPage:
    """The window that is asked for, with all that its page shows."""
    messages, chosen, trouble = _window(conversation, asked)
    from_number = number_of(conversation, messages[0].order) if messages else 0
    names = names_for(actor, conversation.case)
    rows = making.message_rows(messages, names=names, first_number=from_number)
    chips = chips_for(conversation, messages)
    rows = [replace(row, chips=chips[row.ref]) for row in rows]
    events = _events(conversation, messages, names, from_start=from_number <= 1)
    phones = phones_of(conversation)
    before, after = _day_before(conversation, messages), _day_after(conversation, messages)
    return ReadingPage(
        ref=conversation.ref,
        title=full_title(conversation, names),
        kind=CONVERSATION_KIND_LABELS[ConversationKind(conversation.kind)],
        case_ref=conversation.case.ref,
        lock=LOCK_LABELS[Lock(conversation.locked)] if conversation.locked != Lock.NONE else "",
        total=conversation.messages,
        first_at=conversation.first_at,
        last_at=conversation.last_at,
        phones=phones,
        days=_by_day(making.in_flow(rows, events)),
        shown=len(rows),
        from_number=from_number,
        to_number=from_number + len(rows) - 1 if rows else 0,
        earlier=messages[0].order if messages and from_number > 1 else None,
        later=messages[-1].order
        if messages and from_number + len(rows) - 1 < conversation.messages
        else None,
        previous_day=before.isoformat() if before else "",
        previous_day_words=_short(before),
        next_day=after.isoformat() if after else "",
        next_day_words=_short(after),
        chosen=chosen,
        trouble=trouble,
        actions=lock_actions(actor, conversation),
    )


def lock_actions(actor: Actor, conversation: Conversation) -> tuple[Action, ...]:
    """Locking a thread that is open, or unlocking one that is locked."""
    if conversation.locked == Lock.NONE:
        url = reverse("chats:lock", args=[conversation.ref])
        return (action("Lock this thread", url, policy.check_can_lock, actor, conversation.case),)
    url = reverse("chats:unlock", args=[conversation.ref])
    return (action("Unlock this thread", url, policy.check_can_unlock, actor, conversation),)


def _of(conversation: Conversation) -> QuerySet[Message]:
    return Message.objects.filter(conversation=conversation).select_related(*making.NAMED)


def _window(conversation: Conversation, asked: Asked) -> tuple[list[Message], str, str]:
    """The messages, the reference of the one that was jumped to, and what could not be found."""
    if asked.ref:
        found = Message.objects.filter(conversation=conversation, ref=asked.ref).first()
        return (
            (_around(conversation, found.order), found.ref, "") if found else _lost(conversation, asked.ref)
        )
    if asked.number is not None:
        found = nth(conversation, asked.number)
        if found is None:
            return _lost(conversation, f"number {asked.number:,}")
        return _around(conversation, found.order), found.ref, ""
    if asked.day is not None:
        return _on_day(conversation, asked.day)
    if asked.before is not None:
        return _backwards(conversation, asked.before, A_PAGE), "", ""
    return _forwards(conversation, asked.after, A_PAGE), "", ""


def _lost(conversation: Conversation, what: str) -> tuple[list[Message], str, str]:
    return (
        _forwards(conversation, None, A_PAGE),
        "",
        f"This conversation has no message {what}. This is its beginning.",
    )


def _on_day(conversation: Conversation, day: date) -> tuple[list[Message], str, str]:
    found = first_since(conversation, datetime.combine(day, time(), tzinfo=LONDON))
    if found is None:
        last = _backwards(conversation, None, A_PAGE)
        return last, "", f"Nothing was sent on {_short(day)} or later. These are the last messages."
    that_day = found.sent_at is not None and found.sent_at.astimezone(LONDON).date() == day
    trouble = (
        "" if that_day else f"Nothing was sent on {_short(day)}. This is the next day on which something was."
    )
    return _around(conversation, found.order, before=0), found.ref, trouble


def _around(conversation: Conversation, order: int, *, before: int = BEFORE) -> list[Message]:
    earlier = _backwards(conversation, order, before) if before else []
    return earlier + _forwards(conversation, order - 1, A_PAGE - len(earlier))


def _forwards(conversation: Conversation, order: int | None, many: int) -> list[Message]:
    found = _of(conversation).order_by("order")
    return list(found[:many] if order is None else found.filter(order__gt=order)[:many])


def _backwards(conversation: Conversation, order: int | None, many: int) -> list[Message]:
    found = _of(conversation).order_by("-order")
    return list(found[:many] if order is None else found.filter(order__lt=order)[:many])[::-1]


def number_of(conversation: Conversation, order: int) -> int:
    """The number of the message at an order, from 1: counted from the nearest place mark."""
    mark = PlaceMark.objects.filter(conversation=conversation, order__lte=order).order_by("-order").first()
    counted = Message.objects.filter(conversation=conversation, order__lte=order)
    if mark is None:
        return counted.count()
    return mark.number + counted.filter(order__gt=mark.order).count()


def nth(conversation: Conversation, number: int) -> Message | None:
    """The message with this number, from 1; None when there is none."""
    if not 1 <= number <= conversation.messages:
        return None
    mark = PlaceMark.objects.filter(conversation=conversation, number__lte=number).order_by("-number").first()
    found = Message.objects.filter(conversation=conversation).order_by("order")
    if mark is None:
        return found[number - 1 : number].first()
    return found.filter(order__gte=mark.order)[number - mark.number : number - mark.number + 1].first()


def first_since(conversation: Conversation, moment: datetime) -> Message | None:
    """The first message in the order of the conversation that was sent at a moment or later."""
    of_mark = Message.objects.filter(conversation=conversation, order=OuterRef("order")).values("sent_at")[:1]
    marks = PlaceMark.objects.filter(conversation=conversation).annotate(at=Subquery(of_mark))
    mark = marks.filter(at__lt=moment).order_by("-number").first()
    found = Message.objects.filter(conversation=conversation, sent_at__gte=moment).order_by("order")
    return (found.filter(order__gte=mark.order) if mark else found).first()


def _events(
    conversation: Conversation, messages: Sequence[Message], names: Names, *, from_start: bool
) -> list[making.EventRow]:
    """The system events of a window: each stands after the message of its order, the first ones before all."""
    found = SystemEvent.objects.filter(conversation=conversation, repeats=None)
    if messages:
        found = found.filter(order__lte=messages[-1].order)
        found = found if from_start else found.filter(order__gte=messages[0].order)
    selected = found.select_related("imported__phone").order_by("order", "pk")[:MOST_EVENTS]
    return making.event_rows(list(selected), names=names)


def _day_before(conversation: Conversation, messages: Sequence[Message]) -> date | None:
    """The last day before the first message shown on which something was sent."""
    first = next((each for each in messages if each.sent_at), None)
    if first is None or first.sent_at is None:
        return None
    begins = datetime.combine(first.sent_at.astimezone(LONDON).date(), time(), tzinfo=LONDON)
    earlier = Message.objects.filter(
        conversation=conversation, order__lt=messages[0].order, sent_at__lt=begins
    )
    moment = earlier.order_by("-order").values_list("sent_at", flat=True).first()
    return moment.astimezone(LONDON).date() if moment else None


def _day_after(conversation: Conversation, messages: Sequence[Message]) -> date | None:
    """The next day after the last message shown on which something was sent."""
    last = next((each for each in reversed(messages) if each.sent_at), None)
    if last is None or last.sent_at is None:
        return None
    following = last.sent_at.astimezone(LONDON).date() + timedelta(days=1)
    begins = datetime.combine(following, time(), tzinfo=LONDON)
    later = Message.objects.filter(
        conversation=conversation, order__gt=messages[-1].order, sent_at__gte=begins
    )
    moment = later.order_by("order").values_list("sent_at", flat=True).first()
    return moment.astimezone(LONDON).date() if moment else None


def _by_day(flow: Sequence[making.Row]) -> tuple[DayOf, ...]:
    return tuple(
        DayOf(_in_full(date.fromisoformat(day)) if day else NO_DAY, tuple(rows))
        for day, rows in groupby(flow, key=lambda row: row.day)
    )


def _in_full(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _short(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""

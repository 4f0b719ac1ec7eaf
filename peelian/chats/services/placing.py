"""What is kept of a conversation beside its messages: system events in their places, place marks, its sums, copies."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Min

from peelian.chats.formats.records import Event, Mark, What
from peelian.chats.merging.matching import LEAST_TOLERANCE, NO_TIME
from peelian.chats.merging.ordering import ROOM
from peelian.chats.merging.zones import moment, ms_of
from peelian.chats.models import Conversation, Copy, Message, PlaceMark, SystemEvent
from peelian.chats.services.bulk import insert, reserve
from peelian.chats.services.joining import Plan
from peelian.chats.services.writing import Writing, Written
from peelian.chats.states import ConversationKind

EVERY = 500
EVENT_COLUMNS = (
    "id", "conversation_id", "imported_id", "member", "start", "end", "sent_at", "what", "text", "actor_id", "others",
    "value", "order", "repeats_id",
)  # fmt: skip


def write_events(writing: Writing, plan: Plan, written: Written) -> int:
    """Keep a thread's system events, each after the message it follows in its file. Returns how many."""
    events = plan.thread.events
    if not events:
        return 0
    earlier = _earlier(written.conversation)
    number = reserve(SystemEvent, len(events))
    insert(SystemEvent, EVENT_COLUMNS, _event_rows(writing, plan, written, earlier, number))
    return len(events)


Told = tuple[str, int | None, tuple[int, ...], str]


def _earlier(conversation: Conversation) -> dict[Told, list[tuple[int, int]]]:
    """System events of a conversation that are no repetition, by what they tell: (moment, row number)."""
    told: dict[Told, list[tuple[int, int]]] = {}
    first = SystemEvent.objects.filter(conversation=conversation, repeats=None, sent_at__isnull=False)
    columns = ("pk", "what", "actor_id", "others", "value", "sent_at")
    for pk, what, actor, others, value, sent_at in first.order_by("pk").values_list(*columns):
        told.setdefault((what, actor, tuple(sorted(others)), value), []).append((ms_of(sent_at) or 0, pk))
    return told


def _event_rows(
    writing: Writing, plan: Plan, written: Written, earlier: dict[Told, list[tuple[int, int]]], number: int
) -> Iterator[tuple[Any, ...]]:
    clock, near = plan.common.clock_ms, max(LEAST_TOLERANCE, plan.common.tolerance)
    for pk, (row, event) in enumerate(plan.thread.events, number):
        actor, others = _people(writing, event)
        same = earlier.get((event.what.value, actor, tuple(sorted(others)), event.value), ())
        at = None if event.at is None else event.at - clock
        repeats = next((pk for when, pk in same if at is not None and abs(when - at) <= near), None)
        yield (
            pk,
            written.conversation.pk,
            writing.imported.pk,
            event.member,
            event.start,
            event.end,
            writing.stamp(event.at),
            event.what.value,
            event.text,
            actor,
            json.dumps(others),
            event.value,
            _order_after(written.orders, row),
            repeats,
        )


def _people(writing: Writing, event: Event) -> tuple[int | None, list[int]]:
    draft, participants = writing.draft, writing.participants
    actor = participants[draft.place(event.actor)] if event.actor else None
    return actor, [participants[draft.place(each)] for each in event.others]


def _order_after(orders: list[int], row: int) -> int:
    """Where an event stands: with the message before it, after which it is shown; before all when there is none."""
    if row > 0:
        return orders[row - 1]
    return orders[0] - ROOM // 2 if orders else 0


def mark_places(conversation: Conversation) -> None:
    """Count a conversation's messages anew, and mark the place of every five-hundredth."""
    PlaceMark.objects.filter(conversation=conversation).delete()
    statement = (
        'INSERT INTO chats_placemark (conversation_id, number, "order") SELECT %s, number, "order" FROM '
        '(SELECT "order", ROW_NUMBER() OVER (ORDER BY "order") AS number '
        "FROM chats_message WHERE conversation_id = %s) counted WHERE number %% %s = 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [conversation.pk, conversation.pk, EVERY])
    found = Message.objects.filter(conversation=conversation).aggregate(
        count=Count("pk"), first=Min("sent_at"), last=Max("sent_at")
    )
    conversation.messages = found["count"]
    conversation.first_at, conversation.last_at = found["first"], found["last"]
    conversation.save(update_fields=["messages", "first_at", "last_at", "title", "kind"])


def describe(conversation: Conversation, plan: Plan, writing: Writing) -> None:
    """Give a conversation its kind: a group by what happened in it or by who speaks in it.

    One that bears an identifier takes the title that this export gives the thread.
    """
    if conversation.title == plan.thread.key:
        conversation.title = plan.thread.title
    if conversation.kind != ConversationKind.UNKNOWN:
        return
    thread = plan.thread
    group_only = {
        What.CREATED,
        What.ADDED,
        What.REMOVED,
        What.LEFT,
        What.JOINED,
        What.RENAMED_GROUP,
        What.MEMBERS,
    }
    people = {writing.participants[sender] for sender in set(thread.sender) if sender >= 0}
    people |= {writing.participants[writing.draft.place(account.key)] for account in thread.accounts}
    if len(people) > 2 or any(event.what in group_only for _, event in thread.events):
        conversation.kind = ConversationKind.GROUP
    elif people:
        conversation.kind = ConversationKind.ONE_TO_ONE


def write_copy(writing: Writing, plan: Plan, written: Written, *, own: int | None) -> Copy:
    """Keep what this import holds of the conversation."""
    thread = plan.thread
    times = [at for at in thread.at if at != NO_TIME]
    owner = _owner(thread.sender, thread.marks) if own is None else own
    held = plan.conversation_id is not None
    return Copy.objects.create(
        conversation=written.conversation,
        imported=writing.imported,
        key=thread.key,
        joined=plan.joined,
        in_common=sum(own >= 0 for own in plan.found),
        messages=len(thread),
        first_at=moment(min(times)) if times else None,
        last_at=moment(max(times)) if times else None,
        owner_id=None if owner is None else writing.participants[owner],
        owner_is_admin=_is_admin(writing, thread.accounts, owner),
        clock_ms=plan.common.clock_ms if held else None,
        clock_spread_ms=plan.common.spread_ms if held else None,
    )


def _owner(senders: Any, marks: Any) -> int | None:
    """The account that sent what the export marks as sent from the phone itself."""
    for sender, mark in zip(senders, marks, strict=True):
        if mark & Mark.OWNER and sender >= 0:
            return int(sender)
    return None


def _is_admin(writing: Writing, accounts: Any, owner: int | None) -> bool | None:
    if owner is None:
        return None
    said = [
        each.admin for each in accounts if writing.draft.place(each.key) == owner and each.admin is not None
    ]
    return said[-1] if said else None

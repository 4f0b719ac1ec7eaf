"""Keeping the stays equal to what messages and system events say, in the transaction of the event that changes it."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import Max, Min

from peelian.chats import events
from peelian.chats.formats.records import What
from peelian.chats.index.moments import milliseconds
from peelian.chats.membership import Cover, Happened, stays
from peelian.chats.membership import Stay as Lane
from peelian.chats.merging.zones import moment, ms_of
from peelian.chats.models import Conversation, Copy, Participant, Stay, SystemEvent
from peelian.ledger.projections import follows
from peelian.ledger.recorded import Recorded

CHANGES = (
    events.ImportCompleted,
    events.ConversationsMerged,
    events.ParticipantsMatched,
    events.ParticipantsParted,
)
_CHUNK = 10_000


@follows(*CHANGES)
def follow(recorded: Recorded) -> None:
    """Work out anew the stays of the conversations that an event may have changed."""
    for conversation in _changed(recorded.event):
        rebuild(conversation)


def _changed(event: Any) -> Iterator[Conversation]:
    of_case = Conversation.objects.filter(case__ref=event.subject, merged_into=None)
    if isinstance(event, events.ImportCompleted):
        of_case = of_case.filter(copies__imported__ref=event.import_ref)
    elif isinstance(event, events.ConversationsMerged):
        of_case = of_case.filter(ref=event.kept)
    else:
        named = Participant.objects.filter(ref__in=[event.participant, event.same_as])
        group = [head or pk for pk, head in named.values_list("pk", "head_id")]
        group += list(named.values_list("pk", flat=True))
        of_case = of_case.filter(stays__participant__in=group)
    yield from of_case.order_by("pk").distinct()


def rebuild(conversation: Conversation) -> None:
    """Throw away the stays of a conversation and work them out anew."""
    heads = dict(
        Participant.objects.filter(case=conversation.case).exclude(head=None).values_list("pk", "head_id")
    )
    happened = list(_happened(conversation, heads))
    covers = _covers(conversation)
    made = stays(happened, _written(conversation, heads), covers)
    Stay.objects.filter(conversation=conversation).delete()
    Stay.objects.bulk_create((_row(conversation, lane) for lane in made), batch_size=1_000)


def _row(conversation: Conversation, lane: Lane) -> Stay:
    return Stay(
        conversation=conversation,
        participant_id=lane.who,
        from_at=moment(lane.start),
        until_at=moment(lane.until),
        standing=lane.standing,
        opened_by=lane.opened_by,
        closed_by=lane.closed_by,
        conflict=lane.conflict,
    )


def _happened(conversation: Conversation, heads: dict[int, int]) -> Iterator[Happened]:
    """The system events, each once: what several phones tell is told by the first."""
    rows = SystemEvent.objects.filter(conversation=conversation, repeats=None, sent_at__isnull=False)
    shifts = dict(Copy.objects.filter(conversation=conversation).values_list("imported_id", "clock_ms"))
    columns = rows.order_by("order", "pk").values_list("sent_at", "imported_id", "what", "actor_id", "others")
    for sent_at, imported, what, actor, others in columns:
        named = tuple(dict.fromkeys(heads.get(each, each) for each in others))
        at = (ms_of(sent_at) or 0) - (shifts.get(imported) or 0)
        yield Happened(at, What(what), heads.get(actor, actor), named)


def _written(conversation: Conversation, heads: dict[int, int]) -> Iterator[tuple[int, int]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"SELECT {milliseconds('sent_at')} - shift_ms, sender_id FROM chats_message "  # noqa: S608 - names of ours
            "WHERE conversation_id = %s AND sender_id IS NOT NULL AND sent_at IS NOT NULL",
            [conversation.pk],
        )
        while rows := cursor.fetchmany(_CHUNK):
            for at, sender in rows:
                yield at, heads.get(sender, sender)


def _covers(conversation: Conversation) -> list[Cover]:
    """The time that each copy covers, its system events included; departures are told to administrators."""
    told = {
        imported: (ms_of(first), ms_of(last))
        for imported, first, last in _times_of_events(conversation)
        if first is not None
    }
    covers = []
    for copy in Copy.objects.filter(conversation=conversation):
        times = [ms_of(copy.first_at), ms_of(copy.last_at), *told.get(copy.imported_id, ())]
        known = [each - (copy.clock_ms or 0) for each in times if each is not None]
        if known:
            covers.append(Cover(min(known), max(known) + 1, bool(copy.owner_is_admin)))
    return covers


def _times_of_events(conversation: Conversation) -> Any:
    rows = SystemEvent.objects.filter(conversation=conversation).exclude(what=What.MEMBERS)
    grouped = rows.values("imported_id").annotate(first=Min("sent_at"), last=Max("sent_at"))
    return grouped.order_by("imported_id").values_list("imported_id", "first", "last")

"""Who was exposed to a message, and what each did about it: sent, reacted, replied, left, silent, or not known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from peelian.chats.answering import Answered, those_about
from peelian.chats.formats.records import Mark, What
from peelian.chats.models import Message, Participant, Reaction, Receipt, Stay, SystemEvent
from peelian.chats.states import Exposed, Ground, Standing

MINUTES, MESSAGES = 10, 5
"""Posting next: within so many minutes and so many messages. Leaving after: within so many hours."""
HOURS = 24
HISTORY_MESSAGES, HISTORY_DAYS = 100, 14
"""What may be handed to somebody who joins (WhatsApp, February 2026)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """One participant and one message: every act, in the order of `Exposed`, with its moment where there is one."""

    participant: Participant
    standing: Standing
    acts: tuple[Exposed, ...]
    moments: Mapping[Exposed, datetime]

    @property
    def silent(self) -> bool:
        """In the group, and nothing shows that they did anything."""
        return Exposed.SILENT in self.acts


def exposure_of(
    message: Message,
    *,
    answers: Sequence[Answered] = (),
    minutes: int = MINUTES,
    messages: int = MESSAGES,
) -> tuple[Exposure, ...]:
    """The exposure of everybody whom the conversation knows to one message, by name.

    `answers` are the challenges and reports that readers found in the conversation: nothing here decides it.
    A participant stands for all whom decisions made one with them.
    """
    lanes, heads = _lanes(message), _Heads(message.conversation.case_id)
    acts: dict[int, dict[Exposed, datetime | None]] = {pk: {} for pk in lanes}
    for act, found in _acts(message, heads, minutes=minutes, messages=messages):
        for pk, at in found.items():
            acts.setdefault(pk, {}).setdefault(act, at)
    for act in (Exposed.CHALLENGED, Exposed.REPORTED):
        for pk, at in those_about(message, answers, act).items():
            acts.setdefault(pk, {})[act] = at
    people = Participant.objects.in_bulk(acts)
    shared = _shared_later(message, heads)
    made = [_exposure(people[pk], message, lanes.get(pk, []), acts[pk], pk in shared) for pk in acts]
    return tuple(sorted(made, key=lambda each: (each.participant.name.casefold(), each.participant.pk)))


def _exposure(
    participant: Participant,
    message: Message,
    lane: list[Stay],
    acts: dict[Exposed, datetime | None],
    given: bool,
) -> Exposure:
    standing = Standing.IN if Exposed.SENT in acts else _standing(lane, message.aligned_at)
    done = {act for act in acts if act not in {Exposed.READ, Exposed.DELIVERED}}
    if not done:
        acts[_undone(standing, given)] = None
    return Exposure(
        participant=participant,
        standing=standing,
        acts=tuple(act for act in Exposed if act in acts),
        moments={act: at for act, at in acts.items() if at is not None},
    )


def _undone(standing: Standing, given: bool) -> Exposed:
    if standing is Standing.IN:
        return Exposed.SILENT
    if given:
        return Exposed.MAY_HAVE_BEEN_GIVEN
    return Exposed.NOT_THERE if standing is Standing.OUT else Exposed.UNKNOWN


def _standing(lane: list[Stay], at: datetime | None) -> Standing:
    if at is not None:
        for stay in lane:
            if stay.from_at <= at and (stay.until_at is None or at < stay.until_at):
                return Standing(stay.standing)
    return Standing.UNKNOWN


def _lanes(message: Message) -> dict[int, list[Stay]]:
    lanes: dict[int, list[Stay]] = {}
    for stay in Stay.objects.filter(conversation_id=message.conversation_id).order_by("from_at", "pk"):
        lanes.setdefault(stay.participant_id, []).append(stay)
    return lanes


Found = dict[int, datetime | None]


def _acts(message: Message, heads: "_Heads", *, minutes: int, messages: int) -> list[tuple[Exposed, Found]]:
    reactions = Reaction.objects.filter(message=message).order_by("reacted_at")
    receipts = list(Receipt.objects.filter(message=message))
    answering = Message.objects.filter(reply_to=message).order_by("order")
    replies = [each for each in answering if each.conversation_id == message.conversation_id]
    return [
        (Exposed.SENT, {} if message.sender_id is None else {heads(message.sender_id): message.sent_at}),
        (Exposed.REACTED, {heads(each.participant_id): each.reacted_at for each in reactions}),
        (Exposed.REPLIED, {heads(each.sender_id): each.sent_at for each in replies if each.sender_id}),
        (Exposed.FORWARDED, _forwarded(message, heads)),
        (Exposed.POSTED_NEXT, _posted_next(message, heads, minutes=minutes, messages=messages)),
        (Exposed.LEFT_AFTER, _left_after(message)),
        (Exposed.READ, {heads(each.participant_id): each.read_at for each in receipts if each.read_at}),
        (
            Exposed.DELIVERED,
            {heads(each.participant_id): each.delivered_at for each in receipts if each.delivered_at},
        ),
    ]


class _Heads:
    """A participant as the one whom decisions made of them."""

    def __init__(self, case_id: int) -> None:
        followers = Participant.objects.filter(case_id=case_id).exclude(head=None)
        self._heads = dict(followers.values_list("pk", "head_id"))

    def __call__(self, pk: int) -> int:
        return self._heads.get(pk) or pk


def _forwarded(message: Message, heads: _Heads) -> Found:
    """Who sent the same words on, marked as forwarded, into any conversation of the case that is open."""
    if not message.text_key & 1 or message.aligned_at is None:
        return {}
    again = Message.objects.filter(
        text_key=message.text_key,
        sent_at__gt=message.sent_at,
        conversation__case_id=message.conversation.case_id,
        conversation__locked=message.conversation.locked,
        conversation__merged_into=None,
    ).order_by("sent_at")
    wanted = Mark.FORWARDED | Mark.FORWARDED_OFTEN
    return {
        heads(each.sender_id): each.sent_at
        for each in reversed(again)
        if each.sender_id and each.marks & wanted
    }


def _posted_next(message: Message, heads: _Heads, *, minutes: int, messages: int) -> Found:
    if message.aligned_at is None:
        return {}
    later = Message.objects.filter(conversation_id=message.conversation_id, order__gt=message.order)
    near = later.order_by("order")[:messages]
    until = message.aligned_at + timedelta(minutes=minutes)
    found: Found = {}
    for each in near:
        if (
            each.sender_id
            and each.sent_at
            and each.aligned_at <= until
            and each.sender_id != message.sender_id
        ):
            found.setdefault(heads(each.sender_id), each.sent_at)
    return found


def _left_after(message: Message) -> Found:
    """Who left of themselves within a day: being removed is not their act."""
    if message.aligned_at is None:
        return {}
    closed = Stay.objects.filter(
        conversation_id=message.conversation_id,
        closed_by=Ground.LEFT,
        from_at__lte=message.aligned_at,
        until_at__gt=message.aligned_at,
        until_at__lte=message.aligned_at + timedelta(hours=HOURS),
    )
    return dict(closed.values_list("participant_id", "until_at"))


def _shared_later(message: Message, heads: _Heads) -> set[int]:
    """Whom earlier messages were handed to on joining, where this one may have been among them."""
    if message.aligned_at is None:
        return set()
    handed = SystemEvent.objects.filter(
        conversation_id=message.conversation_id,
        what=What.HISTORY_SHARED,
        sent_at__gt=message.aligned_at,
        sent_at__lte=message.aligned_at + timedelta(days=HISTORY_DAYS),
    )
    found: set[int] = set()
    for event in handed:
        between = Message.objects.filter(
            conversation_id=message.conversation_id, order__gt=message.order, order__lte=event.order
        )
        if between[: HISTORY_MESSAGES + 1].count() < HISTORY_MESSAGES:
            found.update(heads(pk) for pk in event.others)
    return found

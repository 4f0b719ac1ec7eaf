"""A person's decision whether two threads are one conversation, and the merging that follows from it."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connection, transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.chats import policy
from peelian.chats.events import ConversationsMerged, MergeRejected
from peelian.chats.index.engines import Row, engine_of, keys_of
from peelian.chats.index.words import indexed
from peelian.chats.merging.matching import Heard, Overlap, Voices, overlap, pair
from peelian.chats.merging.ordering import orders, places
from peelian.chats.models import (
    Attachment,
    Conversation,
    Copy,
    Message,
    Participant,
    Proposal,
    Reaction,
    Receipt,
    SystemEvent,
    Witness,
)
from peelian.chats.services.bulk import change, hold_merging
from peelian.chats.services.committing import check_reasons
from peelian.chats.services.joining import Old, read_old
from peelian.chats.services.placing import mark_places
from peelian.chats.states import Joined, Lock, ProposalStatus
from peelian.ledger.digests import committed
from peelian.ledger.events import Ref
from peelian.ledger.services import record

_CARRIED = (Witness, Attachment, Reaction, Receipt)
_BATCH = 500


@transaction.atomic
def reject_merge(*, proposal: Proposal, reasons: str, actor: Actor, at: datetime) -> Proposal:
    """Decide that two threads are different conversations. Raises Refused when it was decided before."""
    kept = _open(proposal, reasons, actor)
    _settle(kept, ProposalStatus.REJECTED, reasons, actor, at)
    told = MergeRejected(
        subject=Ref(kept.first.case.ref),
        first=Ref(kept.first.ref),
        second=Ref(kept.second.ref),
        reasons=committed(reasons, kept.salt, "reasons"),
    )
    record(told, actor=actor, at=at)
    return kept


@transaction.atomic
def accept_merge(*, proposal: Proposal, reasons: str, actor: Actor, at: datetime) -> Conversation:
    """Decide that two threads are one conversation: the second's messages join the first, what both hold is read once.

    A message of the second that the first holds too stays as a row that names the one read in its place, so that a
    reference to it still leads there. Raises Refused when it was decided before, or one of the two is locked.
    """
    hold_merging()
    kept = _open(proposal, reasons, actor)
    first, second = _whole(kept.first), _whole(kept.second)
    if first.pk == second.pk:
        raise Refused("These two threads are one conversation already.")
    if first.locked != Lock.NONE or second.locked != Lock.NONE:
        raise Refused("One of the two threads is locked. It must be unlocked before they can be one.")
    moved, common = _merge(first, second)
    _settle(kept, ProposalStatus.ACCEPTED, reasons, actor, at)
    told = ConversationsMerged(
        subject=Ref(first.case.ref),
        kept=Ref(first.ref),
        merged=Ref(second.ref),
        messages=moved,
        in_common=common,
        reasons=committed(reasons, kept.salt, "reasons"),
    )
    record(told, actor=actor, at=at)
    return first


def _open(proposal: Proposal, reasons: str, actor: Actor) -> Proposal:
    found = Proposal.objects.select_for_update(of=("self",)).select_related("first__case", "second__case")
    kept = found.get(pk=proposal.pk)
    policy.check_can_match(actor, kept.first.case)
    check_reasons(reasons)
    if kept.status != ProposalStatus.OPEN:
        raise Refused("This was decided already.")
    return kept


def _settle(proposal: Proposal, status: ProposalStatus, reasons: str, actor: Actor, at: datetime) -> None:
    proposal.status, proposal.reasons = status, reasons
    proposal.decided_at, proposal.decided_by_ref = at, actor.ref
    proposal.save(update_fields=["status", "reasons", "decided_at", "decided_by_ref"])


def _whole(conversation: Conversation) -> Conversation:
    """The conversation that a thread is part of by now."""
    found = (
        Conversation.objects.select_for_update(of=("self",)).select_related("case").get(pk=conversation.pk)
    )
    return found if found.merged_into is None else _whole(found.merged_into)


def _merge(first: Conversation, second: Conversation) -> tuple[int, int]:
    """Move the second's messages into the first. Returns how many moved, and how many both held."""
    followers = Participant.objects.filter(case=first.case).exclude(head=None)
    heads = dict(followers.values_list("pk", "head_id"))
    old, new = read_old(first.pk, heads), read_old(second.pk, heads)
    common = overlap(old.side(), new.side())
    voices = Voices()
    voices.listen(old.side(), new.side(), common.anchors)
    found = pair(old.side(), new.side(), common, Heard(voices.settled()))
    pairs = [(old.ids[own], new.ids[row]) for row, own in enumerate(found) if own >= 0]
    alone = [new.ids[row] for row, own in enumerate(found) if own < 0]
    engine_of(connection).forget(_index_rows(second, new.ids.tolist()))
    _place(old, new, found, common)
    _repoint(pairs)
    for some in _some(alone):
        Message.objects.filter(pk__in=some).update(conversation=first)
    engine_of(connection).add(_index_rows(first, sorted(alone)))
    SystemEvent.objects.filter(conversation=second).update(conversation=first)
    copies = Copy.objects.filter(conversation=second)
    copies.update(conversation=first, joined=Joined.DECISION, in_common=len(pairs))
    second.merged_into = first
    second.save(update_fields=["merged_into"])
    mark_places(first)
    mark_places(second)
    return len(alone), len(pairs)


def _place(old: Old, new: Old, found: list[int], common: Overlap) -> None:
    """Give the messages that move their places among those that were there."""
    put = places(old.at, new.at, found, clock_ms=common.clock_ms)
    order, renumbered = orders(old.order, put, found)
    if renumbered is not None:
        change(Message, "order", zip(renumbered, old.ids, strict=True))
    change(Message, "order", ((order[row], new.ids[row]) for row, own in enumerate(found) if own < 0))


def _repoint(pairs: list[tuple[int, int]]) -> None:
    """What a message of the second carried is carried by its like in the first, which is read in its place."""
    change(Message, "same_as_id", pairs)
    for model in _CARRIED:
        for kept, gone in pairs:
            model.objects.filter(message_id=gone).update(message_id=kept)  # type: ignore[attr-defined]  # each has objects


def _index_rows(conversation: Conversation, numbers: list[int]) -> Iterator[Row]:
    """Messages as the index knows them in a conversation."""
    for some in _some(numbers):
        rows = (
            Message.objects.filter(pk__in=some)
            .order_by("pk")
            .values_list("pk", "text", "sender_id", "sent_at")
        )
        for pk, text, sender, sent_at in rows:
            day = f"{sent_at.astimezone(UTC):%Y%m%d}" if sent_at else ""
            keys = keys_of(case=conversation.case_id, conversation=conversation.pk, sender=sender, day=day)
            yield pk, indexed(text), keys


def _some(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _BATCH):
        yield numbers[start : start + _BATCH]

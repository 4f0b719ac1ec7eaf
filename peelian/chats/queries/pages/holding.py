"""Which phones hold a message, which covered its time and do not, and whose copy differs: chips for a page of rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from peelian.chats.formats.records import Mark
from peelian.chats.models import Conversation, Copy, Message, Stay, Witness
from peelian.chats.states import DIFFERENCE_LABELS, HELD_SENTENCES, Difference, Held, Standing

RECOVERED = "Holds it among what had been deleted on the phone: the extraction recovered it."
WORDS = {Held.HELD: "", Held.LOST: "not held", Held.NOT_KNOWN: "not known"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One phone and one message: what it has of it, in words. `kind` is for the look, and says nothing more."""

    label: str
    says: str
    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Held:
    label: str
    first_at: datetime | None
    last_at: datetime | None
    owner: int | None
    phone: int


def chips_for(conversation: Conversation, messages: Sequence[Message]) -> dict[str, tuple[Chip, ...]]:
    """By the reference of each message, a chip for each phone that holds the conversation: three queries."""
    copies = _copies(conversation)
    stays = _stays_of_owners(conversation, copies)
    witnesses = _witnesses(messages)
    return {
        message.ref: tuple(
            _chip(message, phone, copies[phone], witnesses[message.pk], stays) for phone in copies
        )
        for message in messages
    }


def _copies(conversation: Conversation) -> dict[int, list[_Held]]:
    """What each phone holds, by the row of the phone; several files of one phone are one phone."""
    found = Copy.objects.filter(conversation=conversation).select_related("imported__phone", "owner")
    held: dict[int, list[_Held]] = defaultdict(list)
    for each in found.order_by("imported__phone_id", "pk"):
        phone = each.imported.phone
        owner = each.owner.head_id_or_own if each.owner else None
        held[phone.pk].append(_Held(phone.label, each.first_at, each.last_at, owner, phone.pk))
    return held


def _stays_of_owners(conversation: Conversation, copies: dict[int, list[_Held]]) -> dict[int, list[Stay]]:
    owners = {each.owner for held in copies.values() for each in held if each.owner}
    found = Stay.objects.filter(conversation=conversation, standing=Standing.IN).select_related("participant")
    stays: dict[int, list[Stay]] = defaultdict(list)
    theirs = Q(participant__in=owners) | Q(participant__head__in=owners)
    for stay in found.filter(theirs) if owners else ():
        stays[stay.participant.head_id_or_own].append(stay)
    return stays


def _witnesses(messages: Sequence[Message]) -> dict[int, dict[int, tuple[Difference, bool]]]:
    """By message and phone, how its copy differs, and whether it was recovered from what had been deleted there."""
    found = Witness.objects.filter(message__in=[each.pk for each in messages]).order_by("pk")
    held: dict[int, dict[int, tuple[Difference, bool]]] = defaultdict(dict)
    for message, phone, differs, marks in found.values_list("message", "imported__phone", "differs", "marks"):
        held[message].setdefault(phone, (Difference(differs), bool(marks & Mark.RECOVERED)))
    return held


def _chip(
    message: Message,
    phone: int,
    copies: Sequence[_Held],
    witnesses: dict[int, tuple[Difference, bool]],
    stays: dict[int, list[Stay]],
) -> Chip:
    label = copies[0].label
    if phone in witnesses:
        return _held(label, *witnesses[phone])
    held = Held.LOST if any(_should_hold(message, copy, stays) for copy in copies) else Held.NOT_KNOWN
    return Chip(label, WORDS[held], "lost", HELD_SENTENCES[held])


def _held(label: str, differs: Difference, recovered: bool) -> Chip:
    """A phone that has the message: the same, another version, or deleted there and brought back."""
    says = [DIFFERENCE_LABELS[differs].lower()] if differs != Difference.NONE else []
    if recovered:
        return Chip(label, ", ".join([*says, "deleted there and recovered"]), "differs", RECOVERED)
    return Chip(label, "".join(says), "differs" if says else "", HELD_SENTENCES[Held.HELD])


def _should_hold(message: Message, copy: _Held, stays: dict[int, list[Stay]]) -> bool:
    """Whether a phone covers the time of a message while its owner was in: then not holding it is a finding."""
    at = message.aligned_at
    if at is None or copy.first_at is None or copy.last_at is None or copy.owner is None:
        return False
    if not copy.first_at <= at <= copy.last_at:
        return False
    return any(
        stay.from_at <= at and (stay.until_at is None or at < stay.until_at) for stay in stays[copy.owner]
    )

"""One message: the whole of it, where each copy stands, and who was in the room when it was sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from peelian.access.actors import Actor
from peelian.chats.answering import answers_in
from peelian.chats.models import Message, Receipt, Stay
from peelian.chats.queries.exposure import Exposure, exposure_of
from peelian.chats.queries.naming import Names, names_for
from peelian.chats.queries.pages.case import full_title
from peelian.chats.queries.pages.holding import chips_for
from peelian.chats.queries.pages.reading import number_of
from peelian.chats.queries.pages.rows import MessageRow, message_rows
from peelian.chats.queries.pages.words import full_words
from peelian.chats.states import EXPOSED_LABELS, GROUND_SENTENCES, STANDING_LABELS, Exposed, Ground, Standing

HEADINGS = ("Participant", "When it was sent", "Grounds", "What they did", "Times")
_NO_GROUND = "The conversation does not name them at that time."


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """One participant and the message: in, out or not known, on what grounds, and what they did about it."""

    ref: str
    name: str
    standing: str
    grounds: str
    acts: tuple[tuple[str, str], ...]
    """What they did, with its moment in words where there is one."""

    @property
    def cells(self) -> list[str]:
        """The row as a line of a file."""
        did = "; ".join(label for label, _ in self.acts)
        when = "; ".join(at for _, at in self.acts if at)
        return [self.name, self.standing, self.grounds, did, when]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage:
    """One message in full."""

    row: MessageRow
    conversation_ref: str
    conversation: str
    case_ref: str
    present: tuple[tuple[str, tuple[Present, ...]], ...]
    """By standing, in the order in, not known, out."""
    total: int
    receipts: tuple[tuple[str, str], ...]


def message_page(actor: Actor, message: Message) -> MessagePage:
    """Everything about a message that policy gave."""
    conversation = message.conversation
    names = names_for(actor, conversation.case)
    rows = message_rows(
        [message], names=names, first_number=number_of(conversation, message.order), whole=True
    )
    present = presence_of(actor, message, names)
    return MessagePage(
        row=replace(rows[0], chips=chips_for(conversation, [message])[message.ref]),
        conversation_ref=conversation.ref,
        conversation=full_title(conversation, names),
        case_ref=conversation.case.ref,
        present=tuple(_by_standing(present)),
        total=len(present),
        receipts=_receipts(message, names),
    )


def presence_of(actor: Actor, message: Message, names: Names) -> tuple[Present, ...]:
    """Everybody whom the conversation knows, and the message."""
    exposures = exposure_of(message, answers=answers_in(actor, message.conversation))
    grounds = _grounds(message)
    return tuple(_present(each, grounds.get(each.participant.pk, ""), message, names) for each in exposures)


def presence_as_lines(actor: Actor, message: Message) -> Iterator[list[str]]:
    """The same as lines of a file, headings first."""
    yield list(HEADINGS)
    for each in presence_of(actor, message, names_for(actor, message.conversation.case)):
        yield each.cells


def _by_standing(present: Sequence[Present]) -> Iterator[tuple[str, tuple[Present, ...]]]:
    for standing in (Standing.IN, Standing.UNKNOWN, Standing.OUT):
        label = STANDING_LABELS[standing]
        found = tuple(each for each in present if each.standing == label)
        if found:
            yield label, found


def _present(exposure: Exposure, grounds: str, message: Message, names: Names) -> Present:
    if Exposed.SENT in exposure.acts:
        grounds = GROUND_SENTENCES[Ground.WROTE]
    return Present(
        ref=exposure.participant.ref,
        name=names.shown(exposure.participant),
        standing=STANDING_LABELS[exposure.standing],
        grounds=grounds or _NO_GROUND,
        acts=tuple(
            (EXPOSED_LABELS[act], _moment(act, exposure.moments.get(act), message)) for act in exposure.acts
        ),
    )


def _moment(act: Exposed, at: datetime | None, message: Message) -> str:
    """When it was done; the moment of sending is the message's own and not said again."""
    return "" if at is None or act is Exposed.SENT or at == message.sent_at else full_words(at)


def _grounds(message: Message) -> dict[int, str]:
    """By participant, what opened and what ended the stretch of time in which the message was sent."""
    at = message.aligned_at
    if at is None:
        return {}
    ended = Q(until_at=None) | Q(until_at__gt=at)
    found = Stay.objects.filter(ended, conversation=message.conversation_id, from_at__lte=at)
    return {
        stay.participant.head_id_or_own: _in_words(stay)
        for stay in found.select_related("participant").order_by("from_at", "pk")
    }


def _in_words(stay: Stay) -> str:
    opened = f"From {full_words(stay.from_at)}: {GROUND_SENTENCES[Ground(stay.opened_by)]}"
    until = f"Until {full_words(stay.until_at)}: " if stay.until_at else "Until the end: "
    conflict = " The record contradicts itself here." if stay.conflict else ""
    return f"{opened} {until}{GROUND_SENTENCES[Ground(stay.closed_by)]}{conflict}"


def _receipts(message: Message, names: Names) -> tuple[tuple[str, str], ...]:
    found = Receipt.objects.filter(message=message).select_related("participant__head").order_by("pk")
    return tuple((names.shown(each.participant), _reached(each)) for each in found)


def _reached(receipt: Receipt) -> str:
    said = (
        ("delivered", receipt.delivered_at), ("read", receipt.read_at), ("played", receipt.played_at)
    )  # fmt: skip
    return ", ".join(f"{word} {full_words(at)}" for word, at in said if at) or "no time given"

"""Any place of any thread at once: by number or by message, with what stands before and after it."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden
from peelian.chats import policy
from peelian.chats.models import Conversation, Message, PlaceMark

if TYPE_CHECKING:
    from collections.abc import Sequence


def messages_around(
    actor: Actor, conversation: Conversation, place: str | int, *, before: int = 20, after: int = 40
) -> "Sequence[Message]":
    """Messages of a conversation in order: `before` of them before a place, the one there, and `after` after it.

    `place` is a message's reference or its number in the thread, counted from 1; a number past the end is the end.
    Raises Hidden for a conversation or a message that the actor may not read.
    """
    if not policy.visible_conversations(actor).filter(pk=conversation.pk).exists():
        raise Hidden
    order = order_at(conversation, place) if isinstance(place, int) else _order_of(conversation, place)
    if order is None:
        return []
    own = _rows(conversation)
    earlier = list(own.filter(order__lt=order).order_by("-order")[:before])
    return [*reversed(earlier), *own.filter(order__gte=order).order_by("order")[: after + 1]]


def _rows(conversation: Conversation) -> QuerySet[Message]:
    return Message.objects.filter(conversation=conversation).select_related("sender", "reply_to")


def _order_of(conversation: Conversation, ref: str) -> int:
    found = Message.objects.filter(conversation=conversation, ref=ref).values_list("order", flat=True).first()
    if found is None:
        raise Hidden
    return found


def order_at(conversation: Conversation, number: int) -> int | None:
    """The `order` of the message with a number in its thread, from 1; None in an empty thread."""
    number = max(1, min(number, conversation.messages))
    mark = PlaceMark.objects.filter(conversation=conversation, number__lte=number).order_by("-number").first()
    if mark is None:
        return None
    rest = Message.objects.filter(conversation=conversation, order__gte=mark.order).order_by("order")
    return rest.values_list("order", flat=True)[number - mark.number]


def number_of(message: Message) -> int:
    """The number of a message in its thread, counted from 1."""
    marks = PlaceMark.objects.filter(conversation_id=message.conversation_id, order__lte=message.order)
    mark = marks.order_by("-order").first()
    if mark is None:
        return 0
    between = Message.objects.filter(
        conversation_id=message.conversation_id, order__gt=mark.order, order__lte=message.order
    )
    return mark.number + between.count()

"""The messages that a review is about: those of the conversations chosen that whoever started it may read."""

from collections.abc import Iterator
from typing import NamedTuple

from peelian.access.queries import actor_by_ref
from peelian.chats import policy as chats_policy
from peelian.chats.queries.texts import texts_of
from peelian.chats.states import Lock
from peelian.review.models import Review


class Row(NamedTuple):
    """One message as the ranking takes it; `sender` and `conversation` are row numbers."""

    id: int
    ref: str
    text: str
    sender: int | None
    conversation: int


def texts_in_scope(review: Review) -> Iterator[Row]:
    """Every message of the collection, in the order of the conversations. Locked threads are never in it.

    Where another phone holds other words for a message, they are part of its text here.
    """
    starter = actor_by_ref(review.started_by_ref)
    messages = chats_policy.visible_messages(starter).filter(
        conversation__in=review.scope.values("conversation"), conversation__locked=Lock.NONE
    )
    if review.through_id:
        messages = messages.filter(pk__lte=review.through_id)
    refs = dict(messages.order_by().values_list("pk", "ref"))
    for each in texts_of(review.case):
        if each.message_id in refs:
            yield Row(each.message_id, refs[each.message_id], each.text, each.sender_id, each.conversation_id)

"""Messages that readers coded as a challenge or as a report: what the pictures and tables of groups show of them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.chats import policy as chats_policy
from peelian.chats.answering import Answered
from peelian.chats.states import Exposed
from peelian.review.queries.final import FinalCode, answers_coded
from peelian.review.states import IN_FAVOUR, Answer, CategoryKind

if TYPE_CHECKING:
    from peelian.chats.models import Conversation, Message

NEAR = 10
"""An answer in the thread counts for what was found within so many messages before it, or for what it replies to."""
ACTS: dict[CategoryKind, Exposed] = {
    CategoryKind.CHALLENGE: Exposed.CHALLENGED,
    CategoryKind.REPORT: Exposed.REPORTED,
}


def answers_in(actor: Actor, conversation: "Conversation") -> list[Answered]:
    """What the reviews of a case found in one conversation, for those who may see their results; else nothing."""
    return answers_of(actor, answers_coded(actor, conversation))


def answers_of(actor: Actor, codes: Iterable[FinalCode]) -> list[Answered]:
    """The answers among some codes, each once; a doubt is none, and nor is one whose sender is not known.

    An answer is about the message that it replies to; without a reply, about those among the codes that speak against
    somebody and stand within NEAR messages before it.
    """
    held = list(codes)
    wanted = dict.fromkeys(
        (code.message_ref, ACTS[code.kind])
        for code in held
        if code.kind in IN_FAVOUR and code.answer == Answer.YES
    )
    if not wanted:
        return []
    against = {code.message_ref for code in held if code.kind not in IN_FAVOUR}
    rows = chats_policy.visible_messages(actor).filter(ref__in=against | {ref for ref, _ in wanted})
    messages = {each.ref: each for each in rows.select_related("sender")}
    found = [messages[ref] for ref in against if ref in messages]
    return [
        Answered(
            act=act,
            message=messages[ref],
            who=sender.head_id_or_own,
            about=_about(actor, messages[ref], found),
        )
        for ref, act in wanted
        if ref in messages and (sender := messages[ref].sender)
    ]


def _about(actor: Actor, answer: "Message", found: Iterable["Message"]) -> frozenset[int]:
    if answer.reply_to_id is not None:
        return frozenset({answer.reply_to_id})
    thread = [each for each in found if each.conversation_id == answer.conversation_id]
    since = _reach(actor, answer) if thread else 0
    return frozenset(each.pk for each in thread if since <= each.order < answer.order)


def _reach(actor: Actor, message: "Message") -> int:
    """The place of the earliest message that an answer without a reply can be about."""
    earlier = chats_policy.visible_messages(actor).filter(
        conversation=message.conversation_id, order__lt=message.order
    )
    orders = list(earlier.order_by("-order").values_list("order", flat=True)[:NEAR])
    return orders[-1] if orders else message.order

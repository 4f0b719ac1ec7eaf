"""Messages that somebody names by their reference."""

from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.chats import policy as chats_policy
from peelian.packs.models import Pack

if TYPE_CHECKING:
    from peelian.chats.models import Message


def message_of(actor: Actor, pack: Pack, ref: str) -> "Message":
    """The message of the pack's case with this reference.

    Raises Refused, in the same words for one that is not there, not for the actor, or of another case.
    """
    try:
        message = chats_policy.get_message(actor, ref.strip())
    except Hidden:
        message = None
    if message is None or message.conversation.case_id != pack.case_id:
        raise Refused("There is no message of this case with this reference that you may read.")
    return message

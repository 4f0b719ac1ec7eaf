"""The texts of a case, for ranking. What is locked or sealed is never among them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from peelian.chats.models import Message, Participant, Witness
from peelian.chats.states import Lock

if TYPE_CHECKING:
    from peelian.cases.models import Case

_CHUNK = 10_000


class Text(NamedTuple):
    """A message as ranking takes it. `sender_id` is the participant whom decisions made of the sender."""

    message_id: int
    text: str
    sender_id: int | None
    conversation_id: int
    sent_at: datetime | None


def texts_of(case: "Case") -> Iterator[Text]:
    """Every message of a case's open conversations, in the order of the conversations; streams.

    Where another phone holds other words for a message, they follow its own on a new line: what one copy lacks must
    not be lost to the ranking. For services and jobs that have the case from its policy; it asks nobody's leave.
    """
    heads = dict(Participant.objects.filter(case=case).exclude(head=None).values_list("pk", "head_id"))
    others = _other_words(case)
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT m.id, m.text, m.sender_id, m.conversation_id, m.sent_at FROM chats_message m "
            "JOIN chats_conversation c ON c.id = m.conversation_id "
            "WHERE c.case_id = %s AND c.locked = %s AND c.merged_into_id IS NULL "
            'ORDER BY m.conversation_id, m."order"',
            [case.pk, Lock.NONE.value],
        )
        while rows := cursor.fetchmany(_CHUNK):
            for pk, text, sender, conversation, sent_at in rows:
                if pk in others:
                    text = "\n".join([text, *others[pk]])
                yield Text(pk, text, heads.get(sender, sender), conversation, _moment(sent_at))


def _other_words(case: "Case") -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    copies = Witness.objects.filter(message__conversation__case=case).exclude(differs="").exclude(text="")
    for message, text in copies.order_by("pk").values_list("message_id", "text"):
        found[message].append(text)
    return found


def _moment(value: datetime | str | None) -> datetime | None:
    """A raw cursor gives SQLite's moments without their zone, which is UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


def count_texts(case: "Case") -> int:
    """How many messages `texts_of` gives."""
    open_ones = {
        "conversation__case": case,
        "conversation__locked": Lock.NONE,
        "conversation__merged_into": None,
    }
    return Message.objects.filter(**open_ones).count()

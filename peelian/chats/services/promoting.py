"""A message that the phones before had deleted, and that a new one still holds, is read as the new one holds it."""

from datetime import UTC

from django.db import connection

from peelian.chats.formats.records import Mark
from peelian.chats.index.engines import Row, engine_of, keys_of
from peelian.chats.index.words import indexed
from peelian.chats.models import Message, Witness
from peelian.chats.services.joining import Plan
from peelian.chats.states import Difference


def promoted_rows(plan: Plan) -> dict[int, int]:
    """The rows of a thread that hold what the conversation has only as deleted, with its row there."""
    thread, old = plan.thread, plan.old
    return {
        row: own
        for row, own in enumerate(plan.found)
        if own >= 0 and old.marks[own] & Mark.DELETED and not thread.marks[row] & Mark.DELETED
    }


def promote(plan: Plan) -> None:
    """Show those messages with the new words. The copies before keep theirs, and say that they are deleted there."""
    thread, old = plan.thread, plan.old
    for row, own in promoted_rows(plan).items():
        message = Message.objects.select_related("conversation").get(pk=old.ids[own])
        placeholders = Witness.objects.filter(message=message, differs=Difference.NONE)
        placeholders.update(differs=Difference.DELETED, text=message.text)
        engine = engine_of(connection)
        engine.forget([_index_row(message)])
        message.text, message.marks = thread.text[row], thread.marks[row]
        message.text_key = thread.text_key[row]
        message.save(update_fields=["text", "marks", "text_key"])
        engine.add([_index_row(message)])


def _index_row(message: Message) -> Row:
    day = f"{message.sent_at.astimezone(UTC):%Y%m%d}" if message.sent_at else ""
    keys = keys_of(
        case=message.conversation.case_id,
        conversation=message.conversation_id,
        sender=message.sender_id,
        day=day,
    )
    return message.pk, indexed(message.text), keys

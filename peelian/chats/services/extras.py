"""What an export says of a message beside its text, as a witness keeps it, and which message answers which."""

import json

from peelian.chats.formats.records import Message
from peelian.chats.merging.draft import Thread


def extra_json(record: Message) -> str | None:
    """The rest of a record as JSON, or None when there is nothing: identifier, quotation, origin, fields."""
    kept = {
        "ident": record.ident,
        "quoted": record.quoted,
        "forwarded_from": record.forwarded_from,
        "edited_at": record.edited_at,
        "fields": [list(field) for field in record.fields],
    }
    kept = {name: value for name, value in kept.items() if value}
    return json.dumps(kept, ensure_ascii=False) if kept else None


def replies(thread: Thread, rows: list[int]) -> dict[int, int]:
    """For the rows that answer a message of the same thread: the row number of that message."""
    idents = {record.ident: row for row, record in thread.more.items() if record.ident}
    return {
        row: rows[idents[record.reply_to]]
        for row, record in thread.more.items()
        if record.reply_to and record.reply_to in idents
    }

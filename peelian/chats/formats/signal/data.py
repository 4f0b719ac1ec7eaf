"""JSON, an object a line: the form that signal-export writes, and rows of the database as other tools give them."""

import json
import posixpath
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO
from urllib.parse import unquote

from peelian.chats.formats.loose import dict_in, list_in, moment_in, text_in
from peelian.chats.formats.records import (
    Account,
    Attachment,
    Clock,
    Event,
    Mark,
    Message,
    Reaction,
    Record,
    Remainder,
    Settings,
    What,
)
from peelian.chats.formats.text_lines import lines_of

ME = "Me"
ADDED_BY_THE_TOOL = "  "
"""signal-export ends every body with two spaces, a line break in Markdown; they are not the writer's."""
EVENTS = {
    "call-history": What.CALL,
    "keychange": What.SECURITY,
    "verified-change": What.SECURITY,
    "timer-notification": What.TIMER,
    "change-number-notification": What.CHANGED_NUMBER,
    "group-v2-change": What.CHANGED_GROUP,
    "group-v1-migration": What.CHANGED_GROUP,
}
_DECODER = json.JSONDecoder(strict=False)


def records_of(
    stream: BinaryIO, member: str, conversation: str, settings: Settings, *, members: set[str], clock: Clock
) -> Iterator[Record]:
    """The records of one file. A line that is not JSON is a remainder; the lines after it are read."""
    seen: set[tuple[str, str]] = set()
    for line in lines_of(stream, settings.encoding or "utf-8"):
        if not line.text.strip():
            continue
        try:
            value = _DECODER.decode(line.text)
        except (ValueError, RecursionError):
            yield Remainder(member, line.start, line.end, f"The line at byte {line.start:,} is not JSON.")
            continue
        if not isinstance(value, dict):
            yield Remainder(member, line.start, line.end, f"The line at byte {line.start:,} is no message.")
            continue
        record = _record(value, member, (line.start, line.end), conversation, settings, members, clock)
        who = record.sender if isinstance(record, Message) else record.actor
        if who and (record.conversation, who) not in seen:
            seen.add((record.conversation, who))
            owner = who in (ME, settings.owner)
            yield Account(
                member, line.start, line.start, record.conversation, who, "" if owner else who, owner=owner
            )
        yield record


def _record(
    value: dict[str, Any],
    member: str,
    span: tuple[int, int],
    folder: str,
    settings: Settings,
    members: set[str],
    clock: Clock,
) -> Message | Event:
    conversation = text_in(value, "conversation_id", "conversationId") or folder
    kind = text_in(value, "type")
    own = kind == "outgoing" or text_in(value, "sender") in (ME, settings.owner or ME)
    sender = text_in(value, "sender", "source", "sourceServiceId") or (settings.owner or ME if own else "")
    body = _body(value)
    if kind and kind not in ("incoming", "outgoing", "story"):
        what = EVENTS.get(kind, What.OTHER)
        return Event(member, *span, conversation, _moment(value, clock), what, body or kind, sender or None)
    attachments = tuple(_attachments(value, member, members))
    return Message(
        member,
        *span,
        conversation,
        sender or None,
        _moment(value, clock),
        body,
        marks=_marks(value, own, attachments),
        ident=text_in(value, "id"),
        reply_to=text_in(dict_in(value, "quote"), "messageId"),
        quoted=text_in(dict_in(value, "quote"), "text") or _unmarked(text_in(value, "quote")),
        attachments=attachments,
        reactions=tuple(_reactions(value)),
        fields=tuple(_fields(value)),
    )


def _body(value: dict[str, Any]) -> str:
    body = text_in(value, "body")
    return body.removesuffix(ADDED_BY_THE_TOOL) if "sender" in value else body


def _unmarked(quote: str) -> str:
    """The quoted words, without the signs of a quotation that signal-export puts before each line."""
    return "\n".join(line.removeprefix("> ") for line in quote.strip("\n").split("\n")) if quote else ""


def _moment(value: dict[str, Any], clock: Clock) -> int | None:
    """The sender's moment. The server's is kept beside it: taking the earlier of the two would mix two clocks."""
    sent = moment_in(value, "sent_at") or moment_in(value, "timestamp")
    if clock is Clock.UTC:
        return sent
    try:
        return round(datetime.fromisoformat(text_in(value, "date")).replace(tzinfo=UTC).timestamp() * 1000)
    except ValueError:
        return None


def _marks(value: dict[str, Any], own: bool, attachments: tuple[Attachment, ...]) -> Mark:
    found = {
        Mark.OWNER: own,
        Mark.DELETED: bool(value.get("deleted") or value.get("deletedForEveryone")),
        Mark.EDITED: bool(list_in(value, "editHistory") or value.get("edited")),
        Mark.CALL: bool(value.get("call") or value.get("call_history")),
        Mark.VIEW_ONCE: bool(value.get("isViewOnce")),
        Mark.OMITTED: any(each.member is None for each in attachments),
    }
    return Mark(sum(mark.value for mark, holds in found.items() if holds))


def _attachments(value: dict[str, Any], member: str, members: set[str]) -> Iterator[Attachment]:
    for each in list_in(value, "attachments"):
        path = unquote(text_in(each, "path"))
        place = posixpath.normpath(posixpath.join(posixpath.dirname(member), path)) if path else ""
        name = text_in(each, "fileName", "name") or posixpath.basename(path)
        yield Attachment(name, place if place in members else None, text_in(each, "contentType"))
    sticker = text_in(dict_in(value, "sticker"), "emoji") or text_in(value, "sticker")
    if sticker:
        yield Attachment(title=f"sticker {sticker}")


def _reactions(value: dict[str, Any]) -> Iterator[Reaction]:
    for each in list_in(value, "reactions"):
        if isinstance(each, list) and len(each) == 2:
            yield Reaction(text_in({"who": each[0]}, "who"), text_in({"emoji": each[1]}, "emoji"))
        elif isinstance(each, dict):
            who = text_in(each, "fromId", "name")
            yield Reaction(who, text_in(each, "emoji"), moment_in(each, "timestamp"))


def _fields(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("server_timestamp", "read_status", "seen_status", "expireTimer", "received_at"):
        if text_in(value, name):
            yield name, text_in(value, name)

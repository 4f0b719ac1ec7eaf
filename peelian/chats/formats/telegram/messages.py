"""One entry of a chat: a message with what belongs to it, or a line by the system."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from peelian.chats.formats.loose import dict_in, list_in, moment_in, number_in, text_in
from peelian.chats.formats.records import (
    Account,
    Attachment,
    Event,
    Mark,
    Message,
    Reaction,
    Record,
    Remainder,
    Settings,
    What,
)
from peelian.chats.formats.sources import Source
from peelian.chats.formats.storing import joined, storable

DAY = 86_400_000
ACTIONS = {
    "create_group": What.CREATED,
    "create_channel": What.CREATED,
    "invite_members": What.ADDED,
    "remove_members": What.REMOVED,
    "join_group_by_link": What.JOINED,
    "join_group_by_request": What.JOINED,
    "join_group_via_community": What.JOINED,
    "edit_group_title": What.RENAMED_GROUP,
    "edit_group_photo": What.CHANGED_GROUP,
    "delete_group_photo": What.CHANGED_GROUP,
    "set_messages_ttl": What.TIMER,
    "phone_call": What.CALL,
    "group_call": What.CALL,
    "conference_call": What.CALL,
    "pin_message": What.PINNED,
}
SAID = ("title", "inviter", "period", "duration_seconds", "duration", "message_id")
FIELDS = (
    "via_bot",
    "author",
    "media_type",
    "sticker_emoji",
    "duration_seconds",
    "self_destruct_period_seconds",
)


class Chat(NamedTuple):
    """The chat that is being read. `key` is how the records name it."""

    key: str = ""
    name: str = ""
    kind: str = ""
    number: str = ""


@dataclass
class Notes:
    """What is remembered while a source is read: no more than its members and the people of one chat."""

    source: Source
    settings: Settings
    owner: str = ""
    carried: set[str] = field(default_factory=set)
    dated: int = 0
    undated: int = 0
    migrated: int = 0
    unreadable: int = 0
    _folder: str = ""
    _members: set[str] = field(default_factory=set)
    _chat: str = ""
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def begin(self, member: str) -> None:
        """A message file begins: the paths it names are beside it."""
        self._folder = posixpath.dirname(member)
        self._members = self._members or set(self.source.members())

    def find(self, path: str) -> str | None:
        """The member that a message names by its path, if the source has it."""
        member = posixpath.normpath(posixpath.join(self._folder, path.replace("\\", "/")))
        if member not in self._members:
            return None
        self.carried.add(member)
        return member

    def is_new(self, chat: Chat, key: str, name: str) -> bool:
        """Whether somebody has not yet been seen under this name in this chat."""
        if chat.key != self._chat:
            self._chat, self._seen = chat.key, set()
        new = (key, name) not in self._seen
        self._seen.add((key, name))
        return new

    def sentences(self) -> Iterator[str]:
        """What a reader of the evidence must know."""
        if self.undated:
            yield (
                f"{self.undated:,} entries have no moment but only the local time of the computer that exported them, "
                "without its zone."
            )
        if self.migrated:
            yield "A group became a supergroup: its earlier and later messages stand in two chats of this export."
        if self.unreadable:
            yield f"{self.unreadable:,} texts hold bytes or half characters that are no text; they show as �."
        yield "Reactions name only the most recent people: others may have reacted whom the export does not name."


def record_of(value: Any, chat: Chat, notes: Notes, *, member: str, start: int, end: int) -> Iterator[Record]:
    """The records of one entry: whoever is seen for the first time, and the entry itself."""
    kind = text_in(value, "type")
    if kind == "service":
        yield from _person(value, "actor", chat, notes, member=member, start=start)
        yield _event(value, chat, notes, member=member, start=start, end=end)
    elif kind == "message":
        yield from _person(value, "from", chat, notes, member=member, start=start)
        yield _message(value, chat, notes, member=member, start=start, end=end)
    else:
        why = (
            f"Telegram wrote an entry of the kind “{kind}” here, without its content."
            if kind
            else "It is no entry."
        )
        yield Remainder(member, start, end, why)


def _person(value: Any, who: str, chat: Chat, notes: Notes, *, member: str, start: int) -> Iterator[Record]:
    key, name = text_in(value, f"{who}_id", who), text_in(value, who)
    if key and notes.is_new(chat, key, name):
        owner = bool(notes.owner) and key == notes.owner
        yield Account(member, start, start, chat.key, key, name, owner=owner)


def _moment(value: Any, notes: Notes) -> tuple[int | None, int]:
    """The moment of an entry, and how far the exporting computer's clock was ahead of UTC, in milliseconds."""
    at, local = moment_in(value, "date_unixtime", unit=1000), _local(text_in(value, "date"))
    if at is not None:
        notes.dated += 1
        return at, (local - at if local is not None else 0)
    notes.undated += 1
    return (None if notes.dated else local), 0


def _local(written: str) -> int | None:
    try:
        return round(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None


def _text(value: Any, notes: Notes) -> str:
    """The words, from the entities where there are any: their texts together are the message."""
    written: Any = list_in(value, "text_entities") or value.get("text")
    parts = written if isinstance(written, list) else [written]
    words = (part.get("text") if isinstance(part, dict) else part for part in parts)
    text = "".join(word for word in words if isinstance(word, str))
    whole = joined(text)
    notes.unreadable += storable(whole) is not whole
    return whole


def _message(value: Any, chat: Chat, notes: Notes, *, member: str, start: int, end: int) -> Message:
    at, ahead = _moment(value, notes)
    sender = text_in(value, "from_id", "from") or None
    attachments = tuple(_attachments(value, notes))
    fields = tuple(_fields(value))
    return Message(
        member,
        start,
        end,
        chat.key,
        sender,
        at,
        _text(value, notes),
        marks=_marks(value, sender, attachments, notes),
        ident=text_in(value, "id"),
        reply_to=text_in(value, "reply_to_message_id"),
        attachments=attachments,
        reactions=tuple(_reactions(value, at, ahead)),
        forwarded_from=text_in(value, "forwarded_from", "forwarded_from_id", "saved_from"),
        edited_at=moment_in(value, "edited_unixtime", unit=1000),
        fields=fields,
    )


def _marks(value: Any, sender: str | None, attachments: tuple[Attachment, ...], notes: Notes) -> Mark:
    own = (notes.owner, notes.settings.owner)
    found = {
        Mark.EDITED: "edited" in value or "edited_unixtime" in value,
        Mark.FORWARDED: "forwarded_from" in value or "forwarded_from_id" in value,
        Mark.POLL: "poll" in value,
        Mark.LOCATION: "location_information" in value,
        Mark.CONTACT: "contact_information" in value,
        Mark.OMITTED: any(each.member is None for each in attachments),
        Mark.OWNER: any(own) and bool(sender) and (sender in own or text_in(value, "from") in own),
    }
    return Mark(sum(mark.value for mark, holds in found.items() if holds))


def _attachments(value: Any, notes: Notes) -> Iterator[Attachment]:
    """The files of a message. A sentence in brackets stands where a path should be when the file was left out."""
    for kind in ("photo", "file", "contact_vcard"):
        path = text_in(value, kind)
        if path:
            absent = path.startswith("(")
            name = text_in(value, "file_name") if kind == "file" else ""
            yield Attachment(
                name=name or ("" if absent else posixpath.basename(path)),
                member=None if absent else notes.find(path),
                mime=text_in(value, "mime_type") if kind == "file" else "",
                title=path if absent else text_in(value, "title"),
            )


def _reactions(value: Any, at: int | None, ahead: int) -> Iterator[Reaction]:
    """The reactions whose people are named. Their dates are local; within a day the message's own offset holds."""
    for each in list_in(value, "reactions"):
        emoji = text_in(each, "emoji", "document_id", "type")
        for one in list_in(each, "recent"):
            local = _local(text_in(one, "date"))
            moment = local - ahead if local is not None and at is not None else None
            near = moment is not None and at is not None and abs(moment - at) < DAY
            yield Reaction(text_in(one, "from_id", "from"), emoji, moment if near else None)


def _fields(value: Any) -> Iterator[tuple[str, str]]:
    """What else stands in an entry, as written."""
    for name in FIELDS:
        if text_in(value, name):
            yield name, text_in(value, name)
    for entity in list_in(value, "text_entities"):
        if text_in(entity, "href"):
            yield "link", text_in(entity, "href")
    poll = dict_in(value, "poll")
    if poll:
        yield "poll", text_in(poll, "question")
        for answer in list_in(poll, "answers"):
            yield "option", f"{text_in(answer, 'text')} ({text_in(answer, 'voters') or '0'})"
    for name in ("location_information", "contact_information"):
        for key in dict_in(value, name):
            yield key, text_in(dict_in(value, name), key)
    for each in list_in(value, "reactions"):
        count = number_in(each, "count") or 0
        if count > len(list_in(each, "recent")):
            yield "reactions", f"{text_in(each, 'emoji', 'document_id', 'type')} {count}"


def _event(value: Any, chat: Chat, notes: Notes, *, member: str, start: int, end: int) -> Event:
    at, _ = _moment(value, notes)
    action, actor = text_in(value, "action"), text_in(value, "actor")
    what = ACTIONS.get(action, What.OTHER)
    members = tuple(joined(name) for name in list_in(value, "members") if isinstance(name, str))
    if actor and members == (actor,):
        # The export writes going by oneself and being made to go with one word.
        what = {What.REMOVED: What.LEFT, What.ADDED: What.JOINED}.get(what, what)
    notes.migrated += action.startswith("migrate_")
    said = next((text_in(value, name) for name in SAID if text_in(value, name)), "")
    who = text_in(value, "actor_id", "actor") or None
    return Event(member, start, end, chat.key, at, what, _text(value, notes) or action, who, members, said)

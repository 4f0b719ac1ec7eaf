"""From the file to records: which parts hold chats, contacts and the account, and what lies between."""

import re
from collections.abc import Iterator

from peelian.chats.formats.json_spans import ELEMENT, Broken, Closed, Opened, Path, Value, walk
from peelian.chats.formats.loose import text_in
from peelian.chats.formats.loss import unclaimed
from peelian.chats.formats.records import (
    Account,
    Clock,
    Event,
    Findings,
    Guess,
    Kind,
    Reading,
    Record,
    Remainder,
    Settings,
    What,
)
from peelian.chats.formats.sniffing import members_that, nothing_found, refuse_wide
from peelian.chats.formats.sources import Source
from peelian.chats.formats.telegram.messages import Chat, Notes, record_of
from peelian.chats.formats.tiling import with_headers

LISTS = ("chats", "left_chats")
ENTERED = {
    (),
    ("messages",),
    ("contacts",),
    ("contacts", "list"),
    *(
        (name, *rest)
        for name in LISTS
        for rest in ((), ("list",), ("list", ELEMENT), ("list", ELEMENT, "messages"))
    ),
}
FRAME = {"about", "name", "type", "id"}
_WHOLE = re.compile(rb'"(personal_information|left_chats|frequent_contacts)"\s*:')
_ONE = re.compile(
    rb'"(date_unixtime|text_entities|from_id|actor_id)"\s*:'
    rb'|"type"\s*:\s*"(personal_chat|bot_chat|saved_messages|(private|public)_(group|supergroup|channel))"'
)
_PREFIX = {"personal_chat": "user", "bot_chat": "user", "saved_messages": "user", "private_group": "chat"}


def _looks(first: bytes) -> bool:
    chat = rb'"messages"' in first and _ONE.search(first)
    return first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and bool(chat or _WHOLE.search(first))


def sniff(source: Source) -> Guess | None:
    """Whether this looks like an export of Telegram Desktop."""
    found = members_that(source, _looks, ".json")
    if not found:
        return None
    return Guess(
        Kind.TELEGRAM, 0.95, f"“{found[0]}” holds chats with the fields that Telegram Desktop writes."
    )


def read(source: Source, settings: Settings) -> Reading:
    """Every record of the export, in the order of the file.

    Raises:
        Unreadable: nothing in it looks like an export of Telegram Desktop.
    """
    members = members_that(source, _looks, ".json")
    if not members:
        raise nothing_found(source, "a Telegram Desktop export in JSON (result.json)", ".json")
    for member in members:
        refuse_wide(source, member, settings.encoding or "utf-8")
    findings = Findings(clock=Clock.UTC, tool="Telegram Desktop", encoding=settings.encoding or "utf-8")
    return Reading(Kind.TELEGRAM, findings, _records(source, members, settings, findings))


def _records(
    source: Source, members: tuple[str, ...], settings: Settings, findings: Findings
) -> Iterator[Record]:
    notes = Notes(source, settings)
    for member in members:
        notes.begin(member)
        yield from with_headers(member, _member(source, member, notes, findings), size=source.size(member))
    yield from unclaimed(source, read=members, carried=notes.carried)
    findings.clock = Clock.LOCAL if notes.undated and not notes.dated else Clock.UTC
    findings.notes.extend(notes.sentences())


def _member(source: Source, member: str, notes: Notes, findings: Findings) -> Iterator[Record]:
    chat = Chat()
    with source.open(member) as stream:
        for step in walk(stream, enter=ENTERED.__contains__, encoding=findings.encoding):
            match step:
                case Broken(start, why):
                    yield Remainder(member, start, source.size(member), f"From byte {start:,} on, {why}.")
                case Opened(path, _, _) if path[-1:] == (ELEMENT,):
                    chat = Chat()
                case Opened(path, start, _) if path[-1:] == ("messages",):
                    yield from _named(member, chat, start)
                case Value(path, start, end, value) if path[-2:] == ("messages", ELEMENT):
                    yield from record_of(value, chat, notes, member=member, start=start, end=end)
                case Value(path, _, _, value) if path[-1] in FRAME and path[:-1] in ENTERED:
                    chat = _chat(chat, path[-1], value)
                case Value():
                    yield _aside(step, member, notes)
                case Closed():
                    pass


def _chat(chat: Chat, field: str, value: object) -> Chat:
    written = text_in({field: value}, field)
    name = written if field == "name" else chat.name
    kind = written if field == "type" else chat.kind
    number = written if field == "id" else chat.number
    key = f"{_PREFIX.get(kind, 'channel')}{number}" if number else name
    return Chat(key, name, kind, number)


def _named(member: str, chat: Chat, before: int) -> Iterator[Record]:
    """What the chat is called, where its messages begin: by then its name and its number have both been seen."""
    if chat.key:
        yield Event(member, before, before, chat.key, None, What.NAMED, chat.name, value=chat.name)


def _aside(step: Value, member: str, notes: Notes) -> Record:
    """The account itself, a contact, or a part that is not about messages."""
    path: Path = step.path
    if path == ("personal_information",) or path == ("contacts", "list", ELEMENT):
        person, owner = step.value, len(path) == 1
        number = text_in(person, "phone_number")
        user = text_in(person, "user_id")
        key = f"user{user}" if user not in ("", "0") else number
        name = " ".join(filter(None, (text_in(person, "first_name"), text_in(person, "last_name"))))
        if key:
            notes.owner = key if owner else notes.owner
            return Account(member, step.start, step.end, "", key, name, number, owner)
    part = "/".join(path) or "the whole"
    return Remainder(
        member, step.start, step.end, f"The part “{part}” is not about messages and is not read."
    )

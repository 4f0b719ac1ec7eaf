"""Messages and system events as a reader sees them: rows for a window of a conversation, in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from peelian.chats.characters import Named, Run, name_of, named_in, runs_of
from peelian.chats.formats.records import Mark, What
from peelian.chats.models import Attachment, Message, Participant, Reaction, SystemEvent, Witness
from peelian.chats.queries.naming import Names
from peelian.chats.queries.pages import words
from peelian.chats.queries.pages.holding import Chip
from peelian.chats.states import CERTAINTY_SENTENCES, DIFFERENCE_LABELS, Certainty, Difference

Found = TypeVar("Found", Witness, Attachment, Reaction)
LONGEST = 4_000
"""Characters of one message that a page of many shows; the rest is on the page of the message."""
QUOTED = 240


@dataclass(frozen=True, slots=True)
class Quote:
    """The message that is answered, or the words that an export repeats of it. `ref` is empty for words alone."""

    ref: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file that a message carried. What it shows is for the media room: here it is a grey box."""

    name: str
    title: str
    mime: str
    size: str
    bytes: int | None
    sha256: str
    stated: str
    """The hash that the export states, where it was not reckoned from bytes."""
    present: bool


@dataclass(frozen=True, slots=True)
class ReactionLine:
    who: str
    emoji: str
    name: str


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One phone's copy of a message: where it stands in which file, what its clock said, and what differs."""

    phone: str
    exhibit_ref: str
    file_name: str
    sha256: str
    member: str
    start: int
    end: int
    own_clock: str
    written: str
    """How this phone writes the sender."""
    differs: str
    """Empty where the copy is the same."""
    text: str
    """The words of this copy, only where they are other ones."""
    marks: tuple[str, ...]
    owner: bool
    extra: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """One message, verbatim. `runs` joined are the text, or its first LONGEST characters when `cut`."""

    ref: str
    order: int
    number: int | None
    sender: str
    sender_ref: str
    day: str
    time: str
    utc: str
    full: str
    certainty: str
    runs: tuple[Run, ...]
    cut: bool
    length: int
    marks: tuple[str, ...]
    deleted: bool
    owner: bool
    quote: Quote | None
    files: tuple[FileCard, ...]
    reactions: tuple[ReactionLine, ...]
    copies: tuple[CopyLine, ...]
    named: tuple[Named, ...]
    chips: tuple[Chip, ...] = ()
    """Which phones hold it; filled where the page shows it."""
    is_event: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """A line by the system, in the flow of the messages."""

    order: int
    day: str
    time: str
    utc: str
    label: str
    text: str
    copy: str
    """Where it stands: phone, file and bytes."""
    is_event: bool = True


Row = MessageRow | EventRow


MOST_NAMED = 200
"""How many members a line of the system names; the rest are counted."""
NAMED = ("sender__head", "reply_to__sender__head")
"""What a query of messages selects with them, so that names cost no query each."""


def message_rows(
    messages: Sequence[Message], *, names: Names, first_number: int | None = None, whole: bool = False
) -> list[MessageRow]:
    """The rows of messages that were selected with NAMED, numbered from `first_number`: three queries in all."""
    ids = [message.pk for message in messages]
    copies, files, reactions = _copies(ids), _files(ids), _reactions(ids)
    return [
        _row(
            message,
            names,
            number=None if first_number is None else first_number + place,
            copies=copies[message.pk],
            files=files[message.pk],
            reactions=reactions[message.pk],
            whole=whole,
        )
        for place, message in enumerate(messages)
    ]


def _row(
    message: Message,
    names: Names,
    *,
    number: int | None,
    copies: Sequence[Witness],
    files: Sequence[Attachment],
    reactions: Sequence[Reaction],
    whole: bool,
) -> MessageRow:
    text = message.text if whole else message.text[:LONGEST]
    lines = tuple(copy_line(copy) for copy in copies)
    return MessageRow(
        ref=message.ref,
        order=message.order,
        number=number,
        sender=names.shown(message.sender),
        sender_ref=(message.sender.head or message.sender).ref if message.sender else "",
        day=words.local_day(message.sent_at),
        time=words.local_time(message.sent_at),
        utc=words.utc_words(message.sent_at),
        full=words.full_words(message.sent_at),
        certainty=_certainty(message),
        runs=runs_of(text),
        cut=len(text) < len(message.text),
        length=len(message.text),
        marks=words.marks_in_words(message.marks),
        deleted=bool(message.marks & Mark.DELETED),
        owner=bool(message.marks & Mark.OWNER),
        quote=_quote(message, copies, names),
        files=_cards(files),
        reactions=_lines(reactions, names),
        copies=lines,
        named=named_in(text),
    )


def _certainty(message: Message) -> str:
    sentence = CERTAINTY_SENTENCES[Certainty(message.certainty)]
    if not message.shift_ms:
        return sentence
    shift = words.span_words(message.shift_ms)
    return f"{sentence} The clock of this phone is estimated to run {shift} than that of the first phone."


def _quote(message: Message, copies: Iterable[Witness], names: Names) -> Quote | None:
    if message.reply_to:
        answered = message.reply_to
        return Quote(answered.ref, names.shown(answered.sender), _shortened(answered.text))
    for copy in copies:
        if copy.extra and copy.extra.get("quoted"):
            return Quote("", "", _shortened(str(copy.extra["quoted"])))
    return None


def _shortened(text: str) -> str:
    return text if len(text) <= QUOTED else text[:QUOTED].rstrip() + " …"


def copy_line(copy: Witness) -> CopyLine:
    """One copy of a message, selected with its account and its import's phone."""
    imported = copy.imported
    return CopyLine(
        phone=imported.phone.label,
        exhibit_ref=imported.phone.exhibit.ref,
        file_name=imported.file_name,
        sha256=imported.file_sha256,
        member=copy.member,
        start=copy.start,
        end=copy.end,
        own_clock=words.own_clock(copy.own_at),
        written=copy.account.key if copy.account else words.NO_NAME,
        differs=DIFFERENCE_LABELS[Difference(copy.differs)] if copy.differs else "",
        text=copy.text,
        marks=words.marks_in_words(copy.marks),
        owner=bool(copy.marks & Mark.OWNER),
        extra=_extra(copy),
    )


def _extra(copy: Witness) -> tuple[tuple[str, str], ...]:
    """What else the export says, as written; the quotation has a place of its own."""
    kept = copy.extra or {}
    said = [(name, str(value)) for name, value in kept.get("fields", [])]
    if kept.get("forwarded_from"):
        said.append(("forwarded from", str(kept["forwarded_from"])))
    if kept.get("edited_at"):
        said.append(("edited, by its own clock", words.own_clock(kept["edited_at"])))
    if kept.get("ident"):
        said.append(("identifier in the export", str(kept["ident"])))
    return tuple(said)


def _cards(files: Sequence[Attachment]) -> tuple[FileCard, ...]:
    """Each file once: a phone that holds the bytes speaks before one that only names it."""
    best: dict[int, Attachment] = {}
    for each in files:
        if each.number not in best or (each.present and not best[each.number].present):
            best[each.number] = each
    return tuple(
        FileCard(
            name=each.name or "File without a name",
            title=each.title,
            mime=each.mime or "Type not stated",
            size=words.size_words(each.size),
            bytes=each.size,
            sha256=each.sha256,
            stated="" if each.sha256 else each.stated_sha256,
            present=each.present,
        )
        for _, each in sorted(best.items())
    )


def _lines(reactions: Sequence[Reaction], names: Names) -> tuple[ReactionLine, ...]:
    seen = dict.fromkeys((names.shown(each.participant), each.emoji) for each in reactions)
    return tuple(ReactionLine(who, emoji, name_of(emoji) if emoji else "") for who, emoji in seen)


def _copies(ids: list[int]) -> dict[int, list[Witness]]:
    found = Witness.objects.filter(message__in=ids).select_related("account", "imported__phone__exhibit")
    return _by_message(found.order_by("imported__phone_id", "pk"))


def _files(ids: list[int]) -> dict[int, list[Attachment]]:
    return _by_message(Attachment.objects.filter(message__in=ids).order_by("number", "pk"))


def _reactions(ids: list[int]) -> dict[int, list[Reaction]]:
    found = Reaction.objects.filter(message__in=ids).select_related("participant__head")
    return _by_message(found.order_by("pk"))


def _by_message(rows: Iterable[Found]) -> dict[int, list[Found]]:
    grouped: dict[int, list[Found]] = defaultdict(list)
    for row in rows:
        grouped[row.message_id].append(row)
    return grouped


def event_rows(events: Sequence[SystemEvent], *, names: Names) -> list[EventRow]:
    """System events that were selected with their imports' phones. Where the export has no words, it says who."""
    told = {pk for event in events for pk in (event.actor_id, *event.others[:MOST_NAMED]) if pk}
    people = Participant.objects.select_related("head").in_bulk(told) if told else {}
    return [_event_row(event, people, names) for event in events]


def _event_row(event: SystemEvent, people: dict[int, Participant], names: Names) -> EventRow:
    imported = event.imported
    return EventRow(
        order=event.order,
        day=words.local_day(event.sent_at),
        time=words.local_time(event.sent_at),
        utc=words.utc_words(event.sent_at),
        label=words.WHAT_LABELS[What(event.what)],
        text=event.text or _who(event, people, names),
        copy=f"{imported.phone.label}, {imported.file_name}, bytes {event.start:,} to {event.end:,}",
    )


def _who(event: SystemEvent, people: dict[int, Participant], names: Names) -> str:
    """Those whom an event without words of its own is about, each once."""
    shown = list(dict.fromkeys(names.shown(people[pk]) for pk in event.others[:MOST_NAMED] if pk in people))
    more = len(event.others) - MOST_NAMED
    listed = ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")
    actor = people.get(event.actor_id or 0)
    said = [names.shown(actor)] if actor else []
    return ": ".join([*said, *([listed] if listed else [])])


def in_flow(messages: Sequence[MessageRow], events: Sequence[EventRow]) -> tuple[Row, ...]:
    """Messages and events in the order of the conversation; an event stands after the message of its place."""
    rows: list[Row] = [*events, *messages]
    return tuple(sorted(rows, key=lambda row: (row.order, row.is_event)))

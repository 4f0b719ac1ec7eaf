"""What every reader of an export gives: messages, system events, headers and remainders, each with its bytes.

Moments are whole milliseconds since 1970-01-01T00:00. Where an export knows its zone they are UTC; where it does not
(WhatsApp text, iMessage text) they are the phone's own clock counted as if it were UTC, and `Clock.LOCAL` says so.
Nothing is normalised or trimmed in a text: it is evidence. `storing` says what cannot be kept of one as it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntFlag, StrEnum
from typing import NamedTuple

from peelian.chats.formats.storing import storable, storable_in


class Kind(StrEnum):
    """The kinds of export that can be read; the folder of each bears its name."""

    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    SIGNAL = "signal"
    META = "meta"
    SMS_XML = "sms_xml"
    IMESSAGE = "imessage"
    UFDR = "ufdr"
    CSV = "csv"


class Clock(StrEnum):
    """What the moments of a source are counted in."""

    UTC = "utc"
    LOCAL = "local"


class DateOrder(StrEnum):
    """The order of the parts of a date."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class Mark(IntFlag):
    """What an export says of a message beside its text."""

    NONE = 0
    EDITED = 1
    DELETED = 2
    """Deleted for everyone; what stands in its place is kept as the text."""
    FORWARDED = 4
    FORWARDED_OFTEN = 8
    VIEW_ONCE = 16
    RECOVERED = 32
    """Found by the extraction among what had been deleted on the phone."""
    POLL = 64
    CALL = 128
    LOCATION = 256
    CONTACT = 512
    OMITTED = 1024
    """An attachment was sent and is not in the export."""
    OWNER = 2048
    """Sent from the phone that was exported."""
    UNSENT = 4096
    """Not known to have left the phone: a draft, a failure."""
    ALTERED = 8192
    """Its text holds what no database can hold, shown by signs for it (`storing`). Set when it is kept, not read."""


class What(StrEnum):
    """What a system event says. `OTHER` is an event that was recognised as one and not further understood."""

    CREATED = "created"
    ADDED = "added"
    REMOVED = "removed"
    LEFT = "left"
    JOINED = "joined"
    RENAMED_GROUP = "renamed_group"
    CHANGED_GROUP = "changed_group"
    MADE_ADMIN = "made_admin"
    NO_LONGER_ADMIN = "no_longer_admin"
    CHANGED_NUMBER = "changed_number"
    TIMER = "timer"
    HISTORY_SHARED = "history_shared"
    """Earlier messages were handed to somebody who joined."""
    CALL = "call"
    PINNED = "pinned"
    SECURITY = "security"
    MEMBERS = "members"
    """Who belonged to the conversation when the export was made: `others`."""
    NAMED = "named"
    """What the conversation was called when the export was made: `value`; where `conversation` is an identifier."""
    OTHER = "other"


class Attachment(NamedTuple):
    """A file that a message carried. `member` is where its bytes are in the source; None when they are not there."""

    name: str = ""
    member: str | None = None
    mime: str = ""
    sha256: str = ""
    """As the export states it; not yet checked."""
    title: str = ""


class Reaction(NamedTuple):
    """A reaction to a message."""

    who: str
    emoji: str
    at: int | None = None


class Receipt(NamedTuple):
    """What an export says of a message having reached somebody."""

    who: str
    delivered_at: int | None = None
    read_at: int | None = None
    played_at: int | None = None


class Message(NamedTuple):
    """A message. `sender` is the account as the export writes it (a number, an id, a saved name); None when unknown."""

    member: str
    """The member of the source (`Source.members`) in which it stands."""
    start: int
    end: int
    """Its bytes there; the end is excluded."""
    conversation: str
    sender: str | None
    at: int | None
    text: str
    marks: int = 0
    ident: str = ""
    """The export's own identifier of the message, where it has one."""
    reply_to: str = ""
    """The `ident` of the message that is answered, where the export says."""
    quoted: str = ""
    """The words that the export repeats from the message that is answered; not a message of its own."""
    attachments: tuple[Attachment, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    forwarded_from: str = ""
    edited_at: int | None = None
    fields: tuple[tuple[str, str], ...] = ()
    """What else the export says of it, as written: labels, statuses, poll options, places."""


class Event(NamedTuple):
    """A line by the system and not by a person: `actor` did it, `others` had it done; as the export writes them."""

    member: str
    start: int
    end: int
    conversation: str
    at: int | None
    what: What
    text: str
    actor: str | None = None
    others: tuple[str, ...] = ()
    value: str = ""
    """The new name of a group, the new number, the length of a timer."""


class Account(NamedTuple):
    """Somebody whom the export names: how it writes them (`key`), and what it says they are called and reached by."""

    member: str
    start: int
    end: int
    conversation: str
    """Empty when the export names them outside any conversation, as in its contacts."""
    key: str
    name: str = ""
    number: str = ""
    owner: bool = False
    admin: bool | None = None


class Header(NamedTuple):
    """Bytes that are the export's own frame: openings, closings, settings, white space between records."""

    member: str
    start: int
    end: int


class Remainder(NamedTuple):
    """Bytes that were not understood, and why, in a sentence for a person."""

    member: str
    start: int
    end: int
    why: str


Record = Message | Event | Account | Header | Remainder


@dataclass(frozen=True)
class ColumnMap:
    """Which column of a table says what; the field is one of `csv.COLUMNS`."""

    columns: dict[str, str]
    date_format: str = ""
    delimiter: str = ","


@dataclass(frozen=True)
class Settings:
    """What a person declared of a source. An empty field was not declared."""

    zone: str = ""
    """IANA name of the phone's zone, for exports that do not say."""
    date_order: DateOrder | None = None
    encoding: str = ""
    owner: str = ""
    """How the exporting phone's own account is called ("You" in some exports)."""
    mapping: ColumnMap | None = None


@dataclass(frozen=True)
class Guess:
    """What a source seems to be. `sure` is between 0 and 1; `why` is a sentence."""

    kind: Kind
    sure: float
    why: str


@dataclass
class Findings:
    """What a reading found out about the whole source; filled while records are taken, complete at their end."""

    clock: Clock = Clock.LOCAL
    date_order: DateOrder | None = None
    order_grounds: str = ""
    """Why the order of dates is that one: "13/02/2023 in line 7 cannot be month first"."""
    encoding: str = "utf-8"
    zone: str = ""
    tool: str = ""
    """What made the export, where it says: "Cellebrite UFED 7.60"."""
    notes: list[str] = field(default_factory=list)
    """Sentences a reader of the evidence must know: a cap suspected, clocks going back, lines out of order."""


@dataclass(frozen=True)
class Reading:
    """A reading in progress: take the records, then look at the findings."""

    kind: Kind
    findings: Findings
    records: Iterator[Record]


class NeedsAnswer(Exception):
    """The source leaves a question open that a person must answer.

    `ask` is the field of `Settings` that is open; `choices` are the answers that the source allows; `question` is
    the sentence to show.
    """

    def __init__(self, ask: str, question: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(storable(question))
        self.ask = ask
        self.question = storable(question)
        self.choices = storable_in(choices)


class Unreadable(Exception):
    """The source cannot be read as what it is said to be; the message names the file and the place, for a person."""

    def __init__(self, why: str) -> None:
        super().__init__(storable(why))

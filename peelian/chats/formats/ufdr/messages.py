"""One model as records: an instant message, a line by the system, a text message, a contact."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from peelian.chats.formats.records import Account, Attachment, Event, Mark, Message, Receipt, Record, What
from peelian.chats.formats.ufdr.models import Clockwork, Model
from peelian.chats.formats.ufdr.people import Conversation

SYSTEM = "System message"
ACTIONS = {
    "ParticipantJoined": What.JOINED,
    "ParticipantAdded": What.ADDED,
    "ParticipantLeft": What.LEFT,
    "ParticipantRemoved": What.REMOVED,
    "ChatCreated": What.CREATED,
    "GroupCreated": What.CREATED,
    "ChatNameChanged": What.RENAMED_GROUP,
    "GroupNameChanged": What.RENAMED_GROUP,
    "SubjectChanged": What.RENAMED_GROUP,
    "ParticipantPromoted": What.MADE_ADMIN,
    "ParticipantDemoted": What.NO_LONGER_ADMIN,
}
"""Only the first was seen in a report; the others are likely names, and any other action is `What.OTHER`."""
GONE = ("Deleted", "Trash")
FIELDS = (
    "Source",
    "SourceApplication",
    "Subject",
    "Status",
    "Folder",
    "Label",
    "Type",
    "Platform",
    "SelfDestructDuration",
    "DateDeleted",
    "DeletionReason",
)
CALL_FIELDS = ("Source", "Type", "Direction", "Status", "DisconnectionCause", "Duration", "VideoCall")
"""Said of a call. The names are those of the `Call` model in the open library ufedlib_py 1.0.0."""
_OWNER, _RECOVERED, _DELETED = int(Mark.OWNER), int(Mark.RECOVERED), int(Mark.DELETED)
_FORWARDED, _EDITED, _UNSENT = int(Mark.FORWARDED), int(Mark.EDITED), int(Mark.UNSENT)
_LOCATION, _CONTACT, _OMITTED = int(Mark.LOCATION), int(Mark.CONTACT), int(Mark.OMITTED)
DULL = {"Default", "Unknown", "AppMessage", "00:00:00", "Normal"}


class Stated(NamedTuple):
    """What the report says of a file: where it lies in the archive, and its SHA-256."""

    path: str
    sha256: str


@dataclass
class Files:
    """The files of the archive, and what the report states of them."""

    base: str
    members: set[str]
    stated: dict[str, Stated] = field(default_factory=dict)
    carried: set[str] = field(default_factory=set)

    def find(self, path: str) -> str | None:
        """The member that a path with backslashes names."""
        if not path:
            return None
        member = posixpath.normpath(posixpath.join(self.base, path.replace("\\", "/")))
        if member not in self.members:
            return None
        self.carried.add(member)
        return member


class Maker:
    """Makes the records of one file, all in one member."""

    def __init__(self, member: str, files: Files, clockwork: Clockwork) -> None:
        self._member, self._files, self._clock = member, files, clockwork

    def party(self, model: Model, chat: Conversation, end: int) -> Account:
        """A participant, as the phone had them when it was extracted."""
        key, name = key_of(model), model.field("Name")
        chat.meet(key, name)
        chat.members.append(key)
        chat.members_end = end
        admin = {"True": True, "False": False}.get(model.field("IsGroupAdmin"))
        owner = model.field("IsPhoneOwner") == "True"
        return Account(self._member, model.start, end, chat.key, key, name, number_of(key), owner, admin)

    def members(self, chat: Conversation) -> Iterator[Event]:
        """Who belonged to a group when the phone was extracted, behind the last of them."""
        if chat.group or len(chat.members) > 2:
            place, others = chat.members_end, tuple(chat.members)
            yield Event(self._member, place, place, chat.key, None, What.MEMBERS, "", others=others)

    def message(self, model: Model, chat: Conversation, end: int) -> Iterator[Record]:
        """The records of an instant message: its sender where nobody has named them, and the message or event."""
        sender = model.one("From")
        if is_system(model, sender):
            yield from self._events(model, chat, end)
            return
        key = key_of(sender) if sender else ""
        name = sender.field("Name") if sender else ""
        if key and chat.meet(key, name):
            owner = sender is not None and sender.field("IsPhoneOwner") == "True"
            yield Account(
                self._member, model.start, model.start, chat.key, key, name, number_of(key), owner=owner
            )
        yield self._message(model, chat, key, end)

    def _message(self, model: Model, chat: Conversation, sender: str, end: int) -> Message:
        at, open_zone = self._clock.moment(model.field("TimeStamp"))
        fields = list(_fields(model))
        if open_zone:
            fields.append(("time zone", "not stated"))
        labels = set(_labels(model))
        attachments = tuple(self._attachments(model, fields))
        reply_to, quoted = _answered(model)
        return Message(
            self._member,
            model.start,
            end,
            chat.key,
            sender or None,
            at,
            model.field("Body"),
            marks=_marks(model, labels, attachments),
            ident=model.field("Identifier") or model.values.get("id", ""),
            reply_to=reply_to,
            quoted=quoted,
            attachments=attachments,
            receipts=tuple(self._receipts(model)),
            forwarded_from=_forwarded(model),
            fields=tuple(fields),
        )

    def _events(self, model: Model, chat: Conversation, end: int) -> Iterator[Event]:
        """The acts that a system line reports. The line's bytes belong to the first, so that they count once."""
        at, _ = self._clock.moment(model.field("TimeStamp"))
        text = model.field("Body")
        acts = model.models("ActivityLog")
        start = model.start
        for act in acts:
            yield self.act(act, chat, (start, end), text, at)
            start = end
        if not acts:
            said = chat.understand(text)
            yield Event(
                self._member, start, end, chat.key, at, said.what, text, said.actor, said.others, said.value
            )

    def act(
        self, model: Model, chat: Conversation, span: tuple[int, int], text: str, at: int | None
    ) -> Event:
        """One entry of an activity log."""
        moment, _ = self._clock.moment(model.field("SystemMessageTimeStamp"))
        who = model.one("Participant")
        others = tuple(key_of(each) for each in model.models("Participants"))
        what = ACTIONS.get(model.field("Action"), What.OTHER)
        said = model.field("SystemMessageBody") or text or model.field("Action")
        subject = (key_of(who),) if who else ()
        passive = what in (What.ADDED, What.REMOVED, What.MADE_ADMIN, What.NO_LONGER_ADMIN)
        actor = subject[0] if subject and not passive else None
        others = (*subject, *others) if passive else others
        return Event(self._member, *span, chat.key, moment or at, what, said, actor, others)

    def _attachments(self, model: Model, fields: list[tuple[str, str]]) -> Iterator[Attachment]:
        seen = set()
        for each in (*model.models("Attachments"), *model.models("Attachment")):
            if each.values.get("id", id(each)) in seen:
                continue
            seen.add(each.values.get("id", id(each)))
            stated = self._files.stated.get(each.values.get("file_id", ""), Stated("", ""))
            path = each.field("attachment_extracted_path") or stated.path
            name = each.field("Filename") or path.replace("\\", "/").rsplit("/", 1)[-1]
            if each.field("Transcript"):
                fields.append(("transcript", each.field("Transcript")))
            member = self._files.find(path)
            yield Attachment(name, member, each.field("ContentType"), stated.sha256, each.field("Title"))

    def _receipts(self, model: Model) -> Iterator[Receipt]:
        """When each party had it. Some reports put the times on the message itself: then of its only receiver."""
        parties = model.models("To")
        given = False
        for party in parties:
            times = self._times(party)
            if any(moment is not None for moment in times):
                given = True
                yield Receipt(key_of(party), *times)
        times = self._times(model)
        if not given and any(moment is not None for moment in times):
            yield Receipt(key_of(parties[0]) if len(parties) == 1 else "", *times)

    def _times(self, model: Model) -> tuple[int | None, int | None, int | None]:
        delivered, read, played = (
            self._clock.moment(model.field(name))[0] for name in ("DateDelivered", "DateRead", "DatePlayed")
        )
        return delivered, read, played

    def contact(self, model: Model, end: int) -> Iterator[Account]:
        """Somebody in the phone's address book, or one of its own accounts: an account for each number and name."""
        name, owner = model.field("Name"), model.kind == "UserAccount"
        entries = [*model.models("Entries"), *model.models("Phones"), *model.models("Accounts")]
        keys = [(each.field("Value"), each.kind) for each in entries if each.field("Value")]
        if model.field("Username"):
            keys.append((model.field("Username"), "UserID"))
        keys = keys or [(name, "")]
        for place, (key, kind) in enumerate(keys):
            number = key if kind == "PhoneNumber" or not kind else number_of(key)
            start = model.start if place == 0 else end
            yield Account(self._member, start, end, "", key, name, number if key != name else "", owner)

    def text_message(self, model: Model, end: int) -> Iterator[Record]:
        """A text message outside any chat: its conversation is the other side."""
        parties = [
            *model.models("Parties"),
            *model.models("From"),
            *model.models("To"),
            *model.models("Party"),
        ]
        senders = [each for each in parties if each.field("Role") == "From"]
        others = sorted(key_of(each) for each in parties if each.field("IsPhoneOwner") != "True")
        model.inner["To"] = [each for each in parties if each.field("Role") == "To"]
        model.inner["From"] = senders[:1]
        yield from self.message(model, Conversation("~".join(others)), end)

    def call(self, model: Model, end: int) -> Event:
        """A call outside any chat, as an event of the conversation with the other side; its length is the value."""
        parties = [*model.models("Parties"), *model.models("From"), *model.models("To")]
        callers = [each for each in parties if each.field("Role") == "From"]
        others = tuple(key_of(each) for each in parties if each not in callers)
        away = sorted({key_of(each) for each in parties if each.field("IsPhoneOwner") != "True"})
        at, _ = self._clock.moment(model.field("TimeStamp"))
        said = "; ".join(f"{name}: {model.field(name)}" for name in CALL_FIELDS if model.field(name))
        caller = key_of(callers[0]) if callers else None
        where = self._member, model.start, end, "~".join(filter(None, away))
        return Event(*where, at, What.CALL, said, caller, others, model.field("Duration"))


def is_system(model: Model, sender: Model | None) -> bool:
    """Whether no person wrote it."""
    if sender is not None and (sender.field("Identifier") == SYSTEM or sender.field("Name") == SYSTEM):
        return True
    nobody = sender is None or not key_of(sender)
    return nobody and ("System" in _labels(model) or bool(model.models("ActivityLog")))


def key_of(party: Model) -> str:
    """How the report writes an account; its name where it has nothing else."""
    return party.field("Identifier") or party.field("Name")


def number_of(key: str) -> str:
    """The telephone number in `447700900123@s.whatsapp.net` or a plain number; empty when there is none."""
    front, _, host = key.partition("@")
    digits = front.removeprefix("+")
    if not (digits.isascii() and digits.isdigit() and len(digits) > 6):
        return ""
    if host == "s.whatsapp.net":
        return f"+{digits}"
    return front if not host and front.startswith(("+", "0")) else ""


def _labels(model: Model) -> Iterator[str]:
    for each in model.models("MessageExtraData"):
        yield each.field("Label")
    yield model.field("Label")


def _marks(model: Model, labels: set[str], attachments: tuple[Attachment, ...]) -> int:
    """The marks of a message, added up as plain numbers: an enumeration's arithmetic costs as much as all the rest."""
    sender = model.one("From")
    folder = model.field("Folder")
    return sum(
        value
        for value, holds in (
            (_OWNER, (sender is not None and sender.field("IsPhoneOwner") == "True") or folder == "Sent"),
            (_RECOVERED, model.values.get("deleted_state") in GONE),
            (_DELETED, model.field("DateDeleted") or model.field("DeletionReason")),
            (_FORWARDED, "Forwarded" in labels or _extra(model, "ForwardedMessageData")),
            (_EDITED, "Edited" in labels),
            (_UNSENT, model.field("Status") == "Unsent" or folder in ("Drafts", "Outbox")),
            (_LOCATION, model.field("IsLocationSharing") == "True"),
            (_CONTACT, model.models("SharedContacts")),
            (_OMITTED, attachments and any(each.member is None for each in attachments)),
        )
        if holds
    )


def _extra(model: Model, kind: str) -> Model | None:
    return next((each for each in model.models("MessageExtraData") if each.kind == kind), None)


def _forwarded(model: Model) -> str:
    data = _extra(model, "ForwardedMessageData")
    sender = data.one("OriginalSender") if data else None
    return key_of(sender) if sender else ""


def _answered(model: Model) -> tuple[str, str]:
    """What a message answers: its identifier, and its words. They stand inside the reply and are no message here."""
    data = _extra(model, "ReplyMessageData") or _extra(model, "QuotedMessageData")
    inside = data.one("InstantMessage") if data else None
    inside = inside or model.one("EmbeddedInstantMessage")
    ident = data.field("OriginalMessageID") if data else ""
    if inside is not None and data is not None and not ident:
        ident = inside.field("Identifier")
    return ident, inside.field("Body") if inside is not None else ""


def _fields(model: Model) -> Iterator[tuple[str, str]]:
    for name in FIELDS:
        value = model.fields.get(name)
        if value and value not in DULL:
            yield name, value
    for label in {label for label in _labels(model) if label and label not in DULL}:
        yield "label", label
    state = model.values.get("deleted_state")
    if state and state != "Intact":
        yield "deleted_state", state
    if model.values.get("extractionId"):
        yield "extraction", model.values["extractionId"]

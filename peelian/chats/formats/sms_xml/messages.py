"""One `sms` or `mms` element as a message."""

import base64
import binascii
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from peelian.chats.formats.loose import moment_in
from peelian.chats.formats.records import Attachment, Mark, Message, Settings

ME = "Me"
OWN_ADDRESS = "insert-address-token"
"""What Android writes for the phone's own number."""
NOTHING = ("null", "")
SECONDS_BELOW = 100_000_000_000
"""As milliseconds this is March 1973, as seconds the year 5138: a smaller moment is in seconds."""
FROM, WRITTEN_TO = "137", ("151", "130", "129")
UNSENT = ("3", "4", "5", "6")
FIELDS = ("subject", "sub", "read", "status", "locked", "date_sent", "readable_date", "service_center", "toa")


@dataclass
class Element:
    """An element with its attributes; for a message, also those within it."""

    name: str
    values: dict[str, str]
    start: int
    inner: list["Element"] = field(default_factory=list)

    def value(self, name: str) -> str:
        """An attribute; empty when it is missing or written as `null`."""
        found = self.values.get(name, "")
        return "" if found in NOTHING else found


def message_of(element: Element, settings: Settings, *, member: str, end: int) -> tuple[Message, bool]:
    """The message, and whether its moment was written in seconds."""
    sms = element.name == "sms"
    at, in_seconds = _moment(element.value("date"))
    box = element.value("type" if sms else "msg_box")
    own = box in ("2", *UNSENT) or (not sms and element.value("m_type") == "128")
    sender = (settings.owner or ME) if own else element.value("address") if sms else _sender(element)
    attachments = tuple(_attachments(element))
    marks = (Mark.OWNER if own else Mark.NONE) | (Mark.UNSENT if box in UNSENT else Mark.NONE)
    marks |= Mark.OMITTED if any(not each.sha256 for each in attachments) else Mark.NONE
    message = Message(
        member,
        element.start,
        end,
        _conversation(element),
        sender or None,
        at,
        # Not `value`: somebody may have sent the word "null", and in a body it is theirs.
        element.values.get("body", "") if sms else _text(element),
        marks=marks,
        ident="" if sms else element.value("m_id"),
        attachments=attachments,
        fields=tuple((name, element.value(name)) for name in FIELDS if element.value(name)),
    )
    return message, in_seconds


def name_of(message: Message, element: Element) -> Iterator[tuple[str, str, bool]]:
    """Key, name and ownership of everybody the element names. A group's names cannot be told apart by number."""
    people = [person for person in message.conversation.split("~") if person]
    name = element.value("contact_name")
    known = name if name != "(Unknown)" and len(people) == 1 else ""
    for person in people:
        yield person, known, False
    if message.sender and message.sender not in people:
        own = bool(message.marks & Mark.OWNER)
        yield message.sender, "", own


def _moment(written: str) -> tuple[int | None, bool]:
    number = moment_in({"date": written}, "date")
    in_seconds = number is not None and 0 < number < SECONDS_BELOW
    return (number * 1000 if number is not None and in_seconds else number), in_seconds


def _addresses(element: Element) -> list[tuple[str, str]]:
    found = [each for each in element.inner if each.name == "addr" and each.value("address")]
    return [(each.value("address"), each.value("type")) for each in found]


def _sender(element: Element) -> str:
    others = [address for address, kind in _addresses(element) if kind == FROM and address != OWN_ADDRESS]
    return others[0] if others else element.value("address") if "~" not in element.value("address") else ""


def _conversation(element: Element) -> str:
    """The others in it. A group has no name and no number of its own: it is its members."""
    address = element.value("address")
    if address:
        return "~".join(sorted(address.split("~")))
    others = {one for one, kind in _addresses(element) if one != OWN_ADDRESS and kind in (FROM, *WRITTEN_TO)}
    return "~".join(sorted(others))


def _parts(element: Element) -> Iterator[Element]:
    return (each for each in element.inner if each.name == "part")


def _text(element: Element) -> str:
    return "\n".join(each.value("text") for each in _parts(element) if each.value("ct") == "text/plain")


def _attachments(element: Element) -> Iterator[Attachment]:
    """The files inside the element. They have no member of their own: `attachments_in` takes them out."""
    for name, mime, data in _files(element):
        sha256 = hashlib.sha256(data).hexdigest() if data is not None else ""
        yield Attachment(
            name, None, mime, sha256, "inside the message" if data is not None else "not in the file"
        )


def _files(element: Element) -> Iterator[tuple[str, str, bytes | None]]:
    for each in _parts(element):
        mime = each.value("ct")
        if mime in ("text/plain", "application/smil"):
            continue
        name = each.value("fn") or each.value("cl") or each.value("name")
        yield name, mime, _bytes(each.value("data"))


def _bytes(data: str) -> bytes | None:
    try:
        return base64.b64decode(data, validate=False) if data else None
    except (binascii.Error, ValueError):
        return None


def files_of(element: Element) -> list[tuple[str, str, bytes | None]]:
    """Name, kind and bytes of each file that an element carries; no bytes where they are missing or no base64."""
    return list(_files(element))

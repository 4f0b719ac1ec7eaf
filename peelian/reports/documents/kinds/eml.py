"""Internet mail (.eml), RFC 5322 and MIME: the words of every part, the attachments named and hashed."""

import email
import email.errors
import email.header
import email.policy
from collections.abc import Iterator
from datetime import date
from email.message import Message
from email.utils import parsedate_to_datetime

from peelian.reports.documents.content import (
    Content,
    Trouble,
    attachment,
    attachment_note,
    joined,
)
from peelian.reports.documents.kinds.html import words_of
from peelian.reports.documents.kinds.text import decode, without_nulls
from peelian.reports.documents.limits import Limits
from peelian.reports.documents.result import Attachment

SHOWN_HEADERS = ("From", "To", "Cc", "Date", "Subject")


def extract(data: bytes, *, limits: Limits) -> Content:
    """Headers, then each text part once (plain where a plain and an HTML version are offered), nested mail included."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    reader = _Reader(limits)
    named = [("headers", headers_of(message)), *reader.parts_of(message)]
    if all(not words.strip() for name, words in named if name != "headers") and not reader.attachments:
        raise Trouble("is an email without any words in it")
    text, parts = joined(named)
    text, cleaned = without_nulls(text)
    files = tuple(reader.attachments)
    return Content(
        text=text,
        parts=parts,
        attachments=files,
        metadata=metadata_of(message),
        notes=(*cleaned, *reader.notes, *(attachment_note(one) for one in files)),
        document_date=day_of(message),
        date_is_firm=day_of(message) is not None,
    )


def header(message: Message, name: str) -> str:
    """A header decoded to one line of text, empty where it is missing; never raises for a malformed one."""
    raw = message.get(name)
    if raw is None:
        return ""
    pieces = []
    try:
        for piece, charset in email.header.decode_header(str(raw)):
            pieces.append(piece if isinstance(piece, str) else _decoded(piece, charset))
    except (email.errors.HeaderParseError, ValueError):
        pieces = [str(raw)]
    return " ".join("".join(pieces).split())


def headers_of(message: Message) -> str:
    """The shown headers as lines."""
    return "\n".join(f"{name}: {value}" for name in SHOWN_HEADERS if (value := header(message, name)))


def metadata_of(message: Message) -> dict[str, str]:
    """The shown headers and the message id."""
    names = (*SHOWN_HEADERS, "Message-ID", "In-Reply-To")
    return {name.lower(): value[:1000] for name in names if (value := header(message, name))}


def day_of(message: Message) -> date | None:
    """The day in the Date header, as the sender's own clock wrote it."""
    try:
        return parsedate_to_datetime(header(message, "Date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


class _Reader:
    """Walks the parts of a message; collects attachments and notes."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.attachments: list[Attachment] = []
        self.notes: list[str] = []
        self._seen = 0

    def parts_of(self, message: Message, *, depth: int = 0) -> Iterator[tuple[str, str]]:
        """Yield (name, words) of each text part, in order."""
        self._seen += 1
        if self._seen > self.limits.email_parts or depth > self.limits.email_depth:
            raise Trouble(f"has more parts inside one another than are opened ({self.limits.email_parts})")
        kind = message.get_content_type()
        if kind == "message/rfc822":
            yield from self._enclosed(message, depth)
        elif message.is_multipart():
            yield from self._several(message, kind, depth)
        elif _is_attachment(message) or not kind.startswith("text/"):
            self._attach(message)
        else:
            yield self._words(message, kind)

    def _several(self, message: Message, kind: str, depth: int) -> Iterator[tuple[str, str]]:
        children = [part for part in message.get_payload() if isinstance(part, Message)]
        if kind == "multipart/alternative":
            plain = [
                part
                for part in children
                if part.get_content_type() == "text/plain" and _payload(part).strip()
            ]
            if plain:
                left_out = [
                    part
                    for part in children
                    if part not in plain and part.get_content_type().startswith("text/")
                ]
                self.notes.extend(
                    f"The same message as {part.get_content_type()} was left out." for part in left_out
                )
                children = [part for part in children if part in plain or part not in left_out]
        for part in children:
            yield from self.parts_of(part, depth=depth + 1)

    def _enclosed(self, message: Message, depth: int) -> Iterator[tuple[str, str]]:
        for inner in message.get_payload() if message.is_multipart() else []:
            if isinstance(inner, Message):
                self.notes.append(
                    f"An enclosed email, “{header(inner, 'Subject') or 'without a subject'}”, was read as "
                    f"part of this one."
                )
                yield "enclosed email headers", headers_of(inner)
                yield from self.parts_of(inner, depth=depth + 1)

    def _words(self, message: Message, kind: str) -> tuple[str, str]:
        words, notes = _text(message)
        self.notes.extend(notes)
        if kind == "text/html":
            words, html_notes = words_of(words)
            self.notes.extend(html_notes)
            return "html part", words
        return "plain part", words.replace("\r\n", "\n")

    def _attach(self, message: Message) -> None:
        name = message.get_filename() or "without a name"
        self.attachments.append(
            attachment(" ".join(str(name).split())[:200], message.get_content_type(), _payload(message))
        )


def _is_attachment(message: Message) -> bool:
    return message.get_content_disposition() == "attachment" or bool(message.get_filename())


def _payload(message: Message) -> bytes:
    payload = message.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(message: Message) -> tuple[str, tuple[str, ...]]:
    data = _payload(message)
    charset = message.get_content_charset()
    if charset:
        try:
            return data.decode(charset), ()
        except (LookupError, UnicodeDecodeError):
            text, notes = decode(data)
            return text, (f"A part says that it is {charset} but is not.", *notes)
    return decode(data)


def _decoded(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return piece.decode("cp1252", errors="replace")

"""Outlook messages (.msg, [MS-OXMSG]) through python-oxmsg, which is kept to this module.

The container is measured first: its streams are read whole by the library, and sizes inside a hostile file can
add up to far more than the file.
"""

import io
from datetime import date

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.attachment import Attachment as OutlookAttachment

from peelian.reports.documents.content import (
    Content,
    Trouble,
    attachment,
    attachment_note,
    joined,
)
from peelian.reports.documents.kinds.html import words_of
from peelian.reports.documents.kinds.text import without_nulls
from peelian.reports.documents.limits import Limits, in_words
from peelian.reports.documents.result import Attachment

_SENDER_NAME = 0x0C1A
_RTF_BODY = "__substg1.0_10090102"
_DAMAGE = (
    OSError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
    MemoryError,
)


def extract(data: bytes, *, limits: Limits) -> Content:
    """Headers and body of an Outlook message, its attachments named and hashed; Trouble when it is damaged."""
    _measure(data, limits)
    try:
        message = Message.load(data)
        return _content(message, has_rich_body=_RTF_BODY.encode("utf-16-le") in data)
    except _DAMAGE as error:
        raise Trouble("is a damaged Outlook message: its parts cannot be read") from error


def _measure(data: bytes, limits: Limits) -> None:
    try:
        with OleFileIO(io.BytesIO(data)) as container:
            entries = [entry for entry in container.direntries if entry is not None]
    except _DAMAGE as error:
        raise Trouble("is a damaged Outlook message: its container cannot be opened") from error
    total = sum(entry.size for entry in entries)
    if len(entries) > limits.archive_members or total > max(limits.archive_bytes, 4 * len(data)):
        raise Trouble(
            f"claims {len(entries)} entries of {in_words(total)} in all, which a message of its "
            f"size cannot hold"
        )


def _content(message: Message, *, has_rich_body: bool) -> Content:
    headers = _headers(message)
    body, notes = _body(message, has_rich_body=has_rich_body)
    files, file_notes = _attachments(message)
    text, parts = joined(
        [("headers", "\n".join(f"{name}: {value}" for name, value in headers.items())), *body]
    )
    text, cleaned = without_nulls(text)
    sent = _day(message)
    return Content(
        text=text,
        parts=parts,
        attachments=files,
        metadata={name.lower(): value for name, value in headers.items()},
        notes=(*cleaned, *notes, *file_notes, *(attachment_note(one) for one in files)),
        document_date=sent,
        date_is_firm=sent is not None,
    )


def _headers(message: Message) -> dict[str, str]:
    to = ", ".join(
        f"{one.name} <{one.email_address}>" for one in message.recipients if one.email_address or one.name
    )
    day = message.sent_date
    found = {
        "From": _sender(message),
        "To": to,
        "Date": day.isoformat() if day else "",
        "Subject": message.subject,
    }
    return {name: " ".join(value.split())[:1000] for name, value in found.items() if value and value.strip()}


def _sender(message: Message) -> str:
    """The sender as the library finds it, or the bare name that internal messages have (PidTagSenderName)."""
    return message.sender or message.properties.str_prop_value(_SENDER_NAME) or ""


def _body(message: Message, *, has_rich_body: bool) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    if message.body and message.body.strip():
        left_out = ("The same message as HTML was left out.",) if message.html_body else ()
        return [("plain body", message.body.replace("\r\n", "\n"))], left_out
    if message.html_body:
        words, notes = words_of(message.html_body)
        return [("html body", words)], notes
    if has_rich_body:
        raise Trouble(
            "is an Outlook message whose words are only in Outlook's own rich text; save it as .eml or .txt"
        )
    return [], ("The message has no words apart from its headers.",)


def _attachments(message: Message) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    found, notes = [], []
    for one in message.attachments:
        try:
            found.append(_attachment(one))
        except _DAMAGE:
            notes.append(
                "An attachment is an enclosed Outlook item and was not read; open it in the original."
            )
    return tuple(found), tuple(notes)


def _attachment(one: OutlookAttachment) -> Attachment:
    data = one.file_bytes
    if data is None:
        raise ValueError("an enclosed item has no bytes")
    return attachment(one.file_name or "without a name", one.mime_type or "file", data)


def _day(message: Message) -> date | None:
    sent = message.sent_date
    return sent.date() if sent else None

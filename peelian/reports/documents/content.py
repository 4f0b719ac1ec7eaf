"""What each kind of document hands back, and the trouble it may have: the shape all kinds share."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from peelian.reports.documents.result import Attachment, Part


class Trouble(Exception):
    """A document cannot be read. The message completes the sentence 'FILE ...', for instance 'is encrypted'."""


@dataclass(frozen=True, kw_only=True)
class Content:
    """The words of a document and an account of what was not read."""

    text: str
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    document_date: date | None = None
    date_is_firm: bool = False


def joined(named: Iterable[tuple[str, str]], *, between: str = "\n\n") -> tuple[str, tuple[Part, ...]]:
    """Put named texts one after another; gives the whole and where each part stands in it. Empty ones are left out."""
    pieces: list[str] = []
    parts: list[Part] = []
    at = 0
    for name, words in named:
        if not words.strip():
            continue
        if pieces:
            pieces.append(between)
            at += len(between)
        pieces.append(words)
        parts.append(Part(name=name, start=at, end=at + len(words)))
        at += len(words)
    return "".join(pieces), tuple(parts)


def counted(count: int, one: str, many: str = "") -> str:
    """'1 picture', '3 pictures'."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def attachment(name: str, content_type: str, data: bytes) -> Attachment:
    """An account of a file inside a document."""
    return Attachment(
        name=name, content_type=content_type, size=len(data), sha256=hashlib.sha256(data).hexdigest()
    )


def attachment_note(found: Attachment) -> str:
    """The sentence that says a file inside was not read."""
    return (
        f"The attachment “{found.name}” ({found.content_type}, {found.size} bytes, SHA-256 {found.sha256}) "
        "was not read; add it as a document of its own."
    )

"""What comes of trying to read a document: its text with an account of the rest, or a sentence saying why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Part:
    """A named stretch of the extracted text: a page, a header, an email body, a footnote."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file inside the document that was not read as text: its name, size and hash, so that it is not lost."""

    name: str
    content_type: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Extracted:
    """The words of a document. ``notes`` account for everything in the file that is not in ``text``.

    ``document_date`` is the date the format itself states; ``date_is_firm`` is True for a sent message and False
    for file properties, which say when the file was made and not when the words were written.
    """

    text: str
    kind: str
    sha256: str
    filename: str
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    document_date: date | None = None
    date_is_firm: bool = False


@dataclass(frozen=True, kw_only=True)
class Unreadable:
    """A document that could not be read: a sentence naming the file and the trouble, and the hash of the original."""

    reason: str
    kind: str
    sha256: str
    filename: str

"""Opening a source: taking its words out and having them read, before any transaction and whatever is in it."""

import logging
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings

from peelian.reports.documents import DEFAULT_LIMITS, Extracted, Unreadable, read_document
from peelian.reports.reading import read_text
from peelian.reports.reading.result import Reading
from peelian.reports.states import DocumentState
from peelian.reports.wording import storable

log = logging.getLogger(__name__)

TEXT_LIMIT = 500_000
"""Characters of one document that are read: some 200 pages and ten seconds. A note tells of the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What came of opening a document: its words and the reading of them, or the trouble in a sentence."""

    kind: str
    state: DocumentState
    trouble: str = ""
    text: str = ""
    notes: tuple[str, ...] = ()
    document_date: date | None = None
    dated_from: str = ""
    reading: Reading | None = None


def read_account(text: str, *, written_on: date) -> Reading | None:
    """The reading of an account typed into a report; None when the assistant failed on it, which loses nothing."""
    try:
        return read_text(text, document_date=written_on)
    except Exception:
        log.exception("The reading assistant failed on a typed account")
        return None


def open_document(data: bytes, *, filename: str, stated_date: date | None) -> Opened:
    """Take the words out of a document and read them.

    Every exception ends here, not only the known ones: a hostile file may break a parser in ways that nobody has
    foreseen, and must still be kept and reported on.
    """
    try:
        return _open(data, filename=filename, stated_date=stated_date)
    except Exception as problem:
        log.exception("A document could not be opened")
        return Opened(
            kind="unknown",
            state=DocumentState.UNREADABLE,
            trouble=f"{filename} could not be read: the reader stopped ({type(problem).__name__}).",
        )


def too_large(filename: str, *, size: int) -> Opened:
    """What is written of a document that is over the limit."""
    sentence = (
        f"{filename} is {_megabytes(size)}; the limit is {_megabytes(settings.PEELIAN_UPLOAD_LIMIT)}. "
        "It was not kept; its hash and size were. Ask for it in parts, or keep it as an exhibit."
    )
    return Opened(kind="unknown", state=DocumentState.TOO_LARGE, trouble=sentence)


def unwritable(filename: str) -> Opened:
    """What is written of a document whose findings the database would not take."""
    sentence = (
        f"{filename} was read, but what was found in it could not be stored. Tell the system administrator."
    )
    return Opened(kind="unknown", state=DocumentState.UNREADABLE, trouble=sentence)


def _open(data: bytes, *, filename: str, stated_date: date | None) -> Opened:
    limits = replace(DEFAULT_LIMITS, file_bytes=settings.PEELIAN_UPLOAD_LIMIT)
    found = read_document(data, filename, limits=limits)
    if isinstance(found, Unreadable):
        return Opened(kind=found.kind, state=DocumentState.UNREADABLE, trouble=found.reason)
    text, notes = storable(found.text[:TEXT_LIMIT]), list(found.notes)
    if len(found.text) > TEXT_LIMIT:
        notes.append(f"Only the first {TEXT_LIMIT:,} of its {len(found.text):,} characters were read.")
    notes += [
        f"Holds {attached.name} ({_megabytes(attached.size)}, SHA-256 {attached.sha256}), which was not read."
        for attached in found.attachments
    ]
    reading = _try_to_read(text, found, stated_date)
    if reading is None:
        notes.append("The reading assistant stopped on this document. Add its statements by hand.")
        return Opened(kind=found.kind, state=DocumentState.READABLE, text=text, notes=tuple(notes))
    return Opened(
        kind=found.kind,
        state=DocumentState.READABLE,
        text=text,
        notes=tuple(notes) + reading.notes,
        document_date=stated_date or reading.published_on,
        dated_from=_dated_from(reading, found, stated_date),
        reading=reading,
    )


def _try_to_read(text: str, found: Extracted, stated_date: date | None) -> Reading | None:
    try:
        return _read(text, found, stated_date)
    except Exception:
        log.exception("The reading assistant failed on a document")
        return None


def _read(text: str, found: Extracted, stated_date: date | None) -> Reading:
    """Read a text against its day: as stated by a person, by a sent message, by its own words, or by the file."""
    firm = found.document_date if found.date_is_firm else None
    reading = read_text(text, document_date=stated_date or firm)
    if reading.published_on is None and found.document_date is not None:
        return read_text(text, document_date=found.document_date)
    return reading


def _dated_from(reading: Reading, found: Extracted, stated_date: date | None) -> str:
    if stated_date:
        return "given by the person who added it"
    if found.document_date and reading.published_on == found.document_date:
        return (
            "the message itself"
            if found.date_is_firm
            else "when the file was made, which may not be when it was written"
        )
    return reading.published_from


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"

"""Reading: the bytes of a document are checked and given out, and the look is recorded."""

from dataclasses import dataclass
from datetime import datetime

from peelian.access.actors import Actor
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.refusals import Hidden
from peelian.documents import policy, storage
from peelian.documents.models import Document
from peelian.documents.states import MEDIA_TYPES, Copy, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """The bytes of one form of a document, and how to hand them on."""

    document: Document
    content: bytes
    media_type: str
    filename: str


def read_document(
    actor: Actor, ref: str, *, at: datetime, form: Form = Form.PDF, copy: Copy = Copy.SERVED, reason: str = ""
) -> ReadDocument:
    """One form of a document, checked against the hash it was kept with; the look is recorded.

    Raises Hidden or Refused as the keeper of the matter says, and NotIntact when the store has not kept the bytes.
    """
    document = policy.get_document(actor, ref)
    policy.check_can_read(actor, document, copy=copy)
    rendering = document.renderings.filter(copy=copy.value, form=form.value).first()
    if rendering is None:
        raise Hidden
    content = storage.read(rendering.sha256)
    record_look(actor, Record.DOCUMENT, document.ref, at=at, reason=reason)
    return ReadDocument(
        document=document,
        content=content,
        media_type=MEDIA_TYPES[form],
        filename=_filename(document, copy, form),
    )


def _filename(document: Document, copy: Copy, form: Form) -> str:
    """A name that says what it is and nothing about anybody: `investigation-notice-DOC-7F3K2QXM.pdf`."""
    letter = document.code.rpartition(".")[2].replace("_", "-")
    full = "-full-copy" if copy == Copy.FULL else ""
    return f"{letter}-{document.ref}{full}.{'txt' if form == Form.TEXT else form.value}"

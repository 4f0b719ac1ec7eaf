"""Handing on an edition in one of its forms: the bytes are checked, and the look is recorded."""

from dataclasses import dataclass
from datetime import datetime

from peelian.access.actors import Actor
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.refusals import Hidden
from peelian.documents import storage
from peelian.documents.services import read_document
from peelian.documents.states import Form as DocumentForm
from peelian.packs import policy
from peelian.packs.models import Pack
from peelian.packs.states import MEDIA_TYPES, Form

_DRAWN = {Form.PDF: DocumentForm.PDF, Form.WORD: DocumentForm.DOCX}


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """The bytes of one form, and how to hand them on."""

    content: bytes
    media_type: str
    filename: str


def read_edition(actor: Actor, pack: Pack, *, number: int, form: Form, at: datetime) -> ReadEdition:
    """An edition of a pack, in one of its forms. Raises Hidden when there is no such edition, or as the pack does."""
    pack = policy.get_pack(actor, pack.ref)
    edition = pack.editions.filter(number=number).first()
    if edition is None:
        raise Hidden
    name = f"{pack.ref}-edition-{number}.{form.value}"
    if form in _DRAWN:
        taken = read_document(actor, edition.document_ref, at=at, form=_DRAWN[form])
        return ReadEdition(taken.content, taken.media_type, name)
    sha256 = edition.spreadsheet_sha256 if form is Form.SPREADSHEET else edition.case_uco_sha256
    content = storage.read(sha256)
    record_look(actor, Record.EXPORT, pack.ref, at=at, rows=edition.messages)
    return ReadEdition(content, MEDIA_TYPES[form], name)

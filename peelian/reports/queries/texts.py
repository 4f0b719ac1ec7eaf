"""The page of one document: what is known of the file, and its text in stretches."""

from dataclasses import dataclass
from datetime import date, datetime

from peelian.access.queries import names_of
from peelian.reports.models import Document
from peelian.reports.states import DOCUMENT_LABELS, DOCUMENT_SENTENCES, DocumentState

CHARACTERS_A_PAGE = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A document and one stretch of its text."""

    ref: str
    report_ref: str
    filename: str
    kind: str
    size: int
    sha256: str
    state: DocumentState
    trouble: str
    notes: tuple[str, ...]
    document_date: date | None
    dated_from: str
    received_at: datetime
    added_by: str
    kept: bool
    text: str
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def state_label(self) -> str:
        return DOCUMENT_LABELS[self.state]

    @property
    def state_sentence(self) -> str:
        return DOCUMENT_SENTENCES[self.state]


def document_page(document: Document, *, page: int = 1) -> DocumentPage:
    """The page of a document that `policy.get_document` gave."""
    pages = max(1, -(-len(document.text) // CHARACTERS_A_PAGE))
    number = min(max(page, 1), pages)
    first = (number - 1) * CHARACTERS_A_PAGE
    return DocumentPage(
        ref=document.ref,
        report_ref=document.report.ref,
        filename=document.filename,
        kind=document.kind,
        size=document.size,
        sha256=document.sha256,
        state=DocumentState(document.state),
        trouble=document.trouble,
        notes=tuple(document.notes),
        document_date=document.document_date,
        dated_from=document.dated_from,
        received_at=document.received_at,
        added_by=names_of([document.added_by_ref]).get(document.added_by_ref, document.added_by_ref),
        kept=bool(document.path),
        text=document.text[first : first + CHARACTERS_A_PAGE],
        number=number,
        has_next=number < pages,
    )

"""The sources of a report: the account typed into it, and its documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from peelian.access.refusals import Refused
from peelian.reports.models import Document, Report, Statement
from peelian.reports.queries.marking import places_of
from peelian.reports.states import DOCUMENT_LABELS, DocumentState, ReviewStatus

STATEMENTS_A_PAGE = 60
ACCOUNT = "account"
"""What the account typed into the report is called among the sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """One source in the list of them. `ref` is the document's reference, or ACCOUNT."""

    ref: str
    label: str
    state: DocumentState
    trouble: str
    size: int
    sha256: str
    document_date: date | None
    dated_from: str
    notes: tuple[str, ...]
    statements: int
    waiting: int
    chosen: bool

    @property
    def state_label(self) -> str:
        return DOCUMENT_LABELS[self.state]

    @property
    def is_document(self) -> bool:
        return self.ref != ACCOUNT

    @property
    def is_kept(self) -> bool:
        """Whether the original bytes can be fetched."""
        return self.is_document and self.state is not DocumentState.TOO_LARGE


def sources_of(report: Report, wanted: str) -> tuple[SourceCard, ...]:
    """The typed account, if there is one, then the documents in the order in which they came."""
    waiting = Count("statements", filter=Q(statements__status=ReviewStatus.PROPOSED.value))
    documents = list(
        report.documents.defer("text").annotate(found=Count("statements"), waiting=waiting).order_by("id")
    )
    refs = ([ACCOUNT] if report.text else []) + [document.ref for document in documents]
    chosen = wanted if wanted in refs else _first_readable(report, documents)
    cards = [_document_source(document, chosen) for document in documents]
    return (_account_source(report, chosen), *cards) if report.text else tuple(cards)


def _first_readable(report: Report, documents: Sequence[Document]) -> str:
    if report.text:
        return ACCOUNT
    readable = [document.ref for document in documents if document.state == DocumentState.READABLE]
    return readable[0] if readable else ""


def _document_source(document: Document, chosen: str) -> SourceCard:
    return SourceCard(
        ref=document.ref,
        label=document.filename,
        state=DocumentState(document.state),
        trouble=document.trouble,
        size=document.size,
        sha256=document.sha256,
        document_date=document.document_date,
        dated_from=document.dated_from,
        notes=tuple(document.notes),
        statements=document.found,  # type: ignore[attr-defined]  # annotated by sources_of
        waiting=document.waiting,  # type: ignore[attr-defined]  # annotated by sources_of
        chosen=document.ref == chosen,
    )


def _account_source(report: Report, chosen: str) -> SourceCard:
    typed = report.statements.filter(document=None)
    return SourceCard(
        ref=ACCOUNT,
        label="The account in the report",
        state=DocumentState.READABLE,
        trouble="",
        size=len(report.text),
        sha256="",
        document_date=None,
        dated_from="",
        notes=(),
        statements=typed.count(),
        waiting=typed.filter(status=ReviewStatus.PROPOSED.value).count(),
        chosen=chosen == ACCOUNT,
    )


def readable_sources(report: Report) -> list[tuple[str, str]]:
    """(reference, label) of every source that has words, for choosing one."""
    documents = report.documents.filter(state=DocumentState.READABLE.value).order_by("id")
    named = list(documents.values_list("ref", "filename"))
    return [(ACCOUNT, "The account in the report"), *named] if report.text else named


def find_place(report: Report, source: str, words: str) -> tuple[Document | None, int, int]:
    """Where words stand in a source of the report. Raises Refused when they do not, or stand there more than once."""
    document = None if source == ACCOUNT else report.documents.filter(ref=source).first()
    places = places_of(words, document.text if document else report.text)
    if not places:
        raise Refused("Those words are not in the source. Copy them from its text exactly as they stand.")
    if len(places) > 1:
        raise Refused(
            f"Those words stand there {len(places)} times. Copy more of what is around the right ones."
        )
    return document, *places[0]


def page_with(statement: Statement) -> int:
    """The page of its source on which a statement is shown."""
    same_source = Statement.objects.filter(report_id=statement.report_id, document=statement.document)
    earlier = Q(start__lt=statement.start) | Q(start=statement.start, ordinal__lt=statement.ordinal)
    return same_source.filter(earlier).count() // STATEMENTS_A_PAGE + 1

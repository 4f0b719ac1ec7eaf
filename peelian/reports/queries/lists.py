"""Lists of reports, and the short form of one for the rooms above."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from peelian.access.actors import Actor
from peelian.reports.models import Report
from peelian.reports.policy import visible_reports
from peelian.reports.states import (
    CHANNEL_LABELS,
    STATUS_COLOURS,
    STATUS_LABELS,
    Channel,
    DocumentState,
    ReportStatus,
)

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed to; everything empty is everything."""

    words: str = ""
    status: str = ""
    channel: str = ""
    recorded_by_me: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One line of the list."""

    ref: str
    title: str
    channel_label: str
    received_at: datetime
    came_to_attention_on: date
    status: ReportStatus
    sealed: bool

    @property
    def status_label(self) -> str:
        return STATUS_LABELS[self.status]

    @property
    def status_colour(self) -> str:
        return STATUS_COLOURS[self.status]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRows:
    """One page of the list. All pages are not counted: with a large force that costs more than it tells."""

    rows: tuple[ReportRow, ...]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1


def report_rows(actor: Actor, filters: Filters = Filters(), *, page: int = 1) -> ReportRows:
    """The reports the actor may know of, newest first."""
    number = min(max(page, 1), 10_000)
    first = (number - 1) * PAGE_SIZE
    reports = _narrowed(actor, filters).order_by("-received_at", "-id").defer("text", "source_details")
    found = list(reports[first : first + PAGE_SIZE + 1])
    return ReportRows(
        rows=tuple(_row(report) for report in found[:PAGE_SIZE]),
        number=number,
        has_next=len(found) > PAGE_SIZE,
    )


def open_reports_count(actor: Actor) -> int:
    """How many reports the actor may see that have led nowhere yet: for the home page."""
    waiting = [ReportStatus.RECEIVED, ReportStatus.BEING_READ, ReportStatus.READY]
    return visible_reports(actor).filter(status__in=waiting).count()


def _narrowed(actor: Actor, filters: Filters) -> QuerySet[Report]:
    reports = visible_reports(actor)
    if filters.status:
        reports = reports.filter(status=filters.status)
    if filters.channel:
        reports = reports.filter(channel=filters.channel)
    if filters.recorded_by_me:
        reports = reports.filter(recorded_by_ref=actor.ref)
    for word in filters.words.split()[:8]:
        reports = reports.filter(Q(title__icontains=word) | Q(ref__icontains=word))
    return reports


def _row(report: Report) -> ReportRow:
    return ReportRow(
        ref=report.ref,
        title=report.title,
        channel_label=CHANNEL_LABELS[Channel(report.channel)],
        received_at=report.received_at,
        came_to_attention_on=report.came_to_attention_on,
        status=ReportStatus(report.status),
        sealed=report.sealed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document in a short list."""

    ref: str
    filename: str
    state: DocumentState
    sha256: str
    document_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSummary:
    """What another room shows of a report, or starts a case from."""

    ref: str
    title: str
    channel: Channel
    channel_label: str
    status: ReportStatus
    status_label: str
    received_at: datetime
    came_to_attention_on: date
    source_name: str
    source_contact: str
    anonymous: bool
    reporter_person_ref: str
    sealed: bool
    case_refs: tuple[str, ...]
    documents: tuple[DocumentLine, ...]
    mentioned: tuple[str, ...]


def report_summary(ref: str) -> ReportSummary | None:
    """A report in short, or None. Asks nobody: the caller has asked `policy.get_report`, or holds a case."""
    report = Report.objects.filter(ref=ref).defer("text").first()
    if report is None:
        return None
    documents = report.documents.order_by("id").defer("text")
    return ReportSummary(
        ref=report.ref,
        title=report.title,
        channel=Channel(report.channel),
        channel_label=CHANNEL_LABELS[Channel(report.channel)],
        status=ReportStatus(report.status),
        status_label=STATUS_LABELS[ReportStatus(report.status)],
        received_at=report.received_at,
        came_to_attention_on=report.came_to_attention_on,
        source_name=report.source_name,
        source_contact=report.source_contact,
        anonymous=report.anonymous,
        reporter_person_ref=report.reporter_person_ref,
        sealed=report.sealed,
        case_refs=tuple(report.cases.values_list("case_ref", flat=True)),
        documents=tuple(
            DocumentLine(
                ref=d.ref,
                filename=d.filename,
                state=DocumentState(d.state),
                sha256=d.sha256,
                document_date=d.document_date,
            )
            for d in documents
        ),
        mentioned=tuple(report.mentions.filter(withdrawn_at=None).values_list("person_ref", flat=True)),
    )

"""The words of reports, for the search of a higher room. Who reported is never among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from peelian.reports.models import Document, Report, StatementReview
from peelian.reports.states import ReviewStatus

_BATCH = 100


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Everything of one report that can be searched, a piece at a time."""

    ref: str
    key: int
    recorded_at: datetime
    title: str
    pieces: tuple[str, ...]


def words_of_reports(refs: Iterable[str] | None = None) -> Iterator[ReportWords]:
    """The words of the reports with these references, or of all, in the order in which they were recorded.

    Asks nobody's permission: whoever shows any of it filters by `policy.visible_reports`. Three queries for every 100
    reports. A statement's words stand in its source; only the wordings that people corrected are added to those.
    """
    if refs is not None:
        yield from _words(list(Report.objects.filter(ref__in=list(refs)).order_by("pk")))
        return
    last = 0
    while batch := list(Report.objects.filter(pk__gt=last).order_by("pk")[:_BATCH]):
        yield from _words(batch)
        last = batch[-1].pk


def _words(reports: Sequence[Report]) -> Iterator[ReportWords]:
    keys = [report.pk for report in reports]
    pieces: dict[int, list[str]] = {report.pk: [report.text] for report in reports}
    documents = Document.objects.filter(report__in=keys).order_by("pk")
    for key, name, text in documents.values_list("report_id", "filename", "text"):
        pieces[key].append(f"{name}\n{text}")
    corrected = StatementReview.objects.filter(
        statement__report__in=keys, action=ReviewStatus.CORRECTED.value
    ).order_by("pk")
    for key, text in corrected.values_list("statement__report_id", "text"):
        pieces[key].append(text)
    for report in reports:
        found = tuple(piece for piece in pieces[report.pk] if piece.strip())
        yield ReportWords(report.ref, report.pk, report.recorded_at, report.title, found)

"""Reading reports: lists, pages and provenance, as frozen values. Other rooms import from here."""

from peelian.reports.queries.lists import (
    Filters,
    ReportRow,
    ReportRows,
    ReportSummary,
    open_reports_count,
    report_rows,
    report_summary,
)
from peelian.reports.queries.page import ReportPage, report_page
from peelian.reports.queries.provenance import (
    StatementCard,
    statement_card,
    statement_provenance,
    statements_of_reports,
)

__all__ = [
    "Filters",
    "ReportPage",
    "ReportRow",
    "ReportRows",
    "ReportSummary",
    "StatementCard",
    "open_reports_count",
    "report_page",
    "report_rows",
    "report_summary",
    "statement_card",
    "statement_provenance",
    "statements_of_reports",
]

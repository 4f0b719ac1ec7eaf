"""Moving a report from one status to another, and counting its changes."""

from datetime import datetime

from django.db.models import F

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.reports import policy
from peelian.reports.events import ReadingMoved
from peelian.reports.models import Report
from peelian.reports.states import READING_STATUSES, STATUS_LABELS, TRANSITIONS, ReportStatus, ReviewStatus


def held(actor: Actor, report_ref: str) -> Report:
    """A report that the actor may see, as it is now, held against other writers until the transaction ends.

    On PostgreSQL the row is locked; on SQLite a write transaction is the only one from its first statement.
    Raises Hidden.
    """
    report = policy.visible_reports(actor).filter(ref=report_ref).select_for_update(of=("self",)).first()
    if report is None:
        raise Hidden
    return report


def move(report: Report, to: ReportStatus, **columns: object) -> None:
    """Change the status, with the columns that go with it. Raises Refused when there is no way from here to there."""
    now_at = ReportStatus(report.status)
    if to not in TRANSITIONS[now_at]:
        raise Refused(f"A report at “{STATUS_LABELS[now_at]}” cannot become “{STATUS_LABELS[to]}”.")
    change(report, status=to.value, **columns)


def change(report: Report, **columns: object) -> None:
    """Write columns of a report that `held` gave, and count one change."""
    Report.objects.filter(pk=report.pk).update(version=F("version") + 1, **columns)
    report.version += 1
    for name, value in columns.items():
        setattr(report, name, value)


def reading_status(report: Report) -> ReportStatus:
    """The status that follows from what is proposed and what is decided."""
    statements, groups = report.statements.all(), report.groups.all()
    waiting = ReviewStatus.PROPOSED.value
    if statements.filter(status=waiting).exists() or groups.filter(status=waiting).exists():
        return ReportStatus.BEING_READ
    return ReportStatus.READY if statements.exists() or groups.exists() else ReportStatus.RECEIVED


def settle_reading(report: Report, *, actor: Actor, at: datetime) -> None:
    """Let the status follow the reading, while no case has been opened and the report is not closed."""
    if ReportStatus(report.status) not in READING_STATUSES:
        return
    became = reading_status(report)
    if became is not ReportStatus(report.status):
        move(report, became)
        record(ReadingMoved(subject=Ref(report.ref), became=became), actor=actor, at=at)


def check_version(report: Report, based_on: int) -> None:
    """Refuse a decision made on a page that no longer shows the report as it is."""
    if report.version != based_on:
        raise Refused(
            "The report changed after you opened the page: something was added or decided. "
            "Look at it again before you decide."
        )


def check_reason(reason: str, what: str) -> str:
    """The reason without the space around it. Raises Refused when there is none."""
    if not reason.strip():
        raise Refused(f"Give the reasons for {what}.")
    return reason.strip()

"""Where a report leads: to a new case, to a case that is already there, or nowhere, with reasons."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.reports import policy
from peelian.reports.events import CaseOpenedFromReport, ReportClosed, ReportLinked, ReportReopened
from peelian.reports.models import Closing, Report, ReportCase
from peelian.reports.services.moving import check_reason, check_version, held, move, reading_status
from peelian.reports.states import READING_STATUSES, ReportStatus


@transaction.atomic
def mark_case_opened(report_ref: str, *, case_ref: str, actor: Actor, at: datetime) -> Report:
    """Say that a case was opened from the report. The cases room calls this in the transaction that opens the case."""
    return _take(report_ref, ReportStatus.CASE_OPENED, case_ref=case_ref, actor=actor, at=at)


@transaction.atomic
def link_to_case(report_ref: str, *, case_ref: str, actor: Actor, at: datetime) -> Report:
    """File the report with a case that is already open. The cases room calls this, having checked the case."""
    return _take(report_ref, ReportStatus.LINKED, case_ref=case_ref, actor=actor, at=at)


def _take(report_ref: str, how: ReportStatus, *, case_ref: str, actor: Actor, at: datetime) -> Report:
    """The first case gives the report its status; a further one is written beside it."""
    report, opened = held(actor, report_ref), how is ReportStatus.CASE_OPENED
    check = policy.check_can_open_case if opened else policy.check_can_link
    check(actor, report)
    if report.cases.filter(case_ref=case_ref).exists():
        raise Refused(f"The report is already with case {case_ref}.")
    if ReportStatus(report.status) in READING_STATUSES:
        move(report, how, case_ref=case_ref)
    ReportCase.objects.create(
        report=report, case_ref=case_ref, opened=opened, taken_by_ref=actor.ref, taken_at=at
    )
    happened = CaseOpenedFromReport if opened else ReportLinked
    record(happened(subject=Ref(report.ref), case=Ref(case_ref)), actor=actor, at=at)
    return report


@transaction.atomic
def close_without_case(report_ref: str, *, reasons: str, based_on: int, actor: Actor, at: datetime) -> Report:
    """Decide that no case follows. `based_on` is the version of the report that the decision was made on.

    Raises Refused without reasons, or when something was added or decided since that version.
    """
    report = held(actor, report_ref)
    policy.check_can_close(actor, report)
    check_version(report, based_on)
    reasons, salt = check_reason(reasons, "closing the report without a case"), new_salt()
    move(report, ReportStatus.NO_FURTHER_ACTION, closed_at=at)
    Closing.objects.create(report=report, closed_by_ref=actor.ref, closed_at=at, reasons=reasons, salt=salt)
    record(ReportClosed(subject=Ref(report.ref), reasons=digest_of(reasons, salt)), actor=actor, at=at)
    return report


@transaction.atomic
def reopen_report(report_ref: str, *, reasons: str, actor: Actor, at: datetime) -> Report:
    """Take up a closed report again. The closing stays on file, with the reopening beside it."""
    report = held(actor, report_ref)
    policy.check_can_reopen(actor, report)
    reasons, salt = check_reason(reasons, "reopening the report"), new_salt()
    became = reading_status(report)
    move(report, became, closed_at=None)
    report.closings.filter(reopened_at=None).update(
        reopened_by_ref=actor.ref, reopened_at=at, reopening_reasons=reasons, reopening_salt=salt
    )
    reopened = ReportReopened(subject=Ref(report.ref), became=became, reasons=digest_of(reasons, salt))
    record(reopened, actor=actor, at=at)
    return report

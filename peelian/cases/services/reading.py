"""Who may read the reports behind a case: the people on it, from the day they join until they leave."""

from datetime import datetime

from peelian.cases.models import Case, CaseReport, Member
from peelian.cases.services.deciding import WALLS
from peelian.cases.states import MemberRole
from peelian.reports.services.guarding import close_to_case, open_to_case

# A liaison officer speaks to victims and needs no accusation in full; everybody else on the case does.
READS_REPORTS = tuple(role for role in MemberRole if role != MemberRole.LIAISON)


def open_reports_to(case: Case, account_ref: str, *, at: datetime) -> None:
    """Let somebody who has joined the case read every report behind it, if their part in it calls for that."""
    if Member.objects.filter(
        case=case, account_ref=account_ref, role__in=READS_REPORTS, until_date=None
    ).exists():
        for link in case.report_links.select_related("report"):
            open_to_case(link.report.ref, account_ref=account_ref, actor=WALLS, at=at)


def open_to_members(case: Case, report_ref: str, *, at: datetime) -> None:
    """Let everybody on the case read a report that has just been tied to it."""
    on = Member.objects.filter(case=case, role__in=READS_REPORTS, until_date=None)
    for account_ref in on.values_list("account_ref", flat=True).distinct():
        open_to_case(report_ref, account_ref=account_ref, actor=WALLS, at=at)


def close_reports_to(case: Case, account_ref: str, *, at: datetime) -> None:
    """End the reading of somebody who has left, of the reports behind no other case that they are still on."""
    still_on = Member.objects.filter(account_ref=account_ref, role__in=READS_REPORTS, until_date=None)
    for link in case.report_links.select_related("report"):
        if not CaseReport.objects.filter(report=link.report, case__in=still_on.values("case_id")).exists():
            close_to_case(link.report.ref, account_ref=account_ref, actor=WALLS, at=at)

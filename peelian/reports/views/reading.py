"""The list of reports, and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.verdicts import action
from peelian.reports import policy, queries
from peelian.reports.forms.intake import FilterForm
from peelian.reports.queries import Filters
from peelian.reports.views.asking import page_number, url


@require_GET
def report_list(request: StaffRequest) -> HttpResponse:
    """The reports the actor may know of, newest first."""
    policy.check_may_list_reports(request.actor)
    form = FilterForm(request.GET)
    narrowed = form.cleaned_data if form.is_valid() else {}
    filters = Filters(
        words=narrowed.get("words", ""),
        status=narrowed.get("status", ""),
        channel=narrowed.get("channel", ""),
        recorded_by_me=narrowed.get("mine", False),
    )
    rows = queries.report_rows(request.actor, filters, page=page_number(request))
    new = action("Record a report", url("new"), policy.check_can_record, request.actor)
    return render(request, "reports/list.html", {"page": rows, "filter": form, "new": new})


@require_GET
def report(request: StaffRequest, ref: str) -> HttpResponse:
    """One report: the source with its statements marked, the statements for review, and what can be done."""
    found = policy.get_report(request.actor, ref)
    record_look(request.actor, Record.REPORT, found.ref, at=now())
    source = request.GET.get("source", "")
    page = queries.report_page(found, request.actor, source=source, page=page_number(request))
    return render(request, "reports/report.html", {"page": page, "reading": page.reading})

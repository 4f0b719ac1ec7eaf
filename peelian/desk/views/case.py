"""The page of one case, its complete timeline, and the case on paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now, today
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.cases.policy import get_case
from peelian.desk.queries.case import desk_case
from peelian.desk.queries.timeline import case_and_ledger, case_timeline


@require_GET
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """Everything about a case on one page."""
    found = get_case(request.actor, ref)
    record_look(request.actor, Record.CASE, found.ref, at=now())
    page = desk_case(found, request.actor, on=today())
    return render(request, "desk/case.html", {"page": page, "case": page.case, "today": today()})


@require_GET
def timeline(request: StaffRequest, ref: str) -> HttpResponse:
    """Every event of the case."""
    found = get_case(request.actor, ref)
    record_look(request.actor, Record.CASE, found.ref, at=now())
    page, recorded = case_and_ledger(found, request.actor, on=today())
    return render(request, "desk/timeline.html", {"case": page, "timeline": case_timeline(page, recorded)})


@require_GET
def print_case(request: StaffRequest, ref: str) -> HttpResponse:
    """The case as one document for paper, written down as an export: whoever can read the page can print it."""
    found = get_case(request.actor, ref)
    record_look(request.actor, Record.EXPORT, found.ref, at=now())
    page = desk_case(found, request.actor, on=today(), whole=True)
    paper = {
        "page": page,
        "case": page.case,
        "today": today(),
        "printed_at": now(),
        "printed_by": request.actor.name,
    }
    return render(request, "desk/print_case.html", paper)

"""The list of what is due, the strands of a case, and the page of one strand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now, today
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.cases import policy as cases_policy
from peelian.criminal import policy
from peelian.criminal.queries.page import strand_page
from peelian.criminal.queries.publishing import binding_restrictions
from peelian.criminal.queries.summary import case_strands, in_custody_now, releases_due


@require_GET
def due(request: StaffRequest) -> HttpResponse:
    """Who is in custody, on bail or released under investigation, and what is due next."""
    if not request.actor.may(Permission.SEE_CASES):
        raise Hidden
    page = {
        "custody": in_custody_now(request.actor),
        "releases": releases_due(request.actor, today=today()),
        "today": today(),
    }
    return render(request, "criminal/list.html", page)


@require_GET
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """The strands of a case, what binds publishing about it, and the subjects without a strand."""
    found = cases_policy.get_case(request.actor, ref)
    record_look(request.actor, Record.CASE, found.ref, at=now())
    page = {
        "case": found,
        "rows": case_strands(request.actor, found),
        "bindings": binding_restrictions(found.ref),
    }
    return render(request, "criminal/case.html", page)


@require_GET
def strand(request: StaffRequest, ref: str) -> HttpResponse:
    """Everything about one strand."""
    found = policy.get_strand(request.actor, ref)
    record_look(request.actor, Record.CASE, found.case.ref, at=now())
    page = strand_page(request.actor, found, now=now(), today=today())
    return render(request, "criminal/strand.html", {"page": page, "now": now(), "today": today()})

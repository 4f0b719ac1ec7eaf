"""The list of cases, and opening one."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.access.verdicts import action
from peelian.cases import policy
from peelian.cases.forms.finding import FilterCases
from peelian.cases.forms.opening import OpenCase
from peelian.cases.queries import rows
from peelian.cases.services.opening import open_case
from peelian.cases.views.paths import case_url
from peelian.reports.policy import get_report
from peelian.reports.queries.lists import report_summary


@require_GET
def case_list(request: StaffRequest) -> HttpResponse:
    """The cases the actor may see, newest first, narrowed by the filter."""
    if not request.actor.may(Permission.SEE_CASES):
        raise Hidden
    filters = FilterCases(request.GET)
    page = rows.case_rows(
        request.actor, filters.chosen(), before=_key(request, "before"), after=_key(request, "after")
    )
    opening = action("Open a case", "/cases/open/", policy.check_can_open, request.actor)
    return render(request, "cases/list.html", {"page": page, "filter": filters, "open_case": opening})


def _key(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def open_one(request: StaffRequest, report_ref: str = "") -> HttpResponse:
    """Open a case, from a report or without one."""
    policy.check_can_open(request.actor)
    initial: dict[str, object] = {"unit": request.actor.unit}
    context: dict[str, object] = {"back": "/cases/"}
    if report_ref:
        report = report_summary(get_report(request.actor, report_ref).ref)
        initial |= {"title": report.title, "came_to_attention_on": report.came_to_attention_on}
        context |= {"caption": f"From report {report.ref}"}
    return carry_out(
        request,
        form=partial(OpenCase, initial=initial),
        act=partial(open_case, report_ref=report_ref),
        check=partial(policy.check_can_open, request.actor),
        then=lambda case: case_url(case.ref),
        heading="Open a case",
        button="Open the case",
        context=context,
    )

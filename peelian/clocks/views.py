"""The pages of the clocks room. Nothing here changes anything: clocks follow the acts of other rooms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import today
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.cases.policy import get_case
from peelian.cases.queries.rows import Filters, narrowed
from peelian.clocks.forms import MINE, UNIT, DueFilter
from peelian.clocks.queries.due import GROUP_LABELS, due_counts, due_page
from peelian.clocks.queries.explaining import explanation
from peelian.clocks.queries.of_case import clocks_of_case


@require_GET
def due(request: StaffRequest) -> HttpResponse:
    """What is overdue, due or owed in the cases that the actor may see."""
    if not request.actor.may(Permission.SEE_CASES):
        raise Hidden
    form, on = DueFilter(request.GET), today()
    whose, group = form.whose_cases(), form.group()
    unit = request.actor.unit if whose == UNIT else ""
    cases = narrowed(request.actor, Filters(mine=whose == MINE, unit=unit))
    page = due_page(cases, group, on=on, number=_page_number(request), rule=form.chosen_rule())
    context = {
        "form": form,
        "heading": GROUP_LABELS[group],
        "counts": [(GROUP_LABELS[g], g.value, count) for g, count in due_counts(cases, on=on).items()],
        "page": page,
        "on": on,
    }
    return render(request, "clocks/due.html", context)


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 6 else 1


@require_GET
def case_clocks(request: StaffRequest, ref: str) -> HttpResponse:
    """All clocks of one case."""
    case = get_case(request.actor, ref)
    return render(request, "clocks/case.html", {"case": case, "page": clocks_of_case(case, on=today())})


@require_GET
def clock(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """One clock: its day, the steps of the count, what stops it and who may extend it."""
    case = get_case(request.actor, ref)
    page = explanation(case, number, on=today())
    return render(request, "clocks/clock.html", {"case": case, "page": page, "on": today()})

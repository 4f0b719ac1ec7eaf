"""What is due, across cases and in one. Nothing here changes a clock: clocks follow the acts of other rooms."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now, today
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.cases.policy import get_case
from peelian.cases.queries.rows import Filters, narrowed
from peelian.clocks.forms.due import MINE, UNIT, DueFilter
from peelian.clocks.policy import readable
from peelian.clocks.queries.due import GROUP_LABELS, due_counts, due_page
from peelian.clocks.queries.explaining import explanation
from peelian.clocks.queries.of_case import clocks_of_case
from peelian.clocks.views.paging import page_number


@require_GET
def due(request: StaffRequest) -> HttpResponse:
    """What is overdue, due or owed in the cases that the actor may see."""
    if not request.actor.may(Permission.SEE_CASES):
        raise Hidden
    form, on = DueFilter(request.GET), today()
    whose, group = form.whose_cases(), form.group()
    unit = request.actor.unit if whose == UNIT else ""
    asked = readable(request.actor, narrowed(request.actor, Filters(mine=whose == MINE, unit=unit)))
    page = due_page(asked, group, on=on, number=page_number(request), rule=form.chosen_rule())
    context = {
        "form": form,
        "heading": GROUP_LABELS[group],
        "counts": [(GROUP_LABELS[g], g.value, count) for g, count in due_counts(asked, on=on).items()],
        "page": page,
        "on": on,
    }
    return render(request, "clocks/due.html", context)


@require_GET
def case_clocks(request: StaffRequest, ref: str) -> HttpResponse:
    """All clocks of one case. They tell much of the case, so looking at them is a look at the case."""
    case = get_case(request.actor, ref)
    record_look(request.actor, Record.CASE, case.ref, at=now())
    return render(
        request, "clocks/case.html", {"case": case, "page": clocks_of_case(case, request.actor, on=today())}
    )


@require_GET
def clock(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """One clock: its day, the steps of the count, what stops it and who may extend it."""
    case = get_case(request.actor, ref)
    page = explanation(case, number, request.actor, on=today())
    record_look(request.actor, Record.CASE, case.ref, at=now())
    return render(request, "clocks/clock.html", {"case": case, "page": page, "on": today()})

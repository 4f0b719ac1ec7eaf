"""Lists as CSV: what the filter leaves of what the reader may see, capped, and written down before it leaves."""

from collections.abc import Iterable

from django.http import HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_GET

from peelian.access.clock import now, today
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.cases.forms.finding import FilterCases
from peelian.cases.queries.rows import Filters, narrowed
from peelian.clocks.forms import MINE, UNIT, DueFilter
from peelian.clocks.policy import readable
from peelian.desk.exports import case_lines, count_of_cases, due_lines
from peelian.desk.policy import check_can_export
from peelian.interface.spreadsheet import csv_of
from peelian.ledger.references import new_ref


@require_GET
def cases_csv(request: StaffRequest) -> HttpResponseBase:
    """The list of cases with the filter in use."""
    check_can_export(request.actor)
    cases = narrowed(request.actor, FilterCases(request.GET).chosen())
    _write_down(request, count_of_cases(cases))
    return _file("cases", case_lines(cases))


@require_GET
def due_csv(request: StaffRequest) -> HttpResponseBase:
    """The list of what is due with the filter in use."""
    check_can_export(request.actor)
    form = DueFilter(request.GET)
    whose = form.whose_cases()
    unit = request.actor.unit if whose == UNIT else ""
    cases = narrowed(request.actor, Filters(mine=whose == MINE, unit=unit))
    count, lines = due_lines(
        readable(request.actor, cases), form.group(), on=today(), rule=form.chosen_rule()
    )
    _write_down(request, count)
    return _file("due", lines)


def _write_down(request: StaffRequest, rows: int) -> None:
    asked = f"{request.path}?{request.GET.urlencode()}"[:300]
    record_look(request.actor, Record.EXPORT, new_ref("L"), at=now(), reason=asked, rows=rows)


def _file(name: str, lines: Iterable[list[str]]) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(csv_of(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{today().isoformat()}.csv"'
    return answer

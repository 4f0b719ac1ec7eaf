"""The register: the list, on paper, and as a file."""

from types import SimpleNamespace

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now, today
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Refused
from peelian.access.verdicts import action
from peelian.interface.spreadsheet import csv_of
from peelian.ledger.references import new_ref
from peelian.restrictions import policy
from peelian.restrictions.forms.register import FilterRegister
from peelian.restrictions.policy_lists import check_can_export, check_may_give_figures
from peelian.restrictions.queries.alerts import open_alerts
from peelian.restrictions.queries.register import Filters, RegisterPage, register_page, register_rows
from peelian.restrictions.queries.register_lines import register_lines


@require_GET
def register(request: StaffRequest) -> HttpResponse:
    """Who is restricted, as far as the reader may know; with `on`, as it was known at the end of a past day."""
    policy.check_may_list(request.actor)
    form = FilterRegister(request.GET, today=today())
    filters = form.chosen(request.GET.get("sort", ""))
    page = None
    if filters is not None:
        page = register_page(request.actor, filters, on=today(), page=_page_number(request))
        _write_down(request, Record.RESTRICTION, len(page.rows))
    context = {
        "form": form,
        "page": page,
        "pages": _pages(page) if page else None,
        "past": filters.on if filters else None,
        "alerts": open_alerts(request.actor),
        "may_export": request.actor.may(Permission.EXPORT),
        "figures": action("", "", check_may_give_figures, request.actor).allowed,
    }
    return render(request, "restrictions/register.html", context)


@require_GET
def register_print(request: StaffRequest) -> HttpResponse:
    """The whole register with the filter in use, for paper. Written down as an export."""
    check_can_export(request.actor)
    filters = _chosen(request)
    rows = register_rows(request.actor, filters, on=today())
    _write_down(request, Record.EXPORT, len(rows))
    context = {
        "rows": rows,
        "past": filters.on,
        "day": filters.on or today(),
        "printed_at": now(),
        "printed_by": request.actor.name,
    }
    return render(request, "restrictions/register_print.html", context)


@require_GET
def register_csv(request: StaffRequest) -> HttpResponseBase:
    """The whole register with the filter in use, as a file. Written down as an export."""
    check_can_export(request.actor)
    filters = _chosen(request)
    rows = register_rows(request.actor, filters, on=today())
    _write_down(request, Record.EXPORT, len(rows))
    day = filters.on or today()
    answer = StreamingHttpResponse(csv_of(register_lines(rows, day)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="register-{day.isoformat()}.csv"'
    return answer


def _chosen(request: StaffRequest) -> Filters:
    filters = FilterRegister(request.GET, today=today()).chosen(request.GET.get("sort", ""))
    if filters is None:
        raise Refused("The register cannot be shown for that day. Choose today or a past day.")
    return filters


def _write_down(request: StaffRequest, kind: Record, rows: int) -> None:
    asked = f"{request.path}?{request.GET.urlencode()}"[:300]
    record_look(request.actor, kind, new_ref("L"), at=now(), reason=asked, rows=rows)


def _page_number(request: StaffRequest) -> int:
    text = request.GET.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _pages(page: RegisterPage) -> SimpleNamespace:
    """What the pagination links need to know."""
    return SimpleNamespace(
        number=page.page,
        has_previous=page.page > 1,
        has_next=page.page < page.pages,
        paginator=SimpleNamespace(num_pages=page.pages),
    )

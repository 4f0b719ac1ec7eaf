"""The list of people, and the page of one record."""

from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.verdicts import action
from peelian.people import policy, queries
from peelian.people.forms import PeopleFilter
from peelian.people.states import Category


@require_GET
def people_list(request: StaffRequest) -> HttpResponse:
    """The workforce by name, fifty to a page. A search by name is written to the ledger's stream of looks."""
    policy.check_may_list(request.actor)
    form = PeopleFilter(request.GET, units=queries.unit_names(request.actor))
    filters = _filters(form)
    page = queries.people_rows(request.actor, filters, _page_number(request))
    if filters.text.strip():
        record_look(
            request.actor, Record.SEARCH, request.actor.ref, at=now(), reason=filters.text, rows=page.total
        )
    context = {
        "form": form,
        "page": page,
        "pages": _pages(page),
        "add": action("Add a person", reverse("people:add"), policy.check_can_add, request.actor),
        "upload": action(
            "Import the HR file", reverse("people:import"), policy.check_can_import, request.actor
        ),
    }
    return render(request, "people/list.html", context)


def _filters(form: PeopleFilter) -> queries.Filters:
    """What can be read of the filter; a value that is not on offer narrows nothing."""
    form.is_valid()
    chosen = form.cleaned_data
    return queries.Filters(
        text=chosen.get("text", ""),
        unit=chosen.get("unit", ""),
        category=Category(chosen["category"]) if chosen.get("category") else None,
        serving={"yes": True, "no": False}.get(chosen.get("serving", "")),
    )


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _pages(page: queries.PeoplePage) -> SimpleNamespace:
    """What the pagination links need to know."""
    return SimpleNamespace(
        number=page.page,
        has_previous=page.page > 1,
        has_next=page.page < page.pages,
        previous_page_number=page.page - 1,
        next_page_number=page.page + 1,
        paginator=SimpleNamespace(num_pages=page.pages),
    )


@require_GET
def person(request: StaffRequest, ref: str) -> HttpResponse:
    """The record of one person; the reference of a merged record leads to the record that was kept."""
    found = policy.get_person(request.actor, ref)
    if found.ref != ref:
        return redirect("people:person", found.ref)
    record_look(request.actor, Record.PERSON, found.ref, at=now())
    return render(request, "people/person.html", {"page": queries.person_page(found, request.actor)})

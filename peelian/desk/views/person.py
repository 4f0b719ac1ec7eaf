"""The page of a person: complaints, conduct and posts on one line of time."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from peelian.access.clock import now, today
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.desk.queries.person import desk_person
from peelian.people.policy import get_person


@require_GET
def person(request: StaffRequest, ref: str) -> HttpResponse:
    """The history of one person; the reference of a merged record leads to the record that was kept."""
    found = get_person(request.actor, ref)
    if found.ref != ref:
        return redirect("desk:person", found.ref)
    record_look(request.actor, Record.PERSON, found.ref, at=now())
    page = desk_person(found, request.actor, on=today())
    return render(request, "desk/person.html", {"page": page})

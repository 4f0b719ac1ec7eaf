"""The first page after signing in, and the list behind each of its cards."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import today
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.cases.queries.deciding import DecisionNeeded
from peelian.desk.queries.authority import waiting_page
from peelian.desk.queries.home import home_page
from peelian.desk.queries.views import views_of
from peelian.desk.views.keys import key_in


@require_GET
def home(request: StaffRequest) -> HttpResponse:
    """What waits for this person."""
    page = home_page(request.actor, on=today())
    context = {"page": page, "views": views_of(request.actor), "actor": request.actor}
    return render(request, "desk/home.html", context)


@require_GET
def waiting(request: StaffRequest, kind: str) -> HttpResponse:
    """The cases that wait for one kind of decision by the appropriate authority."""
    if not request.actor.may(Permission.ACT_AS_AUTHORITY) or kind not in set(DecisionNeeded):
        raise Hidden
    page = waiting_page(request.actor, DecisionNeeded(kind), after=key_in(request, "after") or 0)
    return render(request, "desk/waiting.html", {"page": page})

"""One message: who was in the room when it was sent, and where it stands."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.events import Record
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.chats import policy
from peelian.chats.queries.pages.message import message_page, presence_as_lines
from peelian.chats.views.paths import as_file, saw


@require_GET
def message(request: StaffRequest, ref: str) -> HttpResponse:
    """A message in full, with who was there."""
    found = policy.get_message(request.actor, ref)
    page = message_page(request.actor, found)
    saw(request, found.conversation.ref, rows=1)
    follows = request.actor.may(Permission.SEE_EXHIBITS)
    return render(request, "chats/message.html", {"page": page, "row": page.row, "follows": follows})


@require_GET
def presence_csv(request: StaffRequest, ref: str) -> HttpResponseBase:
    """Who was there, as a file. Written down as an export."""
    found = policy.get_message(request.actor, ref)
    lines = list(presence_as_lines(request.actor, found))
    saw(request, found.conversation.ref, rows=len(lines) - 1, record=Record.EXPORT)
    return as_file(lines, f"present-{found.ref}.csv")

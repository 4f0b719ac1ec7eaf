"""Reading a conversation, and all that is shown about it: members over time, the phones that hold it."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.events import Record
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.chats import policy
from peelian.chats.queries.naming import names_for
from peelian.chats.queries.pages.case import full_title
from peelian.chats.queries.pages.members import members_page, stays_as_lines
from peelian.chats.queries.pages.phones import copies_page
from peelian.chats.queries.pages.reading import Asked, reading_page
from peelian.chats.views.paths import as_file, saw, whole_number

if TYPE_CHECKING:
    from peelian.chats.models import Conversation


@require_GET
def conversation(request: StaffRequest, ref: str) -> HttpResponse:
    """A conversation at any place: `at` a message, a `number`, a `day`, `after` or `before` an order."""
    found = policy.get_conversation(request.actor, ref)
    page = reading_page(request.actor, found, _asked(request))
    saw(request, found.ref, rows=page.shown)
    return render(request, "chats/conversation.html", {"page": page, "errors": _misread(request)})


def _misread(request: StaffRequest) -> list[dict[str, str]]:
    """What was typed into a box of the page and is no place, as lines of the error summary that lead to the box."""
    wanted = {
        "number": (whole_number(request, "number"), "Type a whole number, such as 120."),
        "day": (_day(request.GET.get("day", "")), "Type a day as 18/12/2022."),
    }
    return [
        {"href": f"#{name}", "text": says}
        for name, (read, says) in wanted.items()
        if read is None and request.GET.get(name, "").strip()
    ]


def _asked(request: StaffRequest) -> Asked:
    return Asked(
        ref=request.GET.get("at", "")[:32],
        number=whole_number(request, "number"),
        day=_day(request.GET.get("day", "")),
        after=whole_number(request, "after"),
        before=whole_number(request, "before"),
    )


def _shown(request: StaffRequest, found: "Conversation", page: object) -> dict[str, object]:
    """What the pages about a conversation show. The reader of locked threads may not follow every link from them."""
    follows = request.actor.may(Permission.SEE_EXHIBITS)
    names = names_for(request.actor, found.case)
    return {"conversation": found, "title": full_title(found, names), "page": page, "follows": follows}


def _day(typed: str) -> date | None:
    """A day as the page's own links write it, or as people here do."""
    for written in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(typed.strip(), written).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


@require_GET
def members(request: StaffRequest, ref: str) -> HttpResponse:
    """Who was in it over time; with `message`, a line at the moment of that one."""
    found = policy.get_conversation(request.actor, ref)
    chosen = request.GET.get("message", "")
    message = policy.get_message(request.actor, chosen) if chosen else None
    page = members_page(request.actor, found, chosen=message)
    saw(request, found.ref, rows=len(page.members))
    return render(request, "chats/members.html", {**_shown(request, found, page), "message": message})


@require_GET
def members_csv(request: StaffRequest, ref: str) -> HttpResponseBase:
    """Every stay as a file. Written down as an export."""
    found = policy.get_conversation(request.actor, ref)
    lines = list(stays_as_lines(request.actor, found))
    saw(request, found.ref, rows=len(lines) - 1, record=Record.EXPORT)
    return as_file(lines, f"members-{found.ref}.csv")


@require_GET
def copies(request: StaffRequest, ref: str) -> HttpResponse:
    """What each phone holds of a conversation, and where the copies differ."""
    found = policy.get_conversation(request.actor, ref)
    page = copies_page(request.actor, found, after=whole_number(request, "after"))
    saw(request, found.ref, rows=len(page.differing))
    return render(request, "chats/copies.html", _shown(request, found, page))

"""The messages of a case, its phones and clocks, and the threads that are locked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.events import Record
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.chats import policy
from peelian.chats.queries.pages.case import case_messages, import_lines, locked_lines
from peelian.chats.queries.pages.phones import clock_lines, phone_lines
from peelian.chats.views.paths import page_number, saw
from peelian.ledger.references import new_ref


@require_GET
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """What was imported into a case, and the conversations it gave."""
    found = policy.get_case(request.actor, ref)
    words = request.GET.get("words", "").strip()[:100]
    page = case_messages(request.actor, found, words=words, page=page_number(request))
    saw(request, found.ref, rows=len(page.conversations))
    return render(request, "chats/case.html", {"page": page, "words": words})


@require_GET
def progress(request: StaffRequest, ref: str) -> HttpResponse:
    """The table of imports alone, which the page of the case asks for again while something is being read."""
    found = policy.get_case(request.actor, ref)
    lines = import_lines(request.actor, found)
    page = {
        "case_ref": found.ref,
        "imports": lines,
        "under_way": any(line.under_way for line in lines),
    }
    return render(request, "chats/parts/imports.html", {"page": page})


@require_GET
def phones(request: StaffRequest, ref: str) -> HttpResponse:
    """Which phone holds what, and how their clocks run."""
    found = policy.get_case(request.actor, ref)
    saw(request, found.ref)
    page = {
        "case": found,
        "phones": phone_lines(request.actor, found),
        "clocks": clock_lines(request.actor, found),
    }
    return render(request, "chats/phones.html", page)


@require_GET
def locked(request: StaffRequest) -> HttpResponse:
    """The locked threads that the actor reads as the separate reader, of every case."""
    if not request.actor.may(Permission.READ_LOCKED_THREADS):
        raise Hidden
    lines = locked_lines(request.actor)
    saw(request, new_ref("L"), rows=len(lines), record=Record.SEARCH)
    return render(request, "chats/locked.html", {"lines": lines})

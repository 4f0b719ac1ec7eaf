"""The search. Every search is a look: it is written down with the words that were typed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.desk.forms import Search
from peelian.desk.policy import check_may_search
from peelian.desk.search.finding import Found, find
from peelian.desk.states import SearchKind
from peelian.desk.views.keys import key_in
from peelian.ledger.references import new_ref

MOST_WRITTEN_DOWN = 300


@require_GET
def search(request: StaffRequest) -> HttpResponse:
    """Find what the reader may see by its words, newest first, or one thing by its reference."""
    check_may_search(request.actor)
    form = Search(request.GET)
    form.is_valid()
    typed = form.cleaned_data.get("q", "")
    kind = form.cleaned_data.get("kind") or None
    found = _looked(request, typed, SearchKind(kind) if kind else None) if typed else None
    return render(request, "desk/search.html", {"form": form, "typed": typed, "found": found})


def _looked(request: StaffRequest, typed: str, kind: SearchKind | None) -> Found:
    found = find(request.actor, typed, kind=kind, before=key_in(request, "before"))
    if not found.trouble:
        words = typed[:MOST_WRITTEN_DOWN]
        record_look(request.actor, Record.SEARCH, new_ref("L"), at=now(), reason=words, rows=found.rows)
    return found

"""The ledger as an auditor reads it. Reading it is a look, and leaves an entry of its own."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from peelian.ledger import auditing, policy
from peelian.ledger.events import Ref, Stream
from peelian.ledger.forms import Filter, Place
from peelian.ledger.looks import THE_LEDGER, LedgerRead
from peelian.ledger.services import Acting, record


class LedgerRequest(HttpRequest):
    """A request by somebody who has signed in."""

    actor: "LedgerReader"


class LedgerReader(Acting, policy.Asking):
    """An actor, as far as this room needs one."""


@require_GET
def list_entries(request: LedgerRequest) -> HttpResponse:
    """Entries, newest first, by stream, type, subject and day."""
    policy.check_may_read(request.actor)
    form, place = Filter(request.GET), Place(request.GET)
    page = None
    if form.is_valid() and place.is_valid():
        wanted = form.cleaned_data
        stream = Stream(wanted["stream"] or Stream.WORK)
        _record_look(request, stream, searched_for=wanted["subject"] or None)
        page = auditing.page_of_entries(
            stream=stream,
            type_=wanted["type"],
            subject=wanted["subject"],
            day=wanted["day"],
            before=place.cleaned_data["before"],
            after=place.cleaned_data["after"],
        )
    return render(request, "ledger/list.html", {"form": form, "page": page})


@require_GET
def show_entry(request: LedgerRequest, stream: str, sequence: int) -> HttpResponse:
    """One entry, the bytes that were hashed, and the proof that a signed checkpoint holds it."""
    policy.check_may_read(request.actor)
    page = auditing.entry_page(stream, sequence)
    if page is None:
        raise Http404("There is no such entry.")
    _record_look(request, Stream(stream), entry=sequence)
    return render(request, "ledger/entry.html", {"page": page})


def _record_look(
    request: LedgerRequest, stream: Stream, *, searched_for: str | None = None, entry: int | None = None
) -> None:
    look = LedgerRead(
        subject=THE_LEDGER,
        stream_read=stream,
        searched_for=Ref(searched_for) if searched_for else None,
        entry=entry,
    )
    with transaction.atomic():
        record(look, actor=request.actor, at=_now())


def _now() -> datetime:
    """The clock of `access` stands above this room; a demonstration must not leave looks on another day."""
    return timezone.now() + timedelta(seconds=getattr(settings, "PEELIAN_CLOCK_OFFSET_SECONDS", 0))

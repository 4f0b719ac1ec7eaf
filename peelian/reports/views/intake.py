"""Taking in a report and what belongs to it."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from peelian.access.actors import Actor
from peelian.access.clock import day_of, now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden, Refused
from peelian.reports import policy, services
from peelian.reports.forms.intake import ChannelForm, DocumentForm, RecordForm
from peelian.reports.states import CHANNEL_LABELS, Channel, DocumentState
from peelian.reports.views.asking import ask, bound, to_report, url

if TYPE_CHECKING:
    from peelian.reports.models import Report


@require_http_methods(["GET", "POST"])
def choose_channel(request: StaffRequest) -> HttpResponse:
    """Ask how the report came in."""
    policy.check_can_record(request.actor)
    form = bound(request, ChannelForm)
    if request.method == "POST" and form.is_valid():
        return redirect(url("record", form.cleaned_data["channel"]))
    return ask(request, None, form, title="Record a report", button="Continue", plain=True)


@require_http_methods(["GET", "POST"])
def record(request: StaffRequest, channel: str) -> HttpResponse:
    """Record a report by one channel, with its documents."""
    policy.check_can_record(request.actor)
    if channel not in {known.value for known in Channel}:
        raise Hidden
    at = now()
    form = bound(request, RecordForm, channel=Channel(channel), at=at, today=day_of(at))
    if request.method == "POST" and form.is_valid():
        try:
            report = services.record_report(**form.facts(), actor=request.actor, at=at)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _add_all(request, report, form.cleaned_data["documents"], at=at)
            return _recorded(request, report)
    title = f"Record a report: {CHANNEL_LABELS[Channel(channel)].lower()}"
    return ask(request, None, form, title=title, button="Record the report", back=url("new"))


def _recorded(request: StaffRequest, report: "Report") -> HttpResponse:
    """To the report, or to the list when it is about the person who recorded it and so hidden from them."""
    messages.success(request, f"The report is recorded as {report.ref}.")
    seen = policy.visible_reports(request.actor).filter(pk=report.pk).exists()
    return to_report(report) if seen else redirect(url("list"))


@require_http_methods(["GET", "POST"])
def add_documents(request: StaffRequest, ref: str) -> HttpResponse:
    """Add documents, or a pasted text, to a report."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_add_to(request.actor, report)
    at = now()
    form = bound(request, DocumentForm, today=day_of(at))
    if request.method == "POST" and form.is_valid():
        stated = form.cleaned_data["document_date"]
        _add_all(request, report, form.cleaned_data["documents"], at=at, stated=stated)
        if form.cleaned_data["text"].strip():
            _add_pasted(request, report, form, at=at, stated=stated)
        return to_report(report)
    return ask(request, report, form, title="Add documents", button="Add")


def _add_all(
    request: StaffRequest,
    report: "Report",
    files: "Iterable[UploadedFile[bytes]]",
    *,
    at: datetime,
    stated: date | None = None,
) -> None:
    """Each document by itself, so that one that is refused does not hold up the next."""
    for file in files:
        _tell(request, partial(_add, request.actor, report, file, at=at, stated=stated))


def _add(
    actor: Actor, report: "Report", file: "UploadedFile[bytes]", *, at: datetime, stated: date | None
) -> str:
    document = services.add_document(
        report.ref,
        filename=file.name or "",
        chunks=file.chunks(),
        actor=actor,
        at=at,
        document_date=stated,
    )
    if document.state == DocumentState.READABLE:
        return f"{document.filename} was added and read."
    return document.trouble


def _add_pasted(
    request: StaffRequest, report: "Report", form: DocumentForm, *, at: datetime, stated: date | None
) -> None:
    def add() -> str:
        document = services.add_text(
            report.ref,
            title=form.cleaned_data["title"] or "Pasted text",
            text=form.cleaned_data["text"],
            actor=request.actor,
            at=at,
            document_date=stated,
        )
        return f"{document.filename} was added and read."

    _tell(request, add)


def _tell(request: StaffRequest, add: Callable[[], str]) -> None:
    try:
        messages.info(request, add())
    except Refused as refusal:
        messages.warning(request, str(refusal))

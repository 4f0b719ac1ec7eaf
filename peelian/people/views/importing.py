"""Uploading the HR file, reading its report, and confirming it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Refused
from peelian.people import policy, services
from peelian.people.forms import UploadForm
from peelian.people.hr_file.columns import COLUMNS
from peelian.people.hr_file.report import Report

MOST_SHOWN = 200


def upload(request: StaffRequest) -> HttpResponse:
    """Take the file. One with problems is reported and not kept; a good one waits to be confirmed."""
    policy.check_may_list(request.actor)
    policy.check_can_import(request.actor)
    form = UploadForm(request.POST or None, request.FILES or None)
    report = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        facts = {"name": file.name, "content": content, "actor": request.actor, "at": now()}
        report = services.preview_import(force_name=settings.PEELIAN_FORCE_NAME, **facts)
        if report.can_be_applied:
            return redirect("people:confirm-import", services.stage_import(**facts).ref)
        form.add_error("file", "Nothing was imported. Every problem in the file is listed below.")
    context = {"form": form, "columns": COLUMNS, **_shown(report)}
    return render(request, "people/import.html", context, status=422 if report else 200)


def confirm(request: StaffRequest, import_ref: str) -> HttpResponse:
    """Show what a waiting file would change; on POST, do exactly that."""
    waiting = policy.get_import(request.actor, import_ref)
    refusal = ""
    if request.method == "POST":
        try:
            return _applied(request, import_ref)
        except Refused as problem:
            refusal = str(problem)
    report = services.preview_import(
        name=waiting.name,
        content=bytes(waiting.content),
        force_name=settings.PEELIAN_FORCE_NAME,
        actor=request.actor,
        at=now(),
    )
    discard = reverse("people:discard-import", args=[import_ref])
    return render(
        request, "people/confirm_import.html", {"refusal": refusal, "discard": discard, **_shown(report)}
    )


def _applied(request: StaffRequest, import_ref: str) -> HttpResponse:
    """Apply the file and say what came of it. Raises Refused, also when it has come to have problems meanwhile."""
    report = services.apply_import(
        import_ref=import_ref,
        confirmed=request.POST.get("confirmed", ""),
        force_name=settings.PEELIAN_FORCE_NAME,
        actor=request.actor,
        at=now(),
    )
    if not report.applied:
        raise Refused("The file no longer fits the records. Nothing was imported.")
    messages.success(request, f"{report.file} was imported: {report.added} added, {report.changed} changed.")
    return redirect("people:list")


@require_POST
def discard(request: StaffRequest, import_ref: str) -> HttpResponse:
    """Throw a waiting file away."""
    services.discard_import(import_ref=import_ref, actor=request.actor, at=now())
    messages.info(request, "The file was discarded. Nothing was imported.")
    return redirect("people:import")


def _shown(report: Report | None) -> dict[str, object]:
    """The report with its long lists cut to what a page can show."""
    if report is None:
        return {"report": None}
    return {
        "report": report,
        "problems": report.problems[:MOST_SHOWN],
        "more_problems": max(0, len(report.problems) - MOST_SHOWN),
        "missing": report.missing[:MOST_SHOWN],
        "more_missing": max(0, len(report.missing) - MOST_SHOWN),
    }

"""What every page with a form does: shows it, and shows it again with the refusal when a service refuses."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Refused

if TYPE_CHECKING:
    from peelian.reports.models import Report

AnyForm = TypeVar("AnyForm", bound=Form)


def url(name: str, *arguments: str) -> str:
    """An address of this room."""
    return reverse(f"reports:{name}", args=arguments)


def page_number(request: StaffRequest) -> int:
    """The page asked for; the first for anything that is not a number."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def bound(request: StaffRequest, form: type[AnyForm], **options: Any) -> AnyForm:
    """The form with what was sent, or empty when nothing was."""
    if request.method == "POST":
        return form(request.POST, request.FILES, **options)
    return form(**options)


def ask(request: StaffRequest, report: "Report | None", form: Form, **words: Any) -> HttpResponse:
    """The page with the form on it. `words` are `title`, `button`, `text`, and whatever an own template needs."""
    template = words.pop("template", "reports/form.html")
    back = url("report", report.ref) if report else url("list")
    return render(request, template, {"form": form, "report": report, "back": back, **words})


def carry_out(request: StaffRequest, form: Form, service: Callable[[], Any], *, done: str) -> bool:
    """Call the service when the form is sound, and say so. False when there is something to put right."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        service()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, done)
    return True


def renew_version(form: Form, version: int) -> None:
    """After a refusal the page shows what somebody else decided, so the next attempt is made on that version."""
    if form.is_bound and "based_on" in form.fields:
        renewed = cast(QueryDict, form.data).copy()
        renewed["based_on"] = str(version)
        form.data = renewed


def to_report(report: "Report", *, place: str = "") -> HttpResponseRedirect:
    """Back to the report, at a place of its page."""
    return redirect(url("report", report.ref) + place)

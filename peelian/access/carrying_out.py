"""One form page, one service call: the path that nearly every page which changes something takes."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from peelian.access.clock import now
from peelian.access.refusals import Refused


def carry_out(
    request: HttpRequest,
    *,
    form: Callable[..., Form],
    act: Callable[..., Any],
    check: Callable[[], None],
    then: str | Callable[[Any], str],
    heading: str,
    button: str,
    context: Mapping[str, Any] | None = None,
    template: str = "access/form_page.html",
) -> HttpResponse:
    """Show a form; when it comes back valid, call `act(**cleaned_data, actor=…, at=…)` and go on to `then`.

    `check` is asked first, and raises Refused when the actor may see the thing but not do this (403). A refusal by
    the service itself is shown on the page beside what was typed, so that nothing is lost.
    """
    check()
    filled = form(request.POST, request.FILES) if request.method == "POST" else form()
    if request.method == "POST" and filled.is_valid():
        try:
            done = act(**filled.cleaned_data, actor=request.actor, at=now())  # type: ignore[attr-defined]  # set by middleware
        except Refused as refusal:
            filled.add_error(None, str(refusal))
        else:
            return redirect(then(done) if callable(then) else then)
    page = {"form": filled, "heading": heading, "button": button, **(context or {})}
    return render(request, template, page)

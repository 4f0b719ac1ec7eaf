"""The calendar of the force: the days that do not count, adding one that was proclaimed, revoking one."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Refused
from peelian.calendar import policy, services
from peelian.clocks.forms.days import ProclaimDay, RevokeDay
from peelian.clocks.queries.law.days import days_page, moved_by_adding, moved_by_revoking
from peelian.law.dated import long_date


@require_GET
def days(request: StaffRequest) -> HttpResponse:
    """Every day that does not count, by year, and the entries of this force."""
    return render(request, "clocks/law/days.html", {"page": days_page(request.actor)})


def proclaim(request: StaffRequest) -> HttpResponse:
    """Add a proclaimed day: first what would move is shown, then the day is entered."""
    policy.check_can_proclaim(request.actor)
    form = ProclaimDay(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        context["moves"] = moves = moved_by_adding(given["day"], given["name"])
        if "confirmed" in request.POST:
            try:
                services.proclaim_day(**given, actor=request.actor, at=now())
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, f"{long_date(given['day'])} no longer counts: {moves.ahead}.")
                return redirect("clocks:days")
    return render(request, "clocks/law/proclaim.html", context)


def revoke(request: StaffRequest, ref: str) -> HttpResponse:
    """Let a proclaimed day count again, and say why the entry was wrong."""
    entry = policy.get_proclaimed_day(request.actor, ref)
    policy.check_can_revoke(request.actor, entry)
    moves = moved_by_revoking(entry.ref, entry.day)
    return carry_out(
        request,
        form=RevokeDay,
        act=partial(services.revoke_day, entry=entry),
        check=partial(policy.check_can_revoke, request.actor, entry),
        then=reverse("clocks:days"),
        heading=f"Let {long_date(entry.day)} count again?",
        button="Revoke the entry",
        context={"back": reverse("clocks:days"), "caption": entry.name, "moves": moves},
        template="clocks/law/revoke.html",
    )

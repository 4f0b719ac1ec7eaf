"""Alerts: a restricted person was put where a restriction forbids. The list, one of them, and its answer."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.ledger.references import new_ref
from peelian.restrictions import policy_lists
from peelian.restrictions.forms.rosters import AnswerAlert
from peelian.restrictions.queries import alerts as queries
from peelian.restrictions.services.alerting import answer_alert


@require_GET
def alerts(request: StaffRequest) -> HttpResponse:
    """The alerts that wait for an answer; with `?answered`, those that have one."""
    answered = "answered" in request.GET
    rows = queries.alert_rows(request.actor, answered=answered)
    record_look(request.actor, Record.RESTRICTION, new_ref("L"), at=now(), rows=len(rows))
    return render(request, "restrictions/roster_alerts.html", {"rows": rows, "answered": answered})


@require_GET
def alert(request: StaffRequest, ref: str) -> HttpResponse:
    """One alert: who, where, which condition, on whose authority, whom to call, and what came of it."""
    found = policy_lists.get_alert(request.actor, ref)
    record_look(request.actor, Record.RESTRICTION, found.ref, at=now())
    url = reverse("restrictions:answer-alert", args=[ref])
    context = {
        "row": queries.alert_row(request.actor, found),
        "action": queries.answer_action(request.actor, found, url),
    }
    return render(request, "restrictions/roster_alert.html", context)


def answer(request: StaffRequest, ref: str) -> HttpResponse:
    """Say what came of an alert."""
    found = policy_lists.get_alert(request.actor, ref)
    back = reverse("restrictions:alert", args=[ref])
    return carry_out(
        request,
        form=AnswerAlert,
        act=partial(answer_alert, alert=found),
        check=partial(policy_lists.check_can_answer, request.actor, found),
        then=back,
        heading="Answer the alert",
        button="Save the answer",
        context={"back": back, "caption": found.ref},
    )

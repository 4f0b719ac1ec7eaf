"""The pages of force policy: the catalogue of conditions, what a day costs, and what postings have to obey."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now, today
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.verdicts import action
from peelian.restrictions import policy
from peelian.restrictions.conditions import AUTHORITY, review_days_on
from peelian.restrictions.forms.following import EnterPay
from peelian.restrictions.queries.conditions import catalogue as all_conditions
from peelian.restrictions.queries.cost import rate_rows
from peelian.restrictions.queries.postings import posting_lines
from peelian.restrictions.services.paying import enter_pay_rate


@require_GET
def catalogue(request: StaffRequest) -> HttpResponse:
    """The conditions that force policy offers, and what each forbids."""
    policy.check_may_see_postings(request.actor)
    page = {"entries": all_conditions(on=today()), "authority": AUTHORITY, "days": review_days_on(today())}
    return render(request, "restrictions/catalogue.html", page)


@require_GET
def postings(request: StaffRequest) -> HttpResponse:
    """Who may not be posted where."""
    policy.check_may_see_postings(request.actor)
    lines = posting_lines(request.actor, on=today())
    record_look(request.actor, Record.RESTRICTION, "postings", at=now(), rows=len(lines))
    return render(request, "restrictions/postings.html", {"lines": lines, "today": today()})


@require_GET
def pay(request: StaffRequest) -> HttpResponse:
    """What a day costs, by grade."""
    policy.check_may_see_postings(request.actor)
    enter = action(
        "Enter a rate", reverse("restrictions:enter-pay"), policy.check_can_enter_pay, request.actor
    )
    return render(request, "restrictions/pay.html", {"rates": rate_rows(), "enter": enter})


def enter_pay(request: StaffRequest) -> HttpResponse:
    """Enter what a day costs."""
    policy.check_may_see_postings(request.actor)
    return carry_out(
        request,
        form=EnterPay,
        act=enter_pay_rate,
        check=partial(policy.check_can_enter_pay, request.actor),
        then=reverse("restrictions:pay"),
        heading="Enter what a day costs",
        button="Save",
        context={"back": reverse("restrictions:pay")},
    )

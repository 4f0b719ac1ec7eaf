"""The page of a restriction, and what follows once it binds."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now, today
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.restrictions import policy
from peelian.restrictions.forms import following as forms
from peelian.restrictions.forms import imposing
from peelian.restrictions.queries.page import restriction_page
from peelian.restrictions.services import consulting, correcting, ending, telling, varying
from peelian.restrictions.views.paths import act_on


@require_GET
def restriction(request: StaffRequest, ref: str) -> HttpResponse:
    """Everything about one restriction."""
    found = policy.get_restriction(request.actor, ref)
    record_look(request.actor, Record.RESTRICTION, found.ref, at=now())
    page = restriction_page(found, request.actor, on=today())
    return render(request, "restrictions/restriction.html", {"page": page, "case": found.case})


def confirm(request: StaffRequest, ref: str) -> HttpResponse:
    """Record the written confirmation."""
    found = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        found,
        form=forms.Confirm,
        act=partial(telling.confirm_in_writing, restriction=found),
        check=policy.check_can_record,
        heading="Record the written confirmation",
        button="Save",
    )


def represent(request: StaffRequest, ref: str) -> HttpResponse:
    """Record representations."""
    found = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        found,
        form=forms.Represent,
        act=partial(telling.receive_representations, restriction=found),
        check=policy.check_can_record,
        heading="Record representations",
        button="Save",
    )


def consult(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a consultation of the Director General."""
    found = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        found,
        form=forms.Consult,
        act=partial(consulting.consult_oversight, restriction=found),
        check=policy.check_can_consult,
        heading="Record a consultation of the Director General",
        button="Save",
    )


def end(request: StaffRequest, ref: str) -> HttpResponse:
    """End it on a ground that needs no review."""
    found = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        found,
        form=partial(forms.End, kind=found.kind),
        act=partial(ending.end_restriction, restriction=found),
        check=policy.check_can_decide,
        heading="End the restriction",
        button="End it",
    )


def correct(request: StaffRequest, ref: str) -> HttpResponse:
    """Correct a day."""
    found = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        found,
        form=partial(forms.Correct, of_a_review=False),
        act=partial(correcting.correct_restriction, restriction=found),
        check=policy.check_can_correct,
        heading="Correct a day",
        button="Save the correction",
    )


def add_condition(request: StaffRequest, ref: str) -> HttpResponse:
    """Add a condition."""
    found = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        found,
        form=partial(imposing.ChangeCondition, on=today()),
        act=partial(varying.change_conditions, restriction=found),
        check=policy.check_can_vary,
        heading="Add a condition",
        button="Add",
    )


def vary_condition(request: StaffRequest, ref: str) -> HttpResponse:
    """Replace a condition by its next version."""
    condition = policy.get_condition(request.actor, ref)
    found = policy.get_restriction(request.actor, condition.restriction.ref)
    return act_on(
        request,
        found,
        form=partial(imposing.ChangeCondition, on=today(), replaces=condition.ref, code=condition.code),
        act=partial(varying.change_conditions, restriction=found),
        check=policy.check_can_vary,
        heading="Vary a condition",
        button="Save the new version",
    )


def end_condition(request: StaffRequest, ref: str) -> HttpResponse:
    """End one condition."""
    condition = policy.get_condition(request.actor, ref)
    found = policy.get_restriction(request.actor, condition.restriction.ref)
    return act_on(
        request,
        found,
        form=imposing.EndCondition,
        act=partial(varying.change_conditions, restriction=found, end=(condition.ref,)),
        check=policy.check_can_vary,
        heading="End a condition",
        button="End it",
    )

"""The table of duty codes: what each code of the force's rosters involves."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.access.verdicts import action
from peelian.restrictions import policy_lists
from peelian.restrictions.forms.rosters import SetDutyCode
from peelian.restrictions.queries.roster_pages import duty_code_rows
from peelian.restrictions.services.duty_codes import set_duty_code


@require_GET
def duty_codes(request: StaffRequest) -> HttpResponse:
    """The codes that rosters may use, and those that were retired."""
    url = reverse("restrictions:set-duty-code")
    context = {
        "rows": duty_code_rows(request.actor),
        "action": action("Add a duty code", url, policy_lists.check_can_set_duty_code, request.actor),
    }
    return render(request, "restrictions/roster_codes.html", context)


@require_GET
def duty_code(request: StaffRequest, code: str) -> HttpResponse:
    """Every version of one code."""
    found = policy_lists.get_duty_code(request.actor, code)
    url = reverse("restrictions:change-duty-code", args=[found.code])
    context = {
        "code": found.code,
        "rows": duty_code_rows(request.actor, found.code),
        "action": action("Change it", url, policy_lists.check_can_set_duty_code, request.actor),
    }
    return render(request, "restrictions/roster_code.html", context)


def set_code(request: StaffRequest, code: str = "") -> HttpResponse:
    """Say what a code involves: a new one, or the next version of one that is there."""
    held = policy_lists.get_duty_code(request.actor, code) if code else None
    return carry_out(
        request,
        form=partial(SetDutyCode, held=held),
        act=set_duty_code,
        check=partial(policy_lists.check_can_set_duty_code, request.actor),
        then=lambda made: reverse("restrictions:duty-code", args=[made.code]),
        heading="Change a duty code" if held else "Add a duty code",
        button="Save the duty code",
        context={"back": reverse("restrictions:duty-codes"), "caption": held.code if held else ""},
    )

"""The scope of an extraction: setting it before anything is imported, and reading what was set."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import today
from peelian.access.middleware import StaffRequest
from peelian.chats import policy
from peelian.chats.forms.scope import WHOLE_CASE, SetScope
from peelian.chats.queries.pages.importing import exhibit_choices
from peelian.chats.queries.pages.scope import scope_page
from peelian.chats.services.scoping import set_scope
from peelian.chats.views.paths import act_on, case_url, saw
from peelian.evidence.policy import get_exhibit

if TYPE_CHECKING:
    from peelian.cases.models import Case


def set_for_case(request: StaffRequest, ref: str) -> HttpResponse:
    """Write down what may be read of the phones of a case."""
    case = policy.get_case(request.actor, ref)
    exhibits = exhibit_choices(request.actor, case)
    return act_on(
        request,
        form=partial(SetScope, exhibits=exhibits, on=today()),
        act=partial(_set, request, case),
        check=partial(policy.check_can_set_scope, request.actor, case),
        back=case_url(case.ref),
        caption=f"Case {case.ref}: {case.title}",
        heading="Set the scope of the extraction",
        button="Set the scope",
    )


def _set(request: StaffRequest, case: "Case", *, about: str, **terms: Any) -> Any:
    exhibit = None if about == WHOLE_CASE else get_exhibit(request.actor, about)
    return set_scope(case=case, exhibit=exhibit, **terms)


@require_GET
def scope(request: StaffRequest, ref: str) -> HttpResponse:
    """One scope in full: terms, authority, reasons, and the imports that were made under it."""
    found = policy.get_scope(request.actor, ref)
    saw(request, found.ref)
    return render(request, "chats/scope.html", {"page": scope_page(request.actor, found)})

"""What every form page about a case has in common."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest

if TYPE_CHECKING:
    from peelian.cases.models import Case


def case_url(ref: str) -> str:
    """The page of a case, which the desk puts together from several rooms."""
    return reverse("desk:case", args=[ref])


def act_on(
    request: StaffRequest,
    case: "Case",
    *,
    form: Callable[..., Form],
    act: Callable[..., Any],
    check: Callable[[Actor, "Case"], Any],
    heading: str,
    button: str,
    context: Mapping[str, Any] | None = None,
    template: str = "access/form_page.html",
    then: str = "",
) -> HttpResponse:
    """A form page about a case that leads back to it, or on to `then`."""
    return carry_out(
        request,
        form=form,
        act=act,
        check=partial(check, request.actor, case),
        then=then or case_url(case.ref),
        heading=heading,
        button=button,
        context={"back": case_url(case.ref), "caption": f"Case {case.ref}: {case.title}", **(context or {})},
        template=template,
    )

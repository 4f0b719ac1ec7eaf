"""What every form page about an exhibit has in common."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.evidence import policy

if TYPE_CHECKING:
    from peelian.evidence.models import Exhibit


def page_of(exhibit: "Exhibit") -> str:
    """The page of an exhibit."""
    return reverse("evidence:exhibit", args=[exhibit.ref])


def caption(exhibit: "Exhibit") -> str:
    """What stands above the heading of a page about an exhibit."""
    return f"Exhibit {exhibit.name}, case {exhibit.case.ref}"


def act_on(
    request: StaffRequest,
    exhibit: "Exhibit",
    *,
    form: Callable[..., Form],
    act: Callable[..., Any],
    heading: str,
    button: str,
    check: Callable[[], None] | None = None,
    context: Mapping[str, Any] | None = None,
    template: str = "access/form_page.html",
) -> HttpResponse:
    """A form page about an exhibit that leads back to it."""
    return carry_out(
        request,
        form=form,
        act=act,
        check=check or partial(policy.check_can_handle, request.actor, exhibit.case),
        then=page_of(exhibit),
        heading=heading,
        button=button,
        context={"back": page_of(exhibit), "caption": caption(exhibit), **(context or {})},
        template=template,
    )

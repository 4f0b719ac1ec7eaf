"""What every form page about a restriction has in common."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.restrictions.states import KIND_LABELS, RestrictionKind

if TYPE_CHECKING:
    from peelian.restrictions.models import Restriction


def restriction_url(ref: str) -> str:
    """The page of a restriction."""
    return reverse("restrictions:restriction", args=[ref])


def page_of(restriction: "Restriction") -> str:
    """The page of what a service gives back."""
    return restriction_url(restriction.ref)


def check_reads_restrictions(actor: Actor) -> None:
    """Hide pages that speak of a subject's restrictions from whoever may read none."""
    if not actor.may(Permission.READ_RESTRICTIONS):
        raise Hidden


def caption(restriction: "Restriction") -> str:
    """Whose it is, and what."""
    return f"{KIND_LABELS[RestrictionKind(restriction.kind)]}: {restriction.person.full_name}"


def act_on(
    request: StaffRequest,
    restriction: "Restriction",
    *,
    form: Callable[..., Form],
    act: Callable[..., Any],
    check: Callable[..., Any],
    heading: str,
    button: str,
    about: Any = None,
    context: Mapping[str, Any] | None = None,
    template: str = "access/form_page.html",
    then: str = "",
) -> HttpResponse:
    """A form page about a restriction (or `about`, a review of it) that leads back to it, or on to `then`."""
    return carry_out(
        request,
        form=form,
        act=act,
        check=partial(check, request.actor, restriction if about is None else about),
        then=then or page_of(restriction),
        heading=heading,
        button=button,
        context={"back": then or page_of(restriction), "caption": caption(restriction), **(context or {})},
        template=template,
    )

"""What every form page about a review has in common."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.review.policy import check_can_change

if TYPE_CHECKING:
    from peelian.review.models import Review


def page_of(review: "Review", name: str = "review") -> str:
    """The address of a page about a review."""
    return reverse(f"review:{name}", args=[review.ref])


def caption(review: "Review") -> str:
    """What stands above the heading of every page about a review."""
    return f"Case {review.case.ref}: {review.title}"


def act_on(
    request: StaffRequest,
    review: "Review",
    *,
    form: Callable[..., Form],
    act: Callable[..., Any],
    heading: str,
    button: str,
    check: Callable[[Actor, "Review"], Any] = check_can_change,
    then: str | Callable[[Any], str] = "",
    context: Mapping[str, Any] | None = None,
    template: str = "access/form_page.html",
) -> HttpResponse:
    """A form page about a review that leads back to it, or to `then`."""
    return carry_out(
        request,
        form=form,
        act=act,
        check=partial(check, request.actor, review),
        then=then or page_of(review),
        heading=heading,
        button=button,
        context={"back": page_of(review), "caption": caption(review), **(context or {})},
        template=template,
    )

"""What every form page about a file or a case's media has in common."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest

if TYPE_CHECKING:
    from peelian.media.models import Picture


def case_url(ref: str) -> str:
    """The media of a case."""
    return reverse("media:case", args=[ref])


def file_url(ref: str) -> str:
    """The page of a file."""
    return reverse("media:file", args=[ref])


def act_on(
    request: StaffRequest,
    picture: "Picture",
    *,
    form: Callable[..., Form],
    act: Callable[..., Any],
    check: Callable[[], None],
    heading: str,
    button: str,
    then: str | Callable[[Any], str] = "",
    context: Mapping[str, Any] | None = None,
    template: str = "access/form_page.html",
) -> HttpResponse:
    """A form page about a file that leads back to it."""
    return carry_out(
        request,
        form=form,
        act=act,
        check=check,
        then=then or file_url(picture.ref),
        heading=heading,
        button=button,
        context={
            "back": file_url(picture.ref),
            "caption": f"File {picture.ref}, case {picture.case.ref}",
            **(context or {}),
        },
        template=template,
    )

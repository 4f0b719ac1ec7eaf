"""What every form page about a strand has in common."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.cases.queries.subjects import subject_name
from peelian.criminal import policy

if TYPE_CHECKING:
    from peelian.cases.models import Case
    from peelian.criminal.models import Strand


def strand_url(ref: str) -> str:
    """The page of a strand."""
    return reverse("criminal:strand", args=[ref])


def act_on(
    request: StaffRequest,
    strand: "Strand",
    *,
    form: Callable[..., Form],
    act: Callable[..., Any],
    heading: str,
    button: str,
    check: Callable[[Actor, "Case"], Any] = policy.check_can_record,
    context: Mapping[str, Any] | None = None,
    template: str = "access/form_page.html",
) -> HttpResponse:
    """A form page about a strand that leads back to it."""
    return carry_out(
        request,
        form=form,
        act=act,
        check=partial(check, request.actor, strand.case),
        then=strand_url(strand.ref),
        heading=heading,
        button=button,
        context={
            "back": strand_url(strand.ref),
            "caption": f"{subject_name(strand.subject)}, case {strand.case.ref}",
            **(context or {}),
        },
        template=template,
    )

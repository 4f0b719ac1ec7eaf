"""Looks: asking, approving, being shown once, and what one chose not to be shown."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.ledger.references import new_ref
from peelian.media import policy
from peelian.media.forms import AskForLook, Categories, DecideLook
from peelian.media.queries.looks import declined_categories, look_page, looks_page
from peelian.media.rendering import shown_bytes
from peelian.media.services.looking import (
    ask_for_look,
    choose_categories,
    decide_look,
    end_look,
    offer_showing,
    use_showing,
)
from peelian.media.states import Step
from peelian.media.views.paths import act_on


def ask(request: StaffRequest, ref: str) -> HttpResponse:
    """Ask to be shown a file, with a reason."""
    found = policy.get_picture(request.actor, ref)
    return act_on(
        request,
        found,
        form=AskForLook,
        act=partial(ask_for_look, picture=found),
        check=partial(policy.check_can_ask, request.actor, found),
        then=lambda look: look_url(look.ref),
        heading="Ask to be shown this file",
        button="Ask",
        context={"two": policy.takes_two(found, request.actor)},
        template="media/ask.html",
    )


@require_GET
def look(request: StaffRequest, ref: str) -> HttpResponse:
    """A look: its reason, its answer, and the ways of being shown the file."""
    found = policy.get_look(request.actor, ref)
    record_look(request.actor, Record.CASE, found.picture.case.ref, at=now())
    page = look_page(request.actor, found, now=now())
    return render(request, "media/look.html", {"page": page})


@require_POST
def show(request: StaffRequest, ref: str) -> HttpResponse:
    """Make an address that shows the file once, and the page that uses it at once."""
    found = policy.get_look(request.actor, ref)
    asked = request.POST.get("step", "")
    if asked not in set(Step):
        raise Refused("Choose one of the ways in which a file is shown.")
    secret = offer_showing(look=found, step=Step(asked), actor=request.actor, at=now())
    page = look_page(request.actor, found, now=now())
    reply = render(request, "media/look.html", {"page": page, "secret": secret, "step": Step(asked)})
    reply["Cache-Control"] = "no-store"
    return reply


@require_GET
def shown(request: StaffRequest, secret: str) -> HttpResponse:
    """The file, made anew for this one showing."""
    showing = use_showing(secret=secret, actor=request.actor, at=now())
    data = shown_bytes(request.actor, showing, at=now())
    if data is None:
        raise Hidden
    reply = HttpResponse(data, content_type="image/jpeg")
    reply["Cache-Control"] = "no-store, private"
    reply["Content-Disposition"] = "inline"
    reply["X-Content-Type-Options"] = "nosniff"
    reply["Cross-Origin-Resource-Policy"] = "same-origin"
    return reply


def decide(request: StaffRequest, ref: str) -> HttpResponse:
    """The second person's answer."""
    found = policy.get_look(request.actor, ref)
    record_look(request.actor, Record.CASE, found.picture.case.ref, at=now())
    return carry_out(
        request,
        form=DecideLook,
        act=partial(decide_look, look=found),
        check=lambda: policy.check_can_approve(request.actor, found, at=now()),
        then=look_url(found.ref),
        heading="May this file be shown to them?",
        button="Save the answer",
        context={
            "back": look_url(found.ref),
            "caption": f"Look {found.ref}",
            "page": look_page(request.actor, found, now=now()),
        },
        template="media/decide.html",
    )


@require_POST
def end(request: StaffRequest, ref: str) -> HttpResponse:
    """End one's look."""
    found = policy.get_look(request.actor, ref)
    end_look(look=found, actor=request.actor, at=now())
    messages.success(request, "The look is over.")
    return redirect(look_url(found.ref))


@require_GET
def mine(request: StaffRequest) -> HttpResponse:
    """What one asked to be shown, what waits for one's approval, and how much one has seen."""
    if not request.actor.may(Permission.SEE_MEDIA_FACTS):
        raise Hidden
    page = looks_page(request.actor, now=now())
    record_look(request.actor, Record.SEARCH, new_ref("L"), at=now(), rows=len(page.mine) + len(page.waiting))
    return render(request, "media/looks.html", {"page": page})


def categories(request: StaffRequest) -> HttpResponse:
    """Choose what not to be shown."""
    if not request.actor.may(Permission.SEE_MEDIA_FACTS):
        raise Hidden
    return carry_out(
        request,
        form=partial(Categories, initial={"categories": declined_categories(request.actor)}),
        act=choose_categories,
        check=lambda: None,
        then=reverse("media:looks"),
        heading="What do you not want to be shown?",
        button="Save",
        context={"back": reverse("media:looks")},
    )


def look_url(ref: str) -> str:
    """The page of a look."""
    return reverse("media:look", args=[ref])

"""The packs of a case, one pack, and each act on it."""

from functools import partial
from typing import TYPE_CHECKING

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.packs import forms, policy
from peelian.packs.queries.found import found_rows
from peelian.packs.queries.pages import allegation_choices, pack_page, packs_page
from peelian.packs.services import choosing, making, withholding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from peelian.packs.models import Pack


@require_GET
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """The packs of a case."""
    held = policy.get_case(request.actor, ref)
    record_look(request.actor, Record.CASE, held.ref, at=now())
    return render(request, "packs/case.html", {"page": packs_page(request.actor, held)})


@require_GET
def pack(request: StaffRequest, ref: str) -> HttpResponse:
    """One pack, as it would be made now."""
    found = policy.get_pack(request.actor, ref)
    at = now()
    page = pack_page(request.actor, found, at=at)
    record_look(request.actor, Record.EXHIBIT, found.ref, at=at)
    return render(request, "packs/pack.html", {"page": page})


def begin(request: StaffRequest, ref: str) -> HttpResponse:
    """Begin a pack."""
    held = policy.get_case(request.actor, ref)
    return carry_out(
        request,
        form=forms.BeginPack,
        act=partial(choosing.begin_pack, case=held),
        check=partial(policy.check_can_exhibit, request.actor, held),
        then=lambda made: reverse("packs:pack", args=[made.ref]),
        heading="Begin a pack",
        button="Begin the pack",
        context={"back": reverse("packs:case", args=[held.ref]), "caption": f"Case {held.ref}"},
    )


def choose(request: StaffRequest, ref: str) -> HttpResponse:
    """Exhibit a message."""
    found = policy.get_pack(request.actor, ref)
    initial = {"message_ref": request.GET.get("message", "")}
    return _act(
        request,
        found,
        form=partial(forms.ChooseMessage, allegations=allegation_choices(found.case), initial=initial),
        act=partial(choosing.choose_message, pack=found),
        heading="Exhibit a message",
        button="Put it in the pack",
    )


def found(request: StaffRequest, ref: str) -> HttpResponse:
    """Exhibit messages that a reading found."""
    held = policy.get_pack(request.actor, ref)
    rows = found_rows(request.actor, held)
    record_look(request.actor, Record.EXHIBIT, held.ref, at=now(), rows=len(rows))
    choices = [(row.ref, f"{row.label} ({', '.join(row.categories)})") for row in rows if row.allegations]
    return _act(
        request,
        held,
        form=partial(forms.ChooseFound, messages=choices),
        act=partial(choosing.choose_found, pack=held),
        heading="Exhibit what a reading found",
        button="Put them in the pack",
        context={"rows": rows, "offered": len(choices)},
        template="packs/found.html",
    )


def change(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """Show more or less around a message, or exhibit it against other allegations."""
    chosen = policy.get_chosen(request.actor, ref, number)
    initial = {
        "before": chosen.before,
        "after": chosen.after,
        "allegation_refs": [each.allegation.ref for each in chosen.against.select_related("allegation")],
    }
    return _act(
        request,
        chosen.pack,
        form=partial(forms.ChangeChoice, allegations=allegation_choices(chosen.pack.case), initial=initial),
        act=partial(choosing.change_choice, chosen=chosen),
        heading=f"Change number {chosen.number}",
        button="Save",
    )


def drop(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """Take a message out of the pack."""
    chosen = policy.get_chosen(request.actor, ref, number)
    return _act(
        request,
        chosen.pack,
        form=forms.DropMessage,
        act=partial(choosing.drop_message, chosen=chosen),
        heading=f"Take number {chosen.number} out of the pack",
        button="Take it out",
    )


def translate(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """Record what a message says in English."""
    chosen = policy.get_chosen(request.actor, ref, number)
    record_look(request.actor, Record.EXHIBIT, chosen.pack.ref, at=now(), rows=1)
    return _act(
        request,
        chosen.pack,
        form=forms.Translate,
        act=partial(choosing.translate_message, chosen=chosen),
        heading=f"Translate number {chosen.number}",
        button="Save the translation",
    )


def withhold(request: StaffRequest, ref: str) -> HttpResponse:
    """Leave something out of the pack."""
    found = policy.get_pack(request.actor, ref)
    return _act(
        request,
        found,
        form=partial(forms.Withhold, initial={"message_ref": request.GET.get("message", "")}),
        act=partial(withholding.withhold, pack=found),
        heading="Withhold something",
        button="Leave it out",
    )


def lift(request: StaffRequest, ref: str) -> HttpResponse:
    """Put back what was left out."""
    held = policy.get_withholding(request.actor, ref)
    return _act(
        request,
        held.pack,
        form=forms.Lift,
        act=partial(withholding.lift_withholding, withholding=held),
        heading="Put back what was left out",
        button="Put it back",
    )


def make(request: StaffRequest, ref: str) -> HttpResponse:
    """Make an edition of the pack."""
    found = policy.get_pack(request.actor, ref)
    return _act(
        request,
        found,
        form=forms.Nothing,
        act=partial(making.make_edition, pack=found),
        heading="Make the pack",
        button="Make the pack",
        template="packs/make.html",
    )


def _act(
    request: StaffRequest,
    pack: "Pack",
    *,
    form: "Callable[..., Form]",
    act: "Callable[..., Any]",
    heading: str,
    button: str,
    context: "Mapping[str, Any] | None" = None,
    template: str = "access/form_page.html",
) -> HttpResponse:
    """A form page about a pack that leads back to it."""
    back = reverse("packs:pack", args=[pack.ref])
    return carry_out(
        request,
        form=form,
        act=act,
        check=partial(policy.check_can_exhibit, request.actor, pack.case),
        then=back,
        heading=heading,
        button=button,
        context={"back": back, "caption": f"{pack.title}, case {pack.case.ref}", **(context or {})},
        template=template,
    )

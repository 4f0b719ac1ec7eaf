"""Lists of hashes: of a case, and for every case."""

from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.access.verdicts import action
from peelian.media import policy
from peelian.media.forms import GiveList, Withdraw
from peelian.media.queries.lists import list_lines, list_page
from peelian.media.services.listing import give_list, withdraw_list
from peelian.media.views.paths import case_url

if TYPE_CHECKING:
    from peelian.cases.models import Case


@require_GET
def force(request: StaffRequest) -> HttpResponse:
    """The lists that are matched in every case."""
    if not request.actor.may(Permission.SEE_MEDIA_FACTS):
        raise Hidden
    give = action(
        "Give a list for every case",
        reverse("media:give-force"),
        policy.check_can_manage_lists,
        request.actor,
    )
    return render(request, "media/lists.html", {"lists": list_lines(request.actor), "give": give})


def give_force(request: StaffRequest) -> HttpResponse:
    """Give a list for every case."""
    if not request.actor.may(Permission.SEE_MEDIA_FACTS):
        raise Hidden
    return _give(request, None)


def give(request: StaffRequest, ref: str) -> HttpResponse:
    """Give a list for one case."""
    return _give(request, policy.get_case(request.actor, ref))


@require_GET
def one(request: StaffRequest, ref: str) -> HttpResponse:
    """A list, what was not understood of it, and what it matched in cases that one may see."""
    found = policy.get_list(request.actor, ref)
    page = list_page(request.actor, found)
    if found.case:
        record_look(request.actor, Record.CASE, found.case.ref, at=now())
    else:
        record_look(request.actor, Record.SEARCH, found.ref, at=now(), rows=len(page.hits))
    return render(request, "media/list.html", {"page": page})


def withdraw(request: StaffRequest, ref: str) -> HttpResponse:
    """Match a list no more."""
    found = policy.get_list(request.actor, ref)
    back = reverse("media:list", args=[found.ref])
    return carry_out(
        request,
        form=Withdraw,
        act=partial(withdraw_list, given=found),
        check=partial(policy.check_can_change_list, request.actor, found),
        then=back,
        heading="Withdraw this list",
        button="Withdraw it",
        context={"back": back, "caption": f"List {found.ref}"},
    )


def _give(request: StaffRequest, case: "Case | None") -> HttpResponse:
    check = partial(policy.check_can_prepare, request.actor, case) if case else None
    return carry_out(
        request,
        form=GiveList,
        act=lambda file, **facts: give_list(data=file.read(), case=case, **facts),
        check=check or partial(policy.check_can_manage_lists, request.actor),
        then=lambda given: reverse("media:list", args=[given.ref]),
        heading="Give a list of hashes",
        button="Give the list",
        context={
            "back": case_url(case.ref) if case else reverse("media:lists"),
            "caption": f"Case {case.ref}" if case else "Matched in every case",
        },
    )

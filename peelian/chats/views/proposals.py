"""Threads that may be one conversation: the list, two side by side, and the decision."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.middleware import StaffRequest
from peelian.chats import policy
from peelian.chats.forms.deciding import Reasons
from peelian.chats.queries.pages.proposals import proposal_lines, proposal_page
from peelian.chats.services.deciding import accept_merge, reject_merge
from peelian.chats.views.paths import act_on, saw


@require_GET
def proposals(request: StaffRequest, ref: str) -> HttpResponse:
    """The questions of a case about threads that may be one."""
    case = policy.get_case(request.actor, ref)
    page = {"case": case, "lines": (lines := proposal_lines(request.actor, case))}
    saw(request, case.ref, rows=len(lines))
    return render(request, "chats/proposals.html", page)


@require_GET
def proposal(request: StaffRequest, ref: str) -> HttpResponse:
    """Two threads side by side."""
    found = policy.get_proposal(request.actor, ref)
    page = proposal_page(request.actor, found)
    for side in page.sides:
        saw(request, side.line.ref, rows=len(side.common) + len(side.beginning))
    return render(request, "chats/proposal.html", {"page": page})


def _decide(request: StaffRequest, ref: str, act: Any, **how: Any) -> HttpResponse:
    found = policy.get_proposal(request.actor, ref)
    return act_on(
        request,
        form=Reasons,
        act=partial(act, proposal=found),
        check=partial(policy.check_can_match, request.actor, found.first.case),
        back=reverse("chats:proposal", args=[found.ref]),
        then=reverse("chats:proposals", args=[found.first.case.ref]),
        caption=f"Question {found.ref}",
        **how,
    )


def merge(request: StaffRequest, ref: str) -> HttpResponse:
    """Decide that two threads are one conversation."""
    heading, button = "They are one conversation", "Make them one"
    return _decide(request, ref, accept_merge, heading=heading, button=button)


def keep_apart(request: StaffRequest, ref: str) -> HttpResponse:
    """Decide that two threads are two conversations."""
    heading, button = "They are two conversations", "Keep them apart"
    return _decide(request, ref, reject_merge, heading=heading, button=button)

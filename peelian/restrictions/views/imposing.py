"""Restricting somebody: the choice of the legal basis, and a form for each."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import today
from peelian.access.middleware import StaffRequest
from peelian.cases.policy import get_subject
from peelian.restrictions import policy
from peelian.restrictions.forms import gate, imposing
from peelian.restrictions.queries.choosing import choices_for
from peelian.restrictions.queries.page import restriction_page
from peelian.restrictions.services.imposing import impose_conditions, suspend_staff
from peelian.restrictions.services.requesting import (
    authorise_suspension,
    refuse_suspension,
    request_suspension,
)
from peelian.restrictions.views.paths import act_on, check_reads_restrictions, page_of


@require_GET
def choose(request: StaffRequest, ref: str) -> HttpResponse:
    """What can be done to keep this subject from ordinary work, each with whether it may be done and why not."""
    check_reads_restrictions(request.actor)
    subject = get_subject(request.actor, ref)
    page = choices_for(request.actor, subject, on=today())
    return render(request, "restrictions/choose.html", {"page": page, "case": subject.case})


def _impose(request: StaffRequest, ref: str, *, act: Callable[..., Any], **page: Any) -> HttpResponse:
    check_reads_restrictions(request.actor)
    subject = get_subject(request.actor, ref)
    return carry_out(
        request,
        act=partial(act, subject=subject),
        check=partial(policy.check_can_impose, request.actor, subject.case),
        then=page_of,
        context={
            "back": reverse("restrictions:choose", args=[subject.ref]),
            "caption": f"Case {subject.case.ref}: {subject.case.title}",
            "line": choices_for(request.actor, subject, on=today()),
        },
        template="restrictions/impose.html",
        **page,
    )


def _chosen(request: StaffRequest) -> dict[str, str]:
    """The kind that was chosen on the page before, which the address carries."""
    return {"kind": request.GET.get("kind", "")}


def suspend(request: StaffRequest, ref: str) -> HttpResponse:
    """Ask that an officer be suspended."""
    return _impose(
        request,
        ref,
        form=partial(gate.RequestSuspension, initial=_chosen(request)),
        act=request_suspension,
        heading="Ask for a suspension",
        button="Ask a senior officer",
    )


def suspend_from_employment(request: StaffRequest, ref: str) -> HttpResponse:
    """Suspend a member of police staff."""
    return _impose(
        request,
        ref,
        form=imposing.SuspendStaff,
        act=suspend_staff,
        heading="Suspend from employment",
        button="Suspend",
    )


def restrict(request: StaffRequest, ref: str) -> HttpResponse:
    """Restrict duties or redeploy."""
    return _impose(
        request,
        ref,
        form=partial(imposing.ImposeConditions, on=today(), initial=_chosen(request)),
        act=impose_conditions,
        heading="Restrict duties or redeploy",
        button="Impose",
    )


def authorise(request: StaffRequest, ref: str) -> HttpResponse:
    """Authorise what was asked for."""
    restriction = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        restriction,
        form=imposing.Authorise,
        act=partial(authorise_suspension, restriction=restriction),
        check=policy.check_can_authorise,
        heading="Authorise the suspension",
        button="Authorise",
        context={
            "page": restriction_page(restriction, request.actor, on=today()),
            "refuse": "restrictions:refuse",
        },
        template="restrictions/authorise.html",
    )


def refuse(request: StaffRequest, ref: str) -> HttpResponse:
    """Do not authorise it."""
    restriction = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        restriction,
        form=imposing.Reasons,
        act=partial(refuse_suspension, restriction=restriction),
        check=policy.check_can_authorise,
        heading="Do not authorise the suspension",
        button="Refuse",
        context={"page": restriction_page(restriction, request.actor, on=today())},
        template="restrictions/authorise.html",
    )

"""What waits, and the meetings at which reviews are decided one after the other."""

from datetime import date, timedelta
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import today
from peelian.access.middleware import StaffRequest
from peelian.access.verdicts import action
from peelian.restrictions import policy
from peelian.restrictions.forms import following as forms
from peelian.restrictions.queries.page import restriction_page
from peelian.restrictions.queries.waiting import (
    due_for_review,
    meetings,
    requests_waiting,
    reviews_of_meeting,
    reviews_waiting,
)
from peelian.restrictions.services import meeting, reviewing
from peelian.restrictions.views.paths import act_on
from peelian.restrictions.views.reviewing import forms_of_kind


@require_GET
def waiting(request: StaffRequest) -> HttpResponse:
    """What waits: reviews that fall due, and decisions for a senior officer."""
    policy.check_may_list(request.actor)
    form, until = _until(request)
    page = {
        "form": form,
        "until": until,
        "due": due_for_review(request.actor, until=until, on=today()),
        "requests": requests_waiting(request.actor, on=today()),
        "proposals": reviews_waiting(request.actor),
        "today": today(),
    }
    return render(request, "restrictions/waiting.html", page)


def _until(request: StaffRequest) -> tuple[forms.DueUntil, date]:
    """Up to which day reviews are listed: what the address says, or four weeks ahead."""
    form = forms.DueUntil(request.GET or None)
    asked = form.cleaned_data["until"] if form.is_bound and form.is_valid() else None
    return form, asked or today() + timedelta(days=28)


@require_GET
def meeting_list(request: StaffRequest) -> HttpResponse:
    """The latest review meetings."""
    policy.check_may_list(request.actor)
    page = {
        "meetings": meetings(request.actor),
        "open": action(
            "Open a meeting",
            reverse("restrictions:open-meeting"),
            policy.check_can_open_meeting,
            request.actor,
        ),
    }
    return render(request, "restrictions/meetings.html", page)


def open_meeting(request: StaffRequest) -> HttpResponse:
    """Open a review meeting."""
    policy.check_may_list(request.actor)
    return carry_out(
        request,
        form=forms.OpenMeeting,
        act=meeting.open_meeting,
        check=partial(policy.check_can_open_meeting, request.actor),
        then=lambda opened: reverse("restrictions:meeting", args=[opened.ref]),
        heading="Open a review meeting",
        button="Open the meeting",
        context={"back": reverse("restrictions:meetings")},
    )


@require_GET
def meeting_page(request: StaffRequest, ref: str) -> HttpResponse:
    """A sitting: one form for each person whose review falls due, and what was decided so far."""
    sitting = policy.get_meeting(request.actor, ref)
    filter_form, until = _until(request)
    due = due_for_review(request.actor, until=until, on=today(), proposed_too=False)
    page = {
        "meeting": sitting,
        "form": filter_form,
        "until": until,
        "decided": reviews_of_meeting(request.actor, sitting),
        "persons": [
            (line, forms_of_kind(line.kind)(prefix=line.ref, held_on=sitting.held_on)) for line in due
        ],
    }
    return render(request, "restrictions/meeting.html", page)


def review_in_meeting(request: StaffRequest, ref: str, restriction_ref: str) -> HttpResponse:
    """Review one of them, with reasons of its own."""
    sitting = policy.get_meeting(request.actor, ref)
    found = policy.get_restriction(request.actor, restriction_ref)
    return act_on(
        request,
        found,
        form=partial(forms_of_kind(found.kind), prefix=found.ref, held_on=sitting.held_on),
        act=partial(reviewing.hold_review, restriction=found, meeting=sitting),
        check=policy.check_can_review,
        heading="Record a review",
        button="Record the review",
        context={"page": restriction_page(found, request.actor, on=today())},
        template="restrictions/review.html",
        then=reverse("restrictions:meeting", args=[sitting.ref]),
    )

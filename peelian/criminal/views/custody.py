"""Arrest and custody: one form for each act."""

from functools import partial

from django.http import HttpResponse

from peelian.access.middleware import StaffRequest
from peelian.criminal import policy
from peelian.criminal.forms import custody as forms
from peelian.criminal.services import custody, reviewing
from peelian.criminal.views.paths import act_on


def arrest(request: StaffRequest, ref: str) -> HttpResponse:
    """Record an arrest."""
    strand = policy.get_strand(request.actor, ref)
    return act_on(
        request,
        strand,
        form=forms.RecordArrest,
        act=partial(custody.record_arrest, strand=strand),
        heading="Record an arrest",
        button="Save the arrest",
    )


def authorise(request: StaffRequest, ref: str) -> HttpResponse:
    """Record when detention was authorised, and the relevant time."""
    found = policy.get_arrest(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.DetentionTimes,
        act=partial(custody.authorise_detention, arrest=found),
        heading="Record the authorisation of detention",
        button="Start the clocks",
    )


def correct(request: StaffRequest, ref: str) -> HttpResponse:
    """Record other times of detention, with reasons."""
    found = policy.get_arrest(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.CorrectTimes,
        act=partial(custody.correct_detention_times, arrest=found),
        heading="Correct the times of detention",
        button="Save the correction",
    )


def review(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a review of detention."""
    found = policy.get_arrest(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.ReviewDetention,
        act=partial(reviewing.review_detention, arrest=found),
        heading="Record a review of detention",
        button="Save the review",
    )


def postpone(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that a review was put off."""
    found = policy.get_arrest(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.PostponeReview,
        act=partial(reviewing.postpone_review, arrest=found),
        heading="Record that a review was put off",
        button="Save",
    )


def extend(request: StaffRequest, ref: str) -> HttpResponse:
    """Record longer detention."""
    found = policy.get_arrest(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.ExtendDetention,
        act=partial(reviewing.extend_detention, arrest=found),
        heading="Record longer detention",
        button="Save the authority",
    )


def end(request: StaffRequest, ref: str) -> HttpResponse:
    """Record when detention ended."""
    found = policy.get_arrest(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.EndDetention,
        act=partial(custody.end_detention, arrest=found),
        heading="Record the end of detention",
        button="Stop the clocks",
    )

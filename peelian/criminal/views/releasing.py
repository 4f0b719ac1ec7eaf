"""Bail and release under investigation: one form for each act."""

from functools import partial

from django.http import HttpResponse

from peelian.access.middleware import StaffRequest
from peelian.criminal import policy
from peelian.criminal.forms import releasing as forms
from peelian.criminal.queries.custody import is_in_custody
from peelian.criminal.queries.releases import limits_for
from peelian.criminal.services import conditions as conditions_service
from peelian.criminal.services import releasing
from peelian.criminal.views.paths import act_on


def bail(request: StaffRequest, ref: str) -> HttpResponse:
    """Record release on bail, beside what the law of the day of arrest allows."""
    strand = policy.get_strand(request.actor, ref)
    return act_on(
        request,
        strand,
        form=partial(forms.GrantBail, in_custody=is_in_custody(strand)),
        act=partial(releasing.grant_bail, strand=strand),
        heading="Record pre-charge bail",
        button="Save the bail",
        context={"beside": limits_for(strand)},
        template="criminal/bail_form.html",
    )


def extend(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that bail was extended."""
    found = policy.get_release(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.ExtendBail,
        act=partial(releasing.extend_bail, release=found),
        heading="Extend pre-charge bail",
        button="Save the extension",
        context={"beside": limits_for(found.strand)},
        template="criminal/bail_form.html",
    )


def conditions(request: StaffRequest, ref: str) -> HttpResponse:
    """Record other conditions of bail."""
    found = policy.get_release(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.VaryConditions,
        act=partial(conditions_service.vary_conditions, release=found),
        heading="Change the conditions of bail",
        button="Save the conditions",
    )


def release(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a release under investigation."""
    strand = policy.get_strand(request.actor, ref)
    return act_on(
        request,
        strand,
        form=partial(
            forms.ReleaseUnderInvestigation,
            in_custody=is_in_custody(strand),
            initial={"review_every_days": 28},
        ),
        act=partial(releasing.release_under_investigation, strand=strand),
        heading="Record a release under investigation",
        button="Save the release",
    )


def review(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a review of a release under investigation."""
    found = policy.get_release(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.ReviewRelease,
        act=partial(releasing.review_release, release=found),
        heading="Review a release under investigation",
        button="Save the review",
    )


def end(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that bail or a release ended."""
    found = policy.get_release(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.EndRelease,
        act=partial(releasing.end_release, release=found),
        heading="Record the end of bail or release",
        button="Save",
    )

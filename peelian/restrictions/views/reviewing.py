"""Reviews: one by one, in a meeting, and a senior officer's decision on each."""

from functools import partial

from django.http import HttpResponse

from peelian.access.clock import today
from peelian.access.middleware import StaffRequest
from peelian.restrictions import policy
from peelian.restrictions.forms import following as forms
from peelian.restrictions.forms import imposing
from peelian.restrictions.queries.page import restriction_page
from peelian.restrictions.services import correcting, reviewing, settling, telling
from peelian.restrictions.states import STATUTORY
from peelian.restrictions.views.paths import act_on


def forms_of_kind(kind: str) -> type[forms.ReviewPolicy]:
    """The form of a review: with the gate for a suspension under the Regulations."""
    return forms.ReviewSuspension if kind in STATUTORY else forms.ReviewPolicy


def review(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a review."""
    found = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        found,
        form=forms_of_kind(found.kind),
        act=partial(reviewing.hold_review, restriction=found),
        check=policy.check_can_review,
        heading="Record a review",
        button="Record the review",
        context={"page": restriction_page(found, request.actor, on=today())},
        template="restrictions/review.html",
    )


def authorise_review(request: StaffRequest, ref: str) -> HttpResponse:
    """Authorise what a review proposes."""
    held = policy.get_review(request.actor, ref)
    found = policy.get_restriction(request.actor, held.restriction.ref)
    return act_on(
        request,
        found,
        about=held,
        form=forms.AuthoriseReview,
        act=partial(settling.authorise_review, review=held),
        check=policy.check_can_authorise_review,
        heading="Authorise the decision of the review",
        button="Authorise",
        context={"page": restriction_page(found, request.actor, on=today()), "review_ref": held.ref},
        template="restrictions/authorise.html",
    )


def send_back(request: StaffRequest, ref: str) -> HttpResponse:
    """Send a proposed review back."""
    held = policy.get_review(request.actor, ref)
    found = policy.get_restriction(request.actor, held.restriction.ref)
    return act_on(
        request,
        found,
        about=held,
        form=imposing.Reasons,
        act=partial(settling.send_back_review, review=held),
        check=policy.check_can_authorise_review,
        heading="Send the review back",
        button="Send back",
        context={"page": restriction_page(found, request.actor, on=today())},
        template="restrictions/authorise.html",
    )


def notify(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that the person was told that it continues."""
    held = policy.get_review(request.actor, ref)
    found = policy.get_restriction(request.actor, held.restriction.ref)
    return act_on(
        request,
        found,
        form=forms.Notify,
        act=partial(telling.notify_continuation, review=held),
        check=policy.check_can_record,
        heading="Record the notice that it continues",
        button="Save",
    )


def correct_review(request: StaffRequest, ref: str) -> HttpResponse:
    """Correct a day of a review."""
    held = policy.get_review(request.actor, ref)
    found = policy.get_restriction(request.actor, held.restriction.ref)
    return act_on(
        request,
        found,
        form=partial(forms.Correct, of_a_review=True),
        act=partial(correcting.correct_review, review=held),
        check=policy.check_can_correct,
        heading="Correct a day of the review",
        button="Save the correction",
    )

"""The reviews of a case, the page of one, and everything that is said before its start."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.verdicts import action
from peelian.cases import policy as cases_policy
from peelian.review import policy
from peelian.review.forms import drawing_up as forms
from peelian.review.forms.reading import Reasons
from peelian.review.queries import choosing
from peelian.review.queries.page import review_lines, review_page
from peelian.review.services import appointing, drawing_up, revising, starting
from peelian.review.views.paths import act_on, page_of

RULE = (
    "title", "question", "unit", "target_recall", "confidence", "control_size", "elusion_size", "looks",
    "second_reading", "second_size", "break_minutes", "break_items",
)  # fmt: skip


@require_GET
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """The reviews of a case."""
    found = cases_policy.get_case(request.actor, ref)
    policy.check_can_see_reviews(request.actor, found)
    record_look(request.actor, Record.CASE, found.ref, at=now())
    page = {
        "case": found,
        "lines": review_lines(request.actor, found),
        "draw_up": action(
            "Draw up a review",
            reverse("review:draw-up", args=[found.ref]),
            policy.check_can_lead,
            request.actor,
            found,
        ),
    }
    return render(request, "review/case.html", page)


def draw_up(request: StaffRequest, ref: str) -> HttpResponse:
    """Begin a review."""
    found = cases_policy.get_case(request.actor, ref)
    policy.check_can_see_reviews(request.actor, found)
    return carry_out(
        request,
        form=forms.DrawUp,
        act=partial(drawing_up.draw_up_review, case=found),
        check=partial(policy.check_can_lead, request.actor, found),
        then=lambda review: page_of(review, "change"),
        heading="Draw up a review of messages",
        button="Draw it up",
        context={
            "back": reverse("review:case", args=[found.ref]),
            "caption": f"Case {found.ref}: {found.title}",
        },
    )


@require_GET
def review(request: StaffRequest, ref: str) -> HttpResponse:
    """The page of a review."""
    found = policy.get_led_review(request.actor, ref)
    record_look(request.actor, Record.CASE, found.case.ref, at=now())
    return render(request, "review/review.html", {"page": review_page(request.actor, found)})


def change(request: StaffRequest, ref: str) -> HttpResponse:
    """Change the question, the collection or the rule."""
    found = policy.get_led_review(request.actor, ref)
    held = {name: getattr(found, name) for name in RULE}
    return act_on(
        request,
        found,
        form=partial(
            forms.ChangeQuestion,
            conversations=choosing.conversation_choices(request.actor, found.case),
            initial=held | {"conversations": choosing.chosen_conversations(found)},
        ),
        act=partial(drawing_up.change_question, review=found),
        heading="The question, the conversations and the stopping rule",
        button="Save",
    )


def add_category(request: StaffRequest, ref: str) -> HttpResponse:
    """Add something to look for."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=partial(
            forms.AddCategory,
            allegations=choosing.allegation_choices(found.case),
            standards=choosing.standard_choices(),
        ),
        act=partial(drawing_up.add_category, review=found),
        heading="Add a category",
        button="Add it",
    )


def remove_category(request: StaffRequest, ref: str) -> HttpResponse:
    """Take a category away."""
    category = policy.get_category(request.actor, ref)
    return act_on(
        request,
        category.review,
        form=forms.Confirm,
        act=partial(drawing_up.remove_category, category=category),
        heading=f"Take away “{category.label}”?",
        button="Take it away",
    )


def name_example(request: StaffRequest, ref: str) -> HttpResponse:
    """Name a message as an example."""
    category = policy.get_category(request.actor, ref)
    return act_on(
        request,
        category.review,
        form=forms.NameExample,
        act=partial(drawing_up.name_example, category=category),
        heading=f"Name an example of “{category.label}”",
        button="Name it",
    )


def appoint(request: StaffRequest, ref: str) -> HttpResponse:
    """Appoint a reader."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=partial(forms.Appoint, readers=choosing.reader_choices(found)),
        act=partial(appointing.appoint_reader, review=found),
        check=policy.check_can_appoint,
        heading="Appoint a reader",
        button="Appoint",
    )


def end_appointment(request: StaffRequest, ref: str, account: str) -> HttpResponse:
    """End an appointment."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=forms.Confirm,
        act=partial(appointing.end_appointment, review=found, reader_ref=account),
        check=policy.check_can_appoint,
        heading="End this appointment?",
        button="End it",
    )


def start(request: StaffRequest, ref: str) -> HttpResponse:
    """Fix everything and begin."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=forms.Confirm,
        act=partial(starting.start_review, review=found),
        check=policy.check_can_start,
        heading="Start this review?",
        button="Start: the question and the rule are fixed",
        context={"page": review_page(request.actor, found)},
        template="review/start.html",
    )


def revise(request: StaffRequest, ref: str) -> HttpResponse:
    """Draw up a later version."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=Reasons,
        act=partial(revising.revise_review, review=found),
        check=policy.check_can_revise,
        then=lambda new: page_of(new, "change"),
        heading="Draw up a later version",
        button="Draw it up",
    )

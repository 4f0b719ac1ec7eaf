"""Progress, looks, the second reading, settling, stopping: what whoever leads a review does while it is read."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden
from peelian.review import policy
from peelian.review.forms.drawing_up import Confirm
from peelian.review.forms.reading import Reasons, Settle
from peelian.review.queries.agreement_page import agreement_page
from peelian.review.queries.differences import difference_about
from peelian.review.queries.progress_page import progress_page
from peelian.review.queries.settling_page import difference_page, settling_page
from peelian.review.queries.work import order_age
from peelian.review.services import ordering, sampling, settling, stopping
from peelian.review.views.paths import act_on, caption, page_of


@require_GET
def progress(request: StaffRequest, ref: str) -> HttpResponse:
    """How far the reading is, what may be said of what is missed, and what can be done next."""
    found = policy.get_led_review(request.actor, ref)
    policy.check_can_see_results(request.actor, found)
    record_look(request.actor, Record.CASE, found.case.ref, at=now())
    page = {"page": progress_page(request.actor, found), "caption": caption(found), "back": page_of(found)}
    return render(request, "review/progress.html", page)


@require_GET
def work(request: StaffRequest, ref: str) -> HttpResponse:
    """How far the work in the background is, alone. Once it has ended the whole page is asked for: it says more now."""
    found = policy.get_led_review(request.actor, ref)
    policy.check_is_not_blind(request.actor, found)
    order = order_age(found)
    reply = render(request, "review/work.html", {"order": order, "ref": found.ref})
    if not order.at_work:
        reply["HX-Refresh"] = "true"
    return reply


def ask_order(request: StaffRequest, ref: str) -> HttpResponse:
    """Ask for a new order and new figures."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=Confirm,
        act=partial(ordering.ask_for_ranking, review=found),
        check=policy.check_can_stop,
        then=page_of(found, "progress"),
        heading="Ask for a new order and new figures?",
        button="Ask for them",
    )


def look(request: StaffRequest, ref: str) -> HttpResponse:
    """Ask for a look at the samples."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=Confirm,
        act=partial(sampling.ask_for_look, review=found),
        check=policy.check_can_stop,
        then=page_of(found, "progress"),
        heading="Draw the samples of a look?",
        button="Draw them",
        context={"page": progress_page(request.actor, found)},
        template="review/look.html",
    )


def second_sample(request: StaffRequest, ref: str) -> HttpResponse:
    """Draw what the second reader gets."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=Confirm,
        act=partial(sampling.draw_second_sample, review=found),
        check=policy.check_can_stop,
        then=page_of(found, "progress"),
        heading="Draw what is read a second time?",
        button="Draw it",
    )


@require_GET
def agreement(request: StaffRequest, ref: str) -> HttpResponse:
    """How far the two readings agree, once the second is done."""
    found = policy.get_led_review(request.actor, ref)
    policy.check_can_see_results(request.actor, found)
    page = {"page": agreement_page(found), "caption": caption(found), "back": page_of(found)}
    return render(request, "review/agreement.html", page)


@require_GET
def settle(request: StaffRequest, ref: str) -> HttpResponse:
    """What waits to be settled."""
    found = policy.get_review(request.actor, ref)
    policy.check_can_settle(request.actor, found)
    record_look(request.actor, Record.CASE, found.case.ref, at=now())
    return render(request, "review/settle.html", {"page": settling_page(found), "caption": caption(found)})


def settle_one(request: StaffRequest, ref: str, category: str, message: str) -> HttpResponse:
    """Settle one difference."""
    found = policy.get_review(request.actor, ref)
    policy.check_can_settle(request.actor, found)
    asked = found.categories.filter(ref=category).first()
    difference = difference_about(found, message, asked) if asked else None
    if asked is None or difference is None:
        raise Hidden
    record_look(request.actor, Record.CASE, found.case.ref, at=now())
    back = reverse("review:settle", args=[found.ref])
    return act_on(
        request,
        found,
        form=Settle,
        act=partial(settling.settle_difference, review=found, message_ref=message, category=asked),
        check=policy.check_can_settle,
        then=back,
        heading=f"Settle a difference: {asked.label}",
        button="Settle it",
        context={"back": back, "page": difference_page(request.actor, found, difference)},
        template="review/settle_one.html",
    )


def stop(request: StaffRequest, ref: str) -> HttpResponse:
    """Stop by the rule."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=Reasons,
        act=partial(stopping.stop_reading, review=found),
        check=policy.check_can_stop,
        then=page_of(found, "report"),
        heading="Stop reading",
        button="Stop",
        context={"page": progress_page(request.actor, found)},
        template="review/stop.html",
    )


def override(request: StaffRequest, ref: str) -> HttpResponse:
    """Stop though the rule is not met."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=Reasons,
        act=partial(stopping.stop_without_rule, review=found),
        check=policy.check_can_stop,
        then=page_of(found, "report"),
        heading="Stop though the rule is not met",
        button="Stop without the rule",
        context={"page": progress_page(request.actor, found), "without": True},
        template="review/stop.html",
    )

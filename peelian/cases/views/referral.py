"""The referral test, the referral, and what the oversight body decides."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden
from peelian.cases import policy
from peelian.cases.forms import deciding as forms
from peelian.cases.queries.history import histories
from peelian.cases.queries.referral import referral_card
from peelian.cases.services import referring
from peelian.cases.views.paths import act_on, case_url


@require_GET
def referral(request: StaffRequest, ref: str) -> HttpResponse:
    """The whole test on one page: each ground, its source and its answer."""
    case = policy.get_case(request.actor, ref)
    page = {"case": case, "referral": referral_card(case, request.actor), "back": case_url(case.ref)}
    return render(request, "cases/referral.html", page)


def answer_ground(request: StaffRequest, ref: str, ground: str) -> HttpResponse:
    """Answer one ground."""
    case = policy.get_case(request.actor, ref)
    card = referral_card(case, request.actor)
    asked = next((line for line in card.grounds if line.code == ground), None)
    if asked is None:
        raise Hidden
    back = reverse("cases:referral", args=[case.ref])
    return act_on(
        request,
        case,
        form=forms.AnswerGround,
        act=partial(referring.answer_ground, case=case, ground=ground),
        check=policy.check_can_refer,
        heading=asked.question,
        button="Save the answer",
        context={"asked": asked, "back": back, "histories": histories(case, request.actor)},
        template="cases/answer_ground.html",
        then=back,
    )


def refer(request: StaffRequest, ref: str) -> HttpResponse:
    """Record the referral."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Refer,
        act=partial(referring.refer_case, case=case),
        check=policy.check_can_refer,
        heading="Record a referral",
        button="Save the referral",
        context={
            "referral": referral_card(case, request.actor),
            "histories": histories(case, request.actor),
        },
        template="cases/refer.html",
    )


def oversight(request: StaffRequest, ref: str) -> HttpResponse:
    """Record what the oversight body decided."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Oversight,
        act=partial(referring.record_oversight_decision, case=case),
        check=policy.check_can_decide,
        heading="Record the oversight body’s decision",
        button="Save the decision",
        context={"histories": histories(case, request.actor)},
        template="cases/case_form.html",
    )

"""Walls: whom the report is about, the seal, and who is let in behind it."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.queries import accounts_with
from peelian.people.queries import find_people
from peelian.reports import policy, services
from peelian.reports.forms.guarding import FindPersonForm, LetInForm, PersonForm, ReasonsForm, WithdrawForm
from peelian.reports.queries.page import mentions_of
from peelian.reports.views.asking import ask, bound, carry_out, to_report


@require_http_methods(["GET", "POST"])
def mention(request: StaffRequest, ref: str) -> HttpResponse:
    """Look a person up, then record that the report is about them."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_mention(request.actor, report)
    finder = FindPersonForm(request.GET if "who" in request.GET else None)
    words = finder.cleaned_data["who"] if finder.is_bound and finder.is_valid() else ""
    people = [(card.ref, card.label) for card in find_people(request.actor, words)]
    sent = request.POST.get("person", "") if request.method == "POST" else ""
    if sent:
        people = [(card.ref, card.label) for card in find_people(request.actor, sent) if card.ref == sent]
    form = bound(request, PersonForm, people=people)

    def say() -> None:
        person_ref = form.cleaned_data["person"]
        services.mention_person(report.ref, person_ref=person_ref, actor=request.actor, at=now())

    if carry_out(request, form, say, done="The person is recorded, and cannot see this report."):
        return to_report(report, place="#about")
    return ask(
        request, report, form, template="reports/mention.html", finder=finder, people=people, words=words
    )


@require_http_methods(["GET", "POST"])
def withdraw_mention(request: StaffRequest, ref: str) -> HttpResponse:
    """Take back a mention made by mistake."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_mention(request.actor, report)
    people = mentions_of(report)
    if not people:
        messages.warning(request, "Nobody is recorded as one the report is about.")
        return to_report(report)
    form = bound(request, WithdrawForm, people=people)

    def withdraw() -> None:
        services.withdraw_mention(
            report.ref,
            person_ref=form.cleaned_data["person"],
            reasons=form.cleaned_data["reasons"],
            actor=request.actor,
            at=now(),
        )

    if carry_out(request, form, withdraw, done="The mention is withdrawn."):
        return to_report(report, place="#about")
    return ask(request, report, form, title="Withdraw a mention", button="Withdraw")


@require_http_methods(["GET", "POST"])
def seal(request: StaffRequest, ref: str) -> HttpResponse:
    """Seal the report."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_seal(request.actor, report)
    form = bound(request, ReasonsForm)

    def close_off() -> None:
        reasons = form.cleaned_data["reasons"]
        services.seal_report(report.ref, reasons=reasons, actor=request.actor, at=now())

    if carry_out(request, form, close_off, done="The report is sealed."):
        return to_report(report)
    text = "Only whoever recorded it, you, and those you let in will know that it exists."
    return ask(request, report, form, title="Seal the report", button="Seal", text=text)


@require_http_methods(["GET", "POST"])
def unseal(request: StaffRequest, ref: str) -> HttpResponse:
    """Lift the seal of the report."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_unseal(request.actor, report)
    form = bound(request, ReasonsForm)

    def lift() -> None:
        reasons = form.cleaned_data["reasons"]
        services.unseal_report(report.ref, reasons=reasons, actor=request.actor, at=now())

    if carry_out(request, form, lift, done="The seal is lifted."):
        return to_report(report)
    text = "Everyone who reads reports will be able to find it, except those it is about."
    return ask(request, report, form, title="Lift the seal", button="Lift the seal", text=text)


@require_http_methods(["GET", "POST"])
def let_in(request: StaffRequest, ref: str) -> HttpResponse:
    """Let somebody in to a sealed report."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_let_in(request.actor, report)
    form = bound(request, LetInForm, accounts=accounts_with(Permission.READ_REPORTS))

    def open_door() -> None:
        services.let_in(
            report.ref,
            account_ref=form.cleaned_data["account"],
            reasons=form.cleaned_data["reasons"],
            actor=request.actor,
            at=now(),
        )

    if carry_out(request, form, open_door, done="That person can read the report now."):
        return to_report(report)
    return ask(request, report, form, title="Let somebody in", button="Let them in")

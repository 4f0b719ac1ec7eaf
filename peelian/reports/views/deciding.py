"""Answering questions, deciding about proposals, and where the report leads."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.reports import policy, services
from peelian.reports.forms.guarding import ReasonsForm
from peelian.reports.forms.reviewing import AnswerForm, ProposalForm
from peelian.reports.queries.findings import findings_of
from peelian.reports.states import ProposalStatus
from peelian.reports.views.asking import ask, bound, carry_out, renew_version, to_report


@require_http_methods(["GET", "POST"])
def answer_question(request: StaffRequest, ref: str, question_ref: str) -> HttpResponse:
    """Answer a question that the reading raised. An answer changes nothing but itself."""
    report = policy.get_report(request.actor, ref)
    question = policy.get_question(report, question_ref)
    policy.check_can_review(request.actor, report)
    card = next(card for card in findings_of(report).questions if card.ref == question.ref)
    form = bound(request, AnswerForm, initial={"based_on": card.version})

    def answer() -> None:
        services.answer_question(
            report.ref, question_ref=card.ref, **form.cleaned_data, actor=request.actor, at=now()
        )

    if carry_out(request, form, answer, done="The answer is recorded."):
        return to_report(report, place="#questions")
    renew_version(form, card.version)
    return ask(request, report, form, template="reports/answer_question.html", card=card)


@require_http_methods(["GET", "POST"])
def review_proposal(request: StaffRequest, ref: str, proposal_ref: str) -> HttpResponse:
    """Accept or reject a proposal."""
    report = policy.get_report(request.actor, ref)
    proposal = policy.get_proposal(report, proposal_ref)
    policy.check_can_review(request.actor, report)
    card = next(card for card in findings_of(report).proposals if card.ref == proposal.ref)
    form = bound(request, ProposalForm, initial={"based_on": card.version})

    def review() -> None:
        services.review_proposal(
            report.ref,
            proposal_ref=card.ref,
            became=ProposalStatus(form.cleaned_data["decision"]),
            based_on=form.cleaned_data["based_on"],
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=now(),
        )

    if carry_out(request, form, review, done="The decision is recorded."):
        return to_report(report, place="#proposals")
    renew_version(form, card.version)
    return ask(request, report, form, template="reports/review_proposal.html", card=card)


@require_http_methods(["GET", "POST"])
def close(request: StaffRequest, ref: str) -> HttpResponse:
    """Close a report without a case, with reasons, on the report as it was shown."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_close(request.actor, report)
    form = bound(request, ReasonsForm, initial={"based_on": report.version})

    def conclude() -> None:
        services.close_without_case(
            report.ref,
            reasons=form.cleaned_data["reasons"],
            based_on=form.cleaned_data["based_on"] or 0,
            actor=request.actor,
            at=now(),
        )

    if carry_out(request, form, conclude, done="The report is closed without a case."):
        return to_report(report)
    renew_version(form, report.version)
    text = "The report and everything in it stay on file. It can be reopened."
    return ask(request, report, form, title="Close without a case", button="Close the report", text=text)


@require_http_methods(["GET", "POST"])
def reopen(request: StaffRequest, ref: str) -> HttpResponse:
    """Take up a closed report again."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_reopen(request.actor, report)
    form = bound(request, ReasonsForm)

    def take_up() -> None:
        reasons = form.cleaned_data["reasons"]
        services.reopen_report(report.ref, reasons=reasons, actor=request.actor, at=now())

    if carry_out(request, form, take_up, done="The report is open again."):
        return to_report(report)
    return ask(request, report, form, title="Reopen the report", button="Reopen")

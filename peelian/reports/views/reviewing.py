"""Deciding about statements and groups of people."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.reports import policy, services
from peelian.reports.forms.reviewing import AddStatementForm, GroupForm, StatementForm
from peelian.reports.queries.findings import group_card
from peelian.reports.queries.provenance import card_of
from peelian.reports.queries.sources import ACCOUNT, find_place, page_with, readable_sources
from peelian.reports.states import Standing
from peelian.reports.views.asking import ask, bound, carry_out, renew_version, to_report


@require_http_methods(["GET", "POST"])
def review_statement(request: StaffRequest, ref: str, statement_ref: str) -> HttpResponse:
    """Accept, correct or reject one statement, with its history beside the form."""
    report = policy.get_report(request.actor, ref)
    statement = policy.get_statement(report, statement_ref)
    policy.check_can_review(request.actor, report)
    card = card_of(statement)
    form = bound(request, StatementForm, stands=card.wording, version=card.version)

    def review() -> None:
        services.review_statement(
            report.ref,
            statement_ref=card.ref,
            became=form.became,
            based_on=form.cleaned_data["based_on"],
            wording=form.wording(),
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=now(),
        )

    if carry_out(request, form, review, done=f"Statement {card.ordinal} is decided."):
        source, page = card.document_ref or ACCOUNT, page_with(statement)
        return to_report(report, place=f"?source={source}&page={page}#{card.ref}")
    renew_version(form, card.version)
    return ask(request, report, form, template="reports/review_statement.html", card=card)


@require_http_methods(["GET", "POST"])
def review_group(request: StaffRequest, ref: str, group_ref: str) -> HttpResponse:
    """Accept, correct or reject one group of people."""
    report = policy.get_report(request.actor, ref)
    card = group_card(policy.get_group(report, group_ref))
    policy.check_can_review(request.actor, report)
    form = bound(request, GroupForm, stands=card.wording, version=card.version)

    def review() -> None:
        services.review_group(
            report.ref,
            group_ref=card.ref,
            became=form.became,
            based_on=form.cleaned_data["based_on"],
            wording=form.wording(),
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=now(),
        )

    if carry_out(request, form, review, done="The group is decided."):
        return to_report(report, place="#people")
    renew_version(form, card.version)
    return ask(request, report, form, template="reports/review_group.html", card=card)


@require_POST
def accept_remaining(request: StaffRequest, ref: str) -> HttpResponse:
    """Accept the statements and groups that the page showed and nobody has decided about."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_review(request.actor, report)
    count = services.accept_all_remaining(
        report.ref,
        statement_refs=request.POST.getlist("statement"),
        group_refs=request.POST.getlist("group"),
        actor=request.actor,
        at=now(),
    )
    messages.success(request, f"{count} accepted, each recorded." if count else "Nothing was left to accept.")
    back = {name: request.POST.get(name, "") for name in ("source", "page")}
    return to_report(report, place=f"?{urlencode(back)}")


@require_http_methods(["GET", "POST"])
def add_statement(request: StaffRequest, ref: str) -> HttpResponse:
    """Add a statement that the assistant missed, found in the source by its words."""
    report = policy.get_report(request.actor, ref)
    policy.check_can_review(request.actor, report)
    form = bound(request, AddStatementForm, sources=readable_sources(report))
    if not form.is_bound:
        form.initial["document"] = request.GET.get("source", "")

    def add() -> None:
        document, start, end = find_place(report, form.cleaned_data["document"], form.cleaned_data["words"])
        services.add_statement(
            report.ref,
            document=document,
            start=start,
            end=end,
            standing=Standing(form.cleaned_data["standing"]),
            source=form.cleaned_data["source"],
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=now(),
        )

    if carry_out(request, form, add, done="The statement was added."):
        return to_report(report, place=f"?source={form.cleaned_data['document']}")
    return ask(request, report, form, title="Add a statement", button="Add the statement")

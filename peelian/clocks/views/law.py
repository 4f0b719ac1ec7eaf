"""The law explorer. The law is public: everybody who is signed in may read it. Cases are shown as policy allows."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import today
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.calendar.queries import force_calendar
from peelian.cases.policy import visible_cases
from peelian.clocks.forms.law import CompareTwo, CountFrom, FindDuty
from peelian.clocks.policy import readable
from peelian.clocks.queries.law.answering import Side, answer_to, differences_between
from peelian.clocks.queries.law.comparing import key_of, pairs_for
from peelian.clocks.queries.law.provision import rule_page
from peelian.clocks.queries.law.searching import law_list
from peelian.clocks.queries.law.touching import touched_by
from peelian.clocks.queries.law.unread import unread_count, unread_groups
from peelian.clocks.views.paging import page_number
from peelian.interface.forms.sentences import lower_first
from peelian.law.rules import Rule, UnknownRule, get_rule


@require_GET
def law(request: StaffRequest) -> HttpResponse:
    """Every limit by subject, searched and filtered."""
    form = FindDuty(request.GET)
    page = law_list(**form.wanted())
    return render(request, "clocks/law/list.html", {"form": form, "page": page, "unread": unread_count()})


@require_GET
def unread(request: StaffRequest) -> HttpResponse:
    """What nobody has read in its source."""
    return render(request, "clocks/law/unread.html", {"groups": unread_groups(), "total": unread_count()})


def _rule(rule_id: str) -> Rule:
    try:
        return get_rule(rule_id)
    except UnknownRule:
        raise Hidden from None


def _asked(request: StaffRequest) -> QueryDict | None:
    """The query, when it carries a day to count from; otherwise the form is shown empty."""
    return request.GET if {"on", "on-day"} & set(request.GET) else None


@require_GET
def rule(request: StaffRequest, rule_id: str) -> HttpResponse:
    """One provision: in words, on a line of time, counted from a day, and the live cases it touches."""
    found = _rule(rule_id)
    context: dict[str, Any] = {"page": rule_page(found, on=today()), "pairs": pairs_for(found)}
    form = CountFrom(found, _asked(request))
    if form.is_bound and form.is_valid():
        context["answer"] = answer_to(found, form.question(), calendar=force_calendar())
    if request.actor.may(Permission.SEE_CASES):
        cases = visible_cases(request.actor)
        context["touched"] = touched_by(
            found.id, readable(request.actor, cases), on=today(), number=page_number(request)
        )
    return render(request, "clocks/law/rule.html", context | {"form": form})


@require_GET
def compare(request: StaffRequest, rule_id: str) -> HttpResponse:
    """One rule in two cases, side by side: what a day's difference changes."""
    found = _rule(rule_id)
    form = CompareTwo(found, _asked(request))
    context: dict[str, Any] = {"page": rule_page(found, on=today()), "pairs": pairs_for(found), "form": form}
    context["key_words"] = lower_first((key_of(found) or ("", ""))[1])
    if form.is_bound and form.is_valid():
        days = force_calendar()
        sides = [
            Side(name, asked, answer_to(found, asked, calendar=days, about=f", {name} case"))
            for name, asked in (("first", form.question()), ("second", form.other_question()))
        ]
        context["sides"] = sides
        context["differences"] = differences_between(*(side.answer for side in sides))
    return render(request, "clocks/law/compare.html", context)

"""Figures by month: asking, an answer as it was given, and the same as a file."""

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.interface.spreadsheet import csv_of
from peelian.restrictions import policy_lists
from peelian.restrictions.forms.register import AskForFigures
from peelian.restrictions.queries import answers
from peelian.restrictions.services.giving import give_figures


def figures(request: StaffRequest) -> HttpResponse:
    """Ask for figures, above the answers given so far."""
    policy_lists.check_may_give_figures(request.actor)
    return carry_out(
        request,
        form=AskForFigures,
        act=give_figures,
        check=lambda: policy_lists.check_may_give_figures(request.actor),
        then=lambda answer: reverse("restrictions:answer", args=[answer.ref]),
        heading="Figures by month",
        button="Give the figures",
        context={"cards": answers.answer_cards(request.actor), "back": reverse("restrictions:register")},
        template="restrictions/monthly_ask.html",
    )


@require_GET
def answer(request: StaffRequest, ref: str) -> HttpResponse:
    """An answer as it was given; with `?again`, whether it comes out the same when it is counted again."""
    found = policy_lists.get_answer(request.actor, ref)
    context = {
        "answer": answers.answer_card(found),
        "headings": answers.HEADINGS,
        "lines": [list(line.values()) for line in answers.ordered(found)],
        "unaltered": answers.is_unaltered(found),
        "again": answers.recomputed(found) if "again" in request.GET else None,
    }
    return render(request, "restrictions/monthly.html", context)


@require_GET
def answer_csv(request: StaffRequest, ref: str) -> HttpResponseBase:
    """The table as it was given, as a file. Written down as an export."""
    found = policy_lists.get_answer(request.actor, ref)
    lines = answers.ordered(found)
    record_look(request.actor, Record.EXPORT, found.ref, at=now(), rows=len(lines))
    told = [list(answers.HEADINGS.values()), *(list(line.values()) for line in lines)]
    reply = StreamingHttpResponse(csv_of(told), content_type="text/csv; charset=utf-8")
    reply["Content-Disposition"] = f'attachment; filename="figures-{found.ref}.csv"'
    return reply

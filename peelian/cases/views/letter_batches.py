"""Progress letters that are due: choosing many, making them a slice at a time, and seeing what was set aside."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render

from peelian.access.clock import now, today
from peelian.access.middleware import StaffRequest
from peelian.cases.forms.letters import ChooseLetters, DueBy
from peelian.cases.queries.letters_due import MOST, batch_page, check_works_on_cases, letters_due, whose
from peelian.documents import policy as document_policy
from peelian.documents.services import begin_batch, make_next, retry_batch

SOON = timedelta(days=7)


def due(request: StaffRequest) -> HttpResponse:
    """The progress letters due by a day; those that are chosen become a batch."""
    check_works_on_cases(request.actor)
    asked = DueBy(request.GET or None)
    by = (asked.is_valid() and asked.cleaned_data["by"]) or today() + SOON
    found = letters_due(request.actor, by=by, on=today())
    choices = [(each.key, each.name) for each in found]
    form = ChooseLetters(request.POST or None, choices=choices)
    if request.method == "POST" and form.is_valid():
        matters = whose(found, form.cleaned_data["letters"])
        title = f"Progress letters due by {by.day} {by:%B %Y}"
        batch = begin_batch(title=title, matters=matters, actor=request.actor, at=now())
        return redirect("cases:letter-batch", batch.ref)
    page = {"asked": asked, "by": by, "found": found, "form": form, "most": MOST}
    return render(request, "cases/letters_due.html", page)


def batch(request: StaffRequest, ref: str) -> HttpResponse:
    """How far a batch has come. Each time it is sent, the next letters are made."""
    found = document_policy.get_batch(request.actor, ref)
    if request.method == "POST" and "again" in request.POST:
        retry_batch(found, actor=request.actor, at=now())
    elif request.method == "POST":
        make_next(found, actor=request.actor, at=now())
    if request.method == "POST":
        return redirect("cases:letter-batch", ref)
    return render(request, "cases/letter_batch.html", {"page": batch_page(request.actor, ref)})

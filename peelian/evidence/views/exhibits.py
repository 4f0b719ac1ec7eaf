"""The exhibits of a case, the page of one, and what is written down of it."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden
from peelian.cases.policy import get_case
from peelian.documents.queries import document_row, documents_about
from peelian.documents.services import read_document
from peelian.documents.states import Form
from peelian.evidence import policy
from peelian.evidence.documents.keeping import CODE, KIND
from peelian.evidence.forms import exhibits as forms
from peelian.evidence.queries.lines import exhibits_of, register_action
from peelian.evidence.queries.page import exhibit_page
from peelian.evidence.services import continuing, disclosing, registering, sheets
from peelian.evidence.views.paths import act_on, page_of


@require_GET
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """The exhibits of a case."""
    found = get_case(request.actor, ref)
    policy.check_may_see_exhibits(request.actor, found)
    record_look(request.actor, Record.CASE, found.ref, at=now())
    page = {
        "case": found,
        "lines": exhibits_of(request.actor, found),
        "register": register_action(request.actor, found),
    }
    return render(request, "evidence/case.html", page)


@require_GET
def exhibit(request: StaffRequest, ref: str) -> HttpResponse:
    """Everything about one exhibit."""
    found = policy.get_exhibit(request.actor, ref)
    record_look(request.actor, Record.EXHIBIT, found.ref, at=now())
    number = request.GET.get("page", "1")
    known = number.isascii() and number.isdigit() and len(number) < 10
    page = exhibit_page(request.actor, found, page=int(number) if known else 1)
    made = documents_about(request.actor, kind=KIND, ref=found.ref)
    return render(request, "evidence/exhibit.html", {"page": page, "sheets": made})


def register(request: StaffRequest, ref: str) -> HttpResponse:
    """Register an exhibit on a case."""
    found = get_case(request.actor, ref)
    policy.check_may_see_exhibits(request.actor, found)
    return carry_out(
        request,
        form=partial(forms.RegisterExhibit, actor=request.actor, case=found),
        act=partial(registering.register_exhibit, case=found),
        check=partial(policy.check_can_handle, request.actor, found),
        then=page_of,
        heading="Register an exhibit",
        button="Register it",
        context={
            "back": reverse("evidence:case", args=[found.ref]),
            "caption": f"Case {found.ref}: {found.title}",
        },
    )


def correct(request: StaffRequest, ref: str) -> HttpResponse:
    """Put right what was written down of an exhibit."""
    found = policy.get_exhibit(request.actor, ref)
    record_look(request.actor, Record.EXHIBIT, found.ref, at=now())
    return act_on(
        request,
        found,
        form=partial(forms.CorrectExhibit, actor=request.actor, case=found.case, initial=_standing(found)),
        act=partial(registering.correct_exhibit, exhibit=found),
        heading="Correct the particulars",
        button="Save the correction",
    )


def _standing(found: Any) -> dict[str, Any]:
    """What stands now, for the form of a correction."""
    taken = localtime(found.seized_at) if found.seized_at else None
    names = (
        "name",
        "description",
        "seized_by",
        "seized_where",
        "power",
        "power_words",
        "holder_kind",
        "holder_words",
    )
    return {name: getattr(found, name) for name in names} | {
        "seized_day": taken.date() if taken else None,
        "seized_time": f"{taken:%H:%M}" if taken else None,
        "holder_subject": found.holder_subject.ref if found.holder_subject else "",
        "holder_person": found.holder_person.ref if found.holder_person else "",
        "based_on": found.version,
    }


def movement(request: StaffRequest, ref: str) -> HttpResponse:
    """Record what was done with an exhibit."""
    found = policy.get_exhibit(request.actor, ref)
    record_look(request.actor, Record.EXHIBIT, found.ref, at=now())
    return act_on(
        request,
        found,
        form=forms.RecordMovement,
        act=partial(continuing.record_movement, exhibit=found),
        heading="Record a movement",
        button="Record it",
        context={"standing": found},
        template="evidence/movement.html",
    )


def disclosure(request: StaffRequest, ref: str) -> HttpResponse:
    """Decide whether an exhibit is used, and if not, whether it is disclosed."""
    found = policy.get_exhibit(request.actor, ref)
    return act_on(
        request,
        found,
        form=forms.DecideDisclosure,
        act=partial(disclosing.decide_disclosure, exhibit=found),
        heading="Decide on disclosure",
        button="Save the decision",
    )


def sheet(request: StaffRequest, ref: str) -> HttpResponse:
    """Make the proof sheet of an exhibit."""
    found = policy.get_exhibit(request.actor, ref)
    return act_on(
        request,
        found,
        form=forms.WhyForm,
        act=partial(sheets.make_proof_sheet, exhibit=found),
        check=partial(policy.check_may_see_exhibits, request.actor, found.case),
        heading="Make a proof sheet",
        button="Make it",
    )


@require_GET
def sheet_file(request: StaffRequest, ref: str, form: str) -> HttpResponse:
    """Take a proof sheet out as a file. The look is recorded."""
    row = document_row(request.actor, ref)
    if row.code != CODE or form not in set(Form):
        raise Hidden
    taken = read_document(request.actor, ref, at=now(), form=Form(form))
    response = HttpResponse(taken.content, content_type=taken.media_type)
    response["Content-Disposition"] = f'attachment; filename="{taken.filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response

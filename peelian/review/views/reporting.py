"""The stop report: making it, reading it, taking it out."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden
from peelian.access.verdicts import action
from peelian.documents.queries import documents_about
from peelian.documents.services import read_document
from peelian.documents.states import FORM_LABELS, Copy, Form
from peelian.review import policy
from peelian.review.documents.keeping import KIND
from peelian.review.forms.drawing_up import Confirm
from peelian.review.services.reporting import make_stop_report
from peelian.review.views.paths import act_on, caption, page_of


@require_GET
def report(request: StaffRequest, ref: str) -> HttpResponse:
    """The reports that were made, and the words of the newest."""
    found = policy.get_led_review(request.actor, ref)
    policy.check_can_see_results(request.actor, found)
    made = documents_about(request.actor, kind=KIND, ref=found.ref)
    text = ""
    if made:
        text = read_document(request.actor, made[0].ref, at=now(), form=Form.TEXT).content.decode()
    page = {
        "made": made,
        "text": text,
        "forms": [(form.value, FORM_LABELS[form]) for form in Form],
        "caption": caption(found),
        "back": page_of(found),
        "ref": found.ref,
        "make": action(
            "Make the report", page_of(found, "make-report"), policy.check_can_report, request.actor, found
        ),
    }
    return render(request, "review/report.html", page)


def make_report(request: StaffRequest, ref: str) -> HttpResponse:
    """Make the report."""
    found = policy.get_led_review(request.actor, ref)
    return act_on(
        request,
        found,
        form=Confirm,
        act=partial(make_stop_report, review=found),
        check=policy.check_can_report,
        then=page_of(found, "report"),
        heading="Make the stop report?",
        button="Make it",
    )


@require_GET
def report_file(request: StaffRequest, ref: str, document: str, form: str) -> HttpResponse:
    """Take a report out as a file. The look is recorded."""
    found = policy.get_led_review(request.actor, ref)
    known = {row.ref for row in documents_about(request.actor, kind=KIND, ref=found.ref)}
    if document not in known or form not in set(Form):
        raise Hidden
    taken = read_document(request.actor, document, at=now(), form=Form(form), copy=Copy.SERVED)
    response = HttpResponse(taken.content, content_type=taken.media_type)
    response["Content-Disposition"] = f'attachment; filename="{taken.filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response

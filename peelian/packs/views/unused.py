"""The schedule of unused material of a case: making it, and taking one away."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden
from peelian.documents.services import read_document
from peelian.documents.states import Form
from peelian.packs import forms, policy
from peelian.packs.queries.unused import schedules_of
from peelian.packs.services.scheduling import make_unused_schedule

FORMS = {Form.PDF.value: Form.PDF, Form.DOCX.value: Form.DOCX}


def unused(request: StaffRequest, ref: str) -> HttpResponse:
    """Make the schedule, and the list of those that were made."""
    case = policy.get_case(request.actor, ref)
    return carry_out(
        request,
        form=forms.Nothing,
        act=partial(make_unused_schedule, case=case),
        check=partial(policy.check_can_exhibit, request.actor, case),
        then=reverse("packs:unused", args=[case.ref]),
        heading="Schedule of unused material",
        button="Make the schedule",
        context={
            "back": reverse("packs:case", args=[case.ref]),
            "caption": f"Case {case.ref}",
            "case_ref": case.ref,
            "made": schedules_of(request.actor, case),
        },
        template="packs/unused.html",
    )


@require_GET
def document(request: StaffRequest, ref: str, document: str, form: str) -> HttpResponse:
    """A schedule that was made, as a file."""
    case = policy.get_case(request.actor, ref)
    if form not in FORMS or document not in {row.ref for row in schedules_of(request.actor, case)}:
        raise Hidden
    taken = read_document(request.actor, document, at=now(), form=FORMS[form])
    reply = HttpResponse(taken.content, content_type=taken.media_type)
    reply["Content-Disposition"] = f'attachment; filename="{taken.filename}"'
    reply["Cache-Control"] = "no-store"
    return reply

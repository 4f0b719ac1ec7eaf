"""Documents: their text, and their original bytes."""

from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden, Refused
from peelian.reports import policy
from peelian.reports.queries.texts import document_page
from peelian.reports.storage import is_intact, original_file
from peelian.reports.views.asking import page_number

if TYPE_CHECKING:
    from peelian.reports.models import Document


def _document(request: StaffRequest, ref: str, document_ref: str) -> "Document":
    """A document under the report it belongs to, the look at it recorded. Raises Hidden."""
    found = policy.get_document(request.actor, document_ref)
    if found.report.ref != ref:
        raise Hidden
    record_look(request.actor, Record.DOCUMENT, found.ref, at=now())
    return found


@require_GET
def document(request: StaffRequest, ref: str, document_ref: str) -> HttpResponse:
    """What is known of a document, and its text."""
    page = document_page(_document(request, ref, document_ref), page=page_number(request))
    return render(request, "reports/document.html", {"page": page})


@require_GET
def original(request: StaffRequest, ref: str, document_ref: str) -> FileResponse:
    """The original bytes, only ever to be saved: a hostile document must not run in the reader's session."""
    found = _document(request, ref, document_ref)
    if not found.path:
        raise Refused(found.trouble)
    if not is_intact(found.path, found.sha256):
        raise Refused(
            f"The original of {found.filename} is missing from the document store, or is no longer what came in. "
            "Tell the system administrator; the ledger holds its hash."
        )
    answer = FileResponse(
        original_file(found.path).open("rb"),
        as_attachment=True,
        filename=found.filename,
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer

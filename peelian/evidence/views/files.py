"""Sending a file by a plain form, taking a copy out, destroying one, and what becomes of an unfinished upload."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.shortcuts import render

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Refused
from peelian.evidence import policy
from peelian.evidence.arriving import SealedArrival
from peelian.evidence.forms.exhibits import Nothing, ReasonsForm, WhyForm
from peelian.evidence.forms.files import AddFile
from peelian.evidence.queries.page import uploads_of
from peelian.evidence.reading import take_out as take_file_out
from peelian.evidence.services import storing, uploading
from peelian.evidence.vault.layout import CHUNK
from peelian.evidence.views.paths import act_on, caption, page_of

if TYPE_CHECKING:
    from peelian.evidence.models import Exhibit


def add(request: StaffRequest, ref: str) -> HttpResponse:
    """Add a file to an exhibit by a plain form; the script of the page sends it in pieces instead."""
    found = policy.get_exhibit(request.actor, ref)
    return act_on(
        request,
        found,
        form=AddFile,
        act=partial(_admit, exhibit=found),
        heading="Add a file",
        button="Add the file",
        context={
            "exhibit": found,
            "uploads": uploads_of(request.actor, found),
            "limit": settings.PEELIAN_EVIDENCE_LIMIT,
            "hours": settings.PEELIAN_EVIDENCE_UPLOAD_HOURS,
            "after": page_of(found),
        },
        template="evidence/add_file.html",
    )


def _admit(*, arrival: SealedArrival, exhibit: "Exhibit", stated_hash: str, **who: Any) -> object:
    name = arrival.name or ""
    return storing.admit(exhibit=exhibit, sealed=arrival.take(), name=name, stated_hash=stated_hash, **who)


def take_out(request: StaffRequest, ref: str) -> HttpResponse:
    """Take a copy of a file out of Peelian. The reason is asked first, and becomes a line of continuity."""
    file = policy.get_file(request.actor, ref)
    policy.check_can_open(request.actor, file)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            opened = take_file_out(request.actor, file, at=now(), why=form.cleaned_data["why"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            # Never shown in the browser, whatever it is: what an exhibit holds must not run here.
            given = FileResponse(
                opened, as_attachment=True, filename=file.name, content_type="application/octet-stream"
            )
            given.block_size = CHUNK
            given["Content-Length"] = file.size
            given["X-Content-Type-Options"] = "nosniff"
            given["Cache-Control"] = "no-store"
            return given
    page = {"form": form, "heading": f"Take out a copy of {file.name}", "button": "Take it out", "file": file}
    page |= {"back": page_of(file.exhibit), "caption": caption(file.exhibit)}
    return render(request, "evidence/take_out.html", page)


def destroy(request: StaffRequest, ref: str) -> HttpResponse:
    """Destroy the bytes of a file for good."""
    file = policy.get_file(request.actor, ref)
    return act_on(
        request,
        file.exhibit,
        form=ReasonsForm,
        act=partial(storing.destroy_file, file=file),
        check=partial(policy.check_can_destroy_file, request.actor, file),
        heading=f"Destroy the bytes of {file.name}",
        button="Destroy them for good",
        context={"file": file},
        template="evidence/destroy_file.html",
    )


def give_up(request: StaffRequest, ref: str) -> HttpResponse:
    """Give up an upload of one's own."""
    upload = policy.get_upload(request.actor, ref)
    return _settle(
        request, upload, act=uploading.drop_upload, heading="Give up the upload", button="Give it up"
    )


def finish(request: StaffRequest, ref: str) -> HttpResponse:
    """Make a file of an upload whose bytes have all come, where that was interrupted."""
    upload = policy.get_upload(request.actor, ref)
    return _settle(
        request, upload, act=uploading.finish_upload, heading="Finish the upload", button="Make it a file"
    )


def _settle(request: StaffRequest, upload: Any, *, act: Any, heading: str, button: str) -> HttpResponse:
    return carry_out(
        request,
        form=Nothing,
        act=partial(act, upload=upload),
        check=partial(policy.check_can_handle, request.actor, upload.exhibit.case),
        then=page_of(upload.exhibit),
        heading=f"{heading} of {upload.name}",
        button=button,
        context={"back": page_of(upload.exhibit), "caption": caption(upload.exhibit)},
    )

"""The receiver of resumable uploads: tus 1.0.0 (https://tus.io/protocols/resumable-upload), core, creation,
termination, expiration, and checksum for bodies of one piece.

Who may not see the exhibit, or did not begin the upload, gets the same 404 as for one that does not exist.
"""

import base64
import binascii
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods

from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Refused
from peelian.evidence import policy
from peelian.evidence.services import uploading
from peelian.evidence.services.uploading import Garbled, WrongPlace, received
from peelian.evidence.vault.troubles import NoRoom
from peelian.evidence.views.paths import page_of

if TYPE_CHECKING:
    from peelian.evidence.models import Upload

VERSION = "1.0.0"
_EXTENSIONS = "creation,termination,expiration,checksum"
_OFFSET_BODY = "application/offset+octet-stream"
GARBLED, GONE = 460, 410
View = Callable[[StaffRequest, str], HttpResponse]


class _Unfit(Exception):
    """The request is not as the protocol asks; `status` says how."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def _tus(view: View) -> View:
    """Speak the protocol around a view: the headers of every answer, and refusals as plain sentences."""

    @wraps(view)
    def wrapped(request: StaffRequest, ref: str) -> HttpResponse:
        try:
            answer = view(request, ref)
        except _Unfit as unfit:
            answer = _said(unfit.status, str(unfit))
        except WrongPlace as wrong:
            answer = _said(409, str(wrong))
            answer["Upload-Offset"] = str(wrong.received)
        except Garbled:
            answer = _said(GARBLED, "The bytes came garbled: their SHA-256 is another. Send them again.")
        except NoRoom as full:
            answer = _said(507, str(full))
        except Refused as refusal:
            answer = _said(422, str(refusal))
        answer["Tus-Resumable"], answer["Tus-Version"] = VERSION, VERSION
        answer["Cache-Control"] = "no-store"
        return answer

    return wrapped


@require_http_methods(["POST", "OPTIONS"])
@_tus
def uploads(request: StaffRequest, ref: str) -> HttpResponse:
    """Begin an upload to an exhibit, or say what this receiver takes."""
    exhibit = policy.get_exhibit(request.actor, ref)
    if request.method == "OPTIONS":
        return _abilities()
    _check_version(request)
    policy.check_can_handle(request.actor, exhibit.case)
    length = _number(request, "Upload-Length")
    if length > settings.PEELIAN_EVIDENCE_LIMIT:
        raise _Unfit(413, f"At most {settings.PEELIAN_EVIDENCE_LIMIT:,} bytes are taken in.")
    told = _metadata(request.headers.get("Upload-Metadata", ""))
    upload = uploading.begin_upload(
        exhibit=exhibit,
        name=told.get("filename", ""),
        length=length,
        stated_hash=told.get("hash", ""),
        actor=request.actor,
        at=now(),
    )
    answer = HttpResponse(status=201)
    answer["Location"] = reverse("evidence:upload", args=[upload.ref])
    return _expiring(answer, upload)


@require_http_methods(["HEAD", "GET", "PATCH", "DELETE", "OPTIONS"])
@_tus
def upload(request: StaffRequest, ref: str) -> HttpResponse:
    """How far an upload has come, some more of it, or its end. GET tells the hashes of the pieces that have come."""
    found, at = policy.get_upload(request.actor, ref), now()
    if request.method == "OPTIONS":
        return _abilities()
    if request.method != "GET":  # which is not of the protocol
        _check_version(request)
    if request.method == "DELETE":
        uploading.drop_upload(upload=found, actor=request.actor, at=at)
        return HttpResponse(status=204)
    if found.expires_at <= at:
        raise _Unfit(GONE, "This upload was left too long and has ended. Begin it again.")
    if request.method == "PATCH":
        return _carry_on(request, found, at)
    return _how_far(request, found)


def _check_version(request: HttpRequest) -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        raise _Unfit(412, f"This receiver speaks tus {VERSION}.")


def _how_far(request: StaffRequest, found: "Upload") -> HttpResponse:
    if request.method == "HEAD":
        answer = HttpResponse()
        answer["Upload-Length"], answer["Upload-Offset"] = str(found.length), str(received(found))
        return _expiring(answer, found)
    rows = found.pieces.order_by("start").values("start", "end", "sha256")
    return JsonResponse({"length": found.length, "pieces": list(rows)})


def _carry_on(request: StaffRequest, found: "Upload", at: datetime) -> HttpResponse:
    if request.content_type != _OFFSET_BODY:
        raise _Unfit(415, f"The body of a PATCH is {_OFFSET_BODY}.")
    start, coming = _number(request, "Upload-Offset"), int(request.META.get("CONTENT_LENGTH") or 0)
    if start + coming > found.length:
        raise _Unfit(413, f"The upload was begun for {found.length:,} bytes, and more would come.")
    sha256 = _checksum(request, coming)
    end = uploading.carry_on(
        upload=found, start=start, body=request, actor=request.actor, at=at, sha256=sha256
    )
    answer = HttpResponse(status=204)
    if end == found.length:
        uploading.finish_upload(upload=found, actor=request.actor, at=at)
        answer["Content-Location"] = page_of(found.exhibit)
    answer["Upload-Offset"] = str(end)
    return _expiring(answer, found)


def _checksum(request: HttpRequest, coming: int) -> str:
    """The SHA-256 that came with a body, in hex; nothing when none did."""
    if not (given := request.headers.get("Upload-Checksum", "")):
        return ""
    algorithm, _, digest = given.partition(" ")
    if algorithm != "sha256" or coming > uploading.LONGEST_PIECE:
        raise _Unfit(400, f"Checksums are sha256, for bodies of at most {uploading.LONGEST_PIECE:,} bytes.")
    return _decoded(digest).hex()


def _number(request: HttpRequest, header: str) -> int:
    value = request.headers.get(header, "")
    if not (value.isascii() and value.isdecimal() and len(value) < 16):
        raise _Unfit(400, f"{header} is missing, or is no whole number.")
    return int(value)


def _metadata(header: str) -> dict[str, str]:
    """What `Upload-Metadata` tells: names with base64 values, parted by commas."""
    pairs = (pair.split() for pair in header.split(",") if pair.strip())
    try:
        return {pair[0]: _decoded(pair[1]).decode() if len(pair) > 1 else "" for pair in pairs}
    except UnicodeDecodeError as problem:
        raise _Unfit(400, "Upload-Metadata holds what is no text in UTF-8.") from problem


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as problem:
        raise _Unfit(400, "A header holds what is no base64.") from problem


def _abilities() -> HttpResponse:
    answer = HttpResponse(status=204)
    answer["Tus-Max-Size"] = str(settings.PEELIAN_EVIDENCE_LIMIT)
    answer["Tus-Extension"], answer["Tus-Checksum-Algorithm"] = _EXTENSIONS, "sha256"
    return answer


def _expiring(answer: HttpResponse, found: "Upload") -> HttpResponse:
    answer["Upload-Expires"] = http_date(found.expires_at.timestamp())
    return answer


def _said(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")

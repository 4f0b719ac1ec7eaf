"""The exhibits of the matter that every address stands on: a phone with a file, an upload on its way, a proof sheet."""

import io

from django.test import override_settings

from peelian.access.actors import Actor
from peelian.cases.models import Case
from peelian.documents.models import Document
from peelian.evidence.models import Exhibit, Upload
from peelian.evidence.services.registering import register_exhibit
from peelian.evidence.services.sheets import make_proof_sheet
from peelian.evidence.services.storing import store_file
from peelian.evidence.services.uploading import begin_upload
from peelian.evidence.states import HolderKind, Power
from tests.cases.factories import at


def make_exhibit(case: Case, actor: Actor) -> Exhibit:
    """All of it, by somebody who investigates the case."""
    act = {"actor": actor, "at": at(17)}
    exhibit = register_exhibit(
        case=case,
        name="AB/1",
        description="A phone.",
        seized_at=at(16, 9),
        power=Power.ON_PREMISES,
        holder_kind=HolderKind.SUBJECT,
        holder_subject=case.subjects.get(),
        **act,
    )
    store_file(exhibit=exhibit, stream=io.BytesIO(f"Of {case.ref}.".encode()), name="chat.txt", **act)
    begin_own_upload(case, actor)
    make_proof_sheet(exhibit=exhibit, why="For the file.", **act)
    return exhibit


def begin_own_upload(case: Case, actor: Actor) -> None:
    """An upload on its way, by somebody on the case: nobody meets the uploads of others.

    The scene plays years ago, and its uploads wait until the walk has come by.
    """
    exhibit = Exhibit.objects.get(case=case, name="AB/1")
    with override_settings(PEELIAN_EVIDENCE_UPLOAD_HOURS=24 * 365 * 100):
        begin_upload(exhibit=exhibit, name="rest.zip", length=1000, actor=actor, at=at(17))


def exhibit_references(case: Case) -> dict[str, object]:
    """Everything of the exhibit that an address can name."""
    exhibit = Exhibit.objects.get(case=case, name="AB/1")
    return {
        "exhibit": exhibit.ref,
        "file": exhibit.files.get().ref,
        "upload": Upload.objects.filter(exhibit=exhibit).latest("pk").ref,
        "sheet": Document.objects.get(about_ref=exhibit.ref).ref,
        "form": "pdf",
    }

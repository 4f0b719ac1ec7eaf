"""Who may see an exhibit, and who may do what with it.

An exhibit stands behind the walls of its case, and inside them is seen by fewer: the appropriate authority, and those
on the case whose role reads exhibits. Nobody else learns that there is one.
"""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.cases.policy import INVESTIGATING, is_on, visible_cases
from peelian.evidence.models import Exhibit, StoredFile, Upload
from peelian.evidence.states import SCAN_SENTENCES, Scan

if TYPE_CHECKING:
    from peelian.cases.models import Case


def visible_exhibits(actor: Actor) -> QuerySet[Exhibit]:
    """The exhibits an actor may know of."""
    if not actor.may(Permission.SEE_EXHIBITS):
        return Exhibit.objects.none()
    cases = visible_cases(actor).filter(pk=OuterRef("case_id"))
    if not actor.may(Permission.ACT_AS_AUTHORITY):
        cases = cases.filter(members__account_ref=actor.ref, members__until_date=None)
    # EXISTS and not IN: SQLite would first make the list of every case that the actor may see.
    return Exhibit.objects.filter(Exists(cases))


def may_see_exhibits_of(actor: Actor, case: "Case") -> bool:
    """Whether the actor may know of exhibits in a case that policy gave to them."""
    if not actor.may(Permission.SEE_EXHIBITS):
        return False
    return actor.may(Permission.ACT_AS_AUTHORITY) or is_on(actor, case)


def check_may_see_exhibits(actor: Actor, case: "Case") -> None:
    """Hide the exhibits of a case, and whether there are any. Raises Hidden."""
    if not may_see_exhibits_of(actor, case):
        raise Hidden


def get_exhibit(actor: Actor, ref: str) -> Exhibit:
    """The exhibit with this reference. Raises Hidden when there is none, or none the actor may know of."""
    found = visible_exhibits(actor).filter(ref=ref)
    exhibit = found.select_related("case", "holder_subject__person", "holder_person").first()
    if exhibit is None:
        raise Hidden
    return exhibit


def get_file(actor: Actor, ref: str) -> StoredFile:
    """A file of an exhibit that the actor may see. Raises Hidden."""
    found = StoredFile.objects.filter(ref=ref, exhibit__in=visible_exhibits(actor))
    file = found.select_related("exhibit__case").first()
    if file is None:
        raise Hidden
    return file


def get_upload(actor: Actor, ref: str) -> Upload:
    """An upload that the actor began, to an exhibit that they may still see. Raises Hidden for anybody else's."""
    found = Upload.objects.filter(ref=ref, account_ref=actor.ref, exhibit__in=visible_exhibits(actor))
    upload = found.select_related("exhibit__case").first()
    if upload is None:
        raise Hidden
    return upload


def check_can_handle(actor: Actor, case: "Case") -> None:
    """Registering, adding files, recording movements: investigators on the case, after its end too.

    What was seized has to be given back or destroyed, however long the case has been over. A command line that names a
    case acts for whoever runs the server.
    """
    if not actor.may(Permission.HANDLE_EXHIBITS):
        raise Refused("Your role does not handle exhibits. Ask the investigator of this case.")
    if actor.kind != "system" and not is_on(actor, case, *INVESTIGATING):
        raise Refused("Only an investigator on this case can handle its exhibits.")


def check_can_destroy_file(actor: Actor, file: StoredFile) -> None:
    """Destroying the stored bytes, for good: the appropriate authority, once."""
    if not actor.may(Permission.ACT_AS_AUTHORITY):
        raise Refused("Destroying a file of an exhibit is for the appropriate authority to decide.")
    if file.destroyed_at:
        raise Refused("The bytes of this file were destroyed already. Its hashes stay on record.")


def check_can_open(actor: Actor, file: StoredFile) -> None:
    """Opening a file: whoever sees the exhibit, unless the file is quarantined or destroyed."""
    if not actor.may(Permission.SEE_EXHIBITS):
        raise Hidden
    if file.destroyed_at:
        raise Refused("The bytes of this file were destroyed. Its hashes stay on record.")
    if file.scan == Scan.INFECTED:
        raise Refused(f"This file is quarantined: {file.scan_says}. {SCAN_SENTENCES[Scan.INFECTED]}")

"""Making the proof sheet of an exhibit: a document, a line of continuity, and an event."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.documents.library import template_named
from peelian.documents.services import make_document
from peelian.evidence import policy
from peelian.evidence.documents.keeping import CODE, KIND
from peelian.evidence.documents.proof_sheet import gather
from peelian.evidence.events import SheetMade
from peelian.evidence.models import Exhibit
from peelian.evidence.services.committing import check_reasons, locked
from peelian.evidence.services.continuing import add_entry
from peelian.evidence.states import Step
from peelian.ledger.digests import committed
from peelian.ledger.events import Ref
from peelian.ledger.services import record

if TYPE_CHECKING:
    from peelian.documents.models import Document


@transaction.atomic
def make_proof_sheet(*, exhibit: Exhibit, why: str, actor: Actor, at: datetime) -> "Document":
    """Make the proof sheet of an exhibit that policy gave, as tagged PDF and Word document. Raises Refused, Hidden.

    Making it is a line of continuity, and the first of its lines that the sheet itself says.
    """
    policy.check_may_see_exhibits(actor, exhibit.case)
    check_reasons(why, "Say what the sheet is made for.")
    exhibit = locked(exhibit)
    entry = add_entry(exhibit, Step.SHEET_MADE, actor=actor, at=at, why=why)
    document = make_document(
        actor,
        template=template_named(CODE),
        facts=gather(exhibit, actor=actor),
        about_kind=KIND,
        about_ref=exhibit.ref,
        case_ref=exhibit.case.ref,
        at=at,
    )
    made = SheetMade(
        subject=Ref(exhibit.case.ref),
        exhibit=Ref(exhibit.ref),
        number=entry.number,
        document=Ref(document.ref),
        reasons=committed(why, entry.salt, "reasons"),
    )
    record(made, actor=actor, at=at)
    return document

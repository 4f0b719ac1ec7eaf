"""Making the schedule of unused material."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.documents.library import template_named
from peelian.documents.services import make_document
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.packs import policy
from peelian.packs.events import UnusedScheduled
from peelian.packs.queries.unused import unused_facts

if TYPE_CHECKING:
    from peelian.cases.models import Case
    from peelian.documents.models import Document

TEMPLATE = "packs.unused_schedule"


@transaction.atomic
def make_unused_schedule(*, case: "Case", actor: Actor, at: datetime) -> "Document":
    """Make the schedule of what was gathered from phones and is exhibited in no pack of the case."""
    policy.check_can_exhibit(actor, case)
    facts = unused_facts(actor, case, at=at)
    document = make_document(
        actor,
        template=template_named(TEMPLATE),
        facts=facts,
        about_kind="unused_messages",
        about_ref=case.ref,
        case_ref=case.ref,
        at=at,
    )
    entry = UnusedScheduled(
        subject=Ref(case.ref),
        document=Ref(document.ref),
        items=len(facts["read"]),
        threads=len(facts["threads"]),
    )
    record(entry, actor=actor, at=at)
    return document

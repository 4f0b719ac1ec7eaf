"""Deciding whether an exhibit is used, and if not, whether it is disclosed."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.evidence import policy
from peelian.evidence.events import DisclosureDecided
from peelian.evidence.models import DisclosureDecision, Exhibit
from peelian.evidence.services.committing import check_reasons, locked
from peelian.evidence.states import DISCLOSURE_LABELS, Disclosure
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record


@transaction.atomic
def decide_disclosure(
    *, exhibit: Exhibit, disclosure: Disclosure, reasons: str, actor: Actor, at: datetime
) -> DisclosureDecision:
    """Decide on an exhibit as used or unused material, with the reasons. What was decided before stays on record."""
    policy.check_can_handle(actor, exhibit.case)
    exhibit = locked(exhibit)
    check_reasons(reasons)
    if exhibit.disclosure == disclosure:
        raise Refused(f"That is what stands already: {DISCLOSURE_LABELS[Disclosure(disclosure)].lower()}.")
    exhibit.disclosure = disclosure
    exhibit.save(update_fields=["disclosure"])
    decision = DisclosureDecision.objects.create(
        exhibit=exhibit,
        number=exhibit.disclosures.count() + 1,
        disclosure=disclosure,
        reasons=reasons,
        salt=new_salt(),
        decided_at=at,
        decided_by_ref=actor.ref,
    )
    decided = DisclosureDecided(
        subject=Ref(exhibit.case.ref),
        exhibit=Ref(exhibit.ref),
        number=decision.number,
        disclosure=Disclosure(disclosure),
        reasons=committed(reasons, decision.salt, "reasons"),
    )
    record(decided, actor=actor, at=at)
    return decision

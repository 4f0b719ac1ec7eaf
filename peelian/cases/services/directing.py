"""Deciding through which door a matter goes."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.events import (
    HandlingDecided,
)
from peelian.cases.models import Case
from peelian.cases.services.deciding import AUTHORITY, locked, write_decision
from peelian.cases.states import (
    HANDLING_SENTENCES,
    SCHEDULE_3_MATTERS,
    DecisionKind,
    Handling,
    MatterType,
)
from peelian.ledger.events import Ref
from peelian.ledger.services import record


@transaction.atomic
def decide_handling(
    *, case: Case, handling: Handling, reasons: str, actor: Actor, at: datetime, material: str = ""
) -> Case:
    """Decide through which door the matter goes (PRA 2002 Sch 3 paras 6, 16, 18, 19; PCR 2020 reg 13)."""
    policy.check_can_decide(actor, case)
    case = locked(case)
    _check_handling_fits(case, handling)
    case.handling = handling
    case.version += 1
    case.save(update_fields=["handling", "version"])
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.HANDLING,
        what=HANDLING_SENTENCES[handling],
        authority=AUTHORITY,
        reasons=reasons,
        material=material,
        actor=actor,
        at=at,
    )
    decided = HandlingDecided(subject=Ref(case.ref), handling=handling, decided_on=day_of(at), reasons=digest)
    record(decided, actor=actor, at=at)
    return case


def _check_handling_fits(case: Case, handling: Handling) -> None:
    schedule_3 = case.matter_type in SCHEDULE_3_MATTERS
    if (
        handling in {Handling.DIRECTED, Handling.INDEPENDENT}
        and not case.referrals.exclude(oversight_mode="").exists()
    ):
        raise Refused(
            "Only the oversight body can direct or run an investigation. Record its decision on the referral."
        )
    if handling == Handling.INTERNAL and schedule_3:
        raise Refused(
            "A matter under Schedule 3 is not investigated under Part 3 of the Conduct Regulations.",
            rule="PCR 2020 reg 13",
        )
    if handling == Handling.OUTSIDE and case.matter_type != MatterType.COMPLAINT_OUTSIDE:
        raise Refused("Only a complaint that need not be recorded can be handled outside Schedule 3.")
    if handling not in {Handling.INTERNAL, Handling.OUTSIDE} and not schedule_3:
        raise Refused(
            "This matter is not under Schedule 3. Choose an internal investigation, or open it as what it is."
        )

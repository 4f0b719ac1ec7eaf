"""Consulting the Director General in directed and independent cases: on suspending, and on ending after a review.

It is consultation and not consent, and is not needed merely to continue (PCR 2020 reg 11(11)).
"""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.cases.states import Handling
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.services import record
from peelian.restrictions import policy
from peelian.restrictions.events import OversightConsulted
from peelian.restrictions.models import Consultation, Restriction
from peelian.restrictions.services.writing import about as fields_of
from peelian.restrictions.services.writing import check_not_ahead, locked
from peelian.restrictions.states import CONSULTED_LABELS, Consulted, RestrictionKind, View

RULE = "PCR 2020 reg 11(11)"
RUN_BY_OVERSIGHT = frozenset({Handling.DIRECTED, Handling.INDEPENDENT})


@transaction.atomic
def consult_oversight(
    *,
    restriction: Restriction,
    about: Consulted,
    consulted_on: date,
    answered_on: date,
    view: View,
    text: str,
    actor: Actor,
    at: datetime,
) -> Consultation:
    """Record that the Director General was asked, when, and what the answer was."""
    restriction = locked(restriction)
    policy.check_can_consult(actor, restriction)
    check_not_ahead(answered_on, at, "The day of the answer")
    if answered_on < consulted_on:
        raise Refused("The answer cannot have come before the question. Check both days.")
    if not text.strip():
        raise Refused("Say what the Director General answered.", rule=RULE)
    salt = new_salt()
    made = Consultation.objects.create(
        restriction=restriction,
        about=about,
        consulted_on=consulted_on,
        answered_on=answered_on,
        view=view,
        text=text,
        salt=salt,
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    consulted = OversightConsulted(
        **fields_of(restriction),
        about=about,
        consulted_on=consulted_on,
        answered_on=answered_on,
        view=view,
        text=digest_of(text, salt),
    )
    record(consulted, actor=actor, at=at)
    return made


def must_consult(restriction: Restriction) -> bool:
    """Whether the case is one in which the Director General is consulted on this suspension.

    A vetting suspension carries no such duty.
    """
    return (
        restriction.kind == RestrictionKind.SUSPENSION_CONDUCT
        and restriction.case.handling in RUN_BY_OVERSIGHT
    )


def check_consulted(restriction: Restriction, about: Consulted, *, since: date | None) -> None:
    """Refuse unless the Director General was consulted about it, after the day `since`, where the case calls for it."""
    if not must_consult(restriction):
        return
    made = restriction.consultations.filter(about=about)
    if since is not None:
        made = made.filter(consulted_on__gte=since)
    if not made.exists():
        raise Refused(
            "The oversight body directs or runs this investigation: record its consultation first "
            f"(“{CONSULTED_LABELS[about].lower()}”).",
            rule=RULE,
        )

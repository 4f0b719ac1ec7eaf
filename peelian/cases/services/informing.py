"""Complainants, victims, interested persons and witnesses: adding them, and keeping them informed."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.events import PartyAdded, PartyLeft, PartyUpdated
from peelian.cases.models import Case, Party, PartyUpdate
from peelian.cases.services.deciding import write_decision
from peelian.cases.states import OWED_UPDATES, PARTY_LABELS, DecisionKind, PartyRole
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.people.services.adding import add_person
from peelian.people.states import PersonKind


@transaction.atomic
def add_party(
    *,
    case: Case,
    role: PartyRole,
    label: str,
    handling_started_on: date,
    actor: Actor,
    at: datetime,
    title: str = "",
    given_names: str = "",
    family_name: str = "",
    contact_how: str = "",
    contact_safely: str = "",
    anonymous_for_life: bool = False,
    wants_updates: bool = True,
) -> Party:
    """Add someone who is not a subject. `label`, such as “Woman A”, is all that the case shows of them.

    `anonymous_for_life` marks somebody whom the Sexual Offences (Amendment) Act 1992 protects from the moment an
    allegation is made.
    """
    policy.check_can_add_protected(actor, case)
    if Party.objects.filter(case=case, label__iexact=label, left_at=None).exists():
        raise Refused(f"This case already has somebody called “{label}”. Choose another label.")
    if handling_started_on > day_of(at):
        raise Refused("Handling cannot have started in the future.")
    person = None
    if family_name:
        names = {"title": title, "given_names": given_names, "family_name": family_name}
        person = add_person(kind=PersonKind.PUBLIC, **names, actor=actor, at=at)
    party = Party.objects.create(
        ref=new_ref("Y"),
        case=case,
        role=role,
        label=label,
        person=person,
        contact_how=contact_how,
        contact_safely=contact_safely,
        anonymous_for_life=anonymous_for_life,
        wants_updates=wants_updates and role in OWED_UPDATES,
        handling_started_on=handling_started_on,
        added_at=at,
    )
    added = PartyAdded(
        subject=Ref(case.ref),
        party=Ref(party.ref),
        role=role,
        wants_updates=party.wants_updates,
        handling_started_on=handling_started_on,
    )
    record(added, actor=actor, at=at)
    return party


@transaction.atomic
def update_party(
    *, party: Party, given_on: date, method: str, text: str, actor: Actor, at: datetime
) -> PartyUpdate:
    """Record an update given to a party; any update of substance starts the four weeks again (CMR 2020 regs 33-34)."""
    policy.check_can_see_protected(actor, party.case)
    if not party.handling_started_on <= given_on <= day_of(at):
        raise Refused("An update is dated from the start of handling to today.")
    if not text.strip():
        raise Refused("Write what they were told.")
    salt = new_salt()
    update = PartyUpdate.objects.create(
        party=party, given_on=given_on, method=method, text=text, salt=salt, given_by_ref=actor.ref
    )
    updated = PartyUpdated(
        subject=Ref(party.case.ref), party=Ref(party.ref), given_on=given_on, text=digest_of(text, salt)
    )
    record(updated, actor=actor, at=at)
    return update


@transaction.atomic
def let_party_go(*, party: Party, reasons: str, actor: Actor, at: datetime) -> None:
    """Record that someone is no longer a party, for example because a complaint was withdrawn."""
    policy.check_can_let_go(actor, party.case)
    if party.left_at:
        raise Refused(f"{party.label} is no longer a party already.")
    party.left_at = at
    party.save(update_fields=["left_at"])
    _, digest = write_decision(
        case=party.case,
        kind=DecisionKind.OTHER,
        what=f"{PARTY_LABELS[PartyRole(party.role)]} {party.ref} no longer a party",
        authority="Case management",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    record(PartyLeft(subject=Ref(party.case.ref), party=Ref(party.ref), reasons=digest), actor=actor, at=at)

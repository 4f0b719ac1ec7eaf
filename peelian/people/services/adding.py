"""Adding people, and the ways to reach them."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Hidden, Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.people import policy
from peelian.people.events import ContactAdded, ContactWithdrawn, PersonAdded
from peelian.people.models import Contact, Person
from peelian.people.services.finding import changeable
from peelian.people.states import ContactKind, Ethnicity, Gender, PersonKind


@transaction.atomic
def add_person(
    *,
    kind: PersonKind,
    family_name: str,
    actor: Actor,
    at: datetime,
    given_names: str = "",
    title: str = "",
    former_names: str = "",
    date_of_birth: date | None = None,
    gender: Gender | None = None,
    ethnicity: Ethnicity | None = None,
) -> Person:
    """Add one person. Raises Refused without permission, without a name, or with a birth that is still to come."""
    policy.check_can_add(actor, kind)
    if not family_name.strip():
        raise Refused("Give a family name. If no name is known, say what is known, such as `Unknown caller`.")
    check_date_of_birth(date_of_birth, at)
    person = Person(
        ref=new_ref("P"),
        kind=kind,
        title=title.strip(),
        given_names=given_names.strip(),
        family_name=family_name.strip(),
        former_names=former_names.strip(),
        date_of_birth=date_of_birth,
        gender=gender or "",
        ethnicity=ethnicity or "",
        created_at=at,
    )
    person.save(force_insert=True)
    record(PersonAdded(subject=Ref(person.ref), kind=kind), actor=actor, at=at)
    return person


def check_date_of_birth(born: date | None, at: datetime) -> None:
    """Raise Refused for a birth after the day of `at`, or before 1900."""
    if born is not None and not date(1900, 1, 1) <= born <= day_of(at):
        raise Refused(f"A date of birth lies between 1 January 1900 and today; {born.isoformat()} does not.")


@transaction.atomic
def add_contact(
    *,
    person_ref: str,
    kind: ContactKind,
    value: str,
    actor: Actor,
    at: datetime,
    preferred: bool = False,
    safety_note: str = "",
) -> Contact:
    """Add a way to reach somebody; a preferred one takes the place of the one that was. Raises Hidden or Refused.

    For a member of the public, the room that holds the matter has asked its own wall before it calls this.
    """
    person = changeable(person_ref)
    policy.check_can_edit(actor, person)
    if not value.strip():
        raise Refused("Give the telephone number, address or e-mail itself.")
    if preferred:
        Contact.objects.filter(person=person, preferred=True, withdrawn_at=None).update(preferred=False)
    contact = Contact.objects.create(
        ref=new_ref("K"),
        person=person,
        kind=kind,
        value=value.strip(),
        preferred=preferred,
        safety_note=safety_note.strip(),
        salt=new_salt(),
        added_at=at,
    )
    added = ContactAdded(
        subject=Ref(person.ref),
        contact=Ref(contact.ref),
        kind=kind,
        value=digest_of(contact.value, contact.salt),
    )
    record(added, actor=actor, at=at)
    return contact


@transaction.atomic
def withdraw_contact(*, contact_ref: str, actor: Actor, at: datetime) -> None:
    """Stop a way of reaching somebody from being used. It is kept, so that what was sent there can be explained."""
    contact = Contact.objects.filter(ref=contact_ref).select_related("person").first()
    if contact is None:
        raise Hidden
    policy.check_can_edit(actor, contact.person)
    changed = Contact.objects.filter(pk=contact.pk, withdrawn_at=None).update(
        withdrawn_at=at, preferred=False
    )
    if not changed:
        raise Refused("These contact details were withdrawn already.")
    record(ContactWithdrawn(subject=Ref(contact.person.ref), contact=Ref(contact.ref)), actor=actor, at=at)

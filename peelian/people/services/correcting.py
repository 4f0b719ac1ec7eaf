"""Correcting what is held about a person, keeping what was held before."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.services import record
from peelian.people import policy
from peelian.people.changes import Changed, Value, as_text, differences
from peelian.people.events import PersonCorrected
from peelian.people.models import Person, PersonChange, Post
from peelian.people.services.adding import check_date_of_birth
from peelian.people.services.finding import changeable
from peelian.people.states import OWN_FIELDS, PersonField


def change_row(
    person: Person, changed: Changed, *, reasons: str, actor: Actor, at: datetime, post: Post | None = None
) -> tuple[PersonChange, Digest]:
    """An unsaved row of changes, and the digest that commits the ledger to it."""
    row = PersonChange(
        person=person,
        post=post,
        field=changed.field,
        old=as_text(changed.old),
        new=as_text(changed.new),
        reasons=reasons,
        salt=new_salt(),
        changed_at=at,
        changed_by=actor.ref,
    )
    return row, digest_of("\n".join((row.field, row.old, row.new, row.reasons)), row.salt)


def keep_changes(
    person: Person,
    changes: list[Changed],
    *,
    reasons: str,
    actor: Actor,
    at: datetime,
    post: Post | None = None,
) -> tuple[Digest, ...]:
    """Save the rows of a set of changes, and return their digests for the event."""
    if not reasons.strip():
        raise Refused("Say why the record is being corrected.")
    made = [change_row(person, c, reasons=reasons.strip(), actor=actor, at=at, post=post) for c in changes]
    PersonChange.objects.bulk_create([row for row, _ in made])
    return tuple(digest for _, digest in made)


@transaction.atomic
def correct_person(
    *,
    person_ref: str,
    version: int,
    changes: Mapping[PersonField, Value],
    reasons: str,
    actor: Actor,
    at: datetime,
) -> Person:
    """Correct some of a person's own fields. `version` is the one the actor was looking at.

    Raises Hidden behind a wall, and Refused without permission or reasons, when nothing changes, or when somebody
    else corrected the record meanwhile: nothing is then overwritten.
    """
    person = changeable(person_ref)
    policy.check_can_correct(actor, person, frozenset(changes))
    _check_own_fields(changes, at)
    changed = differences(person, changes)
    if not changed:
        raise Refused("Nothing differs from what is held.")
    held = Person.objects.filter(pk=person.pk, version=version)
    if not held.update(version=F("version") + 1):
        raise Refused(
            "Somebody else corrected this record while you were at it. Look at it again, then correct it."
        )
    for change in changed:
        setattr(person, change.field.value, change.new if change.new is not None else _nothing(change.field))
    person.version = version + 1
    person.save()
    digests = keep_changes(person, changed, reasons=reasons, actor=actor, at=at)
    fields = tuple(change.field for change in changed)
    record(PersonCorrected(subject=Ref(person.ref), fields=fields, changes=digests), actor=actor, at=at)
    return person


def _nothing(field: PersonField) -> Value:
    return None if field == PersonField.DATE_OF_BIRTH else ""


def _check_own_fields(changes: Mapping[PersonField, Value], at: datetime) -> None:
    foreign = [field.label for field in changes if field not in OWN_FIELDS]
    if foreign:
        raise Refused(f"{', '.join(foreign)} belongs to a post. Correct the post instead.")
    if PersonField.FAMILY_NAME in changes and not as_text(changes[PersonField.FAMILY_NAME]).strip():
        raise Refused("A record cannot be left without a family name.")
    born = changes.get(PersonField.DATE_OF_BIRTH)
    if isinstance(born, date):
        check_date_of_birth(born, at)

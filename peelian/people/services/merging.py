"""Merging two records of one human being. Nothing is merged unless a person says so, with reasons."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.access.services import move_walls
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.people import policy
from peelian.people.changes import Changed
from peelian.people.events import PeopleMerged
from peelian.people.models import Contact, Person, Post
from peelian.people.services.correcting import keep_changes
from peelian.people.services.finding import changeable
from peelian.people.states import PersonField


@transaction.atomic
def merge_people(*, keep_ref: str, duplicate_ref: str, reasons: str, actor: Actor, at: datetime) -> Person:
    """Merge a duplicate into the record that is kept, and return that.

    Posts and contacts move; the duplicate stays as a tombstone which leads to the kept record; accounts and declared
    conflicts that named it name the kept record, so no wall falls. Rooms above follow PeopleMerged.

    Raises Hidden when either stands behind the actor's wall, Refused without permission or reasons, for one record
    twice, or for a member of the workforce and a member of the public.
    """
    keep, duplicate = changeable(keep_ref), changeable(duplicate_ref)
    for person in (keep, duplicate):
        policy.check_can_merge(actor, person)
    check_pair(keep, duplicate)
    change = Changed(PersonField.MERGED_INTO, "", keep.ref)
    (digest,) = keep_changes(duplicate, [change], reasons=reasons, actor=actor, at=at)
    _move(keep, duplicate)
    Person.objects.filter(pk=keep.pk).update(version=F("version") + 1)
    move_walls(from_ref=duplicate.ref, to_ref=keep.ref, actor=actor, at=at)
    record(
        PeopleMerged(subject=Ref(keep.ref), duplicate=Ref(duplicate.ref), reasons=digest), actor=actor, at=at
    )
    return changeable(keep.ref)


def check_pair(keep: Person, duplicate: Person) -> None:
    """Raise Refused for one record twice, or for records of different kinds."""
    if keep.pk == duplicate.pk:
        raise Refused("A record cannot be merged into itself.")
    if keep.kind != duplicate.kind:
        raise Refused("A member of the workforce and a member of the public stay two records.")


def _move(keep: Person, duplicate: Person) -> None:
    """Point everything in this room at the kept record, and leave no one as their own manager."""
    between = {keep.pk, duplicate.pk}
    Post.objects.filter(person__in=between, line_manager__in=between).update(line_manager=None)
    Post.objects.filter(person=duplicate).update(person=keep)
    Post.objects.filter(line_manager=duplicate).update(line_manager=keep)
    Contact.objects.filter(person=duplicate).update(preferred=False)
    Contact.objects.filter(person=duplicate).update(person=keep)
    # Older tombstones follow, so that one step always leads from a duplicate to the record in use.
    Person.objects.filter(merged_into=duplicate).update(merged_into=keep)
    Person.objects.filter(pk=duplicate.pk).update(merged_into=keep, version=F("version") + 1)

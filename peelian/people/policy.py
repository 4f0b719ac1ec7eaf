"""Who may see and change the record of the workforce, and whom they may never see."""

from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.people.models import Contact, ImportFile, Person, Post
from peelian.people.states import SPECIAL_FIELDS, PersonField, PersonKind

# Those who meet members of the public in their work may record them.
RECORDS_PUBLIC = (Permission.RECORD_REPORTS, Permission.WORK_CASES, Permission.EDIT_PEOPLE)


def walls_of(actor: Actor) -> frozenset[str]:
    """Every reference behind the actor's walls: those named, the records they were merged into, and their duplicates.

    A conflict may have been declared against a record that has since been merged; the wall stands all the same.
    """
    if actor.walls_complete or not actor.walled_people:
        return actor.walled_people
    # One query, because every page pays for it.
    rows = Person.objects.filter(ref__in=actor.walled_people).values_list(
        "duplicates__ref", "merged_into__ref", "merged_into__duplicates__ref"
    )
    return actor.walled_people | {ref for row in rows for ref in row if ref}


def with_complete_walls(actor: Actor) -> Actor:
    """The actor with every wall worked out, so that no policy has to ask again in the same request."""
    return replace(actor, walled_people=walls_of(actor), walls_complete=True)


def visible_people(actor: Actor) -> QuerySet[Person]:
    """The workforce, without merged records and without anyone behind the actor's walls.

    Members of the public are never in it: they are reached through a case, by the people on that case.
    """
    if not actor.may(Permission.READ_PEOPLE):
        return Person.objects.none()
    people = Person.objects.filter(kind=PersonKind.WORKFORCE, merged_into=None)
    if not actor.walled_people:
        return people
    tombstones = Person.objects.filter(merged_into=OuterRef("pk"), ref__in=actor.walled_people)
    return people.exclude(ref__in=actor.walled_people).exclude(Exists(tombstones))


def get_person(actor: Actor, ref: str) -> Person:
    """A member of the workforce; a merged reference gives the record that was kept. Raises Hidden."""
    if ref in actor.walled_people:
        raise Hidden
    kept = (
        Person.objects.filter(ref=ref)
        .exclude(merged_into=None)
        .values_list("merged_into__ref", flat=True)
        .first()
    )
    person = visible_people(actor).filter(ref=kept or ref).first()
    if person is None:
        raise Hidden
    return person


def get_post(actor: Actor, person_ref: str, post_ref: str) -> Post:
    """A post of a person whom the actor may see. Raises Hidden."""
    person = get_person(actor, person_ref)
    post = Post.objects.filter(person=person, ref=post_ref).select_related("person", "line_manager").first()
    if post is None:
        raise Hidden
    return post


def get_contact(actor: Actor, person_ref: str, contact_ref: str) -> Contact:
    """A live contact of a person whom the actor may see and correct. Raises Hidden or Refused."""
    person = get_person(actor, person_ref)
    check_can_edit(actor, person)
    contact = (
        Contact.objects.filter(person=person, ref=contact_ref, withdrawn_at=None)
        .select_related("person")
        .first()
    )
    if contact is None:
        raise Hidden
    return contact


def get_by_number(actor: Actor, text: str) -> Person:
    """The person whom the actor may see with this reference, or this number while serving. Raises Refused."""
    wanted = text.strip()
    numbered = Post.objects.filter(number__iexact=wanted, until_date=None).values("person_id")
    found = list(visible_people(actor).filter(Q(ref=wanted.upper()) | Q(pk__in=numbered))[:2])
    if not found:
        raise Refused(
            f"Nobody who serves has the number or reference {wanted}. Look it up in the list of people."
        )
    if len(found) > 1:
        raise Refused(f"Number {wanted} is held in more than one force. Give the reference instead.")
    return found[0]


def check_may_list(actor: Actor) -> None:
    """Hide the workforce from those who have no business with it."""
    if not actor.may(Permission.READ_PEOPLE):
        raise Hidden


def check_can_add(actor: Actor, kind: PersonKind = PersonKind.WORKFORCE) -> None:
    """Refuse those who may not add a person of this kind."""
    if kind == PersonKind.WORKFORCE and not actor.may(Permission.EDIT_PEOPLE):
        raise Refused("You cannot add people to the workforce. Ask HR, intake or an investigator.")
    if not any(actor.may(permission) for permission in RECORDS_PUBLIC):
        raise Refused("You cannot record members of the public. Ask intake or the investigator of the case.")


def check_can_edit(actor: Actor, person: Person) -> None:
    """Refuse those who may not correct this person. Behind a wall the person does not exist: raises Hidden.

    A member of the public has no wall in this room: the room that holds the matter asks its own before it calls.
    """
    if person.ref in walls_of(actor):
        raise Hidden
    if person.merged_into_id is not None:
        raise Refused(f"{person.ref} was merged into another record. Correct that one instead.")
    if person.kind == PersonKind.WORKFORCE and not actor.may(Permission.EDIT_PEOPLE):
        raise Refused("You cannot correct the record of the workforce. Ask HR, intake or an investigator.")
    if not any(actor.may(permission) for permission in RECORDS_PUBLIC):
        raise Refused("You cannot correct this person. Ask intake or the investigator of the case.")


def may_see_special(actor: Actor) -> bool:
    """Whether the actor sees gender and ethnicity, which are kept for statistics: HR only."""
    return actor.may(Permission.IMPORT_PEOPLE)


def check_can_correct(actor: Actor, person: Person, fields: frozenset[PersonField]) -> None:
    """As check_can_edit, and gender and ethnicity are for HR alone (Data Protection Act 2018, section 42)."""
    check_can_edit(actor, person)
    if fields & SPECIAL_FIELDS and not may_see_special(actor):
        raise Refused("Only HR can record gender and ethnicity.")


def check_can_add_post(actor: Actor, person: Person) -> None:
    """As check_can_edit, for the workforce only."""
    check_can_edit(actor, person)
    if person.kind != PersonKind.WORKFORCE:
        raise Refused("A member of the public holds no post. Add the person to the workforce first.")


def check_can_end_post(actor: Actor, post: Post) -> None:
    """As check_can_edit, while the post runs."""
    check_can_edit(actor, post.person)
    if post.until_date is not None:
        raise Refused(f"This post has already ended, on {_day(post.until_date)}.")


def check_can_merge(actor: Actor, person: Person) -> None:
    """Refuse those who may not merge records: merging moves a person's whole history, so HR and intake do it."""
    check_can_edit(actor, person)
    if not (actor.may(Permission.IMPORT_PEOPLE) or actor.may(Permission.RECORD_REPORTS)):
        raise Refused("You cannot merge records. Ask HR or intake.")


def check_can_import(actor: Actor) -> None:
    """Refuse those who do not keep the HR record."""
    if not actor.may(Permission.IMPORT_PEOPLE):
        raise Refused("You cannot import people. Ask HR.")


def get_import(actor: Actor, ref: str) -> ImportFile:
    """An uploaded file that waits to be confirmed, for the one who uploaded it. Raises Hidden."""
    found = ImportFile.objects.filter(ref=ref, account_ref=actor.ref, closed_at=None).first()
    if found is None or not actor.may(Permission.IMPORT_PEOPLE):
        raise Hidden
    return found


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

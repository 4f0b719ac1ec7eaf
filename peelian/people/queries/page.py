"""Everything on the page of one person's record, with the verdict on each action."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import NoReverseMatch, reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.people import policy
from peelian.people.models import Person, PersonChange, Post
from peelian.people.queries.cards import ContactRow, PersonCard, cards_for, contacts_of, leaving_title
from peelian.people.states import (
    ETHNICITY_TITLES,
    GENDER_TITLES,
    SPECIAL_FIELDS,
    Category,
    Ethnicity,
    Gender,
    PersonField,
    Rank,
)

MOST_CHANGES = 100


@dataclass(frozen=True, slots=True)
class PostRow:
    """One term of service."""

    ref: str
    category: Category
    rank: Rank | None
    number: str
    force_name: str
    job_title: str
    unit: str
    line_manager_ref: str
    line_manager_name: str
    from_date: date
    until_date: date | None
    leaving_title: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field that was changed. The values of special category fields are shown to HR alone."""

    field: str
    old: str
    new: str
    reasons: str
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """The record of one person. `contacts` is None when the actor may not see how to reach them."""

    card: PersonCard
    version: int
    former_names: str
    date_of_birth: date | None
    gender_title: str
    ethnicity_title: str
    shows_special: bool
    posts: tuple[PostRow, ...]
    contacts: tuple[ContactRow, ...] | None
    changes: tuple[ChangeRow, ...]
    duplicates: tuple[str, ...]
    actions: tuple[Action, ...]
    everything_url: str


def person_page(person: Person, actor: Actor) -> PersonPage:
    """The record of a person whom the actor may see (the person comes from `policy.get_person`)."""
    special = policy.may_see_special(actor)
    return PersonPage(
        card=cards_for([person.ref])[person.ref],
        version=person.version,
        former_names=person.former_names,
        date_of_birth=person.date_of_birth,
        gender_title=GENDER_TITLES.get(Gender(person.gender), "") if special and person.gender else "",
        ethnicity_title=ETHNICITY_TITLES[Ethnicity(person.ethnicity)] if special and person.ethnicity else "",
        shows_special=special,
        posts=_posts(person, actor),
        contacts=contacts_of(person.ref) if _may_edit(person, actor) else None,
        changes=_changes(person, special=special),
        duplicates=tuple(person.duplicates.order_by("ref").values_list("ref", flat=True)),
        actions=_actions(person, actor),
        everything_url=_desk_url(person),
    )


def _may_edit(person: Person, actor: Actor) -> bool:
    return action("", "", policy.check_can_edit, actor, person).allowed


def _actions(person: Person, actor: Actor) -> tuple[Action, ...]:
    def offer(label: str, name: str, check: object) -> Action:
        return action(label, reverse(f"people:{name}", args=[person.ref]), check, actor, person)  # type: ignore[arg-type]  # every check takes an actor and a person

    return (
        offer("Correct details", "edit", policy.check_can_edit),
        offer("Add a post", "add-post", policy.check_can_add_post),
        offer("Add contact details", "add-contact", policy.check_can_edit),
        offer("Merge a duplicate into this record", "merge", policy.check_can_merge),
    )


def _posts(person: Person, actor: Actor) -> tuple[PostRow, ...]:
    posts = Post.objects.filter(person=person).select_related("line_manager", "person")
    return tuple(_post_row(post, actor) for post in posts.order_by("-from_date", "-pk"))


def _post_row(post: Post, actor: Actor) -> PostRow:
    where = [post.person.ref, post.ref]
    manager = post.line_manager
    return PostRow(
        ref=post.ref,
        category=Category(post.category),
        rank=Rank(post.rank) if post.rank else None,
        number=post.number,
        force_name=post.force_name,
        job_title=post.job_title,
        unit=post.unit,
        line_manager_ref=manager.ref if manager else "",
        line_manager_name=manager.full_name if manager else "",
        from_date=post.from_date,
        until_date=post.until_date,
        leaving_title=leaving_title(post.leaving_reason),
        actions=(
            action(
                "Correct",
                reverse("people:correct-post", args=where),
                policy.check_can_edit,
                actor,
                post.person,
            ),
            action("End", reverse("people:end-post", args=where), policy.check_can_end_post, actor, post),
        ),
    )


def _changes(person: Person, *, special: bool) -> tuple[ChangeRow, ...]:
    rows = list(PersonChange.objects.filter(person=person).order_by("-changed_at", "-pk")[:MOST_CHANGES])
    names = names_of(row.changed_by for row in rows)
    return tuple(_change_row(row, names, hide=not special) for row in rows)


def _change_row(row: PersonChange, names: dict[str, str], *, hide: bool) -> ChangeRow:
    field = PersonField(row.field)
    hidden = hide and field in SPECIAL_FIELDS
    return ChangeRow(
        field=field.label,
        old="Not shown" if hidden else row.old,
        new="Not shown" if hidden else row.new,
        reasons=row.reasons,
        changed_at=row.changed_at,
        changed_by=names.get(row.changed_by, row.changed_by),
    )


def _desk_url(person: Person) -> str:
    """The page that shows every room's view of the person, which a higher room serves."""
    try:
        return reverse("desk:person", args=[person.ref])
    except NoReverseMatch:
        return ""

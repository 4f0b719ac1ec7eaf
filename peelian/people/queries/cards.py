"""The few facts about a person that every page shows beside the name.

These take references and no actor, so a room that shows them must first have asked its own policy for the record in
which the reference stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peelian.people.models import Contact, Person, Post
from peelian.people.states import (
    CONTACT_TITLES,
    OFFICER_CATEGORIES,
    Category,
    ContactKind,
    LeavingReason,
    PersonKind,
    Rank,
)

_CHUNK = 500  # SQLite's oldest limit on variables in one statement is 999


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Who somebody is. The post is the one that counts most: running before ended, officer before staff, latest first.

    `former_on` is the day from which the person no longer serves at all; `officer_until` the day from which they were
    no longer an officer or special constable, None while they are one or when they never were.
    """

    ref: str
    kind: PersonKind
    name: str
    category: Category | None
    rank: Rank | None
    number: str
    unit: str
    job_title: str
    force_name: str
    serving: bool
    former_on: date | None
    officer_until: date | None
    line_manager_ref: str
    line_manager_name: str

    @property
    def rank_title(self) -> str:
        """The rank in words, or the job title, or what the category is called; empty for a member of the public."""
        if self.rank:
            return self.rank.label
        return self.job_title or (self.category.label if self.category else "")

    @property
    def category_title(self) -> str:
        return self.category.label if self.category else "Member of the public"

    @property
    def former_officer(self) -> bool:
        """Whether the person was an officer or special constable and is one no longer."""
        return self.officer_until is not None

    @property
    def label(self) -> str:
        """Name, rank and number in one line."""
        parts = [self.name, self.rank_title.lower() if self.rank_title else "", self.number]
        return ", ".join(part for part in parts if part) + (
            "" if self.serving or not self.category else " (former)"
        )


def person_card(ref: str, *, on: date | None = None) -> PersonCard | None:
    """The card behind one reference, or None when there is no such person."""
    return cards_for([ref], on=on).get(ref)


def cards_for(refs: Iterable[str], *, on: date | None = None) -> dict[str, PersonCard]:
    """The cards behind many references, in two queries. Unknown references are left out.

    A merged reference gives the card of the record that was kept, under the reference that was asked. Without `on`,
    someone serves while no end is recorded; with it, until the end that is recorded has come.
    """
    wanted = [ref for ref in dict.fromkeys(refs) if ref]
    found: dict[str, PersonCard] = {}
    for start in range(0, len(wanted), _CHUNK):
        found |= _cards(wanted[start : start + _CHUNK], on)
    return found


def record_keys(refs: Iterable[str]) -> dict[int, str]:
    """The row of each person, and of every record merged into it, with the reference that was asked for."""
    asked = dict(Person.objects.filter(ref__in=set(refs)).values_list("pk", "ref"))
    merged = Person.objects.filter(merged_into__in=list(asked)).values_list("pk", "merged_into_id")
    return asked | {pk: asked[kept] for pk, kept in merged}


def surviving_refs(refs: Iterable[str]) -> dict[str, str]:
    """For each reference that was merged into another, the reference of the record that was kept."""
    merged = Person.objects.filter(ref__in=set(refs)).exclude(merged_into=None)
    return dict(merged.values_list("ref", "merged_into__ref"))


def _cards(refs: list[str], on: date | None) -> dict[str, PersonCard]:
    people = {
        p.ref: p.merged_into or p for p in Person.objects.filter(ref__in=refs).select_related("merged_into")
    }
    posts: dict[int, list[Post]] = {}
    held = Post.objects.filter(person__in={p.pk for p in people.values()}).select_related("line_manager")
    for post in held.order_by("from_date", "pk"):
        posts.setdefault(post.person_id, []).append(post)
    return {ref: _card(person, posts.get(person.pk, []), on) for ref, person in people.items()}


def _runs(post: Post, on: date | None) -> bool:
    return post.until_date is None or (on is not None and post.until_date > on)


def main_post(posts: list[Post], on: date | None = None) -> Post | None:
    """The post that counts most: running before ended, officer before staff while running, and the latest of those."""
    if not posts:
        return None
    order = list(Category)
    return max(
        posts,
        key=lambda p: (
            _runs(p, on),
            p.until_date or date.max,
            -order.index(Category(p.category)),
            p.from_date,
        ),
    )


def _card(person: Person, posts: list[Post], on: date | None) -> PersonCard:
    post = main_post(posts, on)
    serving = post is not None and _runs(post, on)
    manager = post.line_manager if post else None
    return PersonCard(
        ref=person.ref,
        kind=PersonKind(person.kind),
        name=person.full_name,
        category=Category(post.category) if post else None,
        rank=Rank(post.rank) if post and post.rank else None,
        number=post.number if post else "",
        unit=post.unit if post else "",
        job_title=post.job_title if post else "",
        force_name=post.force_name if post else "",
        serving=serving,
        former_on=post.until_date if post and not serving else None,
        officer_until=_officer_until(posts, on),
        line_manager_ref=manager.ref if manager else "",
        line_manager_name=manager.full_name if manager else "",
    )


def _officer_until(posts: list[Post], on: date | None) -> date | None:
    held = [post for post in posts if post.category in OFFICER_CATEGORIES]
    if any(_runs(post, on) for post in held):
        return None
    return max((post.until_date for post in held if post.until_date), default=None)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One way to reach a person."""

    ref: str
    kind: ContactKind
    value: str
    preferred: bool
    safety_note: str

    @property
    def kind_title(self) -> str:
        return CONTACT_TITLES[self.kind]


def contacts_of(ref: str) -> tuple[ContactRow, ...]:
    """The live ways to reach a person, the preferred one first. Whoever calls has asked their own policy first."""
    person_refs = [ref, *surviving_refs([ref]).values()]
    rows = Contact.objects.filter(person__ref__in=person_refs, withdrawn_at=None).order_by(
        "-preferred", "kind", "pk"
    )
    return tuple(ContactRow(c.ref, ContactKind(c.kind), c.value, c.preferred, c.safety_note) for c in rows)


def leaving_title(code: str) -> str:
    """How a post ended, in words."""
    return LeavingReason(code).label if code else ""

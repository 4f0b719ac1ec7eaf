"""The history of one person: every complaint, conduct matter and restriction that the actor may see, and every post,
on one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.cases.queries.history import EarlierMatter, matters_of
from peelian.cases.states import COMPLAINTS, MATTER_SENTENCES
from peelian.interface.drawing import TimelineItem
from peelian.people.queries.cards import PersonCard
from peelian.people.queries.page import PostRow, person_page
from peelian.people.states import CATEGORY_TITLES, RANK_TITLES
from peelian.restrictions.queries.lines import RestrictionLine, restrictions_of_person

if TYPE_CHECKING:
    from peelian.people.models import Person

MOST_MATTERS, MOST_DRAWN = 100, 40
COMPLAINT, CONDUCT, RESTRICTIONS, POSTS = "Complaints", "Conduct", "Restrictions", "Posts"
_COMPLAINT_SENTENCES = {MATTER_SENTENCES[matter] for matter in COMPLAINTS}


@dataclass(frozen=True, slots=True)
class PostLine:
    """One term of service, in words."""

    what: str
    number: str
    unit: str
    line_manager: str
    from_date: date
    until_date: date | None
    how_it_ended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPerson:
    """The page of a person. `sees_cases` is False for those whose role sees none, and the page says so."""

    card: PersonCard
    sees_cases: bool
    sees_all_cases: bool
    matters: tuple[EarlierMatter, ...]
    more: bool
    restrictions: tuple[RestrictionLine, ...]
    posts: tuple[PostLine, ...]
    items: tuple[TimelineItem, ...]


def desk_person(person: "Person", actor: Actor, *, on: date) -> DeskPerson:
    """The history of a person whom policy gave to the actor. Only matters that the actor may see are in it."""
    record = person_page(person, actor)
    restrictions = restrictions_of_person(actor, person.ref, on=on)
    posts = tuple(_post(row) for row in record.posts)
    matters = tuple(reversed(matters_of(actor, person.ref, most=MOST_MATTERS + 1)))
    return DeskPerson(
        card=record.card,
        sees_cases=actor.may(Permission.SEE_CASES),
        sees_all_cases=actor.may(Permission.SEE_DEPARTMENT_CASES),
        matters=matters[:MOST_MATTERS],
        more=len(matters) > MOST_MATTERS,
        restrictions=restrictions,
        posts=posts,
        items=(*_matters(matters[:MOST_DRAWN]), *_restrictions(restrictions), *_posts(posts)),
    )


def strand_of(matter: EarlierMatter) -> str:
    """The lane a matter stands in."""
    return COMPLAINT if matter.matter in _COMPLAINT_SENTENCES else CONDUCT


def _matters(matters: tuple[EarlierMatter, ...]) -> Iterator[TimelineItem]:
    for matter in matters:
        latest = f", {matter.latest[:1].lower()}{matter.latest[1:]}" if matter.latest else ""
        label = f"{matter.case_ref} {matter.title}: {matter.status.lower()}{latest}"
        yield TimelineItem(at=matter.came_to_attention_on, label=label, lane=strand_of(matter), kind="report")


def _restrictions(lines: tuple[RestrictionLine, ...]) -> Iterator[TimelineItem]:
    for line in lines:
        if line.imposed_on:
            yield TimelineItem(at=line.imposed_on, label=line.label, lane=RESTRICTIONS, kind="decision")
        if line.ended_on:
            yield TimelineItem(at=line.ended_on, label=f"{line.label} ended", lane=RESTRICTIONS, kind="note")


def _post(row: PostRow) -> PostLine:
    what = RANK_TITLES[row.rank] if row.rank else row.job_title or CATEGORY_TITLES[row.category]
    return PostLine(
        what,
        row.number,
        row.unit,
        row.line_manager_name,
        row.from_date,
        row.until_date,
        row.leaving_title.lower(),
    )


def _posts(posts: tuple[PostLine, ...]) -> Iterator[TimelineItem]:
    for post in posts:
        label = ", ".join(part for part in (post.what, post.unit) if part)
        yield TimelineItem(at=post.from_date, label=label, lane=POSTS)
        if post.until_date:
            ended = f"{post.what}: {post.how_it_ended or 'ended'}"
            yield TimelineItem(at=post.until_date, label=ended, lane=POSTS, kind="note")

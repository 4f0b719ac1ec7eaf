"""The names and numbers of the workforce, for the search of a higher room. Members of the public are never in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from peelian.people.models import Person, Post
from peelian.people.states import PersonKind

_BATCH = 400


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What one person can be found by."""

    ref: str
    key: int
    created_at: datetime
    title: str
    pieces: tuple[str, ...]


def words_of_people(refs: Iterable[str] | None = None) -> Iterator[PersonWords]:
    """The names, numbers, units and job titles of the workforce, in the order in which they were added.

    With references, of those people alone; a merged record and a member of the public give nothing. Asks nobody's
    permission: whoever shows any of it filters by `policy.visible_people`. Two queries for every 400 people.
    """
    people = Person.objects.filter(kind=PersonKind.WORKFORCE, merged_into=None).order_by("pk")
    if refs is not None:
        yield from _words(list(people.filter(ref__in=list(refs))))
        return
    last = 0
    while batch := list(people.filter(pk__gt=last)[:_BATCH]):
        yield from _words(batch)
        last = batch[-1].pk


def _words(people: Sequence[Person]) -> Iterator[PersonWords]:
    pieces: dict[int, list[str]] = {
        person.pk: [person.former_names] if person.former_names else [] for person in people
    }
    posts = Post.objects.filter(person__in=list(pieces)).order_by("pk")
    for key, number, title, unit in posts.values_list("person_id", "number", "job_title", "unit"):
        pieces[key].append(", ".join(part for part in (number, title, unit) if part))
    for person in people:
        yield PersonWords(
            person.ref, person.pk, person.created_at, person.full_name, tuple(pieces[person.pk])
        )

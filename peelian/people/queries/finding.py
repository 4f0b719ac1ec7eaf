"""Lists of people and searching by name or number, quick with a workforce of fifty thousand."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from peelian.access.actors import Actor
from peelian.people import policy
from peelian.people.models import Person, Post, folded
from peelian.people.queries.cards import PersonCard, cards_for
from peelian.people.states import Category

PAGE_SIZE = 50
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed by. `serving` is None for everyone."""

    text: str = ""
    unit: str = ""
    category: Category | None = None
    serving: bool | None = None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of the list: the cards, how many there are in all, and where in them this page stands."""

    rows: tuple[PersonCard, ...]
    total: int
    page: int
    pages: int


def people_rows(actor: Actor, filters: Filters, page: int = 1) -> PeoplePage:
    """One page of the people the actor may see, by family name. A page beyond the last gives the last."""
    found = _narrowed(policy.visible_people(actor), filters)
    total = found.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    start = (page - 1) * PAGE_SIZE
    refs = list(_by_name(found)[start : start + PAGE_SIZE].values_list("ref", flat=True))
    cards = cards_for(refs)
    return PeoplePage(tuple(cards[ref] for ref in refs), total, page, pages)


def find_people(actor: Actor, text: str, *, most: int = 20) -> tuple[PersonCard, ...]:
    """The people the actor may see whose name, number or reference fits the text, at most `most`: for pickers."""
    if not text.strip():
        return ()
    found = _narrowed(policy.visible_people(actor), Filters(text=text))
    refs = list(_by_name(found)[:most].values_list("ref", flat=True))
    cards = cards_for(refs)
    return tuple(cards[ref] for ref in refs)


def unit_names(actor: Actor) -> list[str]:
    """The units in which somebody serves, for choosing one."""
    policy.check_may_list(actor)
    units = Post.objects.filter(until_date=None).exclude(unit="").order_by("unit")
    return list(units.values_list("unit", flat=True).distinct())


def _by_name(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.order_by("family_name", "given_names", "ref")


def _narrowed(people: QuerySet[Person], filters: Filters) -> QuerySet[Person]:
    if filters.unit or filters.category:
        people = people.filter(pk__in=_holders(filters))
    # Whoever holds a running post in a unit serves already; asking again would visit every person.
    if filters.serving is False or (filters.serving and not (filters.unit or filters.category)):
        serves = Exists(Post.objects.filter(person=OuterRef("pk"), until_date=None))
        people = people.filter(serves if filters.serving else ~serves)
    return people.filter(_fits(filters.text)) if filters.text.strip() else people


def _holders(filters: Filters) -> QuerySet[Post, Any]:
    """The people with a post in the unit and category: one that runs, unless former people are asked for."""
    posts = Post.objects.all() if filters.serving is False else Post.objects.filter(until_date=None)
    posts = posts.filter(unit=filters.unit) if filters.unit else posts
    return (posts.filter(category=filters.category) if filters.category else posts).values("person_id")


def _fits(text: str) -> Q:
    by_name = Q()
    for word in folded(text).split()[:_MOST_WORDS]:
        by_name &= Q(search_name__contains=word)
    # The numbers are looked up first, by index; a joined condition would visit every post.
    numbered = Post.objects.filter(number__iexact=text.strip()).values("person_id")
    return by_name | Q(pk__in=numbered) | Q(ref=text.strip().upper())


def workforce_keys() -> list[tuple[int, str, str, str]]:
    """(key, reference, category, rank) of everyone who serves, in the order they were added: for bulk work.

    Asks nobody's permission: only bulk services read it, which write no page.
    """
    serving = Post.objects.filter(until_date=None, person__merged_into=None).order_by("person_id")
    return list(serving.values_list("person_id", "person__ref", "category", "rank"))

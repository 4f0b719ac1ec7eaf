"""What somebody was on a day, and who stood above them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from peelian.people.models import Person, Post
from peelian.people.queries.cards import main_post, surviving_refs
from peelian.people.states import OFFICER_CATEGORIES, Category, Rank


@dataclass(frozen=True, slots=True)
class Employment:
    """The post that counted most on one day."""

    post_ref: str
    category: Category
    rank: Rank | None
    force_name: str
    number: str
    unit: str
    from_date: date
    until_date: date | None

    @property
    def is_officer(self) -> bool:
        """Whether this was the post of a member of a police force or a special constable."""
        return self.category in OFFICER_CATEGORIES


def employment_on(person: Person | str, day: date) -> Employment | None:
    """What a person was on a day, or None when they held no post then. Takes a person or a reference.

    A post counts from its first day until its end, the day of the end excluded.
    """
    ref = _kept(person)
    running = Q(until_date=None) | Q(until_date__gt=day)
    post = main_post(list(Post.objects.filter(running, person__ref=ref, from_date__lte=day)), day)
    if post is None:
        return None
    return Employment(
        post_ref=post.ref,
        category=Category(post.category),
        rank=Rank(post.rank) if post.rank else None,
        force_name=post.force_name,
        number=post.number,
        unit=post.unit,
        from_date=post.from_date,
        until_date=post.until_date,
    )


def management_line(person: Person | str, *, on: date | None = None) -> tuple[str, ...]:
    """The references of everyone above a person, nearest first, on a day or (without one) now.

    Stops where the record makes a circle. Used for the bar on investigators who work under the person concerned
    (Police (Conduct) Regulations 2020, reg 15).
    """
    line: list[str] = []
    seen = {_kept(person)}
    above = _manager_of(_kept(person), on)
    while above and above not in seen:
        line.append(above)
        seen.add(above)
        above = _manager_of(above, on)
    return tuple(line)


def _kept(person: Person | str) -> str:
    ref = person if isinstance(person, str) else person.ref
    return surviving_refs([ref]).get(ref, ref)


def _manager_of(ref: str, on: date | None) -> str:
    posts = Post.objects.filter(person__ref=ref).select_related("line_manager")
    if on is None:
        posts = posts.filter(until_date=None)
    else:
        posts = posts.filter(Q(until_date=None) | Q(until_date__gt=on), from_date__lte=on)
    post = main_post([p for p in posts if p.line_manager_id], on)
    return post.line_manager.ref if post and post.line_manager else ""

"""Files that are alike, put together."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.media import policy
from peelian.media.models import Picture
from peelian.media.queries.facts import MediaRow, media_rows

if TYPE_CHECKING:
    from peelian.cases.models import Case

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Files of which each is alike another."""

    number: int
    rows: tuple[MediaRow, ...]

    @property
    def name(self) -> str:
        """What its table is called within the page."""
        return f"rows-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsPage:
    """One page of groups."""

    groups: tuple[Group, ...]
    total: int
    number: int
    pages: int

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before."""
        return self.number > 1

    @property
    def has_next(self) -> bool:
        """Whether there is a page after."""
        return self.number < self.pages


def groups_page(actor: Actor, case: "Case", *, page: int = 1) -> GroupsPage:
    """Groups of two and more files that the actor may know of, the largest first."""
    members: dict[int, list[Picture]] = defaultdict(list)
    for picture in policy.visible_pictures(actor).filter(case=case).exclude(group=None).order_by("ref"):
        members[picture.group_id].append(picture)  # type: ignore[index]  # those without a group are left out
    found = sorted(
        (each for each in members.values() if len(each) > 1), key=lambda each: (-len(each), each[0].ref)
    )
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    first = (page - 1) * PAGE_SIZE
    shown = found[first : first + PAGE_SIZE]
    rows = {row.ref: row for row in media_rows(actor, case, [one for each in shown for one in each])}
    groups = tuple(
        Group(number=number, rows=tuple(rows[one.ref] for one in each))
        for number, each in enumerate(shown, start=first + 1)
    )
    return GroupsPage(groups=groups, total=len(found), number=page, pages=pages)

"""A group of people while it is being put together, and the rule for what is the same description again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from peelian.reports.reading.mentions import Mention
from peelian.reports.reading.result import Standing, Statement

ACT = re.compile(
    r"(?i)^\s*(?:,[^,]{0,60},\s*)?(?:(?:had|has|have|was|were)\s+)?(?:allegedly\s+|"
    r"secretly\s+|repeatedly\s+|covertly\s+)?[a-z]+(?:ed|ing|t|d|k|w)\b"
)
_LOOSE = frozenset(("man", "woman", "person", "suspect", "individual"))


@dataclass(kw_only=True)
class Group:
    """A group being built."""

    first: Mention
    role: str
    count: int | None
    marks: set[str]
    surfaces: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    details: list[str] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    act: str = ""
    accused: bool = False
    name: str = ""

    def add(self, statement: int) -> None:
        """Note a statement that speaks of the group."""
        if statement not in self.statements:
            self.statements.append(statement)


def same_description(groups: Sequence[Group], mention: Mention, statement: Statement) -> Group | None:
    """The group this mention is the same description of, or None."""
    alike = [group for group in groups if not group.name and _fits(group, mention)]
    if statement.is_heading:
        return next(
            (
                g
                for g in alike
                if mention.marks & g.marks or (g.count == mention.count and mention.is_plural and g.count)
            ),
            alike[0] if len(alike) == 1 else None,
        )
    if mention.contrasts and not mention.is_definite:
        return None
    marked = [group for group in alike if mention.marks & group.marks]
    if mention.is_definite:
        return _definite(alike, marked, mention)
    if mention.is_some_of:
        return None
    if mention.count is None:
        return next(
            (
                group
                for group in alike
                if group.count is None and group.first.surface.lower() == mention.surface.lower()
            ),
            None,
        )
    same = [
        group
        for group in marked
        if _plain(group.role) == _plain(mention.role) or (mention.count > 1 and _near_roles(group, mention))
    ]
    return same[-1] if same and not _acts_differ(same[-1], mention, statement) else None


def _definite(alike: Sequence[Group], marked: Sequence[Group], mention: Mention) -> Group | None:
    premarked = [group for group in marked if group.count == mention.count or mention.count is None]
    if len(premarked) == 1:
        return premarked[0]
    bare = [
        group
        for group in alike
        if group.count == mention.count or (mention.is_plural and group.first.is_plural)
    ]
    if len(bare) > 1:
        exact = [group for group in bare if mention.noun in {group.first.noun, *group.nouns}]
        bare = exact if len(exact) == 1 else bare
    return (
        bare[0]
        if len(bare) == 1
        else next((g for g in bare if g.first.surface.lower() == mention.surface.lower()), None)
    )


def _fits(group: Group, mention: Mention) -> bool:
    if group.first.is_plural != mention.is_plural:
        return False
    if mention.count is not None and group.count is not None and mention.count != group.count:
        return False
    if mention.noun == group.first.noun or mention.noun in group.nouns:
        return True
    if mention.is_plural:
        return _near_roles(group, mention)
    if mention.is_possessive:
        return False
    if (
        mention.is_definite
        and mention.kind == group.first.kind == "police"
        and "officer" in (mention.noun, group.first.noun)
    ):
        return True
    # 'the arrested man' after 'an officer has been arrested': described by the same step, in looser words
    return mention.is_definite and mention.noun in _LOOSE and bool(mention.marks & group.marks)


def _plain(role: str) -> str:
    return role.removeprefix("serving ").removeprefix("police ")


def _near_roles(group: Group, mention: Mention) -> bool:
    kinds = {group.first.kind, mention.kind}
    return kinds <= {"police", "staff", "subject"} and (
        len(kinds) == 1 or " and " in group.role + mention.role or "subject" in kinds
    )


def _acts_differ(group: Group, mention: Mention, statement: Statement) -> bool:
    """Whether an indefinite mention brings an allegation of its own, which makes it another description."""
    return (
        statement.standing is Standing.ALLEGED
        and bool(ACT.match(mention.after))
        and not mention.marks & group.marks
    )

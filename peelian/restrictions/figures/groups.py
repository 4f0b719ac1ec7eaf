"""Whom the figures count together. Pure.

Two ways of splitting hang on one tree: everybody splits by role, and police officers split by rank. A number therefore
means the same in every answer, and is masked in all of them or in none: laying two answers side by side tells no more.
"""

from enum import StrEnum

from peelian.people.states import Category, Rank
from peelian.restrictions.states import SUSPENSIONS, RestrictionKind


class Counted(StrEnum):
    """What is counted. Somebody under two suspensions at once is suspended once."""

    SUSPENDED = "suspended"
    REDEPLOYED = "redeployed"
    RESTRICTED = "restricted"


COUNTED_LABELS: dict[Counted, str] = {
    Counted.SUSPENDED: "Suspended",
    Counted.REDEPLOYED: "Redeployed",
    Counted.RESTRICTED: "On restricted duties",
}


class Group(StrEnum):
    """Everybody, a role, or a group of ranks."""

    ALL = "all"
    OFFICERS = "officers"
    SPECIALS = "special_constables"
    STAFF = "police_staff"
    OTHERS = "others"
    CONSTABLES = "constables"
    SERGEANTS = "sergeants"
    INSPECTORS = "inspecting_ranks"
    SENIOR = "superintending_and_above"


GROUP_LABELS: dict[Group, str] = {
    Group.ALL: "Everybody",
    Group.OFFICERS: "Police officers",
    Group.SPECIALS: "Special constables",
    Group.STAFF: "Police staff",
    Group.OTHERS: "Volunteers and contractors",
    Group.CONSTABLES: "Constables",
    Group.SERGEANTS: "Sergeants",
    Group.INSPECTORS: "Inspectors and chief inspectors",
    Group.SENIOR: "Superintendents and above",
}
FAMILIES: tuple[tuple[Group, tuple[Group, ...]], ...] = (
    (Group.ALL, (Group.OFFICERS, Group.SPECIALS, Group.STAFF, Group.OTHERS)),
    (Group.OFFICERS, (Group.CONSTABLES, Group.SERGEANTS, Group.INSPECTORS, Group.SENIOR)),
)
"""Each parent with the children that add up to it, parents before children."""


class Split(StrEnum):
    """How an answer is split."""

    NONE = "none"
    ROLE = "role"
    RANK = "rank"


SPLIT_LABELS: dict[Split, str] = {
    Split.NONE: "Not split",
    Split.ROLE: "By role: officers, special constables, police staff, others",
    Split.RANK: "Police officers by rank",
}
SPLIT_GROUPS: dict[Split, tuple[Group, ...]] = {
    Split.NONE: (Group.ALL,),
    Split.ROLE: (Group.ALL, *FAMILIES[0][1]),
    Split.RANK: (Group.OFFICERS, *FAMILIES[1][1]),
}

_ROLES = {
    Category.OFFICER: Group.OFFICERS,
    Category.SPECIAL_CONSTABLE: Group.SPECIALS,
    Category.POLICE_STAFF: Group.STAFF,
}
_RANKS = {
    Rank.CONSTABLE: Group.CONSTABLES,
    Rank.SERGEANT: Group.SERGEANTS,
    Rank.INSPECTOR: Group.INSPECTORS,
    Rank.CHIEF_INSPECTOR: Group.INSPECTORS,
}


def counted_as(kind: str) -> Counted:
    """Under which heading a kind of restriction is counted."""
    if RestrictionKind(kind) in SUSPENSIONS:
        return Counted.SUSPENDED
    return Counted.REDEPLOYED if kind == RestrictionKind.REDEPLOYMENT else Counted.RESTRICTED


def groups_of(category: str, rank: str) -> tuple[Group, ...]:
    """Every group that somebody of this category and rank is counted in."""
    role = _ROLES.get(Category(category), Group.OTHERS)
    if role is not Group.OFFICERS:
        return Group.ALL, role
    return Group.ALL, role, _RANKS.get(Rank(rank), Group.SENIOR) if rank else Group.CONSTABLES

"""Dated code lists, each item with its source and whether it was read there.

`get_list("standards").choices(on=day)` is the common use.
"""

from __future__ import annotations

from typing import Any

from peelian.law.reference.allegations import (
    ALLEGATION_CATEGORIES,
    COMPLAINT_FACTORS,
    DISCRIMINATION_FACTORS,
    allegation_choices,
)
from peelian.law.reference.conduct import (
    CONDUCT_LEVELS,
    HARM_TEST_GROUNDS,
    INVESTIGATOR_REQUIREMENTS,
    SEVERITY_RESULTS,
    STANDARDS,
)
from peelian.law.reference.items import CodeList, Item, UnknownCode
from peelian.law.reference.matters import HANDLING_FORMS, INVESTIGATION_FORMS, MATTER_TYPES, PARTIES
from peelian.law.reference.referral import (
    RECORDABLE_CONDUCT,
    REFERRAL_GROUNDS,
    ReferralGround,
    Route,
    grounds_for,
)
from peelian.law.reference.service_records import RANKS, RETENTION_GROUPS

__all__ = [
    "ALLEGATION_CATEGORIES",
    "COMPLAINT_FACTORS",
    "CONDUCT_LEVELS",
    "DISCRIMINATION_FACTORS",
    "HANDLING_FORMS",
    "HARM_TEST_GROUNDS",
    "INVESTIGATION_FORMS",
    "INVESTIGATOR_REQUIREMENTS",
    "MATTER_TYPES",
    "PARTIES",
    "RANKS",
    "RECORDABLE_CONDUCT",
    "REFERRAL_GROUNDS",
    "RETENTION_GROUPS",
    "SEVERITY_RESULTS",
    "STANDARDS",
    "CodeList",
    "Item",
    "ReferralGround",
    "Route",
    "UnknownCode",
    "all_lists",
    "allegation_choices",
    "get_list",
    "grounds_for",
]

_LISTS: tuple[CodeList[Any], ...] = (
    STANDARDS,
    CONDUCT_LEVELS,
    SEVERITY_RESULTS,
    INVESTIGATOR_REQUIREMENTS,
    MATTER_TYPES,
    HANDLING_FORMS,
    INVESTIGATION_FORMS,
    RECORDABLE_CONDUCT,
    REFERRAL_GROUNDS,
    ALLEGATION_CATEGORIES,
    COMPLAINT_FACTORS,
    DISCRIMINATION_FACTORS,
    HARM_TEST_GROUNDS,
    PARTIES,
    RANKS,
    RETENTION_GROUPS,
)


def all_lists() -> tuple[CodeList[Any], ...]:
    """Every list."""
    return _LISTS


def get_list(name: str) -> CodeList[Any]:
    """The list with that name. Raises UnknownCode."""
    for codes in _LISTS:
        if codes.name == name:
            return codes
    raise UnknownCode(f"There is no list {name!r}: {', '.join(codes.name for codes in _LISTS)}.")

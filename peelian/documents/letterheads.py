"""The letterhead of this force, from the settings, and how one is kept with the document that bears it."""

from typing import Any

from django.conf import settings

from peelian.documents.letter import Letterhead


def letterhead_of_the_force() -> Letterhead:
    """The letterhead as the settings have it today."""
    return Letterhead(
        force=settings.PEELIAN_FORCE_NAME,
        department=settings.PEELIAN_FORCE_DEPARTMENT,
        address=tuple(settings.PEELIAN_FORCE_ADDRESS),
        contact=settings.PEELIAN_FORCE_CONTACT,
        marking=settings.PEELIAN_MARKING,
    )


def to_json(letterhead: Letterhead) -> dict[str, Any]:
    """A letterhead as it is kept with a document."""
    return {
        "force": letterhead.force,
        "department": letterhead.department,
        "address": list(letterhead.address),
        "contact": letterhead.contact,
        "marking": letterhead.marking,
    }


def from_json(kept: dict[str, Any]) -> Letterhead:
    """The letterhead that was kept."""
    return Letterhead(**kept | {"address": tuple(kept["address"])})

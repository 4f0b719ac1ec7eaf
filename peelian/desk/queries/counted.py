"""Counting no further than a reader cares: beyond CAP a page says so instead of counting on."""

from peelian.clocks.queries.due import Count

__all__ = ["CAP", "Count", "counted"]

CAP = 99
"""Ninety-nine and more is a pile; how high it is tells nobody what to do next, and costs every page."""


def counted(found: int) -> Count:
    """How many of at most CAP + 1 rows that were read."""
    return Count(min(found, CAP), found > CAP)

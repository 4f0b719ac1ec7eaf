"""Citations, and values that hold between two days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from peelian.law.instruments import Instrument
from peelian.law.refusals import LawRefusal

T = TypeVar("T")

# The first provision named is the one whose page is linked: "regs 4(1) and 7(1)" goes to regulation 4.
_PAGES = (
    (re.compile(r"^Sch (\d+[A-Z]*) paras? (\d+[A-Z]*)"), "schedule/{0}/paragraph/{1}"),
    (re.compile(r"^Sch (\d+[A-Z]*)"), "schedule/{0}"),
    (re.compile(r"^regs? (\d+[A-Z]*)"), "regulation/{0}"),
    (re.compile(r"^rr? (\d+[A-Z]*)"), "rule/{0}"),
    (re.compile(r"^ss? (\d+[A-Z]*)"), "section/{0}"),
)


class NotInForce(LawRefusal, LookupError):
    """A value was asked for on a day on which it was not law."""


class OverlappingLaw(ValueError):
    """Two values of one parameter would hold on one day, or a value would hold on none."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value is read. `verified` is False when nobody has read it there.

    text  as a letter prints it: "PCR 2020 reg 17(2)-(3)"
    url   the page of the provision, of the instrument when the provision has none, or ""
    """

    instrument: Instrument
    provision: str
    verified: bool = True
    text: str = field(init=False, repr=False, compare=False)
    url: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once and not at each look: every step of every answer names both.
        object.__setattr__(self, "text", f"{self.instrument.abbreviation} {self.provision}".strip())
        object.__setattr__(self, "url", _page_of(self.instrument, self.provision))

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value in force from `start` until the day before `until` (None: still in force when last read)."""

    start: date
    until: date | None
    value: T
    citation: Citation
    label: str = "as made"

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.start:
            raise OverlappingLaw(
                f"{self.citation.text} would end on {self.until}, before it began on {self.start}."
            )

    def holds_on(self, day: date) -> bool:
        """Whether the value is law on that day."""
        return self.start <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Parameter(Generic[T]):
    """A legal value and its versions, oldest first. Raises OverlappingLaw when two hold on one day."""

    name: str
    versions: tuple[Dated[T], ...]

    def __post_init__(self) -> None:
        if not self.versions:
            raise OverlappingLaw(f"{self.name} has no value on any day.")
        for earlier, later in zip(self.versions, self.versions[1:], strict=False):
            if earlier.until is None or later.start < earlier.until:
                raise OverlappingLaw(
                    f"{self.name} would have two values on {later.start}: {earlier} and {later}."
                )

    def __iter__(self) -> Iterator[Dated[T]]:
        return iter(self.versions)

    def on(self, day: date) -> Dated[T]:
        """The value with its citation on `day`. Raises NotInForce, naming when it was law."""
        for version in reversed(self.versions):
            if version.holds_on(day):
                return version
        raise NotInForce(f"{self.name} was not law on {long_date(day)}: {self._when_in_force()}.")

    def _when_in_force(self) -> str:
        first, last = self.versions[0], self.versions[-1]
        ends = "" if last.until is None else f" and ended before {long_date(last.until)}"
        return f"{first.citation.text} began on {long_date(first.start)}{ends}"


def _page_of(instrument: Instrument, provision: str) -> str:
    if not instrument.path:
        return ""
    for pattern, page in _PAGES:
        if found := pattern.match(provision):
            return f"{instrument.url}/{page.format(*found.groups())}"
    return instrument.url


def long_date(day: date) -> str:
    """A day as a letter prints it: "Friday 7 April 2023"."""
    return _in_words(day.toordinal())


@lru_cache(maxsize=16_384)
def _in_words(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day:%A} {day.day} {day:%B %Y}"

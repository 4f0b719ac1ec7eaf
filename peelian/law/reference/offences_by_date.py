"""Which offences the conduct could be, by the days on which it happened. A proposal: a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peelian.law.dated import long_date
from peelian.law.reference.offences import OFFENCES, Commencement, Offence
from peelian.law.refusals import LawRefusal


class SpanRefused(LawRefusal, ValueError):
    """The days given for the conduct cannot be read as a span."""


class Standing(StrEnum):
    """How an offence's life lies against the days of the conduct."""

    THROUGHOUT = "in force throughout"
    BEGAN_INSIDE = "began inside the span"
    ENDED_INSIDE = "ended inside the span"
    BEGAN_AND_ENDED = "began and ended inside the span"
    MAY_HAVE_BEGUN = "may have begun"


@dataclass(frozen=True, slots=True)
class Proposed:
    """An offence that conduct on some day of the span could be.

    `first` and `last` are the first and last days of the span on which it could; both included.
    """

    offence: Offence
    standing: Standing
    first: date
    last: date

    @property
    def commencement_verified(self) -> bool:
        """Whether the day the offence began was read in the source, or there is none to read."""
        return self.offence.commencement_verified

    @property
    def says(self) -> str:
        """The sentence a screen shows: when it was in force and whether that was read."""
        return f"{self._when()} {self._certainty()}".strip()

    def _when(self) -> str:
        offence = self.offence
        if self.standing is Standing.MAY_HAVE_BEGUN:
            return "It may have begun by then: the day it came into force was not found."
        began = f"It began on {long_date(offence.in_force_from)}" if offence.in_force_from else ""
        ended = (
            f"ended with the day before {long_date(offence.in_force_until)}" if offence.in_force_until else ""
        )
        match self.standing:
            case Standing.BEGAN_INSIDE:
                return f"{began}: only conduct from that day on can be this offence."
            case Standing.ENDED_INSIDE:
                return f"It {ended}: only earlier conduct can be this offence."
            case Standing.BEGAN_AND_ENDED:
                return f"{began} and {ended}: only conduct between can be this offence."
        return "In force on every day of the conduct."

    def _certainty(self) -> str:
        match self.offence.commencement:
            case Commencement.READ:
                return "The commencement was read in the source."
            case Commencement.COMMON_LAW:
                unread = "" if self.offence.verified else " Unverified."
                return f"It is an offence at common law, with no commencement.{unread}"
            case Commencement.YEAR_ONLY:
                return "Only the year of its commencement is held. Unverified."
            case Commencement.NOT_READ:
                return "The commencement was not read in the source. Unverified."
        return "Unverified."


def offences_on(conduct_from: date, conduct_to: date | None = None) -> tuple[Proposed, ...]:
    """The offences that conduct between the two days (both included; one day when `conduct_to` is not given) could be.

    In the order of the list. One that began or ended inside the span is there with its own days; one
    whose commencement was not found is there from the earliest day it could have begun. Raises
    SpanRefused when the span ends before it begins.
    """
    last = conduct_to if conduct_to is not None else conduct_from
    if last < conduct_from:
        raise SpanRefused(
            f"The conduct cannot have ended on {long_date(last)}, before it began on {long_date(conduct_from)}."
        )
    proposed = (_proposed(offence, conduct_from, last) for offence in OFFENCES)
    return tuple(each for each in proposed if each is not None)


def _proposed(offence: Offence, first: date, last: date) -> Proposed | None:
    began = offence.earliest or date.min
    ended = offence.in_force_until or date.max
    if last < began or first >= ended:
        return None
    days = max(first, began), (last if last < ended else date.fromordinal(ended.toordinal() - 1))
    return Proposed(offence, _standing(offence, began > first, last >= ended), *days)


def _standing(offence: Offence, began_inside: bool, ended_inside: bool) -> Standing:
    if offence.commencement is Commencement.NOT_FOUND:
        return Standing.MAY_HAVE_BEGUN
    if began_inside and ended_inside:
        return Standing.BEGAN_AND_ENDED
    if began_inside:
        return Standing.BEGAN_INSIDE
    return Standing.ENDED_INSIDE if ended_inside else Standing.THROUGHOUT

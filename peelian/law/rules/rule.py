"""The shape of a rule: a trigger, a duty, a period in its versions, and the power to move it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from peelian.law.calendars import ENGLAND_AND_WALES, Calendar
from peelian.law.counting import Begins, Period, Unit, last_day
from peelian.law.dated import Citation, Dated, Parameter, long_date
from peelian.law.deadlines import Deadline, Kind
from peelian.law.instruments import SI_2024_521, SI_2025_558, Instrument
from peelian.law.refusals import LawRefusal

SINCE_2020 = date(2020, 2, 1)
SINCE_MAY_2024 = date(2024, 5, 7)
SINCE_MAY_2025 = date(2025, 5, 28)


class FactRefused(LawRefusal, ValueError):
    """A fact was given that the rule does not use, or with a value it cannot have."""


class NotExtendable(FactRefused):
    """An extension was given for a limit that nobody may extend."""


class BoundBy(StrEnum):
    """The day of fact that decides which version of a rule governs a case (see `regimes.reading_day`)."""

    START = "the day of the event that starts the period"
    ATTENTION = "the day the allegation came to the attention of a relevant body"
    MATTER = "the day the complaint was made or the matter came to the attention of the authority"


@dataclass(frozen=True, slots=True)
class Extension:
    """A power to give more time: who may use it and on what test."""

    by_whom: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One limit of one provision. `id` never changes: other rooms and the ledger refer to it."""

    id: str
    subject: str
    trigger: str
    action: str
    who: str
    applies_to: str
    period: Parameter[Period]
    explanation: str
    kind: Kind = Kind.DUE
    kind_reason: str = ""
    bound_by: BoundBy = BoundBy.START
    extension: Extension | None = None
    withheld_while: str = ""
    consequence: str = "No provision makes a late step void: explain the lateness and record why."
    then: str = ""
    arises_after: bool = False
    leaves_out_days: bool = False
    assumption: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.kind is not Kind.DUE and not self.kind_reason:
            raise ValueError(f"{self.id} must say why it is {self.kind}.")

    @property
    def citation(self) -> Citation:
        """The provision as last amended."""
        return self.period.versions[-1].citation

    @property
    def verified(self) -> bool:
        """Whether every version of the limit has been read in the instrument."""
        return all(version.citation.verified for version in self.period)

    @property
    def in_force_from(self) -> date:
        """The first day on which any version was law."""
        return self.period.versions[0].start

    @property
    def in_force_until(self) -> date | None:
        """The first day on which no version is law, or None."""
        return self.period.versions[-1].until

    @property
    def facts(self) -> dict[str, str]:
        """The facts `due` takes beside the day, each with what it means."""
        known = {}
        if self.extension and self._has_number:
            known["extended_to"] = f"last day after an extension by: {self.extension.by_whom}"
        if self.leaves_out_days:
            known["days_left_out"] = "number of days that the provision leaves out of the count"
        return known

    def due(
        self, start: date, *, calendar: Calendar = ENGLAND_AND_WALES, on: date | None = None, **facts: Any
    ) -> Deadline:
        """The deadline that an event on `start` sets.

        `on` is the day whose version of the provision governs (see `regimes.reading_day`); the
        start when not given. `facts` are those listed by `facts`: `extended_to` (a day),
        `days_left_out` (a number). Raises NotInForce, CalendarTooShort, NotExtendable, FactRefused.
        """
        version = self.period.on(on if on is not None else _as_day(start))
        if facts:
            self._check_facts(facts)
        if version.value.unit is Unit.NONE:
            return Deadline(self, start, None, version, calendar, None)
        end = last_day(start, version.value, calendar=calendar)
        left_out = facts.get("days_left_out", 0)
        due = self._moved(end + timedelta(days=left_out) if left_out else end, facts.get("extended_to"))
        return Deadline(self, start, due, version, calendar, end, left_out)

    @property
    def _has_number(self) -> bool:
        return any(version.value.unit is not Unit.NONE for version in self.period)

    def _moved(self, end: date, extended_to: date | None) -> date:
        if extended_to is None:
            return end
        if extended_to < end:
            raise FactRefused(
                f"{self.citation}: an extension to {long_date(extended_to)} would end before the period itself, "
                f"on {long_date(end)}."
            )
        return extended_to

    def _check_facts(self, facts: dict[str, Any]) -> None:
        for name, value in facts.items():
            if name == "extended_to" and self.extension is None:
                raise NotExtendable(f"{self.citation} gives nobody the power to extend this limit.")
            if name == "extended_to" and not self._has_number:
                raise NotExtendable(f"{self.citation} sets no last day that could be extended.")
            if name not in self.facts:
                listed = ", ".join(self.facts) or "none"
                raise FactRefused(f"{self.id} does not use the fact {name!r}. It uses: {listed}.")
            _check_value(name, value)


def _check_value(name: str, value: Any) -> None:
    if name == "extended_to" and not (value is None or isinstance(value, date)):
        raise FactRefused(f"extended_to must be a day, not {value!r}.")
    if name == "days_left_out" and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise FactRefused(f"days_left_out must be a whole number of days, not {value!r}.")


def _as_day(start: date) -> date:
    return start.date() if isinstance(start, datetime) else start


def working_days(length: int, begins: Begins) -> Period:
    """A period of working days."""
    return Period(length, Unit.WORKING_DAYS, begins)


def days(length: int, begins: Begins) -> Period:
    """A period of calendar days."""
    return Period(length, Unit.DAYS, begins)


def weeks(length: int, begins: Begins) -> Period:
    """A period of weeks."""
    return Period(length, Unit.WEEKS, begins)


def months(length: int, begins: Begins) -> Period:
    """A period of calendar months."""
    return Period(length, Unit.MONTHS, begins)


AT_ONCE = Period(0, Unit.NONE, Begins.DAY_OF)


def since(start: date, period: Period, citation: Citation, *, label: str = "") -> Parameter[Period]:
    """A period that has had one version since `start`."""
    return Parameter(citation.text, (Dated(start, None, period, citation, label or _label(start)),))


def amended(
    period: Period, citation: Citation, *, amended_on: date, by: Instrument, citation_after: Citation
) -> Parameter[Period]:
    """A period in force since 2020 whose provision was amended once without a change in the counting."""
    return Parameter(
        citation.text,
        (
            Dated(SINCE_2020, amended_on, period, citation),
            Dated(amended_on, None, period, citation_after, f"as amended by {by.abbreviation}"),
        ),
    )


def _label(start: date) -> str:
    inserted = {SINCE_MAY_2024: SI_2024_521, SINCE_MAY_2025: SI_2025_558}.get(start)
    return f"inserted by {inserted.abbreviation}" if inserted else "as made"

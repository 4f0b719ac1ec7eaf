"""The shape of a rule: a trigger, a duty, a period in its versions, and the power to move it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from peelian.law.calendars import ENGLAND_AND_WALES, Calendar
from peelian.law.counting import Begins, Period, Unit, last_day
from peelian.law.dated import Citation, Dated, Parameter
from peelian.law.deadlines import Deadline, Kind
from peelian.law.instruments import SI_2024_521, SI_2025_558, Instrument
from peelian.law.rules.facts import FactRefused, days_left_out, is_yes, last_day_given, shown, spoken_day

SINCE_2020 = date(2020, 2, 1)
SINCE_MAY_2024 = date(2024, 5, 7)
SINCE_MAY_2025 = date(2025, 5, 28)
SINCE_VETTING = date(2025, 5, 14)


class NotExtendable(FactRefused):
    """An extension was given for a limit that nobody may extend."""


class BoundBy(StrEnum):
    """The day of fact that decides which version of a rule governs a case (see `regimes.reading_day`)."""

    START = "the day of the event that starts the period"
    ATTENTION = "the day the allegation came to the attention of a relevant body"
    MATTER = "the day the complaint was made or the matter came to the attention of the authority"
    NOTICE = "the day of the first notice under reg 30(1) or 51(1)"
    NO_NOTICE = "whether a notice under reg 30(1) or 51(1) was given before 7 May 2024"
    FORMER = "whether a notice under reg 30(1) or 51(1) was given before 28 May 2025"
    PERFORMANCE = "the day the issue first came to the attention of the line manager or a chief officer"
    ARREST = "the day of the arrest"


@dataclass(frozen=True, slots=True)
class Extension:
    """A power to give more time: who may use it and on what test.

    at_most        the longest the whole may become, counted as the period itself
    exceptionally  the test on which even that may be passed, or ""
    sets_a_day     whether the decision names a new last day; otherwise it acts in another way (another
                   length for another fact, or a door that has no day)
    """

    by_whom: str
    citation: Citation
    at_most: Period | None = None
    exceptionally: str = ""
    sets_a_day: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """A fact that gives the limit another length. The `usual` value, or none, leaves the rule's own."""

    fact: str
    meaning: str
    usual: str
    others: tuple[tuple[str, Parameter[Period]], ...]

    @property
    def values(self) -> tuple[str, ...]:
        """Every value the fact may have, the usual one first."""
        return (self.usual, *(value for value, _ in self.others))

    def period_for(self, value: Any) -> Parameter[Period] | None:
        """The period a value picks, None for the usual one. Raises FactRefused, listing the values."""
        for other, period in self.others:
            if value == other:
                return period
        if value == self.usual:
            return None
        raise FactRefused(f"{self.fact} must be one of {', '.join(self.values)}, not {shown(value)}.")


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
    choices: tuple[Choice, ...] = ()
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
        known = {
            choice.fact: f"{choice.meaning} (one of: {', '.join(choice.values)})" for choice in self.choices
        }
        if self._can_name_a_day and self.extension:
            known["extended_to"] = f"last {self._unit_of_day} after an extension by: {self.extension.by_whom}"
        if self.extension and self.extension.exceptionally:
            known["exceptional"] = f"yes or no: {self.extension.exceptionally}"
        if self.leaves_out_days:
            known["days_left_out"] = "number of days that the provision leaves out of the count"
        return known

    def due(
        self, start: date, /, *, calendar: Calendar = ENGLAND_AND_WALES, on: date | None = None, **facts: Any
    ) -> Deadline:
        """The deadline that an event on `start` sets.

        `on` is the day whose version of the provision governs (see `regimes.reading_day`); the
        start when not given. `facts` are those listed by `facts`: `extended_to` (a day, or a moment where
        hours are counted), `days_left_out` (a number), and the rule's own choices. Raises NotInForce,
        CalendarTooShort, NotExtendable, FactRefused, ValueError (a day for hours, or a moment for days).
        """
        period = self._chosen(facts) if facts else self.period
        version = period.on(on if on is not None else _as_day(start))
        if version.value.unit is Unit.NONE:
            return Deadline(self, start, None, version, calendar, None)
        end = last_day(start, version.value, calendar=calendar)
        if not facts:
            return Deadline(self, start, end, version, calendar, end)
        left_out = days_left_out(facts.get("days_left_out"))
        moved = self._moved(start, end, facts, left_out=timedelta(days=left_out), calendar=calendar)
        return Deadline(self, start, moved, version, calendar, end, left_out)

    @property
    def _unit_of_day(self) -> str:
        return "moment" if self.period.versions[-1].value.unit is Unit.HOURS else "day"

    @property
    def _can_name_a_day(self) -> bool:
        numbered = any(version.value.unit is not Unit.NONE for version in self.period)
        return self.extension is not None and self.extension.sets_a_day and numbered

    def _chosen(self, facts: dict[str, Any]) -> Parameter[Period]:
        """The period the facts pick. Raises FactRefused for a fact that is not used or cannot have its value."""
        for name in facts:
            if name == "extended_to" and not self._can_name_a_day:
                raise NotExtendable(self._why_not_extended())
            if name not in self.facts:
                listed = ", ".join(self.facts) or "none"
                raise FactRefused(f"{self.id} does not use the fact {shown(name)}. It uses: {listed}.")
        given = [
            (choice, facts[choice.fact]) for choice in self.choices if facts.get(choice.fact) is not None
        ]
        picked = [(choice.fact, choice.period_for(value)) for choice, value in given]
        others = [(fact, period) for fact, period in picked if period is not None]
        if len(others) > 1:
            names = " and ".join(fact for fact, _ in others)
            raise FactRefused(
                f"{self.id}: {names} each give another length; what they give together is not held here."
            )
        return others[0][1] if others else self.period

    def _why_not_extended(self) -> str:
        if self.extension is None:
            return f"{self.citation} gives nobody the power to extend this limit."
        if not self.extension.sets_a_day:
            return (
                f"{self.citation} lets nobody name a new last day. What it allows: {self.extension.by_whom}."
            )
        return f"{self.citation} sets no last day that could be extended."

    def _moved(
        self, start: date, end: date, facts: dict[str, Any], *, left_out: timedelta, calendar: Calendar
    ) -> date:
        """The last day after what is left out and an extension. Raises FactRefused when that cannot be."""
        end, extension = end + left_out, self.extension
        exceptional = is_yes("exceptional", facts.get("exceptional"))
        if facts.get("extended_to") is None or extension is None:
            return end
        extended_to = last_day_given(facts["extended_to"], like=end)
        if extended_to < end:
            raise FactRefused(
                f"{self.citation}: an extension to {spoken_day(extended_to)} would end before the period itself, "
                f"on {spoken_day(end)}."
            )
        latest = self._latest(start, extension, calendar=calendar)
        if latest is not None and extended_to > latest + left_out and not exceptional:
            raise FactRefused(
                f"{extension.citation}: no extension goes past {spoken_day(latest + left_out)}. Who may extend: "
                f"{extension.by_whom}."
            )
        return extended_to

    def _latest(self, start: date, extension: Extension, *, calendar: Calendar) -> date | None:
        if self.period.versions[-1].value.begins is Begins.BEFORE_EVENT:
            return start - timedelta(days=1)
        return last_day(start, extension.at_most, calendar=calendar) if extension.at_most else None


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


def hours(length: int) -> Period:
    """A period of hours from the moment of the event."""
    return Period(length, Unit.HOURS, Begins.DAY_OF)


def years(length: int, begins: Begins) -> Period:
    """A period of calendar years."""
    return Period(length, Unit.YEARS, begins)


NO_NUMBER = "The provision gives no number of days: how long the duty has been owed is shown instead."
AT_ONCE = Period(0, Unit.NONE, Begins.DAY_OF)


def since(
    start: date, period: Period, citation: Citation, *, label: str = "", until: date | None = None
) -> Parameter[Period]:
    """A period that has had one version since `start`, up to the day before `until` where it has ended."""
    return Parameter(citation.text, (Dated(start, until, period, citation, label or _label(start)),))


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

"""What a rule answers: a day (or a state of urgency) together with everything that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from peelian.law.calendars import Calendar
from peelian.law.counting import Period, Step, explain, opening_day
from peelian.law.dated import Citation, Dated, long_date
from peelian.law.moments import spoken

if TYPE_CHECKING:
    from peelian.law.rules.rule import Rule


class Kind(StrEnum):
    """How a limit binds. Kinds are shown apart and never added together.

    LASTS: a state holds up to and including the day (a warning, a publication, a notice). NOT_BEFORE:
    the act may not be done until the day has passed. BY_AGREEMENT: no number; the parties set it.
    """

    DUE = "due"
    EXPLAIN_BY = "explain by"
    ASAP = "as soon as practicable"
    LASTS = "lasts until"
    NOT_BEFORE = "not before the end of"
    BY_AGREEMENT = "by agreement"


# The kinds that somebody can be late for.
CAN_BE_LATE = frozenset({Kind.DUE, Kind.EXPLAIN_BY})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One answer of one rule: when, why, what stops it and who may move it.

    `due` is always the last day of the period, that day included: of a state that lasts, the last day on
    which it holds; of a waiting time, the day after which the act may be done (`opens_on`); of a lead time, the
    last day that comes early enough. It is None for an as-soon-as-practicable duty, whose age counts from
    `since`, and where the parties set the time. For a duty that arises when a period has run out
    (`arises_after` true: the timeliness reports) the duty is to be done as soon as practicable after `due`.
    Every deadline warns; none blocks (see `bars.py` for what does).
    """

    rule: Rule
    since: date
    due: date | None
    version: Dated[Period]
    calendar: Calendar
    counted_to: date | None
    left_out: int = 0

    @property
    def rule_id(self) -> str:
        """The id of the rule that answered."""
        return self.rule.id

    @property
    def version_label(self) -> str:
        """Which version of the provision was applied: "as made", "as amended by SI 2025/558"."""
        return self.version.label

    @property
    def kind(self) -> Kind:
        """How the limit binds."""
        return self.rule.kind

    @property
    def citation(self) -> Citation:
        """The provision, in the version that was applied."""
        return self.version.citation

    @property
    def verified(self) -> bool:
        """Whether somebody has read the limit in the instrument."""
        return self.version.citation.verified

    @property
    def assumption(self) -> str:
        """The convention assumed where the text does not say how to count, or ""."""
        return self.rule.assumption

    @property
    def extendable(self) -> bool:
        """Whether the instrument lets somebody give more time."""
        return self.rule.extension is not None

    @property
    def by_whom(self) -> str:
        """Who may extend, and on what test; "" when nobody may."""
        return self.rule.extension.by_whom if self.rule.extension else ""

    @property
    def extended(self) -> bool:
        """Whether `due` is a day set by an extension instead of the end of the period."""
        return self.due != self._end_of_period()

    @property
    def arises_after(self) -> bool:
        """Whether the duty arises once `due` has passed, instead of being owed by then."""
        return self.rule.arises_after

    @property
    def consequence(self) -> str:
        """What follows from missing it, in the words a person is told."""
        return self.rule.consequence

    @property
    def note(self) -> str:
        """What else a person should know before acting on it."""
        return self.rule.note

    @property
    def steps(self) -> tuple[Step, ...]:
        """The working-out, each line with its day and source."""
        end, citation = self.counted_to, self.citation
        if end is None:
            return (Step(self.since, self._without_number(), citation),)
        counted = explain(self.since, self.version.value, end=end, calendar=self.calendar, citation=citation)
        return (*counted, *self._adjustments())

    @property
    def opens_on(self) -> date | None:
        """The first day on which the act may be done: of a window, or after a waiting time; otherwise None."""
        if self.kind is Kind.NOT_BEFORE and self.due:
            return self.due + timedelta(days=1)
        return opening_day(self.since, self.version.value, calendar=self.calendar)

    @property
    def owed_since(self) -> date | None:
        """The first day on which an as-soon-as-practicable duty is owed; None for a duty with a last day."""
        if self.arises_after and self.due:
            return self.due + timedelta(days=1)
        return self.since if self.kind is Kind.ASAP else None

    def is_overdue(self, day: date) -> bool:
        """Whether `day` (a moment where hours are counted) is past the end; only what binds can be late."""
        late = self.kind in CAN_BE_LATE and not self.arises_after
        return late and self.due is not None and day > self.due

    def days_since(self, day: date) -> int:
        """The age of the duty in days on `day`."""
        return (day - self.since).days

    def _without_number(self) -> str:
        if self.kind is Kind.BY_AGREEMENT:
            return f"{long_date(self.since)}: no number of days is given; those who must agree set the time."
        return f"The duty arose on {long_date(self.since)}: no number of days is given, so its age is shown."

    def _end_of_period(self) -> date | None:
        if self.counted_to is None or not self.left_out:
            return self.counted_to
        return self.counted_to + timedelta(days=self.left_out)

    def _adjustments(self) -> list[Step]:
        steps = []
        end = self._end_of_period()
        if self.left_out and end:
            text = f"{self.left_out} days are left out of the count, which moves the last day to {long_date(end)}."
            steps.append(Step(end, text, self.citation))
        if self.extended and self.due and self.rule.extension:
            text = f"Extended to {_spoken(self.due)} by decision of: {self.rule.extension.by_whom}."
            steps.append(Step(self.due, text, self.rule.extension.citation))
        if self.arises_after and self.due:
            text = "The period ends on this day: the duty arises after it, to be done as soon as practicable."
            steps.append(Step(self.due, text, self.citation))
        if self.kind is Kind.NOT_BEFORE and self.opens_on:
            text = f"The act may be done from {long_date(self.opens_on)}."
            steps.append(Step(self.opens_on, text, self.citation))
        return steps


def _spoken(day: date) -> str:
    return spoken(day) if isinstance(day, datetime) else long_date(day)

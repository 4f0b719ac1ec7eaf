"""Which law binds a case on the day of a letter, and its sentences in that version. Raises what the law raises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peelian.calendar.queries import force_calendar
from peelian.cases.documents.wording import Wording
from peelian.cases.models import Case
from peelian.cases.states import Handling
from peelian.documents.facts import Cited
from peelian.law.calendars import Calendar
from peelian.law.counting import Step
from peelian.law.dated import Citation
from peelian.law.deadlines import Deadline
from peelian.law.instruments import CMR, PCR, Instrument
from peelian.law.regimes import (
    Governing,
    KeyDates,
    Version,
    governing_complaints,
    governing_conduct,
    reading_day,
)
from peelian.law.rules import get_rule
from peelian.law.rules.rule import SINCE_2020, SINCE_MAY_2024, SINCE_MAY_2025

# A day on which the text of each version is read.
_READ_ON = {
    Version.PCR_AS_MADE: SINCE_2020,
    Version.PCR_2024: SINCE_MAY_2024,
    Version.PCR_2025: SINCE_MAY_2025,
    Version.CMR_AS_MADE: SINCE_2020,
    Version.CMR_2025: SINCE_MAY_2025,
}
_INTERNAL = frozenset({Handling.INTERNAL, Handling.UNDECIDED})


@dataclass(frozen=True, slots=True)
class Binding:
    """The version of each set of regulations that binds a case, and the door the case is in.

    `internal` is whether Part 3 of the Conduct Regulations governs; otherwise Schedule 3 and the Complaints and
    Misconduct Regulations do, and the Conduct Regulations from the case to answer on.
    """

    internal: bool
    dates: KeyDates
    conduct: Governing
    complaints: Governing
    calendar: Calendar

    @property
    def door(self) -> Instrument:
        """The regulations whose notices the case uses."""
        return PCR if self.internal else CMR

    @property
    def service_day(self) -> date:
        """The day as of which the service rule of the door is read."""
        return _READ_ON[(self.conduct if self.internal else self.complaints).version]

    def says(self, wording: Wording, *, by: Instrument = PCR) -> Cited:
        """The sentence in the version that binds. Raises NotInForce for one that this version does not have."""
        governing = self.conduct if by is PCR else self.complaints
        version = wording.on(_READ_ON[governing.version])
        return cited(version.value, version.citation)

    def due(self, rule_id: str, start: date) -> Deadline:
        """What a limit gives in this case for an event on `start`. Raises LawRefusal."""
        rule = get_rule(rule_id)
        on = reading_day(rule, self.dates, start=start)
        return rule.due(start, on=on, calendar=self.calendar)

    @property
    def conduct_title(self) -> str:
        """The Conduct Regulations by their full title, in the version that binds."""
        return _title(self.conduct.version)

    @property
    def titles(self) -> tuple[str, ...]:
        """The regulations that bind, in the version that binds, each by its full title."""
        governing = (self.conduct,) if self.internal else (self.complaints, self.conduct)
        return tuple(_title(each.version) for each in governing)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Why it is these versions."""
        found = self.conduct.steps if self.internal else (*self.complaints.steps, *self.conduct.steps)
        return tuple(dict.fromkeys(found))


def sourced(steps: Iterable[Step]) -> list[str]:
    """The steps of a working-out as sentences, each ending with its source."""
    return [f"{step.text.removesuffix('.')} ({step.citation})." for step in steps]


def cited(text: str, citation: Citation) -> Cited:
    """A statement with its source, as documents print it: a sentence ends with its citation, before the full stop."""
    if text.endswith("."):
        text = f"{text[:-1]} ({citation})."
    return Cited(text, citation.text, citation.verified)


def binding_of(case: Case, *, on: date) -> Binding:
    """The law that binds an act done on a day in a case.

    Raises LawRefusal: BeforeTheseRegulations and RegimeUnclear, as sentences a person can act on.
    """
    dates = KeyDates(attention_on=case.came_to_attention_on, matter_on=case.complaint_made_on)
    return Binding(
        internal=Handling(case.handling) in _INTERNAL,
        dates=dates,
        conduct=governing_conduct(dates, on=on),
        complaints=governing_complaints(dates, on=on),
        calendar=force_calendar(),
    )


def _title(version: Version) -> str:
    instrument = PCR if version.value.startswith(PCR.abbreviation) else CMR
    amended = version.value.removeprefix(instrument.abbreviation).strip()
    return f"the {instrument.title} ({instrument.number}), {amended}"

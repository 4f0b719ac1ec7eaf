"""Why a clock's day is the day: the steps of the count with their sources, worked out anew from the same start."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden
from peelian.calendar.queries import force_calendar
from peelian.cases.queries.concerned import concerned_names
from peelian.clocks.dating import deadline
from peelian.clocks.models import Clock
from peelian.clocks.policy import clocks_in
from peelian.clocks.queries.of_case import bar_of
from peelian.clocks.queries.rows import ClockRow, clock_row
from peelian.clocks.rules import ROW_OF_RULE, Row
from peelian.clocks.states import KIND_SENTENCES
from peelian.interface.drawing import ClockBar
from peelian.law.counting import Step
from peelian.law.deadlines import Deadline
from peelian.law.instruments import PCR
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import Governing, governing_complaints, governing_conduct
from peelian.law.rules import Rule, get_rule

if TYPE_CHECKING:
    from peelian.cases.models import Case


@dataclass(frozen=True, slots=True)
class Line:
    """One step: the day, what happens on it, and the source with its address."""

    day: date
    text: str
    source: str
    source_url: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The page of one clock."""

    row: ClockRow
    bar: ClockBar | None
    kind_sentence: str
    steps: tuple[Line, ...]
    version: str
    version_steps: tuple[Line, ...]
    trigger: str
    starts: str
    while_: str
    stops: tuple[str, ...]
    pauses: str
    applies_to: str
    explanation: str
    extended_by: str
    extension_source: str
    withheld_while: str
    consequence: str
    note: str
    assumption: str
    kind_reason: str
    source: str
    source_url: str
    verified: bool
    started_by: int
    stopped_by: int | None

    @property
    def bars(self) -> tuple[ClockBar, ...]:
        """The clock as a strip of one."""
        return (self.bar,) if self.bar else ()

    @property
    def started_words(self) -> str:
        """What started it here, and while what it runs."""
        return f"On the day on which {self.starts}. It runs {self.while_}."

    @property
    def stopped_words(self) -> str:
        """What stops it, by being done."""
        if not self.stops:
            return "Nothing that is recorded: it closes after its last day."
        return f"Being done: the day on which {', or '.join(self.stops)}."

    @property
    def extended_words(self) -> str:
        """Whether and by whom more time can be given."""
        if not self.extended_by:
            return "No. The provision gives nobody the power to."
        return f"Yes, by: {self.extended_by} ({self.extension_source})."


def explanation(case: "Case", number: int, actor: Actor, *, on: date) -> Explanation:
    """One clock of a case that policy gave to the actor. Raises Hidden when the case has no such clock."""
    clock = clocks_in(actor, case).filter(number=number).first()
    if clock is None:
        raise Hidden
    shown = clock_row(clock, concerned_names([clock.concerns] if clock.concerns else []), on=on)
    return _page(clock, shown, get_rule(clock.rule), ROW_OF_RULE[clock.rule], _answer(clock))


def _answer(clock: Clock) -> Deadline | None:
    """What the law answers, or none where it refuses; the clock keeps the sentence that says why."""
    known = {"start": clock.started_on, "dates": clock.key_dates, "calendar": force_calendar()}
    for extended_to in dict.fromkeys([clock.extended_to, None]):
        try:
            return deadline(clock.rule, **known, extended_to=extended_to)  # type: ignore[arg-type]
        except LawRefusal:
            continue
    return None


def _page(clock: Clock, shown: ClockRow, rule: Rule, row: Row, answer: Deadline | None) -> Explanation:
    citation = answer.citation if answer else rule.citation
    return Explanation(
        row=shown,
        bar=bar_of(shown),
        kind_sentence=KIND_SENTENCES[shown.kind],
        steps=tuple(line_of(step) for step in answer.steps) if answer else (),
        version=answer.version_label if answer else "",
        version_steps=_version_steps(clock, rule),
        trigger=rule.trigger,
        starts=row.since.value,
        while_=" ".join((row.owed.__doc__ or "").split()),
        stops=tuple(mark.value for mark in row.until),
        pauses=row.paused_by.value if row.paused_by else "",
        applies_to=rule.applies_to,
        explanation=rule.explanation,
        extended_by=rule.extension.by_whom if rule.extension else "",
        extension_source=rule.extension.citation.text if rule.extension else "",
        withheld_while=rule.withheld_while,
        consequence=rule.consequence,
        note=rule.note,
        assumption=rule.assumption,
        kind_reason=rule.kind_reason,
        source=citation.text,
        source_url=citation.url,
        verified=citation.verified,
        started_by=clock.started_by,
        stopped_by=clock.stopped_by,
    )


def _version_steps(clock: Clock, rule: Rule) -> tuple[Line, ...]:
    """Why this version of the Regulations binds the case, or nothing where the law refuses."""
    governing = governing_conduct if rule.citation.instrument is PCR else governing_complaints
    try:
        bound: Governing = governing(clock.key_dates, on=clock.started_on)
    except LawRefusal:
        return ()
    return tuple(line_of(step) for step in bound.steps)


def line_of(step: Step) -> Line:
    """One step of a count as a line of a page."""
    return Line(step.day, step.text, step.citation.text, step.citation.url, step.citation.verified)

"""Asking a rule what follows from a day and facts, and keeping the refusal as a sentence when there is no answer."""

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, field
from datetime import date, datetime
from typing import Any

from peelian.clocks.queries.explaining import Line, line_of
from peelian.clocks.queries.law.marking import Month, Skipped, months_of, skipped_in
from peelian.clocks.queries.law.searching import is_window
from peelian.law.calendars import Calendar
from peelian.law.dated import long_date
from peelian.law.deadlines import Deadline, Kind
from peelian.law.instruments import CMR, PCR
from peelian.law.moments import spoken
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import (
    KeyDates,
    RegimeUnclear,
    governing_complaints,
    governing_conduct,
    reading_day,
)
from peelian.law.rules import Rule

_NO_DATES = KeyDates()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The event (a moment where hours are counted), the dates that decide the version, and the rule's own facts."""

    start: date
    dates: KeyDates = _NO_DATES
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the law says: a headline and how it came to be, or why it says nothing; `readings` when there are two.

    `about` says which of several answers on a page it is: ", first case".
    """

    headline: str
    due: date | None
    limit: str
    version: str
    citation: str
    citation_url: str
    verified: bool
    steps: tuple[Line, ...]
    months: tuple[Month, ...]
    skipped: tuple[Skipped, ...]
    governing: tuple[Line, ...]
    governing_version: str
    assumption: str
    refusal: str
    about: str = ""
    readings: tuple["Answer", ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of two cases that are compared: which, what was asked and what the law says."""

    name: str
    question: Question
    answer: Answer

    @property
    def key_date(self) -> date | None:
        """The date of the case that was given beside the event, if any."""
        return next((day for day in astuple(self.question.dates) if day), None)


def answer_to(rule: Rule, question: Question, *, calendar: Calendar, about: str = "") -> Answer:
    """The answer of one rule. What the law refuses is told as a sentence, never raised."""
    governing = _governing(rule, question)
    try:
        on = reading_day(rule, question.dates, start=question.start)
        deadline = rule.due(question.start, calendar=calendar, on=on, **question.facts)
    except RegimeUnclear as unclear:
        return _refused(rule, str(unclear), governing, tuple(_readings(rule, question, calendar, about)))
    except (LawRefusal, ValueError, OverflowError) as refusal:
        return _refused(rule, str(refusal), governing)
    return _told(deadline, governing, about)


_Governing = tuple[str, tuple[Line, ...]]


def _governing(rule: Rule, question: Question) -> _Governing:
    """Which version of the Regulations binds a case with these dates; nothing when they do not say."""
    govern = {PCR: governing_conduct, CMR: governing_complaints}.get(rule.citation.instrument)
    if govern is None or question.dates == _NO_DATES:
        return "", ()
    start = question.start.date() if isinstance(question.start, datetime) else question.start
    try:
        bound = govern(question.dates, on=start)
    except LawRefusal:
        return "", ()
    return bound.version.value, tuple(line_of(step) for step in bound.steps)


def _readings(rule: Rule, question: Question, calendar: Calendar, about: str) -> Iterator[Answer]:
    """The answer under each version of the limit, for when nobody has said which of them binds."""
    for version in rule.period:
        try:
            deadline = rule.due(question.start, calendar=calendar, on=version.start, **question.facts)
        except (LawRefusal, ValueError, OverflowError) as refusal:
            yield _refused(rule, str(refusal), ("", ()))
        else:
            yield _told(deadline, ("", ()), f"{about}, read {version.label}")


def _told(deadline: Deadline, governing: _Governing, about: str) -> Answer:
    citation = deadline.citation
    return Answer(
        headline=headline_of(deadline),
        due=deadline.due,
        limit=str(deadline.version.value),
        version=deadline.version_label,
        citation=citation.text,
        citation_url=citation.url,
        verified=deadline.verified,
        steps=tuple(line_of(step) for step in deadline.steps),
        months=months_of(deadline, about=about),
        skipped=skipped_in(deadline),
        governing=governing[1],
        governing_version=governing[0],
        assumption=deadline.assumption,
        refusal="",
        about=about,
    )


def _refused(rule: Rule, sentence: str, governing: _Governing, readings: tuple[Answer, ...] = ()) -> Answer:
    return Answer(
        headline="No day can be given",
        due=None,
        limit="",
        version="",
        citation=rule.citation.text,
        citation_url=rule.citation.url,
        verified=rule.verified,
        steps=(),
        months=(),
        skipped=(),
        governing=governing[1],
        governing_version=governing[0],
        assumption="",
        refusal=sentence,
        readings=readings,
    )


def differences_between(first: Answer, second: Answer) -> tuple[str, ...]:
    """What differs between two answers of one rule, a sentence each; empty when nothing does."""
    pairs = (
        ("The answer", first.headline, second.headline),
        ("The limit", first.limit, second.limit),
        ("The version of the provision", first.version, second.version),
        ("The version of the Regulations that binds", first.governing_version, second.governing_version),
    )
    return tuple(
        f"{what}: {a or 'none'} in the first, {b or 'none'} in the second." for what, a, b in pairs if a != b
    )


_OPENINGS = {
    Kind.DUE: "Due by",
    Kind.EXPLAIN_BY: "Explain the delay after",
    Kind.LASTS: "Lasts until the end of",
    Kind.NOT_BEFORE: "Not before the end of",
}


def headline_of(deadline: Deadline) -> str:
    """The answer in a few words: "Due by Wednesday 29 March 2023"."""
    if deadline.due is None:
        by_agreement = deadline.kind is Kind.BY_AGREEMENT
        return (
            "By agreement: no number of days" if by_agreement else "As soon as practicable: no number of days"
        )
    when = _spoken(deadline.due)
    if deadline.arises_after:
        return f"Owed as soon as practicable after {when}"
    opening = "Open until the end of" if is_window(deadline.rule) else _OPENINGS.get(deadline.kind, "Until")
    return f"{opening} {when}"


def _spoken(when: date) -> str:
    return spoken(when) if isinstance(when, datetime) else long_date(when)

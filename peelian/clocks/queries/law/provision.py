"""One rule in plain words: who must do what by when, who may give more time, what starts and stops its clock."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from peelian.clocks import states as clock_states
from peelian.clocks.queries.law.searching import RuleRow, capitalised, is_window, row_of
from peelian.clocks.rules import ROW_OF_RULE, why_not_started
from peelian.clocks.states import KIND_SENTENCES
from peelian.interface.drawing import VersionBar, versions_svg
from peelian.law.counting import Period
from peelian.law.dated import Dated
from peelian.law.deadlines import Kind
from peelian.law.rules import Rule, all_rules

LAW_KIND_SENTENCES: dict[Kind, str] = {
    Kind.DUE: "It is to be done by the day. A late step still stands; the lateness has to be explained.",
    Kind.EXPLAIN_BY: "After the day it can still be done, but the reason for the delay has to be given.",
    Kind.ASAP: "The law gives no number of days. Its age is shown.",
    Kind.LASTS: "Something holds up to and including the day. Nothing has to be done.",
    Kind.NOT_BEFORE: "The act may not be done until the day has passed.",
    Kind.BY_AGREEMENT: "The law gives no number of days: those who must agree set the time.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One version of the limit."""

    label: str
    limit: str
    start: date
    until: date | None
    citation: str
    url: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """The provision, as its page shows it. `starts`, `while_` and `stops` come from the table of clocks."""

    row: RuleRow
    subject: str
    subject_anchor: str
    explanation: str
    applies_to: str
    kind_sentence: str
    kind_reason: str
    extended_by: str
    extension_source: str
    withheld_while: str
    consequence: str
    note: str
    assumption: str
    then: RuleRow | None
    decided_by: str
    instrument: str
    source_url: str
    versions: tuple[VersionRow, ...]
    drawing: SafeString
    runs_for: str
    starts: str
    while_: str
    stops: str
    pauses: str
    not_started: str


def rule_page(rule: Rule, *, on: date) -> RulePage:
    """The page of one rule, with `on` marked on its line of time. No query: the law is code."""
    following = next((row_of(each) for each in all_rules() if each.id == rule.then), None)
    return RulePage(
        row=row_of(rule),
        subject=capitalised(rule.subject),
        subject_anchor=rule.subject.replace(" ", "-"),
        explanation=rule.explanation,
        applies_to=rule.applies_to,
        kind_sentence=kind_sentence(rule),
        kind_reason=rule.kind_reason,
        extended_by=rule.extension.by_whom if rule.extension else "",
        extension_source=rule.extension.citation.text if rule.extension else "",
        withheld_while=rule.withheld_while,
        consequence=rule.consequence,
        note=rule.note,
        assumption=rule.assumption,
        then=following,
        decided_by=rule.bound_by.value,
        instrument=rule.citation.instrument.title,
        source_url=rule.citation.url,
        versions=tuple(_version(each) for each in rule.period),
        drawing=_drawing(rule, on),
        **_clock_words(rule),
    )


def kind_sentence(rule: Rule) -> str:
    """How the limit binds, in a sentence."""
    return KIND_SENTENCES[clock_states.Kind.WINDOW] if is_window(rule) else LAW_KIND_SENTENCES[rule.kind]


def _version(version: Dated[Period]) -> VersionRow:
    return VersionRow(
        label=capitalised(version.label),
        limit=capitalised(str(version.value)),
        start=version.start,
        until=version.until,
        citation=version.citation.text,
        url=version.citation.url,
        verified=version.citation.verified,
    )


def _drawing(rule: Rule, on: date) -> SafeString:
    bars = [
        VersionBar(
            label=capitalised(version.label),
            start=version.start,
            until=version.until,
            detail=f"{capitalised(str(version.value))} ({version.citation.text}).",
        )
        for version in rule.period
    ]
    return versions_svg(
        bars,
        today=on,
        title=f"Versions of {rule.citation.text}",
        description="One bar a version, from the day it became law, with today marked. The table says the same.",
    )


def _clock_words(rule: Rule) -> dict[str, str]:
    """What starts, pauses and stops a clock of this rule, or why no clock of it runs yet."""
    row = ROW_OF_RULE.get(rule.id)
    if row is None:
        missing = (
            why_not_started(rule) or "Nothing that is recorded in a case starts a clock of this limit yet."
        )
        return {"runs_for": "", "starts": "", "while_": "", "stops": "", "pauses": "", "not_started": missing}
    stops = f"The day on which {', or '.join(mark.value for mark in row.until)}." if row.until else ""
    return {
        "runs_for": capitalised(row.runs_for.value),
        "starts": f"The day on which {row.since.value}.",
        "while_": capitalised(" ".join((row.owed.__doc__ or "").split())) + ".",
        "stops": stops or "Nothing that is recorded: it closes after its last day.",
        "pauses": capitalised(row.paused_by.value) + "." if row.paused_by else "",
        "not_started": "",
    }

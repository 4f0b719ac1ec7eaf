"""Questions from text and answers as text: what the command line and a batch file say and are told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from peelian.law.calendars import ENGLAND_AND_WALES, Calendar
from peelian.law.deadlines import Deadline
from peelian.law.refusals import LawRefusal
from peelian.law.rules import Rule, get_rule


class QuestionRefused(LawRefusal, ValueError):
    """A question cannot be read: a date, a fact or a line is not in the form asked for."""


def read_moment(text: str) -> date:
    """A day or a moment in ISO form. Raises QuestionRefused."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise QuestionRefused(
            f"{text!r} is not a date (2024-05-07) or a time (2024-05-07T09:30+01:00)."
        ) from None


def read_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts with their values read: days in ISO form, whole numbers, the rest as they are."""
    return {name: _read_value(value) for name, value in facts.items()}


def _read_value(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.isdecimal():
        return int(value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def ask(
    rule_id: str, on: str, facts: Mapping[str, Any] | None = None, *, calendar: Calendar = ENGLAND_AND_WALES
) -> Deadline:
    """The deadline of a rule for a trigger day and facts given as text.

    `read_as_of` among the facts names the day whose version of the law governs. Raises LawRefusal or
    ValueError with a sentence.
    """
    read = read_facts(facts or {})
    reading = read.pop("read_as_of", None)
    if reading is not None and not isinstance(reading, date):
        raise QuestionRefused(f"read_as_of must be a date, not {reading!r}.")
    return get_rule(rule_id).due(read_moment(on), calendar=calendar, on=reading, **read)


def answer_as_data(deadline: Deadline) -> dict[str, Any]:
    """A deadline as plain data for JSON."""
    return {
        "rule": deadline.rule_id,
        "due": deadline.due.isoformat() if deadline.due else None,
        "kind": deadline.kind.value,
        "since": deadline.since.isoformat(),
        "steps": [
            {
                "day": step.day.isoformat(),
                "text": step.text,
                "citation": step.citation.text,
                "url": step.citation.url,
            }
            for step in deadline.steps
        ],
        "citation": deadline.citation.text,
        "url": deadline.citation.url,
        "version": deadline.version_label,
        "verified": deadline.verified,
        "assumption": deadline.assumption,
    }


def rule_as_data(rule: Rule) -> dict[str, Any]:
    """A rule as plain data for JSON."""
    return {
        "rule": rule.id,
        "subject": rule.subject,
        "trigger": rule.trigger,
        "action": rule.action,
        "who": rule.who,
        "applies_to": rule.applies_to,
        "kind": rule.kind.value,
        "kind_reason": rule.kind_reason,
        "versions": [
            {
                "from": version.start.isoformat(),
                "until": version.until.isoformat() if version.until else None,
                "period": str(version.value),
                "citation": version.citation.text,
                "url": version.citation.url,
                "label": version.label,
            }
            for version in rule.period
        ],
        "bound_by": rule.bound_by.value,
        "extension": rule.extension.by_whom if rule.extension else None,
        "withheld_while": rule.withheld_while,
        "consequence": rule.consequence,
        "explanation": rule.explanation,
        "assumption": rule.assumption,
        "note": rule.note,
        "facts": rule.facts,
        "verified": rule.verified,
    }


def answer_batch(lines: Iterable[str], *, calendar: Calendar = ENGLAND_AND_WALES) -> Iterator[str]:
    """One JSON answer for each JSON question (`rule`, `on`, `facts`), in order; `error` where there is none."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer_line(line, calendar=calendar), ensure_ascii=False)


def _answer_line(line: str, *, calendar: Calendar) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except json.JSONDecodeError as trouble:
        return {"error": f"The line is not JSON: {trouble}."}
    if not isinstance(question, dict) or not all(
        isinstance(question.get(key), str) for key in ("rule", "on")
    ):
        return {"error": "A question needs `rule` and `on` as text."}
    facts = question.get("facts") or {}
    if not isinstance(facts, dict):
        return {"rule": question["rule"], "error": "`facts` must be an object of names and values."}
    try:
        return answer_as_data(ask(question["rule"], question["on"], facts, calendar=calendar))
    except (LawRefusal, ValueError, OverflowError) as refusal:
        return {"rule": question["rule"], "error": str(refusal)}

"""Questions from text and answers as text: what the command line and a batch file say and are told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from peelian.law.calendars import ENGLAND_AND_WALES, Calendar
from peelian.law.deadlines import Deadline
from peelian.law.instruments import CMR, PCR
from peelian.law.moments import as_uk_time
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import KEY_DATE, KeyDates, governing_complaints, governing_conduct, reading_day
from peelian.law.rules import Choice, FactRefused, Rule, get_rule
from peelian.law.rules.facts import shown

KEY_DATES = tuple(field.name for field in fields(KeyDates))
_CONDUCT_KEYS = frozenset({"attention_on", "earlier_on", "directed_on"})
_COMPLAINT_KEYS = _CONDUCT_KEYS | {"matter_on"}
_LONGEST_NUMBER, _LONGEST_ECHO = 10, 200
_BYTE_ORDER_MARK = "\ufeff"


class QuestionRefused(LawRefusal, ValueError):
    """A question cannot be read: a date, a fact or a line is not in the form asked for."""


def read_moment(text: str) -> date:
    """A day or a moment in ISO form; a time without an offset is a time on a clock in this country.

    Raises QuestionRefused, and TimeRefused in the hours at which the clocks change.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise QuestionRefused(
            f"{shown(text)} is not a date (2024-05-07) or a time (2024-05-07T09:30+01:00)."
        ) from None
    return as_uk_time(moment)


def read_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts with their values read: days and times in ISO form, whole numbers, the rest as they are."""
    return {name: _read_value(value) for name, value in facts.items()}


def _read_value(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.isdecimal() and len(value) < _LONGEST_NUMBER:
        return int(value)
    try:
        return read_moment(value)
    except QuestionRefused:
        return value


def ask(
    rule_id: str, on: str, facts: Mapping[str, Any] | None = None, *, calendar: Calendar = ENGLAND_AND_WALES
) -> Deadline:
    """The deadline of a rule for a trigger day and facts given as text.

    Beside the facts of the rule: the key dates of the case (the fields of `regimes.KeyDates`, or "unknown"),
    from which the version of the law that binds it is worked out, or `read_as_of`, which names the day whose
    version governs. With neither, the day of the event does. Raises LawRefusal or ValueError with a sentence.
    """
    rule, start = get_rule(rule_id), read_moment(on)
    if not facts:
        return rule.due(start, calendar=calendar)
    read = read_facts(facts)
    key_dates = {name: _key_date(name, read.pop(name)) for name in KEY_DATES if name in read}
    reading = read.pop("read_as_of", None)
    if reading is not None and (not isinstance(reading, date) or isinstance(reading, datetime)):
        raise QuestionRefused(f"read_as_of must be a date, not {shown(reading)}.")
    if reading is not None and key_dates:
        raise QuestionRefused(f"Give read_as_of or the dates of the case ({', '.join(key_dates)}), not both.")
    if taken := sorted({"on", "calendar"} & read.keys()):
        raise FactRefused(f"{rule.id} does not use the fact {taken[0]!r}.")
    if key_dates:
        reading = _reading_of_case(rule, key_dates, start)
    return rule.due(start, calendar=calendar, on=reading, **read)


def _key_date(name: str, value: Any) -> date | None:
    if value is None or value == "unknown":
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise QuestionRefused(f"{name} must be a date or unknown, not {shown(value)}.")
    return value


def _reading_of_case(rule: Rule, key_dates: dict[str, date | None], start: date) -> date:
    """The day whose version binds a case with these dates. Raises RegimeUnclear and BeforeTheseRegulations."""
    dates = KeyDates(**key_dates)
    on = start.date() if isinstance(start, datetime) else start
    if rule.citation.instrument is PCR and key_dates.keys() & _CONDUCT_KEYS:
        governing_conduct(dates, on=on)
    if rule.citation.instrument is CMR and key_dates.keys() & _COMPLAINT_KEYS:
        governing_complaints(dates, on=on)
    return reading_day(rule, dates, start=on)


def answer_as_data(deadline: Deadline) -> dict[str, Any]:
    """A deadline as plain data for JSON."""
    return {
        "rule": deadline.rule_id,
        "due": deadline.due.isoformat() if deadline.due else None,
        "opens_on": deadline.opens_on.isoformat() if deadline.opens_on else None,
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
        "bound_by": deadline.rule.bound_by.value,
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
        "key_date": KEY_DATE.get(rule.bound_by),
        "in_force_from": rule.in_force_from.isoformat(),
        "in_force_until": rule.in_force_until.isoformat() if rule.in_force_until else None,
        "choices": {choice.fact: _lengths(choice) for choice in rule.choices},
        "extension": rule.extension.by_whom if rule.extension else None,
        "extension_citation": rule.extension.citation.text if rule.extension else None,
        "withheld_while": rule.withheld_while,
        "consequence": rule.consequence,
        "explanation": rule.explanation,
        "assumption": rule.assumption,
        "note": rule.note,
        "facts": rule.facts,
        "verified": rule.verified,
    }


def _lengths(choice: Choice) -> dict[str, str]:
    return {value: str(period.versions[-1].value) for value, period in choice.others}


def answer_batch(lines: Iterable[str], *, calendar: Calendar = ENGLAND_AND_WALES) -> Iterator[str]:
    """One JSON answer for each line (`rule`, `on`, `facts`), in order; `error` where there is none.

    A blank line is answered too, so that the nth answer always belongs to the nth line.
    """
    for line in lines:
        yield _WRITER.encode(_answer_line(line.removeprefix(_BYTE_ORDER_MARK), calendar=calendar))


def _answer_line(line: str, *, calendar: Calendar) -> dict[str, Any]:
    try:
        question = _READER.decode(line.strip())
    except (ValueError, RecursionError) as trouble:
        return {"error": f"The line is not JSON: {trouble}." if line.strip() else "The line is empty."}
    named = question if isinstance(question, dict) else {}
    rule, on, facts = named.get("rule"), named.get("on"), named.get("facts")
    if not isinstance(rule, str) or not isinstance(on, str):
        return {"error": "A question is an object with `rule` and `on` as text."}
    asked = {"rule": rule[:_LONGEST_ECHO]}
    if facts is not None and not isinstance(facts, dict):
        return asked | {"error": "`facts` must be an object of names and values."}
    try:
        return answer_as_data(ask(rule, on, facts, calendar=calendar))
    except (LawRefusal, ValueError, OverflowError) as refusal:
        return asked | {"error": str(refusal)}


def _one_value_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        raise QuestionRefused("a name is given twice in one object")
    return read


def _no_such_number(name: str) -> Any:
    raise QuestionRefused(f"{name} is not a number in JSON")


_READER = json.JSONDecoder(object_pairs_hook=_one_value_each, parse_constant=_no_such_number)
_WRITER = json.JSONEncoder(check_circular=False)  # an answer holds nothing but texts, lists and plain values

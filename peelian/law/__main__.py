"""`python -m peelian.law`: ask the law a question without Django, a database or a setting.

list [--unverified]               every rule id, its limit and its citation, and how many there are
show RULE                         one rule in full
due RULE --on DATE [--fact N=V]   the deadline and its steps; DATE is a time (2024-05-07T09:30+01:00) for hours
due --batch FILE                  JSON Lines in, JSON Lines out ("-" reads standard input)
docs [--write FILE]               the generated page of rules
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypedDict

from peelian.law.answers import QuestionRefused, answer_as_data, ask, rule_as_data
from peelian.law.batching import answers_to
from peelian.law.dated import long_date
from peelian.law.deadlines import Deadline, Kind
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import KEY_DATE
from peelian.law.rules import BoundBy, all_rules, get_rule
from peelian.law.rules.facts import spoken_day


class _Reading(TypedDict):
    encoding: str
    errors: str
    newline: str


# A byte that is not UTF-8 makes its line unreadable, not the file; only a line feed ends a line.
_AS_GIVEN: _Reading = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one command; 0, or 2 with a sentence on standard error when the law refuses."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except BrokenPipeError:
        return 0
    except (LawRefusal, ValueError, OverflowError, OSError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m peelian.law", description="What the law asks, and when.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="every rule id, its limit and its citation")
    listing.add_argument(
        "--unverified", action="store_true", help="only what nobody has read in the instrument"
    )
    listing.set_defaults(run=_list)
    showing = commands.add_parser("show", help="one rule in full")
    showing.add_argument("rule")
    showing.set_defaults(run=_show)
    asking = commands.add_parser("due", help="the deadline a day sets, with its steps")
    asking.add_argument("rule", nargs="?")
    asking.add_argument(
        "--on", metavar="DATE", help="the day (or moment) of the event that starts the period"
    )
    asking.add_argument("--fact", action="append", default=[], metavar="NAME=VALUE")
    asking.add_argument("--batch", metavar="FILE", help="JSON Lines of questions; - for standard input")
    asking.set_defaults(run=_due)
    page = commands.add_parser("docs", help="the generated page of rules")
    page.add_argument("--write", metavar="FILE")
    page.set_defaults(run=_docs)
    for command in (listing, showing, asking):
        command.add_argument("--json", action="store_true")
    return parser


def _list(options: argparse.Namespace) -> None:
    every = all_rules()
    unread = [rule for rule in every if not rule.verified]
    rules = unread if options.unverified else every
    if options.json:
        print(json.dumps([rule_as_data(rule) for rule in rules], ensure_ascii=False, indent=2))
        return
    for rule in rules:
        mark = "" if rule.verified else "  (unverified)"
        print(f"{rule.id:38} {rule.citation.text}: {rule.period.versions[-1].value}{mark}")
    assumed = sum(bool(rule.assumption) for rule in every)
    print(
        f"{len(every)} limits, {len(unread)} unverified, {assumed} resting on an assumption that they state."
    )


def _show(options: argparse.Namespace) -> None:
    data = rule_as_data(get_rule(options.rule))
    if options.json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for name, value in data.items():
        if value or value is False:
            print(f"{name.replace('_', ' '):18} {_plain(value)}")


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(f"{entry['period']}, from {entry['from']} ({entry['citation']})" for entry in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_plain(meaning)}" for name, meaning in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _due(options: argparse.Namespace) -> None:
    if options.batch:
        _batch(options.batch)
        return
    if not options.rule or not options.on:
        raise QuestionRefused("Give a rule and --on DATE, or --batch FILE.")
    deadline = ask(options.rule, options.on, _facts(options.fact))
    if options.json:
        print(json.dumps(answer_as_data(deadline), ensure_ascii=False, indent=2))
    else:
        _print_deadline(deadline)


def _facts(pairs: list[str]) -> dict[str, str]:
    facts = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QuestionRefused(f"A fact is written NAME=VALUE, not {pair!r}.")
        facts[name.strip()] = value.strip()
    return facts


def _print_deadline(deadline: Deadline) -> None:
    print(f"{deadline.kind.value.capitalize()}: {_when(deadline)}")
    print(f"{deadline.rule.action} ({deadline.rule.who})")
    for step in deadline.steps:
        print(f"  {step.day.isoformat()}  {step.text}  [{step.citation.text}]")
    for line in (
        deadline.assumption,
        deadline.note,
        _version_line(deadline),
        "" if deadline.verified else "Not verified in the instrument.",
    ):
        if line:
            print(line)


def _when(deadline: Deadline) -> str:
    if deadline.due is None:
        return f"since {long_date(deadline.since)}" if deadline.kind is Kind.ASAP else "no number of days"
    opening = "so from" if deadline.kind is Kind.NOT_BEFORE else "not before"
    opens = f", {opening} {long_date(deadline.opens_on)}" if deadline.opens_on else ""
    return spoken_day(deadline.due) + opens


def _version_line(deadline: Deadline) -> str:
    bound_by = deadline.rule.bound_by
    if bound_by is BoundBy.START:
        return ""
    decides = f"{bound_by.value} (--fact {KEY_DATE[bound_by]}=DATE)"
    return f"Version: {deadline.version_label}. It is decided by {decides}."


def _batch(name: str) -> None:
    if name == "-":
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(**_AS_GIVEN)
        _write_answers(sys.stdin)
        return
    with Path(name).open(**_AS_GIVEN) as questions:
        _write_answers(questions)


def _write_answers(questions: Iterable[str]) -> None:
    for answer in answers_to(questions):
        print(answer)


def _docs(options: argparse.Namespace) -> None:
    from peelian.law.pages import rules_page  # the code lists come with it, which no other question needs

    if options.write:
        Path(options.write).write_text(rules_page(), encoding="utf-8")
    else:
        print(rules_page(), end="")


if __name__ == "__main__":
    sys.exit(main())

"""`python -m peelian.law`: ask the law a question without Django, a database or a setting.

list                              every rule id, its limit and its citation
show RULE                         one rule in full
due RULE --on DATE [--fact N=V]   the deadline and its steps
due --batch FILE                  JSON Lines in, JSON Lines out ("-" reads standard input)
docs [--write FILE]               the generated page of rules
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from peelian.law.answers import QuestionRefused, answer_as_data, answer_batch, ask, rule_as_data
from peelian.law.dated import long_date
from peelian.law.deadlines import Deadline
from peelian.law.pages import rules_page
from peelian.law.refusals import LawRefusal
from peelian.law.rules import all_rules, get_rule


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
    if options.json:
        print(json.dumps([rule_as_data(rule) for rule in all_rules()], ensure_ascii=False, indent=2))
        return
    for rule in all_rules():
        mark = "" if rule.verified else "  (unverified)"
        print(f"{rule.id:34} {rule.citation.text}: {rule.period.versions[-1].value}{mark}")


def _show(options: argparse.Namespace) -> None:
    data = rule_as_data(get_rule(options.rule))
    if options.json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for name, value in data.items():
        if value or value is False:
            print(f"{name.replace('_', ' '):15} {_plain(value)}")


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(f"{entry['period']}, from {entry['from']} ({entry['citation']})" for entry in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {meaning}" for name, meaning in value.items())
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
    when = (
        long_date(deadline.due)
        if deadline.due
        else f"as soon as practicable, since {long_date(deadline.since)}"
    )
    print(f"{deadline.kind.value.capitalize()}: {when}")
    print(f"{deadline.rule.action} ({deadline.rule.who})")
    for step in deadline.steps:
        print(f"  {step.day}  {step.text}  [{step.citation.text}]")
    for line in (
        deadline.assumption,
        deadline.note,
        "" if deadline.verified else "Not verified in the instrument.",
    ):
        if line:
            print(line)


def _batch(name: str) -> None:
    if name == "-":
        _write_answers(sys.stdin)
        return
    with Path(name).open(encoding="utf-8") as questions:
        _write_answers(questions)


def _write_answers(questions: Iterable[str]) -> None:
    for answer in answer_batch(questions):
        print(answer)


def _docs(options: argparse.Namespace) -> None:
    if options.write:
        Path(options.write).write_text(rules_page(), encoding="utf-8")
    else:
        print(rules_page(), end="")


if __name__ == "__main__":
    sys.exit(main())

"""How fast the law answers: deadlines in one process, and the command for every rule.

    python -m benchmarks.law [--deadlines 1000000]

Everything in one run, in processor time:
  naive        the same working days walked one by one, looking each up in a set: what a spreadsheet macro does
  deadlines    `rule.due` for every rule in turn, over starts that cross Easters, Christmases and ends of months
  with steps   the same, with the working-out written, for a hundredth of them
  batch        the same hundredth as lines of JSON in and out, steps and all
  command      `python -m peelian.law due --batch` with every rule, beyond the start of the interpreter itself
Leaves with 1 when a million deadlines take more than 20 s or the command more than 0.2 s beyond the start, and when the
naive walk and the rules disagree on a single day.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from peelian.law.answers import answer_batch
from peelian.law.calendars import ENGLAND_AND_WALES
from peelian.law.counting import Begins, Unit
from peelian.law.rules import all_rules
from peelian.law.rules.rule import Rule

MOST_SECONDS_A_MILLION = 20.0
MOST_SECONDS_COMMAND = 0.2
FIRST = date(2025, 6, 1)
STARTS = [FIRST + timedelta(days=number) for number in range(400)]
DAY = timedelta(days=1)
RUNS = 5


def start_for(rule: Rule, number: int) -> date:
    """The start of the nth question to a rule: a moment where hours are counted, inside the time it was law."""
    day = STARTS[number % len(STARTS)]
    if rule.in_force_until:
        day = rule.in_force_until - timedelta(days=1 + number % len(STARTS))
    if rule.period.versions[-1].value.unit is Unit.HOURS:
        return datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
    return day


def naive(rule: Rule, start: date, closed: frozenset[date]) -> date:
    """The last of a rule's working days, one day after another."""
    period = rule.period.versions[-1].value
    back = period.begins is Begins.BEFORE_EVENT
    day, counted = start if period.begins is Begins.DAY_OF else (start - DAY if back else start + DAY), 0
    while True:
        counted += day.weekday() < 5 and day not in closed
        if counted == period.length:
            return day
        day = day - DAY if back else day + DAY


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call: the machine may be busy with other things."""
    started = time.process_time()
    work()
    return time.process_time() - started


def ask(questions: list[tuple[Rule, date]]) -> None:
    """Every deadline, and the day of it."""
    for rule, start in questions:
        _ = rule.due(start).due


def tell(questions: list[tuple[Rule, date]]) -> None:
    """Every deadline with its working-out."""
    for rule, start in questions:
        _ = rule.due(start).steps


def child_seconds(*arguments: str, given: str = "") -> float:
    """The least processor time of a few runs of one command."""
    taken = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *arguments], input=given, text=True, check=True, stdout=subprocess.DEVNULL
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def command_seconds() -> tuple[float, float]:
    """Starting the interpreter and doing nothing; answering for every rule."""
    lines = [json.dumps({"rule": rule.id, "on": start_for(rule, 0).isoformat()}) for rule in all_rules()]
    nothing = child_seconds("-c", "pass")
    return nothing, child_seconds("-m", "peelian.law", "due", "--batch", "-", given="\n".join(lines))


def show(name: str, deadlines: int, taken: float, *, beside: float | None = None) -> None:
    """One line of results; `beside` is the naive time for as many deadlines."""
    ratio = f"  {taken / beside:6.2f} x the naive time" if beside else ""
    print(
        f"{name:28} {deadlines:>10,} deadlines {taken:8.2f} s {taken / deadlines * 1e6:8.2f} us each{ratio}"
    )


def compare(number: int) -> bool:
    """Naive walk and rules over the same working days: prints both, and whether they agree on every day."""
    closed = frozenset(closure.day for closure in ENGLAND_AND_WALES.closures)
    counted = [rule for rule in all_rules() if rule.period.versions[-1].value.unit is Unit.WORKING_DAYS]
    questions = [
        (rule, start_for(rule, place)) for place in range(number // len(counted)) for rule in counted
    ]
    walked = seconds(lambda: [naive(rule, start, closed) for rule, start in questions])
    show("naive: working days", len(questions), walked)
    show("rules: working days", len(questions), seconds(lambda: ask(questions)), beside=walked)
    return all(naive(rule, start, closed) == rule.due(start).due for rule, start in questions[:20_000])


def main() -> int:
    """Measure, print, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--deadlines", type=int, default=1_000_000)
    number = max(parser.parse_args().deadlines, len(all_rules()))
    rules = all_rules()
    questions = [
        (rules[place % len(rules)], start_for(rules[place % len(rules)], place)) for place in range(number)
    ]
    ask(questions[:1000])
    agree = compare(number // 10)
    taken = seconds(lambda: ask(questions))
    show("rules: all of them", number, taken)
    few = questions[: max(number // 100, 1)]
    show("rules: with steps", len(few), seconds(lambda: tell(few)))
    lines = [json.dumps({"rule": rule.id, "on": start.isoformat()}) for rule, start in few]
    show("batch: lines in and out", len(few), seconds(lambda: list(answer_batch(lines))))
    a_million = taken / number * 1e6
    print(f"a million deadlines: {a_million:.1f} s (limit {MOST_SECONDS_A_MILLION:.0f} s)")
    nothing, answering = command_seconds()
    beyond = answering - nothing
    print(
        f"command, every rule: {beyond:.3f} s beyond the {nothing:.3f} s of a start (limit {MOST_SECONDS_COMMAND} s)"
    )
    print("naive walk and rules agree" if agree else "NAIVE WALK AND RULES DISAGREE")
    return int(a_million > MOST_SECONDS_A_MILLION or beyond > MOST_SECONDS_COMMAND or not agree)


if __name__ == "__main__":
    sys.exit(main())

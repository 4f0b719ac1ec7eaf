"""Which clocks count a day differently by another calendar, and what they say then. Reads only.

Nobody walks the ledger for it: a row keeps the start, the key dates and the extension, which is all that the law asks.
Only a clock whose count includes the day can move, and only where the provision counts in working days.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from django.db.models import Q

from peelian.calendar.force import ForceCalendar
from peelian.clocks.dating import when
from peelian.clocks.models import Clock
from peelian.clocks.reckoning import ClockFacts
from peelian.clocks.rules import TABLE
from peelian.clocks.states import Ending, Kind
from peelian.law.counting import Begins, Period, Unit
from peelian.law.rules import Rule, get_rule


class Recounted(NamedTuple):
    """The columns of a clock that rest on the calendar."""

    due_on: date | None
    version: str
    trouble: str
    late_after: date | None
    owed_from: date | None


@cache
def counted_by_calendar() -> frozenset[str]:
    """The rules of the table whose day depends on which days are working days."""
    rules = (get_rule(row.rule) for row in TABLE)
    return frozenset(rule.id for rule in rules if any(_by_calendar(period) for period in _periods(rule)))


def _periods(rule: Rule) -> Iterator[Period]:
    """Every length that the rule can give, the most that an extension may reach included."""
    yield from (version.value for version in rule.period)
    for choice in rule.choices:
        for _, other in choice.others:
            yield from (version.value for version in other)
    if rule.extension and rule.extension.at_most:
        yield rule.extension.at_most


def _by_calendar(period: Period) -> bool:
    in_working_days = period.unit in (Unit.WORKING_DAYS, Unit.MONTH_END)
    return in_working_days or period.begins is Begins.FIRST_WORKING_DAY_AFTER


def recounted(day: date, *, calendar: ForceCalendar) -> Iterator[tuple[Clock, Recounted]]:
    """Each clock that differs by this calendar, when a day was added to it or taken away, with what it says then.

    Clocks that are over are among them: whether something was late rests on the calendar too.
    """
    forward = Q(started_on__lte=day, due_on__gte=day)
    backward = Q(started_on__gte=day, due_on__lte=day)
    unknown = Q(due_on=None) & ~Q(trouble="")
    touched = Clock.objects.filter(forward | backward | unknown, rule__in=counted_by_calendar())
    for clock in touched.iterator(chunk_size=2_000):
        answer = _recount(clock, calendar)
        if answer != Recounted(*(getattr(clock, name) for name in Recounted._fields)):
            yield clock, answer


def _recount(clock: Clock, calendar: ForceCalendar) -> Recounted:
    answer = when(
        clock.rule,
        start=clock.started_on,
        dates=clock.key_dates,
        extended_to=clock.extended_to,
        calendar=calendar,
    )
    facts = ClockFacts(
        number=clock.number,
        rule=clock.rule,
        concerns=clock.concerns,
        thread=clock.thread,
        kind=Kind(clock.kind),
        started_on=clock.started_on,
        started_by=clock.started_by,
        due_on=answer.due_on,
        version=answer.version,
        trouble=answer.trouble,
        extended_to=clock.extended_to,
        paused_on=clock.paused_on,
        stopped_on=clock.stopped_on,
        stopped_by=clock.stopped_by,
        ending=Ending(clock.ending) if clock.ending else None,
    )
    return Recounted(facts.due_on, facts.version, facts.trouble, facts.late_after, facts.owed_from)

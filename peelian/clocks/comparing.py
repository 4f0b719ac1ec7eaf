"""Comparing the live clocks with what the ledger, the law and the calendar say, without writing anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from peelian.calendar.force import ForceCalendar
from peelian.calendar.queries import force_calendar
from peelian.clocks.models import Clock
from peelian.clocks.projections import KEPT, Row, row_of, rows_of
from peelian.clocks.reckoning import FOLLOWED
from peelian.ledger.queries import entries_about, walk_by_subject
from peelian.ledger.recorded import Recorded

_TOGETHER = 500
_NUMBER, _RULE, _DUE = KEPT.index("number"), KEPT.index("rule"), KEPT.index("due_on")
_WHOM, _STOPPED = KEPT.index("concerns"), KEPT.index("stopped_on")


@dataclass(frozen=True, slots=True)
class Difference:
    """One clock that is not as the ledger says. `kept` or `told` is None when the clock is on one side alone."""

    case_ref: str
    number: int
    rule: str
    kept: Row | None
    told: Row | None

    @property
    def moves(self) -> bool:
        """Whether the day differs: it moves, comes or goes."""
        return self.kept is None or self.told is None or self.kept[_DUE] != self.told[_DUE]

    @property
    def over(self) -> bool:
        """Whether the clock has stopped already, so that only its lateness could change."""
        return bool(self.told and self.told[_STOPPED])

    @property
    def whom(self) -> str:
        """The reference of the subject or party it runs for; the case itself otherwise. No name: this is printed."""
        row = self.told or self.kept or ()
        return str(row[_WHOM] or "the case")

    def __str__(self) -> str:
        days = f"{_day(self.kept)} -> {_day(self.told)}"
        over = " (over)" if self.over else ""
        return f"{self.case_ref} {self.number} {self.rule} for {self.whom}: {days}{over}{self._columns()}"

    def _columns(self) -> str:
        """Which columns differ, when the day does not."""
        if self.moves or self.kept is None or self.told is None:
            return ""
        changed = [name for name, a, b in zip(KEPT, self.kept, self.told, strict=True) if a != b]
        return f" ({', '.join(changed)})"


def _day(row: Row | None) -> str:
    if row is None:
        return "no clock"
    day = row[_DUE]
    return day.isoformat() if isinstance(day, date) else "no day"


def differences(*, calendar: ForceCalendar | None = None) -> Iterator[Difference]:
    """Every clock that is not as the ledger says by this calendar (the force's own when none is given).

    Case by case, a few hundred at a time. A case that somebody works on meanwhile is read a second time before it is
    called different.
    """
    days = calendar or force_calendar()
    walk = walk_by_subject("case", FOLLOWED)
    after = ""
    while some := list(islice(walk, _TOGETHER)):
        yield from _among(some, days, after=after, upto=some[-1][0])
        after = some[-1][0]
    yield from _among([], days, after=after, upto="")


def _among(
    some: list[tuple[str, list[Recorded]]], days: ForceCalendar, *, after: str, upto: str
) -> Iterator[Difference]:
    """The differences among the cases after one reference and up to another, those the ledger has not included."""
    kept = Clock.objects.filter(case_id__gt=after)
    if upto:
        kept = kept.filter(case_id__lte=upto)
    by_case: dict[str, list[Row]] = {}
    for clock in kept.order_by("case_id", "number"):
        by_case.setdefault(clock.case_id, []).append(row_of(clock))
    told = {ref: rows_of(ref, entries, calendar=days) for ref, entries in some}
    for ref in sorted(by_case.keys() | told.keys()):
        if by_case.get(ref, []) != told.get(ref, []):
            yield from _of_case(ref, days)


def _of_case(ref: str, days: ForceCalendar) -> Iterator[Difference]:
    told = {_number(row): row for row in rows_of(ref, entries_about("case", ref, FOLLOWED), calendar=days)}
    kept = {clock.number: row_of(clock) for clock in Clock.objects.filter(case_id=ref)}
    for number in sorted(kept.keys() | told.keys()):
        mine, theirs = kept.get(number), told.get(number)
        if mine != theirs:
            either = theirs or mine or ()
            yield Difference(ref, number, str(either[_RULE]), mine, theirs)


def _number(row: Row) -> int:
    return int(str(row[_NUMBER]))

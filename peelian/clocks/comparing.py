"""Comparing the live clocks with what the ledger says, without writing anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from peelian.clocks.models import Clock
from peelian.clocks.projections import KEPT, Row, row_of, rows_of
from peelian.clocks.reckoning import FOLLOWED
from peelian.ledger.queries import entries_about, walk_by_subject
from peelian.ledger.recorded import Recorded

_TOGETHER = 500
_NUMBER, _RULE, _DUE = KEPT.index("number"), KEPT.index("rule"), KEPT.index("due_on")


@dataclass(frozen=True, slots=True)
class Difference:
    """One clock that is not as the ledger says. `kept` or `told` is None when the clock is on one side alone."""

    case_ref: str
    number: int
    rule: str
    kept: Row | None
    told: Row | None

    def __str__(self) -> str:
        return f"{self.case_ref} {self.number} {self.rule}: {_day(self.kept)} -> {_day(self.told)}{self._columns()}"

    def _columns(self) -> str:
        """Which columns differ, when the day does not."""
        if self.kept is None or self.told is None or self.kept[_DUE] != self.told[_DUE]:
            return ""
        changed = [name for name, a, b in zip(KEPT, self.kept, self.told, strict=True) if a != b]
        return f" ({', '.join(changed)})"


def _day(row: Row | None) -> str:
    if row is None:
        return "no clock"
    day = row[_DUE]
    return day.isoformat() if isinstance(day, date) else "no day"


def differences() -> Iterator[Difference]:
    """Every clock that is not as the ledger says, case by case. Reads a few hundred cases at a time.

    A case that somebody works on meanwhile is read a second time before it is called different.
    """
    walk = walk_by_subject("case", FOLLOWED)
    after = ""
    while some := list(islice(walk, _TOGETHER)):
        yield from _among(some, after=after, upto=some[-1][0])
        after = some[-1][0]
    yield from _among([], after=after, upto="")


def _among(some: list[tuple[str, list[Recorded]]], *, after: str, upto: str) -> Iterator[Difference]:
    """The differences among the cases after one reference and up to another, those the ledger has not included."""
    kept = Clock.objects.filter(case_id__gt=after)
    if upto:
        kept = kept.filter(case_id__lte=upto)
    by_case: dict[str, list[Row]] = {}
    for clock in kept.order_by("case_id", "number"):
        by_case.setdefault(clock.case_id, []).append(row_of(clock))
    told = {ref: rows_of(ref, entries) for ref, entries in some}
    for ref in sorted(by_case.keys() | told.keys()):
        if by_case.get(ref, []) != told.get(ref, []):
            yield from _of_case(ref)


def _of_case(ref: str) -> Iterator[Difference]:
    told = {_number(row): row for row in rows_of(ref, entries_about("case", ref, FOLLOWED))}
    kept = {clock.number: row_of(clock) for clock in Clock.objects.filter(case_id=ref)}
    for number in sorted(kept.keys() | told.keys()):
        mine, theirs = kept.get(number), told.get(number)
        if mine != theirs:
            either = theirs or mine or ()
            yield Difference(ref, number, str(either[_RULE]), mine, theirs)


def _number(row: Row) -> int:
    return int(str(row[_NUMBER]))

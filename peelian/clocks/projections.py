"""Keeping the table of clocks equal to what the ledger says: live, after each event, and rebuilt from nothing.

Both roads end in `rows_of`, so a rebuilt table can differ from the live one only if one of them was not written.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection, transaction

from peelian.calendar.events import DayProclaimed, ProclamationRevoked
from peelian.calendar.force import ForceCalendar
from peelian.calendar.queries import force_calendar
from peelian.clocks.models import Clock
from peelian.clocks.reckoning import FOLLOWED, ClockFacts, reckon_case
from peelian.clocks.recounting import Recounted, recounted
from peelian.ledger.projections import follows
from peelian.ledger.queries import entries_about, walk_by_subject
from peelian.ledger.recorded import Recorded

KEPT = tuple(field.attname for field in Clock._meta.concrete_fields if field.name != "id")
"""The columns of a row, by attribute: all but the row number."""
_CASES_PER_WRITE = 500

Row = tuple[object, ...]


@follows(*FOLLOWED)
def keep_clocks(recorded: Recorded) -> None:
    """Bring the clocks of one case up to date, in the transaction of the event that touches them."""
    _hold_table("ROW EXCLUSIVE")
    case_ref = recorded.event.subject
    entries = entries_about("case", case_ref, FOLLOWED)
    wanted = rows_of(case_ref, entries, calendar=force_calendar())
    kept = {clock.number: clock for clock in Clock.objects.filter(case_id=case_ref)}
    missing = [Clock(**dict(zip(KEPT, row, strict=True))) for row in wanted if _number(row) not in kept]
    Clock.objects.bulk_create(missing)
    _correct(kept, wanted)


def _correct(kept: dict[int, Clock], wanted: list[Row]) -> None:
    by_number = {_number(row): row for row in wanted}
    for number, clock in kept.items():
        row = by_number.get(number)
        if row is None:
            clock.delete()
        elif row_of(clock) != row:
            Clock.objects.filter(pk=clock.pk).update(**dict(zip(KEPT, row, strict=True)))


@follows(DayProclaimed, ProclamationRevoked)
def recount_clocks(recorded: Recorded) -> None:
    """Bring every clock whose count includes the day up to date, in the transaction that adds or revokes it.

    Whoever records an event waits for the ledger until this is done, and reads the new calendar afterwards.
    """
    _hold_table("ROW EXCLUSIVE")
    moved: dict[Recounted, list[int]] = {}
    for clock, answer in recounted(recorded.event.day, calendar=force_calendar()):
        moved.setdefault(answer, []).append(clock.pk)
    for answer, keys in moved.items():
        for start in range(0, len(keys), _CASES_PER_WRITE):
            Clock.objects.filter(pk__in=keys[start : start + _CASES_PER_WRITE]).update(**answer._asdict())


def rows_of(case_ref: str, entries: Iterable[Recorded], *, calendar: ForceCalendar) -> list[Row]:
    """The rows of one case, as its entries and the calendar of the force make them, in the order of KEPT."""
    reckoned = reckon_case(entries, calendar=calendar)
    dates = reckoned.dates
    return [_row(case_ref, facts, dates.attention_on, dates.matter_on) for facts in reckoned.clocks]


def _row(case_ref: str, facts: ClockFacts, attention_on: object, matter_on: object) -> Row:
    return (
        case_ref,
        facts.number,
        facts.rule,
        facts.concerns,
        facts.thread,
        facts.kind.value,
        facts.started_on,
        facts.started_by,
        facts.due_on,
        facts.version,
        facts.trouble,
        facts.extended_to,
        facts.paused_on,
        facts.stopped_on,
        facts.stopped_by,
        facts.ending.value if facts.ending else "",
        attention_on,
        matter_on,
        facts.late_after,
        facts.owed_from,
    )


def row_of(clock: Clock) -> Row:
    """The row that a stored clock is."""
    return tuple(getattr(clock, name) for name in KEPT)


def _number(row: Row) -> int:
    return row[1]  # type: ignore[return-value]  # the second column, see KEPT


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild went through and wrote."""

    cases: int
    clocks: int


@transaction.atomic
def rebuild() -> Rebuilt:
    """Throw every clock away and make them again from the ledger.

    One transaction: readers see the old clocks until it is done, and whoever would write waits for it.
    """
    _hold_table("EXCLUSIVE")
    Clock.objects.all().delete()
    calendar = force_calendar()
    cases = clocks = 0
    with _collector_resting():
        for some in _some(walk_by_subject("case", FOLLOWED)):
            rows = [row for ref, entries in some for row in rows_of(ref, entries, calendar=calendar)]
            _insert(rows)
            cases, clocks = cases + len(some), clocks + len(rows)
    return Rebuilt(cases, clocks)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Entries and clocks make no cycles, and looking for cycles among millions of them takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _some(walk: Iterator[tuple[str, list[Recorded]]]) -> Iterator[list[tuple[str, list[Recorded]]]]:
    while some := list(islice(walk, _CASES_PER_WRITE)):
        yield some


def _insert(rows: list[Row]) -> None:
    """Insert rows past the model layer, which takes longer than reckoning them does."""
    fields = [field for field in Clock._meta.concrete_fields if field.name != "id"]
    quote = connection.ops.quote_name
    table, columns = quote(Clock._meta.db_table), ", ".join(quote(str(field.column)) for field in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(fields))
        statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - our own names
        cursor.executemany(statement, list(map(_plain, rows)))


def _plain(row: Row) -> list[Any]:
    """A row with its days as SQLite keeps them."""
    return [value.isoformat() if type(value) is date else value for value in row]


def _hold_table(mode: str) -> None:
    """On PostgreSQL, keep a rebuild and live writing apart; on SQLite one transaction writes at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(Clock._meta.db_table)} IN {mode} MODE")

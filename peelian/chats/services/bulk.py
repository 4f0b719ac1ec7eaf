"""Writing a million rows: straight to the driver, with row numbers reserved beforehand.

Django's `bulk_create` makes an object of every row and a statement of every few hundred; this makes neither. Only this
room's own tables are written so, inside the transaction of the service that calls.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection, models

from peelian.chats.merging.matching import NO_TIME

_LOCK = 0x63686174
"""An advisory lock of PostgreSQL: two imports never reserve rows, or merge, at the same time."""
_DAY, _SECOND = 86_400_000, 1_000


def hold_merging() -> None:
    """Wait until no other import writes, and keep them out until the transaction ends. SQLite does so of itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def reserve(model: type[models.Model], count: int) -> int:
    """The first of `count` row numbers that nothing else will be given."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
            first = cursor.fetchone()[0]
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first + max(count, 1) - 1]
            )
            return int(first)
        cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}")  # noqa: S608 - a table of ours
        last = cursor.fetchone()[0]
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        return max(int(last), int(cursor.fetchone()[0])) + 1


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values are already as the database takes them, in the order of `columns`."""
    table = model._meta.db_table
    named = ", ".join(f'"{column}"' for column in columns)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    connection.ensure_connection()
    marks = ", ".join("?" * len(columns))
    connection.connection.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)  # noqa: S608 - names of ours


def change(model: type[models.Model], column: str, rows: Iterable[tuple[Any, int]]) -> None:
    """Set one column of many rows: pairs of (value, row number)."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS chats_changed (value bigint, id bigint)")
            with cursor.copy("COPY chats_changed (value, id) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(
                f'UPDATE {table} SET "{column}" = c.value FROM chats_changed c WHERE {table}.id = c.id'  # noqa: S608 - names of ours
            )
            cursor.execute("TRUNCATE chats_changed")
        return
    connection.ensure_connection()
    connection.connection.executemany(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', rows)  # noqa: S608 - names of ours


class Stamps:
    """Moments as the database in use takes them in raw statements: text, made once for each day and second."""

    def __init__(self) -> None:
        self._days: dict[int, str] = {}
        self._seconds: dict[int, str] = {}
        self._zone = "+00" if connection.vendor == "postgresql" else ""

    def __call__(self, ms: int | None) -> str | None:
        """Milliseconds UTC as a timestamp; None and NO_TIME as None."""
        if ms is None or ms == NO_TIME:
            return None
        day, rest = divmod(ms, _DAY)
        second, fraction = divmod(rest, _SECOND)
        if (on := self._days.get(day)) is None:
            on = self._days[day] = _day_text(day)
        if (clock := self._seconds.get(second)) is None:
            clock = f" {second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
            self._seconds[second] = clock
        return f"{on}{clock}.{fraction:03}000{self._zone}" if fraction else f"{on}{clock}{self._zone}"


def _day_text(day: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()

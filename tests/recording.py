"""What a fixture wrote, kept for the rest of the run and written again in a moment.

Making the cast through services takes a fifth of a second, and more than two thousand tests want it. The first test
makes it; the statements that reached the database are kept, and every later test has them carried out again, ledger
entries included, by the database that is under test. The tables must be as empty as they were the first time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from peelian.ledger.events import Stream
from peelian.ledger.queries import head

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@dataclass(frozen=True)
class Recording:
    """Statements in the order in which they were carried out, and where PostgreSQL's sequences stood before."""

    sequences: dict[str, int | None]
    statements: list[tuple[str, Any, bool]] = field(default_factory=list)

    def hear(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Carry a statement out, and keep it if it writes. Django calls this for each statement."""
        done = execute(sql, params, many, context)
        if sql.lstrip().upper().startswith(WRITES):
            self.statements.append((sql, params, many))
        return done

    def play(self) -> None:
        """Carry everything out again. Rows get the numbers that they had, since the statements speak of them."""
        _set_sequences(self.sequences)
        with connection.cursor() as cursor:
            for sql, params, many in self.statements:
                (cursor.executemany if many else cursor.execute)(sql, params)


def record(make: Callable[[], Any]) -> tuple[Any, Recording]:
    """Call `make`, and return what it returned with what it wrote."""
    recording = Recording(_sequences())
    with connection.execute_wrapper(recording.hear):
        made = make()
    return made, recording


def nothing_recorded() -> bool:
    """Whether the ledger is empty, and with it every table that a service writes."""
    return all(head(stream).sequence == 0 for stream in Stream)


def _sequences() -> dict[str, int | None]:
    """SQLite takes back the numbers of a row that is taken back; PostgreSQL does not."""
    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(sequencename), last_value FROM pg_sequences WHERE schemaname = 'public'"
        )
        return dict(cursor.fetchall())


def _set_sequences(sequences: dict[str, int | None]) -> None:
    with connection.cursor() as cursor:
        for name, value in sequences.items():
            cursor.execute("SELECT setval(%s, %s, %s)", [name, value or 1, value is not None])

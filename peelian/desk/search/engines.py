"""The two indexes behind one interface. Their only input from people is `Asked`, whose words are letters and digits."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from peelian.cases.queries.among import ROW_BY_ROW
from peelian.desk.search.words import Asked, words_in

TABLE = "desk_searchdocument"
Row = tuple[int, str, str]
"""(row number, title, text) of a search document."""
_BATCH = 500
_NEWEST = 10_000
"""Documents that PostgreSQL looks through before it looks through all."""


class Matching(NamedTuple):
    """The parts of a SELECT over the documents `d` that match: FROM, WHERE (at least one), and the values in order."""

    source: str
    condition: str
    values: list[Any]


class Engine(Protocol):
    """What the search asks of a database. `number` is the column that orders the documents; `one_by_one` ends an
    EXISTS that is to be answered for each hit on its own."""

    number: str
    one_by_one: str

    def floors(self, *, before: int | None) -> Iterator[int | None]:
        """The numbers down to which it is worth looking, one after the other until a page is full; at last None."""

    def create(self) -> None:
        """Make the index over the table of documents, which exists and may hold rows already."""

    def discard(self) -> None:
        """Take the index away."""

    def add(self, rows: Sequence[Row]) -> None:
        """Index some documents that are in the table."""

    def forget(self, rows: Sequence[Row]) -> None:
        """Take documents out of the index, with the words under which they were added."""

    def rebuild(self, rows: Iterable[Row]) -> None:
        """Index the whole table anew; `rows` are all its documents."""

    def found(self, asked: Asked, *, before: int | None, after: int | None = None) -> Matching:
        """The documents that hold every phrase asked for: all, or those between two numbers, both left out."""


class Fts5:
    """SQLite: an FTS5 table whose content is the table of documents, so that the words are stored once."""

    number = "desk_search.rowid"
    one_by_one = ""
    # CROSS JOIN keeps SQLite from turning the join round: the index leads, by row number, newest first.
    _SOURCE = f"desk_search CROSS JOIN {TABLE} d ON d.id = desk_search.rowid"

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def create(self) -> None:
        self._run(
            "CREATE VIRTUAL TABLE desk_search USING fts5(title, text, content='desk_searchdocument', "
            "content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')"
        )
        self._run("INSERT INTO desk_search(desk_search) VALUES ('rebuild')")

    def discard(self) -> None:
        self._run("DROP TABLE IF EXISTS desk_search")

    def add(self, rows: Sequence[Row]) -> None:
        self._run_many("INSERT INTO desk_search(rowid, title, text) VALUES (%s, %s, %s)", rows)

    def forget(self, rows: Sequence[Row]) -> None:
        # Without content of its own the index must be told what to forget (SQLite FTS5 documentation, 6.3).
        self._run_many(
            "INSERT INTO desk_search(desk_search, rowid, title, text) VALUES ('delete', %s, %s, %s)", rows
        )

    def rebuild(self, rows: Iterable[Row]) -> None:
        self._run("INSERT INTO desk_search(desk_search) VALUES ('rebuild')")

    def floors(self, *, before: int | None) -> Iterator[int | None]:
        yield None

    def found(self, asked: Asked, *, before: int | None, after: int | None = None) -> Matching:
        terms = [f'"{" ".join(phrase)}"' for phrase in asked.phrases]
        if asked.beginning:
            terms.append(f'"{asked.beginning}" *')
        between, numbers = _between("desk_search.rowid", before=before, after=after)
        return Matching(self._SOURCE, f"desk_search MATCH %s{between}", [" AND ".join(terms), *numbers])

    def _run(self, statement: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement)

    def _run_many(self, statement: str, rows: Sequence[Row]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(statement, rows)


class Tsvector:
    """PostgreSQL: a tsvector column with a GIN index. Words go in as they are searched, without accents or signs."""

    number = "d.id"
    one_by_one = ROW_BY_ROW
    _SET = f"UPDATE {TABLE} SET words = to_tsvector('english', %s) WHERE id = %s"  # noqa: S608 - a name of ours

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def create(self) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {TABLE} ADD COLUMN words tsvector")
            cursor.execute(f"SELECT id, title, text FROM {TABLE}")  # noqa: S608 - a name of ours
            rows = cursor.fetchall()
        self.add(rows)
        self._make_index()

    def discard(self) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS words")

    def add(self, rows: Sequence[Row]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(self._SET, [(_indexed(title, text), key) for key, title, text in rows])

    def forget(self, rows: Sequence[Row]) -> None:
        """Nothing to do: the words are a column of the row, and change or go with it."""

    def rebuild(self, rows: Iterable[Row]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("DROP INDEX IF EXISTS desk_search_words")
        for some in _batches(rows):
            self.add(some)
        self._make_index()

    def floors(self, *, before: int | None) -> Iterator[int | None]:
        # The index knows which documents hold the words of a phrase, not whether in that order: each one is then read.
        # A phrase that thousands hold need be looked for among the newest only; a rare one costs little twice.
        yield (self._newest() if before is None else before) - _NEWEST
        yield None

    def _newest(self) -> int:
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {TABLE}")  # noqa: S608 - a name of ours
            return cursor.fetchone()[0]

    def found(self, asked: Asked, *, before: int | None, after: int | None = None) -> Matching:
        terms = ["phraseto_tsquery('english', %s)"] * len(asked.phrases)
        values: list[Any] = [" ".join(phrase) for phrase in asked.phrases]
        if asked.beginning:
            terms.append("to_tsquery('english', %s)")
            values.append(f"{asked.beginning}:*")
        between, numbers = _between("id", before=before, after=after)
        # In order before anything is asked of the walls, so that they are asked about a page and not about every hit.
        source = (
            f"(SELECT id FROM {TABLE} WHERE words @@ ({' && '.join(terms)}){between} "  # noqa: S608 - names of ours
            f"ORDER BY id DESC {ROW_BY_ROW}) hit JOIN {TABLE} d ON d.id = hit.id"
        )
        return Matching(source, "TRUE", [*values, *numbers])

    def _make_index(self) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(f"CREATE INDEX desk_search_words ON {TABLE} USING gin (words)")


def _between(column: str, *, before: int | None, after: int | None) -> tuple[str, list[int]]:
    """The condition that a number lies between two, with a leading AND, and its values in order."""
    bounds = [(sign, number) for sign, number in (("<", before), (">", after)) if number is not None]
    return "".join(f" AND {column} {sign} %s" for sign, _ in bounds), [number for _, number in bounds]


def _indexed(title: str, text: str) -> str:
    return " ".join(words_in(f"{title} {text}"))


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while some := list(islice(waiting, _BATCH)):
        yield some


def engine_of(connection: BaseDatabaseWrapper) -> Engine:
    """The engine of a database."""
    return Tsvector(connection) if connection.vendor == "postgresql" else Fts5(connection)

"""The two indexes behind one interface. Their only input from people is `Asked`, whose words are letters and digits."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from peelian.chats.index.words import Asked

Row = tuple[int, str, str]
"""(row number of the message, its folded words, its keys separated by spaces)."""
_BATCH = 20_000
# Keys are words that no text can bring: folding leaves no underscore in a word.
CASE, CONVERSATION, SENDER, DAY = "k_", "v_", "p_", "d_"


class Keys(NamedTuple):
    """What narrows a search: every group must match, by any of its keys; and none of `without` may."""

    groups: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()


def keys_of(*, case: int, conversation: int, sender: int | None, day: str) -> str:
    """The keys of one message; `day` is `20230114`, or empty when it has no date."""
    return f"{CASE}{case} {CONVERSATION}{conversation} {SENDER}{sender or 0} {DAY}{day or 0}"


class Engine(Protocol):
    """What the search asks of a database."""

    def create(self) -> None:
        """Make the index, empty."""

    def discard(self) -> None:
        """Take the index away."""

    def add(self, rows: Iterable[Row]) -> None:
        """Index some messages."""

    def forget(self, rows: Iterable[Row]) -> None:
        """Take messages out, with the words and keys under which they were added."""

    def found(self, asked: Asked, keys: Keys) -> tuple[str, list[Any]]:
        """A SELECT of the `id` of the messages that match, and its values in order."""


class Fts5:
    """SQLite: an FTS5 table that stores no text of its own; underscores are part of a word, for the keys."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def create(self) -> None:
        self._run(
            "CREATE VIRTUAL TABLE chats_words USING fts5(words, keys, content='', "
            "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )

    def discard(self) -> None:
        self._run("DROP TABLE IF EXISTS chats_words")

    def add(self, rows: Iterable[Row]) -> None:
        self._run_many("INSERT INTO chats_words(rowid, words, keys) VALUES (?, ?, ?)", rows)

    def forget(self, rows: Iterable[Row]) -> None:
        # Without content of its own the index must be told what to forget (SQLite FTS5 documentation, 6.3).
        self._run_many(
            "INSERT INTO chats_words(chats_words, rowid, words, keys) VALUES ('delete', ?, ?, ?)", rows
        )

    def found(self, asked: Asked, keys: Keys) -> tuple[str, list[Any]]:
        terms = [f'words : "{" ".join(phrase)}"' for phrase in asked.phrases]
        terms += [f'words : "{beginning}" *' for beginning in asked.beginnings]
        terms += [f"keys : ({' OR '.join(group)})" for group in keys.groups]
        match = " AND ".join(terms)
        if keys.without:
            match = f"({match}) NOT keys : ({' OR '.join(keys.without)})"
        return "SELECT rowid AS id FROM chats_words WHERE chats_words MATCH %s", [match]

    def _run(self, statement: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement)

    def _run_many(self, statement: str, rows: Iterable[Row]) -> None:
        # Straight to the driver: Django's cursor would translate the statement for each batch and hold the rows.
        self.connection.ensure_connection()
        self.connection.connection.executemany(statement, rows)


class Tsvector:
    """PostgreSQL: a table of tsvectors beside the messages, with a GIN index."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def create(self) -> None:
        self._run("CREATE TABLE chats_words (id bigint PRIMARY KEY, words tsvector NOT NULL)")
        self._run("CREATE INDEX chats_words_gin ON chats_words USING gin (words)")

    def discard(self) -> None:
        self._run("DROP TABLE IF EXISTS chats_words")

    def add(self, rows: Iterable[Row]) -> None:
        self._run("CREATE TEMPORARY TABLE IF NOT EXISTS chats_new (id bigint, words text, keys text)")
        # New words wait in a list and go into the index many at a time: one by one takes twenty times as long.
        self._run("SET LOCAL gin_pending_list_limit = '256MB'")
        self._run("SET LOCAL maintenance_work_mem = '256MB'")
        for some in batches(rows):
            with self.connection.cursor() as cursor:
                with cursor.copy("COPY chats_new (id, words, keys) FROM STDIN") as copy:
                    for row in some:
                        copy.write_row(row)
                cursor.execute(
                    "INSERT INTO chats_words SELECT id, to_tsvector('simple', words) || "
                    "array_to_tsvector(string_to_array(keys, ' ')) FROM chats_new"
                )
                cursor.execute("TRUNCATE chats_new")
        self._run("SELECT gin_clean_pending_list('chats_words_gin')")

    def forget(self, rows: Iterable[Row]) -> None:
        for some in batches(rows):
            with self.connection.cursor() as cursor:
                cursor.execute("DELETE FROM chats_words WHERE id = ANY(%s)", [[row[0] for row in some]])

    def found(self, asked: Asked, keys: Keys) -> tuple[str, list[Any]]:
        terms = ["phraseto_tsquery('simple', %s)"] * len(asked.phrases)
        values: list[Any] = [" ".join(phrase) for phrase in asked.phrases]
        terms += ["to_tsquery('simple', %s)"] * len(asked.beginnings)
        values += [f"{beginning}:*" for beginning in asked.beginnings]
        terms += ["%s::tsquery"] * len(keys.groups)
        values += [" | ".join(f"'{key}'" for key in group) for group in keys.groups]
        if keys.without:
            terms.append("!! %s::tsquery")
            values.append(" | ".join(f"'{key}'" for key in keys.without))
        return f"SELECT id FROM chats_words WHERE words @@ ({' && '.join(terms)})", values  # noqa: S608 - our own words

    def _run(self, statement: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement)


def batches(rows: Iterable[Row]) -> Iterable[Sequence[Row]]:
    """The rows, some at a time."""
    waiting = iter(rows)
    while some := list(islice(waiting, _BATCH)):
        yield some


def engine_of(connection: BaseDatabaseWrapper) -> Engine:
    """The engine of a database."""
    return Tsvector(connection) if connection.vendor == "postgresql" else Fts5(connection)

"""The database's own refusal to change what was recorded, on SQLite and on PostgreSQL alike.

`save()` can be walked round; a trigger cannot, short of owning the database, and whoever owns the database is
caught by the checkpoints. Three rules: rows are never changed, removed or replaced; an entry is only ever added at
the head of its stream, following the hash that stands there; and on PostgreSQL the table is never truncated.

SQLite drops triggers without a word when Django remakes a table, so they are put back after every migration, and
`differences` tells when they are not as expected.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import Warning as CheckWarning
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

_KEPT = ("ledger_entry", "ledger_checkpoint")
"""The tables of which no row may ever change or go."""
_REFUSAL = "The ledger is append-only: {table} refuses {verb}."
_FORK = "The ledger is append-only: an entry is added only at the head of its stream, after the hash that is there."
_FUNCTION_REFUSE = "ledger_refuse"
_FUNCTION_HEAD = "ledger_only_at_head"


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place, replacing whatever stands under its name. Needs the tables."""
    with connection.cursor() as cursor:
        for statement in _statements(connection):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger away. Only migrations backwards and the test suite's emptying of tables have a use for it."""
    with connection.cursor() as cursor:
        for table, name in _names(connection):
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """What is not as expected, a sentence each; an empty list when every trigger stands. For checks and health."""
    found, expected = _found(connection), dict(_expected(connection))
    trouble = []
    for name, definition in expected.items():
        if name not in found:
            trouble.append(
                f"The trigger {name} is missing, so the database no longer refuses what it forbids."
            )
        elif found[name] != definition:
            trouble.append(f"The trigger {name} is not the one this version installs.")
    return trouble + [
        f"A trigger {name} that is not ours stands on the ledger." for name in found.keys() - expected
    ]


def restore_after_migrations(*, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Receiver of post_migrate: put the triggers back once the tables exist. Safe to run any number of times."""
    connection = connections[using]
    if set(_KEPT) <= set(connection.introspection.table_names()) and differences(connection):
        install(connection)


def check_triggers(*, databases: Iterable[str] | None = None, **_: Any) -> list[CheckWarning]:
    """Django system check, run by `check --database default` and by `migrate`.

    A warning and not an error, because an error would stop the very `migrate` that puts the triggers back.
    """
    return [
        CheckWarning(sentence, hint="Run `peelian migrate`: it puts the triggers back.", id="ledger.W001")
        for alias in databases or ()
        if set(_KEPT) <= set(connections[alias].introspection.table_names())
        for sentence in differences(connections[alias])
    ]


def _names(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    verbs = (
        ("update", "delete", "truncate")
        if connection.vendor == "postgresql"
        else ("update", "delete", "replace")
    )
    for table in _KEPT:
        for verb in verbs:
            yield table, f"{table}_refuses_{verb}"
    yield "ledger_entry", "ledger_entry_only_at_head"


def _statements(connection: BaseDatabaseWrapper) -> Iterator[str]:
    if connection.vendor == "postgresql":
        yield from _POSTGRESQL_FUNCTIONS
    for table, name in _names(connection):
        if connection.vendor == "postgresql":
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
            yield _postgresql_trigger(table, name)
            # ALWAYS: a session that plays the part of a replica is refused too.
            yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
        else:
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield _sqlite_trigger(table, name)


def _expected(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    if connection.vendor == "postgresql":
        for table, name in _names(connection):
            function = _FUNCTION_HEAD if name.endswith("head") else _FUNCTION_REFUSE
            yield name, f"A {table} {_POSTGRESQL_MOMENTS[_verb(name)]} {_BODIES[function].strip()}"
    else:
        yield from ((name, _sqlite_trigger(table, name)) for table, name in _names(connection))


def _found(connection: BaseDatabaseWrapper) -> dict[str, str]:
    query = _FOUND_ON_POSTGRESQL if connection.vendor == "postgresql" else _FOUND_ON_SQLITE
    with connection.cursor() as cursor:
        cursor.execute(query, list(_KEPT))
        rows = cursor.fetchall()
    if connection.vendor == "postgresql":
        return {name: f"{mode} {table} {kind} {body.strip()}" for name, table, mode, kind, body in rows}
    return dict(rows)


def _verb(name: str) -> str:
    return name.rsplit("_", 1)[1]


# --- SQLite ---------------------------------------------------------------------------------------------------

_FOUND_ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s)"
_SQLITE_HEAD_BROKEN = """NEW.sequence <> 1 + COALESCE(
      (SELECT sequence FROM ledger_entry WHERE stream = NEW.stream ORDER BY sequence DESC LIMIT 1), 0)
    OR NEW.previous_hash <> COALESCE(
      (SELECT hash FROM ledger_entry WHERE stream = NEW.stream ORDER BY sequence DESC LIMIT 1), printf('%064d', 0))"""


def _sqlite_trigger(table: str, name: str) -> str:
    verb = _verb(name)
    refusal = _REFUSAL.format(table=table, verb=verb)
    if verb == "head":
        moment, condition, refusal = "INSERT", f" WHEN {_SQLITE_HEAD_BROKEN}", _FORK
    elif verb == "replace":
        # INSERT OR REPLACE removes the old row without asking the DELETE trigger, unless the connection has
        # set recursive_triggers. This does not depend on how the connection was opened.
        moment, condition = "INSERT", f" WHEN EXISTS ({_SQLITE_CLASH[table]})"
    else:
        moment, condition = verb.upper(), ""
    when = f"BEFORE {moment} ON {table}{condition}"
    return f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"


_SQLITE_CLASH = {
    "ledger_entry": "SELECT 1 FROM ledger_entry WHERE id = NEW.id"
    " OR (stream = NEW.stream AND sequence = NEW.sequence)",
    "ledger_checkpoint": "SELECT 1 FROM ledger_checkpoint WHERE id = NEW.id"
    " OR (stream = NEW.stream AND size = NEW.size)",
}

# --- PostgreSQL -----------------------------------------------------------------------------------------------

_BODIES = {
    _FUNCTION_REFUSE: """
BEGIN
  RAISE EXCEPTION 'The ledger is append-only: % refuses %.', TG_TABLE_NAME, lower(TG_OP);
END
""",
    _FUNCTION_HEAD: f"""
DECLARE
  head RECORD;
BEGIN
  SELECT sequence, hash INTO head FROM ledger_entry WHERE stream = NEW.stream ORDER BY sequence DESC LIMIT 1;
  IF NEW.sequence <> 1 + COALESCE(head.sequence, 0)
     OR NEW.previous_hash <> COALESCE(head.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION '{_FORK}';
  END IF;
  RETURN NEW;
END
""",  # noqa: S608  (the only thing put in is our own sentence)
}
_POSTGRESQL_FUNCTIONS = [
    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body${body}$body$"
    for name, body in _BODIES.items()
]
# What pg_trigger.tgtype says: 2 before, 1 for each row, then 4 insert, 8 delete, 16 update, 32 truncate.
_POSTGRESQL_MOMENTS = {"update": 2 | 16, "delete": 2 | 8, "truncate": 2 | 32, "head": 2 | 1 | 4}
_FOUND_ON_POSTGRESQL = """
SELECT t.tgname, c.relname, t.tgenabled::text, t.tgtype, p.prosrc
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND c.relname IN (%s, %s) AND c.relnamespace = current_schema()::regnamespace
"""


def _postgresql_trigger(table: str, name: str) -> str:
    verb = _verb(name)
    if verb == "head":
        return (
            f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {_FUNCTION_HEAD}()"
        )
    # For each statement, not each row: an UPDATE that happens to match nothing is refused as well.
    moment = f"BEFORE {verb.upper()} ON {table} FOR EACH STATEMENT"
    return f"CREATE TRIGGER {name} {moment} EXECUTE FUNCTION {_FUNCTION_REFUSE}()"

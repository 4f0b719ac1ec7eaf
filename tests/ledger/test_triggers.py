"""The database itself refuses to change what was recorded."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, models, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper

from peelian.ledger import triggers
from peelian.ledger.models import Checkpoint, Entry

from .test_recording import AT, boil

pytestmark = pytest.mark.django_db
ON_SQLITE = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite alone has this way round")
ON_POSTGRESQL = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="PostgreSQL alone has this way round"
)


def refused(statement, *parameters):
    """Assert that the database refuses a statement, with the sentence that says why."""
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, parameters)


@pytest.fixture
def recorded():
    boil()
    Checkpoint.objects.create(stream="work", size=1, root_hash="0" * 64, at=AT, note="a note")
    return boil()


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("table", ["ledger_entry", "ledger_checkpoint"])
def test_it_refuses_to_change_or_remove_a_row(table):
    refused(f"UPDATE {table} SET stream = 'work'")
    refused(f"DELETE FROM {table}")


@pytest.mark.usefixtures("recorded")
def test_it_refuses_the_same_through_django():
    for change in (lambda: Entry.objects.update(at=AT), lambda: Entry.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    entry = Entry.objects.first()
    entry.actor_ref = "P-SOMEBODY"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.save()


def row(**changes):
    values = {
        field.attname: getattr(Entry.objects.order_by("-sequence").first(), field.attname)
        for field in Entry._meta.concrete_fields
        if not field.primary_key
    }
    return Entry(**values | changes)


def test_it_refuses_an_entry_anywhere_but_at_the_head(recorded):
    following = {"sequence": recorded.sequence + 1, "previous_hash": recorded.hash, "hash": "ab" * 32}
    for wrong in (
        {"sequence": recorded.sequence + 2},
        {"sequence": recorded.sequence},
        {"previous_hash": "cd" * 32},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            row(**following | wrong).save(force_insert=True)
    row(**following).save(force_insert=True)


@ON_SQLITE
def test_it_refuses_to_replace_a_row_however_the_connection_was_opened(recorded):
    columns = ", ".join(f'"{field.column}"' for field in Entry._meta.concrete_fields)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
    refused(f"INSERT OR REPLACE INTO ledger_entry ({columns}) SELECT {columns} FROM ledger_entry")
    others = columns.replace('"sequence"', '"sequence" + 1').replace('"previous_hash"', '"hash"', 1)
    last = f"WHERE stream = 'work' AND sequence = {recorded.sequence}"
    # Its number and its hash are those of a new entry, but its row id is taken.
    refused(f"INSERT OR REPLACE INTO ledger_entry ({columns}) SELECT {others} FROM ledger_entry {last}")
    refused(
        "INSERT OR REPLACE INTO ledger_checkpoint (stream, size, root_hash, at, note) "
        "SELECT stream, size, root_hash, at, 'another' FROM ledger_checkpoint"
    )


@ON_POSTGRESQL
@pytest.mark.usefixtures("recorded")
def test_it_refuses_to_truncate():
    refused("TRUNCATE ledger_entry CASCADE")
    refused("TRUNCATE ledger_checkpoint")


@ON_POSTGRESQL
@pytest.mark.usefixtures("recorded")
def test_it_refuses_a_session_that_plays_the_part_of_a_replica():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = 'replica'")
        refused("UPDATE ledger_entry SET stream = 'work'")
        refused("DELETE FROM ledger_entry")


@pytest.fixture
def file_of_its_own(tmp_path):
    """A second SQLite database with the ledger's tables: Django remakes no table inside a test's transaction."""
    wrapper = DatabaseWrapper(connection.settings_dict | {"NAME": str(tmp_path / "own.sqlite3")}, "own")
    connections["own"] = wrapper
    with wrapper.schema_editor() as editor:
        editor.create_model(Entry)
        editor.create_model(Checkpoint)
    yield wrapper
    wrapper.close()
    del connections["own"]


@ON_SQLITE
def test_a_migration_that_remakes_the_table_loses_the_triggers_and_its_end_brings_them_back(file_of_its_own):
    triggers.restore_after_migrations(using="own")
    assert triggers.differences(file_of_its_own) == []
    longer = models.CharField(max_length=50)
    longer.set_attributes_from_name("code_version")
    longer.model = Entry
    with file_of_its_own.schema_editor() as editor:
        editor.alter_field(Entry, Entry._meta.get_field("code_version"), longer)
    lost = triggers.differences(file_of_its_own)
    assert any("ledger_entry_refuses_update is missing" in sentence for sentence in lost)
    triggers.restore_after_migrations(using="own")  # what post_migrate calls: every fresh database shows that
    assert triggers.differences(file_of_its_own) == []


def drop(name, table):
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


def test_every_trigger_stands_in_a_fresh_database():
    assert triggers.differences(connection) == []
    assert triggers.check_triggers(databases=["default"]) == []


@pytest.mark.parametrize(
    "name",
    [
        "ledger_entry_refuses_update",
        "ledger_entry_refuses_delete",
        "ledger_checkpoint_refuses_update",
        "ledger_entry_only_at_head",
    ],
)
def test_the_check_names_a_trigger_that_is_missing(name):
    drop(name, name.partition("_refuses")[0].partition("_only")[0])
    [found] = triggers.check_triggers(databases=["default"])
    assert name in found.msg
    assert "peelian migrate" in found.hint
    call_command("migrate", verbosity=0, skip_checks=False, stderr=StringIO())
    assert triggers.differences(connection) == []


@ON_SQLITE
def test_the_check_names_a_trigger_that_was_made_toothless():
    drop("ledger_entry_refuses_update", "ledger_entry")
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER ledger_entry_refuses_update BEFORE UPDATE ON ledger_entry BEGIN SELECT 1; END"
        )
        cursor.execute("CREATE TRIGGER stranger AFTER INSERT ON ledger_entry BEGIN SELECT 1; END")
    assert [
        "refuses_update is not the one" in s or "stranger" in s for s in triggers.differences(connection)
    ] == [True] * 2


@ON_POSTGRESQL
@pytest.mark.parametrize(
    "weakened",
    [
        "ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_refuses_update",
        "ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_refuses_update",
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TRIGGER stranger AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
    ],
)
def test_the_check_notices_a_trigger_that_was_weakened(weakened):
    with connection.cursor() as cursor:
        cursor.execute(weakened)
    assert triggers.differences(connection)


def test_it_does_not_stumble_where_the_tables_are_not_made_yet():
    with connection.cursor() as cursor:
        triggers.remove(connection)
        cursor.execute("ALTER TABLE ledger_checkpoint RENAME TO elsewhere")
    triggers.restore_after_migrations()
    assert triggers.check_triggers(databases=["default"]) == []

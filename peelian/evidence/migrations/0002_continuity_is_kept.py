"""The database refuses to change or remove a line of continuity, on SQLite and on PostgreSQL.

A migration that has SQLite remake this table must put its triggers back: remaking drops them without a word.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "evidence_continuityentry"
REFUSAL = "Continuity is only ever added to: a line that was wrong is put right by another."


def put_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Two triggers: no line is changed, none is removed."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION evidence_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
    for verb in ("update", "delete"):
        name, when = f"{TABLE}_refuses_{verb}", f"BEFORE {verb.upper()} ON {TABLE} FOR EACH ROW"
        if postgresql:
            schema_editor.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION evidence_refuse()")
            schema_editor.execute(f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}")
        else:
            schema_editor.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")


def take_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The way back."""
    on_table = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    for verb in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_refuses_{verb}{on_table}")


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]
    operations = [migrations.RunPython(put_triggers, take_triggers)]

"""Models and migrations say the same, and each room has one line of migrations."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

pytestmark = pytest.mark.django_db
OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("peelian.")]


def test_no_migration_is_missing() -> None:
    out = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1, stdout=out)
    except SystemExit:
        pytest.fail(f"Models have changed without a migration; run `make migrations`:\n{out.getvalue()}")


def test_every_room_has_one_newest_migration() -> None:
    loader = MigrationLoader(connection)
    with_models = {model._meta.app_label for model in apps.get_models()} & set(OURS)
    leaves = {label: loader.graph.leaf_nodes(label) for label in with_models}
    assert len(with_models) >= 7
    assert {label: found for label, found in leaves.items() if len(found) != 1} == {}


def test_migrations_do_not_write_the_rows_of_rooms() -> None:
    """Reference data is code: a migration changes tables, and the ledger would not know of rows it made."""
    operations = [
        f"{label}.{name}: {type(operation).__name__}"
        for (label, name), migration in MigrationLoader(connection).disk_migrations.items()
        if label in OURS
        for operation in migration.operations
        if type(operation).__name__ == "RunPython" and not operation.code.__module__.startswith("peelian.")
    ]
    assert operations == []

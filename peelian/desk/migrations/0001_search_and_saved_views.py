"""The documents of the search with the index of this database over them, and the views that people save."""

from django.db import migrations, models

from peelian.desk.search.engines import engine_of


def create_index(apps, schema_editor):
    engine_of(schema_editor.connection).create()


def discard_index(apps, schema_editor):
    engine_of(schema_editor.connection).discard()


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("account_ref", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=60)),
                ("of", models.CharField(max_length=10)),
                ("query", models.CharField(blank=True, max_length=500)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("account_ref", "name"), name="desk_view_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("of__in", ["cases", "due"])), name="desk_view_of_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("ref", models.CharField(max_length=16)),
                ("part", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=250)),
                ("text", models.TextField()),
                ("happened_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "ref", "part"), name="desk_search_part_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["case", "report", "person"])),
                        name="desk_search_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WaitingDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("case_ref", models.CharField(max_length=16)),
                ("kind", models.CharField(max_length=20)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "id"], name="desk_waiting_by_kind")],
                "constraints": [
                    models.UniqueConstraint(fields=("case_ref", "kind"), name="desk_waiting_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["refer", "referral-test", "handling", "severity", "appoint", "report"],
                            )
                        ),
                        name="desk_waiting_kind_known",
                    ),
                ],
            },
        ),
        migrations.RunPython(create_index, discard_index),
    ]

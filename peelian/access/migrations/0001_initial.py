import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("person_ref", models.CharField(blank=True, db_index=True, max_length=16)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LookReason",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account_ref", models.CharField(max_length=16)),
                ("kind", models.CharField(max_length=20)),
                ("record_ref", models.CharField(max_length=16)),
                ("reason", models.TextField()),
                ("salt", models.CharField(max_length=64)),
                ("looked_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["record_ref", "looked_at"], name="access_look_record__d3af3c_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("kind", models.CharField(choices=[("person", "PERSON"), ("case", "CASE")], max_length=10)),
                ("against_ref", models.CharField(max_length=16)),
                ("reasons", models.TextField()),
                ("salt", models.CharField(max_length=64)),
                ("declared_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawal_reasons", models.TextField(blank=True)),
                ("withdrawal_salt", models.CharField(blank=True, max_length=64)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("account", "kind", "against_ref"),
                        name="access_one_live_conflict",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("intake", "INTAKE"),
                            ("investigator", "INVESTIGATOR"),
                            ("authority", "AUTHORITY"),
                            ("senior", "SENIOR"),
                            ("liaison", "LIAISON"),
                            ("vetting", "VETTING"),
                            ("hr", "HR"),
                            ("auditor", "AUDITOR"),
                            ("admin", "ADMIN"),
                        ],
                        max_length=20,
                    ),
                ),
                ("granted_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("account", "role"),
                        name="access_one_live_grant_a_role",
                    )
                ],
            },
        ),
    ]

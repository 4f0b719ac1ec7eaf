"""The tables of chats, with the index of this database over the messages."""

import django.db.models.deletion
from django.db import migrations, models

import peelian.chats.states
from peelian.chats.index.engines import engine_of


def create_index(apps, schema_editor):
    engine_of(schema_editor.connection).create()


def discard_index(apps, schema_editor):
    engine_of(schema_editor.connection).discard()


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("evidence", "0002_continuity_is_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conversation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("title", models.CharField(blank=True, max_length=500)),
                (
                    "kind",
                    models.CharField(default=peelian.chats.states.ConversationKind["UNKNOWN"], max_length=20),
                ),
                ("locked", models.CharField(default=peelian.chats.states.Lock["NONE"], max_length=20)),
                ("locked_reasons", models.TextField(blank=True)),
                ("locked_at", models.DateTimeField(null=True)),
                ("messages", models.PositiveIntegerField(default=0)),
                ("first_at", models.DateTimeField(null=True)),
                ("last_at", models.DateTimeField(null=True)),
                ("salt", models.CharField(max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="chats.conversation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("file_name", models.CharField(max_length=255)),
                ("file_sha256", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("whatsapp", "whatsapp"),
                            ("telegram", "telegram"),
                            ("signal", "signal"),
                            ("meta", "meta"),
                            ("sms_xml", "sms_xml"),
                            ("imessage", "imessage"),
                            ("ufdr", "ufdr"),
                            ("csv", "csv"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reader_version", models.PositiveIntegerField(default=0)),
                ("settings", models.JSONField(default=dict)),
                (
                    "status",
                    models.CharField(default=peelian.chats.states.ImportStatus["QUEUED"], max_length=20),
                ),
                ("progress", models.PositiveIntegerField(default=0)),
                ("progressed_at", models.DateTimeField(null=True)),
                ("attempt", models.PositiveIntegerField(default=0)),
                ("question", models.JSONField(default=dict)),
                ("failure", models.TextField(blank=True)),
                ("report", models.JSONField(default=dict)),
                ("records", models.CharField(blank=True, max_length=64)),
                ("salt", models.CharField(max_length=64)),
                ("requested_at", models.DateTimeField()),
                ("requested_by_ref", models.CharField(max_length=16)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "stored_file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.storedfile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClockDifference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("median_ms", models.BigIntegerField()),
                ("spread_ms", models.BigIntegerField()),
                ("in_common", models.PositiveIntegerField()),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clock_differences",
                        to="chats.import",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="chats.import"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("certainty", models.CharField(max_length=20)),
                ("shift_ms", models.BigIntegerField(default=0)),
                ("text", models.TextField(blank=True)),
                ("marks", models.IntegerField(default=0)),
                ("order", models.BigIntegerField()),
                ("text_key", models.BigIntegerField()),
                (
                    "conversation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.conversation",
                    ),
                ),
                (
                    "reply_to",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.message",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.message",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=0)),
                ("name", models.CharField(blank=True, max_length=500)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("member", models.CharField(blank=True, max_length=500)),
                ("mime", models.CharField(blank=True, max_length=127)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("stated_sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.BigIntegerField(null=True)),
                ("present", models.BooleanField(default=False)),
                (
                    "imported",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.import",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="chats.message",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("number", models.CharField(blank=True, max_length=40)),
                ("subject_ref", models.CharField(blank=True, max_length=16)),
                ("person_ref", models.CharField(blank=True, max_length=16)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "head",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followers",
                        to="chats.participant",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="message",
            name="sender",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="chats.participant",
            ),
        ),
        migrations.CreateModel(
            name="Identification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_ref", models.CharField(blank=True, max_length=16)),
                ("person_ref", models.CharField(blank=True, max_length=16)),
                ("reasons", models.TextField()),
                ("salt", models.CharField(max_length=64)),
                ("decided_at", models.DateTimeField()),
                ("decided_by_ref", models.CharField(max_length=16)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by_ref", models.CharField(blank=True, max_length=16)),
                ("undone_reasons", models.TextField(blank=True)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identifications",
                        to="chats.participant",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Copy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=500)),
                ("joined", models.CharField(max_length=20)),
                ("in_common", models.PositiveIntegerField(default=0)),
                ("messages", models.PositiveIntegerField(default=0)),
                ("first_at", models.DateTimeField(null=True)),
                ("last_at", models.DateTimeField(null=True)),
                ("owner_is_admin", models.BooleanField(null=True)),
                ("clock_ms", models.BigIntegerField(null=True)),
                ("clock_spread_ms", models.BigIntegerField(null=True)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="chats.conversation",
                    ),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="copies", to="chats.import"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.participant",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Phone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=200)),
                ("holder", models.CharField(blank=True, max_length=200)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "exhibit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.exhibit"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="import",
            name="phone",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="chats.phone"
            ),
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=300)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("number", models.CharField(blank=True, max_length=40)),
                ("owner", models.BooleanField(default=False)),
                ("matched", models.CharField(max_length=20)),
                ("in_common", models.PositiveIntegerField(default=0)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="chats.participant",
                    ),
                ),
                (
                    "phone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="accounts", to="chats.phone"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlaceMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("order", models.BigIntegerField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="chats.conversation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("in_common", models.PositiveIntegerField()),
                ("of", models.PositiveIntegerField()),
                (
                    "status",
                    models.CharField(default=peelian.chats.states.ProposalStatus["OPEN"], max_length=20),
                ),
                ("reasons", models.TextField(blank=True)),
                ("salt", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by_ref", models.CharField(blank=True, max_length=16)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="chats.conversation"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="chats.conversation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("emoji", models.CharField(max_length=100)),
                ("reacted_at", models.DateTimeField(null=True)),
                (
                    "imported",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.import",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reactions",
                        to="chats.message",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="chats.participant"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("delivered_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("played_at", models.DateTimeField(null=True)),
                (
                    "imported",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.import",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="chats.message",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="chats.participant"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Remainder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("member", models.CharField(max_length=500)),
                ("start", models.BigIntegerField()),
                ("end", models.BigIntegerField()),
                ("why", models.TextField()),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remainders",
                        to="chats.import",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Sameness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reasons", models.TextField()),
                ("salt", models.CharField(max_length=64)),
                ("decided_at", models.DateTimeField()),
                ("decided_by_ref", models.CharField(max_length=16)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by_ref", models.CharField(blank=True, max_length=16)),
                ("undone_reasons", models.TextField(blank=True)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="chats.participant",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="chats.participant"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Scope",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("people", models.JSONField(default=list)),
                ("threads", models.JSONField(default=list)),
                ("privileged", models.JSONField(default=list)),
                ("private", models.JSONField(default=list)),
                ("content", models.JSONField(default=list)),
                ("from_on", models.DateField(null=True)),
                ("until_on", models.DateField(null=True)),
                ("zone", models.CharField(default="Europe/London", max_length=60)),
                ("power", models.CharField(max_length=20)),
                ("authorised_by", models.CharField(max_length=200)),
                ("authorised_on", models.DateField()),
                ("reasons", models.TextField()),
                ("review_on", models.DateField()),
                ("destroy_on", models.DateField()),
                ("destroyed_at", models.DateTimeField(null=True)),
                ("salt", models.CharField(max_length=64)),
                ("set_at", models.DateTimeField()),
                ("set_by_ref", models.CharField(max_length=16)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.exhibit",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="import",
            name="scope",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="imports",
                to="chats.scope",
            ),
        ),
        migrations.CreateModel(
            name="Sealed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=20)),
                ("member", models.CharField(max_length=500)),
                ("start", models.BigIntegerField()),
                ("end", models.BigIntegerField()),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sealed", to="chats.import"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField(null=True)),
                ("standing", models.CharField(max_length=20)),
                ("opened_by", models.CharField(max_length=20)),
                ("closed_by", models.CharField(max_length=20)),
                ("conflict", models.BooleanField(default=False)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stays",
                        to="chats.conversation",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stays",
                        to="chats.participant",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SystemEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("member", models.CharField(max_length=500)),
                ("start", models.BigIntegerField()),
                ("end", models.BigIntegerField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("what", models.CharField(max_length=20)),
                ("text", models.TextField(blank=True)),
                ("others", models.JSONField(default=list)),
                ("value", models.TextField(blank=True)),
                ("order", models.BigIntegerField()),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.participant",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="chats.conversation"
                    ),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="chats.import"
                    ),
                ),
                (
                    "repeats",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="chats.systemevent",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Witness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("member", models.CharField(max_length=500)),
                ("start", models.BigIntegerField()),
                ("end", models.BigIntegerField()),
                ("own_at", models.BigIntegerField(null=True)),
                ("utc_at", models.BigIntegerField(null=True)),
                ("marks", models.IntegerField(default=0)),
                (
                    "differs",
                    models.CharField(
                        blank=True, default=peelian.chats.states.Difference["NONE"], max_length=20
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("extra", models.JSONField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.account",
                    ),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="chats.import",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="witnesses",
                        to="chats.message",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(fields=["case", "-last_at"], name="chats_conversations_by_last"),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["one_to_one", "group", "unknown"])),
                name="chats_conversation_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.CheckConstraint(
                condition=models.Q(("locked__in", ["none", "privileged", "private", "out_of_scope"])),
                name="chats_conversation_locked",
            ),
        ),
        migrations.AddConstraint(
            model_name="clockdifference",
            constraint=models.UniqueConstraint(
                fields=("imported", "other"), name="chats_clock_difference_once"
            ),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(fields=["sha256"], name="chats_attachments_by_hash"),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(fields=["case", "number"], name="chats_participants_by_number"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["conversation", "order"], name="chats_messages_in_order"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["text_key"], name="chats_messages_by_text"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("reply_to__isnull", False)),
                fields=["reply_to", "order"],
                name="chats_messages_that_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(("certainty__in", ["exact", "local", "fold", "gap", "none"])),
                name="chats_message_certainty",
            ),
        ),
        migrations.AddConstraint(
            model_name="identification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("participant",), name="chats_identified_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="copy",
            constraint=models.CheckConstraint(
                condition=models.Q(("joined__in", ["first", "ident", "overlap", "file", "decision"])),
                name="chats_copy_joined",
            ),
        ),
        migrations.AddConstraint(
            model_name="copy",
            constraint=models.UniqueConstraint(fields=("imported", "key"), name="chats_copy_once"),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(("matched__in", ["first", "number", "messages", "title"])),
                name="chats_account_matched",
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.UniqueConstraint(fields=("phone", "key"), name="chats_account_once"),
        ),
        migrations.AddConstraint(
            model_name="placemark",
            constraint=models.UniqueConstraint(fields=("conversation", "number"), name="chats_place_once"),
        ),
        migrations.AddConstraint(
            model_name="placemark",
            constraint=models.UniqueConstraint(
                fields=("conversation", "order"), name="chats_place_of_one_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["open", "accepted", "rejected"])),
                name="chats_proposal_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("first", models.F("second")), _negated=True), name="chats_proposal_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="sameness",
            constraint=models.CheckConstraint(
                condition=models.Q(("participant", models.F("same_as")), _negated=True),
                name="chats_sameness_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="sameness",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)),
                fields=("participant", "same_as"),
                name="chats_sameness_decided_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="scope",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "power__in",
                        [
                            "not_recorded",
                            "pace_s8",
                            "pace_sch1",
                            "pace_s18",
                            "pace_s19",
                            "pace_s20",
                            "pace_s32",
                            "cjpa_s50",
                            "pcsc_s37",
                            "force_property",
                            "handed_in",
                            "other_body",
                            "other",
                        ],
                    )
                ),
                name="chats_scope_power",
            ),
        ),
        migrations.AddConstraint(
            model_name="scope",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_on", None),
                    ("until_on", None),
                    ("from_on__lt", models.F("until_on")),
                    _connector="OR",
                ),
                name="chats_scope_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="scope",
            constraint=models.CheckConstraint(
                condition=models.Q(("review_on__lte", models.F("destroy_on"))),
                name="chats_scope_reviewed_before_destroyed",
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["queued", "reading", "waiting", "merging", "done", "failed"])
                ),
                name="chats_import_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", peelian.chats.states.ImportStatus["FAILED"]), _negated=True),
                fields=("phone", "stored_file"),
                name="chats_file_imported_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealed",
            constraint=models.CheckConstraint(
                condition=models.Q(("why__in", ["people", "period", "content", "undated"])),
                name="chats_sealed_why",
            ),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["conversation", "from_at"], name="chats_stays_in_order"),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["in", "out", "unknown"])), name="chats_stay_standing"
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "opened_by__in",
                        [
                            "created",
                            "added",
                            "joined",
                            "listed",
                            "wrote",
                            "acted",
                            "left",
                            "removed",
                            "record_begins",
                            "record_ends",
                            "record_gap",
                            "silent_leaving",
                            "came_again",
                            "wrote_after_leaving",
                            "never_seen",
                        ],
                    )
                ),
                name="chats_stay_opened",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "closed_by__in",
                        [
                            "created",
                            "added",
                            "joined",
                            "listed",
                            "wrote",
                            "acted",
                            "left",
                            "removed",
                            "record_begins",
                            "record_ends",
                            "record_gap",
                            "silent_leaving",
                            "came_again",
                            "wrote_after_leaving",
                            "never_seen",
                        ],
                    )
                ),
                name="chats_stay_closed",
            ),
        ),
        migrations.AddIndex(
            model_name="systemevent",
            index=models.Index(fields=["conversation", "order"], name="chats_events_in_order"),
        ),
        migrations.AddIndex(
            model_name="witness",
            index=models.Index(
                condition=models.Q(("differs", ""), _negated=True),
                fields=["message"],
                name="chats_witnesses_that_differ",
            ),
        ),
        migrations.AddConstraint(
            model_name="witness",
            constraint=models.CheckConstraint(
                condition=models.Q(("differs__in", ["", "text", "deleted", "edited", "time"])),
                name="chats_witness_differs",
            ),
        ),
        migrations.RunPython(create_index, discard_index),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ImportFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("account_ref", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("workforce", "WORKFORCE"), ("public", "PUBLIC")], max_length=10
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=20)),
                ("given_names", models.CharField(blank=True, max_length=120)),
                ("family_name", models.CharField(max_length=120)),
                ("former_names", models.CharField(blank=True, max_length=240)),
                ("search_name", models.CharField(max_length=500)),
                ("date_of_birth", models.DateField(null=True)),
                ("gender", models.CharField(blank=True, max_length=10)),
                ("ethnicity", models.CharField(blank=True, max_length=10)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField()),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("phone", "Telephone"),
                            ("address", "Address"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=400)),
                ("preferred", models.BooleanField(default=False)),
                ("safety_note", models.CharField(blank=True, max_length=240)),
                ("salt", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("officer", "Police officer"),
                            ("special_constable", "Special constable"),
                            ("police_staff", "Police staff"),
                            ("volunteer", "Designated volunteer"),
                            ("contractor", "Contractor"),
                        ],
                        max_length=20,
                    ),
                ),
                ("force_name", models.CharField(max_length=80)),
                ("number", models.CharField(max_length=20)),
                (
                    "rank",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("special_constable", "Special constable"),
                            ("constable", "Constable"),
                            ("sergeant", "Sergeant"),
                            ("inspector", "Inspector"),
                            ("chief_inspector", "Chief inspector"),
                            ("superintendent", "Superintendent"),
                            ("chief_superintendent", "Chief superintendent"),
                            ("assistant_chief_constable", "Assistant chief constable or commander"),
                            (
                                "deputy_chief_constable",
                                "Deputy chief constable or deputy assistant commissioner",
                            ),
                            ("chief_constable", "Chief constable or assistant commissioner"),
                            ("deputy_commissioner", "Deputy commissioner"),
                            ("commissioner", "Commissioner"),
                        ],
                        max_length=30,
                    ),
                ),
                ("job_title", models.CharField(blank=True, max_length=120)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("from_date", models.DateField()),
                ("until_date", models.DateField(null=True)),
                (
                    "leaving_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "Moved to another post"),
                            ("resigned", "Resigned"),
                            ("retired", "Retired"),
                            ("dismissed", "Dismissed"),
                            ("transferred", "Transferred to another force"),
                            ("contract_ended", "Contract or engagement ended"),
                            ("died", "Died"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "line_manager",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="managed_posts",
                        to="people.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("title", "Title"),
                            ("given_names", "Given names"),
                            ("family_name", "Family name"),
                            ("former_names", "Former names"),
                            ("date_of_birth", "Date of birth"),
                            ("gender", "Gender"),
                            ("ethnicity", "Ethnicity"),
                            ("number", "Number"),
                            ("category", "Category"),
                            ("rank", "Rank"),
                            ("job_title", "Job title"),
                            ("unit", "Unit"),
                            ("line_manager", "Line manager"),
                            ("from_date", "From date"),
                            ("until_date", "Until date"),
                            ("leaving_reason", "Leaving reason"),
                            ("merged_into", "Merged into"),
                        ],
                        max_length=20,
                    ),
                ),
                ("old", models.CharField(blank=True, max_length=400)),
                ("new", models.CharField(blank=True, max_length=400)),
                ("reasons", models.CharField(max_length=1000)),
                ("salt", models.CharField(max_length=64)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=80)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="people.person",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="people.post",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["kind", "merged_into", "family_name", "given_names", "ref"],
                name="people_person_by_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="people_not_merged_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("preferred", True), ("withdrawn_at", None)),
                fields=("person",),
                name="people_one_preferred_contact",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["number"], name="people_post_number"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["unit", "until_date"], name="people_post_unit"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["person", "until_date"], name="people_post_running"),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_date", None), ("until_date__gt", models.F("from_date")), _connector="OR"
                ),
                name="people_post_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("leaving_reason", ""), ("until_date", None)),
                    models.Q(
                        models.Q(("until_date", None), _negated=True),
                        models.Q(("leaving_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="people_post_end_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("category", "officer"),
                        models.Q(("rank__in", ["", "special_constable"]), _negated=True),
                    ),
                    models.Q(("category", "special_constable"), ("rank", "special_constable")),
                    models.Q(
                        models.Q(("category__in", ["officer", "special_constable"]), _negated=True),
                        ("rank", ""),
                    ),
                    _connector="OR",
                ),
                name="people_rank_fits_category",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("line_manager", None),
                    models.Q(("line_manager", models.F("person")), _negated=True),
                    _connector="OR",
                ),
                name="people_nobody_manages_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_date", None)),
                fields=("force_name", "number"),
                name="people_one_live_number_a_force",
            ),
        ),
    ]

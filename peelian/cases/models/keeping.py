"""What keeps a case together: tasks, file notes, and the facts with where each came from."""

from django.db import models

from peelian.access.personal_data import DataClasses, Retention
from peelian.cases.models.case import Case
from peelian.cases.models.columns import account_ref, coded, only, public_ref
from peelian.cases.states import Standing


class Task(models.Model):
    """Something to do on a case, whose it is, and by when."""

    ref = public_ref()
    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    title = models.CharField(max_length=200)
    owner_ref = account_ref()
    due_date = models.DateField(null=True)
    set_at = models.DateTimeField()
    set_by_ref = account_ref()
    done_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("title",),
        operational=("case", "owner_ref", "due_date", "set_at", "set_by_ref", "done_at"),
        none=("id", "ref"),
    )

    class Meta:
        indexes = [models.Index(fields=["owner_ref", "done_at", "due_date"], name="cases_tasks_of_owner")]


class Note(models.Model):
    """A file note. It is written once."""

    ref = public_ref()
    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    text = models.TextField()
    salt = models.CharField(max_length=64)
    written_by_ref = account_ref()
    written_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("text",),
        operational=("case", "written_by_ref", "written_at"),
        none=("id", "ref", "salt"),
    )


class Fact(models.Model):
    """A question of fact that the case turns on, such as the offence suspected. Its answers are its versions."""

    ref = public_ref()
    case = models.ForeignKey(Case, models.PROTECT, related_name="facts")
    question = models.CharField(max_length=160)

    personal_data = DataClasses(
        Retention.CASE_FILE, identity=("question",), operational=("case",), none=("id", "ref")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "question"], name="cases_fact_asked_once")]


class FactVersion(models.Model):
    """What was known of a fact from a day on: how sure, who said so, and in which statement of which document."""

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    standing = coded(Standing)
    value = models.TextField()
    said_by = models.CharField(max_length=200)
    statement = models.ForeignKey("reports.Statement", models.PROTECT, null=True, related_name="+")
    known_on = models.DateField()
    salt = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("value", "said_by"),
        operational=("fact", "standing", "statement", "known_on", "recorded_at", "recorded_by_ref"),
        none=("id", "version", "salt"),
    )

    class Meta:
        constraints = [
            only("standing", Standing, "cases_fact_standing"),
            models.UniqueConstraint(fields=["fact", "version"], name="cases_fact_version_once"),
        ]

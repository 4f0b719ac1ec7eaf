"""What was found in the sources: statements, groups of people, questions and proposals.

A row keeps the proposal as it was made, for ever. What people decided about it stands in `reviews`.
"""

from django.db import models
from django.db.models import Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.reports.models.received import Document, Report
from peelian.reports.states import (
    ORIGIN_LABELS,
    PROPOSAL_LABELS,
    QUESTION_LABELS,
    REVIEW_LABELS,
    STANDING_LABELS,
    Origin,
    ProposalStatus,
    QuestionStatus,
    ReviewStatus,
    Standing,
)

STANDING_CHOICES = [(s.value, STANDING_LABELS[s]) for s in Standing]
REVIEW_CHOICES = [(s.value, REVIEW_LABELS[s]) for s in ReviewStatus]


class Statement(models.Model):
    """One claim with its place in its source: the document's text, or the account typed into the report.

    `text`, `standing`, `source` and `dates` are as first proposed and are never overwritten; `status` and `version`
    say where the reviews have brought it.
    """

    ref = models.CharField(max_length=16, unique=True)
    report = models.ForeignKey(Report, models.PROTECT, related_name="statements")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="statements")
    ordinal = models.PositiveIntegerField()
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    standing = models.CharField(max_length=12, choices=STANDING_CHOICES)
    source = models.TextField(blank=True)
    basis = models.CharField(max_length=100, blank=True)
    dates = models.JSONField(default=list)
    origin = models.CharField(max_length=10, choices=[(o.value, ORIGIN_LABELS[o]) for o in Origin])
    proposed_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=REVIEW_CHOICES)
    version = models.PositiveIntegerField(default=1)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("text", "source", "dates"),
        operational=(
            *("report", "document", "ordinal", "start", "end", "standing", "basis", "origin", "proposed_at"),
            "status",
        ),
        none=("id", "ref", "version"),
    )

    class Meta:
        ordering = ["ordinal"]
        indexes = [models.Index(fields=["report", "document", "start"], name="reports_statement_place")]
        constraints = [
            models.UniqueConstraint(fields=["report", "ordinal"], name="reports_statement_order"),
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")), name="reports_statement_has_words"
            ),
            models.CheckConstraint(
                condition=Q(standing__in=[s.value for s in Standing]), name="reports_standing_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in ReviewStatus]),
                name="reports_statement_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class PeopleGroup(models.Model):
    """People under one description, as proposed. `count` is None when the source does not say how many."""

    ref = models.CharField(max_length=16, unique=True)
    report = models.ForeignKey(Report, models.PROTECT, related_name="groups")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="groups")
    ordinal = models.PositiveIntegerField()
    role = models.CharField(max_length=100)
    count = models.PositiveIntegerField(null=True)
    description = models.TextField()
    statements = models.ManyToManyField(Statement, through="GroupStatement", related_name="groups")
    status = models.CharField(max_length=10, choices=REVIEW_CHOICES)
    version = models.PositiveIntegerField(default=1)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("description",),
        operational=("report", "document", "ordinal", "role", "count", "statements", "status"),
        none=("id", "ref", "version"),
    )

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["report", "ordinal"], name="reports_group_order"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in ReviewStatus]), name="reports_group_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class GroupStatement(models.Model):
    """A statement that speaks of a group."""

    group = models.ForeignKey(PeopleGroup, models.PROTECT, related_name="places")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="group_places")

    personal_data = DataClasses(Retention.REPORT, operational=("group", "statement"), none=("id",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "statement"], name="reports_group_statement_once")
        ]

    def __str__(self) -> str:
        return f"{self.group_id}-{self.statement_id}"


class Question(models.Model):
    """Something the source leaves open. An answer is recorded; nothing is ever merged because of it."""

    ref = models.CharField(max_length=16, unique=True)
    report = models.ForeignKey(Report, models.PROTECT, related_name="questions")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="questions")
    ordinal = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    text = models.TextField()
    group_refs = models.JSONField(default=list)
    statement_refs = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=[(s.value, QUESTION_LABELS[s]) for s in QuestionStatus])
    version = models.PositiveIntegerField(default=1)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("text",),
        operational=("report", "document", "ordinal", "code", "group_refs", "statement_refs", "status"),
        none=("id", "ref", "version"),
    )

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["report", "ordinal"], name="reports_question_order"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in QuestionStatus]),
                name="reports_question_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Proposal(models.Model):
    """Something a person may want to do about the report. `verified` says whether its citation was read."""

    ref = models.CharField(max_length=16, unique=True)
    report = models.ForeignKey(Report, models.PROTECT, related_name="proposals")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="proposals")
    ordinal = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    why = models.TextField()
    statement_refs = models.JSONField(default=list)
    citation = models.TextField(blank=True)
    verified = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=[(s.value, PROPOSAL_LABELS[s]) for s in ProposalStatus])
    version = models.PositiveIntegerField(default=1)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("why",),
        operational=(
            *("report", "document", "ordinal", "code", "title", "statement_refs", "citation", "verified"),
            "status",
        ),
        none=("id", "ref", "version"),
    )

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["report", "ordinal"], name="reports_proposal_order"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in ProposalStatus]),
                name="reports_proposal_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

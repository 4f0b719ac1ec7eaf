"""What came in: reports, the documents that belong to them, whom they are about, and who may read a sealed one."""

from django.db import models
from django.db.models import Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.reports.states import (
    CHANNEL_LABELS,
    DOCUMENT_LABELS,
    STATUS_LABELS,
    Channel,
    DocumentState,
    ReportStatus,
)

_IN_A_CASE = [ReportStatus.CASE_OPENED.value, ReportStatus.LINKED.value]


class Report(models.Model):
    """One coming to notice of possible wrongdoing, with the account as it was given.

    `case_ref` is the first case it led to; `ReportCase` has them all.
    """

    ref = models.CharField(max_length=16, unique=True)
    channel = models.CharField(max_length=20, choices=[(c.value, CHANNEL_LABELS[c]) for c in Channel])
    title = models.CharField(max_length=200)
    received_at = models.DateTimeField()
    came_to_attention_on = models.DateField()
    source_name = models.CharField(max_length=200, blank=True)
    source_contact = models.CharField(max_length=300, blank=True)
    source_details = models.JSONField(default=dict)
    anonymous = models.BooleanField(default=False)
    reporter_person_ref = models.CharField(max_length=16, blank=True)
    text = models.TextField(blank=True)
    text_salt = models.CharField(max_length=64)
    reading_salt = models.CharField(max_length=64, blank=True)
    status = models.CharField(max_length=20, choices=[(s.value, STATUS_LABELS[s]) for s in ReportStatus])
    sealed = models.BooleanField(default=False)
    sealing_reasons = models.TextField(blank=True)
    sealing_salt = models.CharField(max_length=64, blank=True)
    case_ref = models.CharField(max_length=16, blank=True, db_index=True)
    recorded_by_ref = models.CharField(max_length=16)
    recorded_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=(
            *("source_name", "source_contact", "source_details", "reporter_person_ref", "title", "text"),
            "sealing_reasons",
        ),
        operational=(
            *("channel", "received_at", "came_to_attention_on", "anonymous", "status", "sealed", "case_ref"),
            *("recorded_by_ref", "recorded_at", "closed_at"),
        ),
        none=("id", "ref", "text_salt", "reading_salt", "sealing_salt", "version"),
    )

    class Meta:
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="reports_newest_first"),
            models.Index(fields=["status", "-received_at", "-id"], name="reports_by_status"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in ReportStatus]), name="reports_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[c.value for c in Channel]), name="reports_channel_is_known"
            ),
            models.CheckConstraint(
                condition=(Q(status__in=_IN_A_CASE) & ~Q(case_ref=""))
                | (~Q(status__in=_IN_A_CASE) & Q(case_ref="")),
                name="reports_case_named_when_in_one",
            ),
            models.CheckConstraint(
                condition=Q(status=ReportStatus.NO_FURTHER_ACTION.value, closed_at__isnull=False)
                | ~Q(status=ReportStatus.NO_FURTHER_ACTION.value) & Q(closed_at=None),
                name="reports_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(source_name="", source_contact="", reporter_person_ref=""),
                name="reports_anonymous_names_nobody",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Document(models.Model):
    """A file that belongs to a report. `path` is where the original bytes are, empty only for one too large to keep."""

    ref = models.CharField(max_length=16, unique=True)
    report = models.ForeignKey(Report, models.PROTECT, related_name="documents")
    filename = models.CharField(max_length=200)
    kind = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=12, choices=[(s.value, DOCUMENT_LABELS[s]) for s in DocumentState])
    trouble = models.TextField(blank=True)
    text = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    reading_salt = models.CharField(max_length=64, blank=True)
    document_date = models.DateField(null=True)
    dated_from = models.CharField(max_length=300, blank=True)
    received_at = models.DateTimeField()
    added_by_ref = models.CharField(max_length=16)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("filename", "text", "notes", "trouble", "dated_from"),
        operational=("report", "kind", "size", "state", "document_date", "received_at", "added_by_ref"),
        none=("id", "ref", "sha256", "path", "reading_salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "sha256"], name="reports_same_document_once"),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in DocumentState]),
                name="reports_document_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentState.READABLE.value) | ~Q(trouble=""),
                name="reports_trouble_is_said",
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentState.TOO_LARGE.value) | ~Q(path=""),
                name="reports_original_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class ReportCase(models.Model):
    """A case that was opened from a report, or that it was filed with. One report may lead to several."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="cases")
    case_ref = models.CharField(max_length=16, db_index=True)
    opened = models.BooleanField()
    taken_by_ref = models.CharField(max_length=16)
    taken_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.REPORT,
        operational=("report", "case_ref", "opened", "taken_by_ref", "taken_at"),
        none=("id",),
    )

    class Meta:
        ordering = ["taken_at", "id"]
        constraints = [models.UniqueConstraint(fields=["report", "case_ref"], name="reports_in_a_case_once")]

    def __str__(self) -> str:
        return self.case_ref


class Closing(models.Model):
    """One decision that no case follows from a report, and the reopening of it if there was one."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="closings")
    closed_by_ref = models.CharField(max_length=16)
    closed_at = models.DateTimeField()
    reasons = models.TextField()
    salt = models.CharField(max_length=64)
    reopened_by_ref = models.CharField(max_length=16, blank=True)
    reopened_at = models.DateTimeField(null=True)
    reopening_reasons = models.TextField(blank=True)
    reopening_salt = models.CharField(max_length=64, blank=True)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("reasons", "reopening_reasons"),
        operational=("report", "closed_by_ref", "closed_at", "reopened_by_ref", "reopened_at"),
        none=("id", "salt", "reopening_salt"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(reopened_at=None), name="reports_closed_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="reports_closed_with_reasons"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.closed_at:%Y-%m-%d}"


class Mention(models.Model):
    """A person recorded as one the report is about: the wall that keeps their own matter from them."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="mentions")
    person_ref = models.CharField(max_length=16, db_index=True)
    mentioned_by_ref = models.CharField(max_length=16)
    mentioned_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    reasons = models.TextField(blank=True)
    salt = models.CharField(max_length=64, blank=True)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("person_ref", "reasons"),
        operational=("report", "mentioned_by_ref", "mentioned_at", "withdrawn_at"),
        none=("id", "salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "person_ref"],
                condition=Q(withdrawn_at=None),
                name="reports_one_live_mention",
            )
        ]

    def __str__(self) -> str:
        return self.person_ref


class ReportReader(models.Model):
    """An account let in to a report: a sealed one, or one behind a case that they are on."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="readers")
    account_ref = models.CharField(max_length=16)
    let_in_by_ref = models.CharField(max_length=16)
    let_in_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    reasons = models.TextField()
    salt = models.CharField(max_length=64)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("reasons",),
        operational=("report", "account_ref", "let_in_by_ref", "let_in_at", "until_at"),
        none=("id", "salt"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "account_ref"],
                condition=models.Q(until_at=None),
                name="reports_let_in_once",
            )
        ]

    def __str__(self) -> str:
        return self.account_ref

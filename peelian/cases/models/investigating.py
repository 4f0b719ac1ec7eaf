"""What an investigation gives and receives: terms of reference, notices, representations and interviews."""

from django.db import models

from peelian.access.personal_data import DataClasses, Retention
from peelian.cases.models.case import Case
from peelian.cases.models.columns import account_ref, coded, only, public_ref
from peelian.cases.models.subject import Subject
from peelian.cases.states import NoticeKind


class TermsOfReference(models.Model):
    """What the investigation covers. Each version is kept."""

    ref = public_ref()
    case = models.ForeignKey(Case, models.PROTECT, related_name="terms")
    version = models.PositiveIntegerField()
    text = models.TextField()
    salt = models.CharField(max_length=64)
    drawn_on = models.DateField()
    drawn_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("text",),
        operational=("case", "drawn_on", "drawn_by_ref"),
        none=("id", "ref", "version", "salt"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="cases_terms_version_once")]


class Notice(models.Model):
    """A notice given to a subject: how, when it was sent, and the day on which the law takes it as given."""

    ref = public_ref()
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="notices")
    kind = coded(NoticeKind)
    text = models.TextField()
    salt = models.CharField(max_length=64)
    method = models.CharField(max_length=40)
    sent_at = models.DateTimeField()
    deemed_on = models.DateField()
    deemed_why = models.TextField()
    served_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("text", "deemed_why"),
        operational=("subject", "kind", "method", "sent_at", "deemed_on", "served_by_ref"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        constraints = [only("kind", NoticeKind, "cases_notice_kind")]


class Representation(models.Model):
    """What the subject, or the police friend, said in answer."""

    ref = public_ref()
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="representations")
    received_on = models.DateField()
    by_whom = models.CharField(max_length=120)
    text = models.TextField()
    salt = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("by_whom", "text"),
        operational=("subject", "received_on", "recorded_at"),
        none=("id", "ref", "salt"),
    )


class Interview(models.Model):
    """An interview with a subject: the day the investigator specified, and the day it was moved to."""

    ref = public_ref()
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="interviews")
    specified_on = models.DateField()
    moved_to_date = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    held_on = models.DateField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("place",),
        operational=("subject", "specified_on", "moved_to_date", "held_on"),
        none=("id", "ref"),
    )

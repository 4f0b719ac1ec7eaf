"""The tables of this room: documents, the files they are kept in, their service, and batches of letters."""

from django.db import models
from django.db.models import Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.documents.states import (
    COPY_LABELS,
    FORM_LABELS,
    ITEM_LABELS,
    METHOD_LABELS,
    STATUS_LABELS,
    Copy,
    DocumentStatus,
    Form,
    ItemStatus,
    ServiceMethod,
)


class Document(models.Model):
    """One document as it was made: from which text, with which facts, about what, by whom."""

    ref = models.CharField(max_length=16, unique=True)
    code = models.CharField(max_length=80)
    template_version = models.PositiveIntegerField()
    template_sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    about_kind = models.CharField(max_length=40)
    about_ref = models.CharField(max_length=16)
    case_ref = models.CharField(max_length=16, blank=True, db_index=True)
    facts = models.JSONField()
    letterhead = models.JSONField()
    facts_salt = models.CharField(max_length=64)
    withholds = models.BooleanField()
    made_on = models.DateField()
    made_at = models.DateTimeField()
    made_by_ref = models.CharField(max_length=16)
    status = models.CharField(max_length=20, choices=[(s.value, STATUS_LABELS[s]) for s in DocumentStatus])
    superseded_at = models.DateTimeField(null=True)
    superseded_by_ref = models.CharField(max_length=16, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    reasons = models.TextField(blank=True)
    reasons_salt = models.CharField(max_length=64, blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("facts", "reasons"),
        operational=(
            *("code", "template_version", "template_sha256", "about_kind", "about_ref", "case_ref"),
            *("withholds", "made_on", "made_at", "made_by_ref", "status"),
            *("superseded_at", "superseded_by_ref", "replaced_by"),
        ),
        none=("id", "ref", "title", "letterhead", "facts_salt", "reasons_salt"),
    )

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["about_kind", "about_ref"], name="documents_by_matter")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=DocumentStatus.MADE.value, superseded_at=None, replaced_by=None)
                | Q(status=DocumentStatus.SUPERSEDED.value, superseded_at__isnull=False) & ~Q(reasons=""),
                name="documents_superseded_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Rendering(models.Model):
    """One form of one copy of a document, kept as a file named by its hash."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="renderings")
    copy = models.CharField(max_length=20, choices=[(c.value, COPY_LABELS[c]) for c in Copy])
    form = models.CharField(max_length=20, choices=[(f.value, FORM_LABELS[f]) for f in Form])
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    personal_data = DataClasses(
        Retention.CASE_FILE, operational=("document",), none=("id", "copy", "form", "sha256", "size")
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "copy", "form"], name="documents_each_form_once"),
            models.CheckConstraint(
                condition=Q(copy__in=[c.value for c in Copy]) & Q(form__in=[f.value for f in Form]),
                name="documents_form_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.copy} {self.form}"


class Service(models.Model):
    """One giving of a document to somebody. A second service is a second row; none is ever changed."""

    ref = models.CharField(max_length=16, unique=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="services")
    method = models.CharField(max_length=20, choices=[(m.value, METHOD_LABELS[m]) for m in ServiceMethod])
    sent_at = models.DateTimeField()
    deemed_on = models.DateField(null=True)
    served_on_name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    salt = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    recorded_by_ref = models.CharField(max_length=16)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("served_on_name", "note"),
        operational=("document", "method", "sent_at", "deemed_on", "recorded_at", "recorded_by_ref"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(method__in=[m.value for m in ServiceMethod]),
                name="documents_method_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.ref


class Batch(models.Model):
    """Many letters to be made one after another, so that progress can be seen and a crash loses nothing."""

    ref = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=200)
    begun_at = models.DateTimeField()
    begun_by_ref = models.CharField(max_length=16)

    personal_data = DataClasses(
        Retention.CASE_FILE, operational=("begun_at", "begun_by_ref"), none=("id", "ref", "title")
    )

    def __str__(self) -> str:
        return self.ref


class BatchItem(models.Model):
    """One letter of a batch: which, about what, and what became of it."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="items")
    ordinal = models.PositiveIntegerField()
    code = models.CharField(max_length=80)
    about_kind = models.CharField(max_length=40)
    about_ref = models.CharField(max_length=16)
    case_ref = models.CharField(max_length=16, blank=True)
    status = models.CharField(max_length=20, choices=[(s.value, ITEM_LABELS[s]) for s in ItemStatus])
    document = models.OneToOneField(Document, models.PROTECT, null=True, related_name="batch_item")
    trouble = models.JSONField(default=list)
    settled_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("trouble",),
        operational=(
            *("batch", "ordinal", "code", "about_kind", "about_ref", "case_ref"),
            *("status", "document", "settled_at"),
        ),
        none=("id",),
    )

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "ordinal"], name="documents_batch_in_order"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in ItemStatus])
                & (
                    Q(status=ItemStatus.MADE.value, document__isnull=False)
                    | ~Q(status=ItemStatus.MADE.value) & Q(document=None)
                ),
                name="documents_item_made_has_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.ordinal}"

"""The scope of an extraction, the reading of one file of an exhibit under it, and what of the file was not imported."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.chats.formats.records import Kind
from peelian.chats.states import ImportStatus, Sealing
from peelian.evidence.states import Power


class Scope(models.Model):
    """What may be read of the phones of a case, or of one of them: by whom authorised, and until when it is kept.

    The latest for an exhibit binds its next import; without one for the exhibit, the latest for the whole case.
    `people`, `threads` and `content` are lists; an empty list means that nothing is left out on that account.
    """

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    exhibit = models.ForeignKey("evidence.Exhibit", models.PROTECT, null=True, related_name="+")
    people = models.JSONField(default=list)
    """Numbers or names: a thread in which none of them takes part is sealed."""
    threads = models.JSONField(default=list)
    """Titles of threads that are in scope whoever takes part in them."""
    privileged = models.JSONField(default=list)
    """Numbers or names of lawyers: a thread with one of them is locked."""
    private = models.JSONField(default=list)
    """Numbers or names of those whose threads are purely private: locked too."""
    content = models.JSONField(default=list)
    """Codes of `Content` that are authorised."""
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    zone = models.CharField(max_length=60, default="Europe/London")
    """In which the days of the period begin."""
    power = coded(Power)
    authorised_by = models.CharField(max_length=200)
    authorised_on = models.DateField()
    reasons = models.TextField()
    review_on = models.DateField()
    destroy_on = models.DateField()
    destroyed_at = models.DateTimeField(null=True)
    salt = salt()
    set_at = models.DateTimeField()
    set_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("people", "threads", "privileged", "private", "authorised_by", "reasons"),
        operational=(
            "case", "exhibit", "content", "from_on", "until_on", "zone", "power", "authorised_on", "review_on",
            "destroy_on", "destroyed_at", "set_at", "set_by_ref",
        ),
        none=("id", "ref", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("power", Power, "chats_scope_power"),
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(from_on__lt=F("until_on")),
                name="chats_scope_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(review_on__lte=F("destroy_on")), name="chats_scope_reviewed_before_destroyed"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Phone(models.Model):
    """An exhibit seen as a phone: one or more files of it are read."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    exhibit = models.OneToOneField("evidence.Exhibit", models.PROTECT, related_name="+")
    label = models.CharField(max_length=200)
    """The exhibit's name, as it stood when its first file was imported."""
    holder = models.CharField(max_length=200, blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE, identity=("label", "holder"), operational=("case", "exhibit"), none=("id",)
    )

    def __str__(self) -> str:
        return self.label


class Import(models.Model):
    """The reading of one file of an exhibit with declared settings: whole, or nothing of it."""

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    phone = models.ForeignKey(Phone, models.PROTECT, related_name="imports")
    stored_file = models.ForeignKey("evidence.StoredFile", models.PROTECT, related_name="+")
    scope = models.ForeignKey(Scope, models.PROTECT, null=True, related_name="imports")
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, blank=True, choices=[(kind.value, kind.value) for kind in Kind])
    reader_version = models.PositiveIntegerField(default=0)
    settings: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    status = coded(ImportStatus, default=ImportStatus.QUEUED)
    progress = models.PositiveIntegerField(default=0)
    """Records read so far."""
    progressed_at = models.DateTimeField(null=True)
    attempt = models.PositiveIntegerField(default=0)
    """Which reading of the file this is: what an earlier one, thought dead, still brings is not taken."""
    question: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    """While it waits: `ask`, `question` and `choices` of `NeedsAnswer`."""
    failure = models.TextField(blank=True)
    report: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    """Counts, loss accounting and findings; see `queries.imports`."""
    records = models.CharField(max_length=64, blank=True)
    """SHA-256 over every message's reference and span."""
    salt = salt()
    requested_at = models.DateTimeField()
    requested_by_ref = account_ref()
    finished_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("file_name", "settings", "question", "failure", "report"),
        operational=(
            "case", "phone", "stored_file", "scope", "kind", "reader_version", "status", "progress", "progressed_at",
            "requested_at", "requested_by_ref", "finished_at",
        ),
        none=("id", "ref", "file_sha256", "records", "attempt", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("status", ImportStatus, "chats_import_status"),
            models.UniqueConstraint(
                fields=["phone", "stored_file"],
                condition=~Q(status=ImportStatus.FAILED),
                name="chats_file_imported_once",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Remainder(models.Model):
    """Bytes of a file that were not understood, and why. They are shown from the vault, never copied here."""

    imported = models.ForeignKey(Import, models.CASCADE, related_name="remainders")
    member = models.CharField(max_length=500)
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    why = models.TextField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("member", "why"),
        operational=("imported", "start", "end"),
        none=("id",),
    )


class Sealed(models.Model):
    """Something of a file that the scope does not authorise: where it stands, and nothing of what it says.

    Its text is in the vault, in the file as it came, and in no table of this room. On the day set the row goes.
    """

    imported = models.ForeignKey(Import, models.CASCADE, related_name="sealed")
    why = coded(Sealing)
    member = models.CharField(max_length=500)
    start = models.BigIntegerField()
    end = models.BigIntegerField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("member",),
        operational=("imported", "why", "start", "end"),
        none=("id",),
    )

    class Meta:
        constraints = [only("why", Sealing, "chats_sealed_why")]

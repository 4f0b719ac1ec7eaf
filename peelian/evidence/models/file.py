"""The files of an exhibit: what is known of the bytes in the vault, and the uploads that are not files yet."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.evidence.models.exhibit import Exhibit
from peelian.evidence.states import FileKind, Scan


class StoredFile(models.Model):
    """One file of an exhibit. The bytes are in the vault under `vault_name`, encrypted; here is what they are.

    `kind` and `mime` come from the content. `name` is what the file was called, and is believed in nothing.
    """

    ref = public_ref()
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="files")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    sha1 = models.CharField(max_length=40)
    md5 = models.CharField(max_length=32)
    hash_was_stated = models.BooleanField(default=False)
    kind = coded(FileKind)
    mime = models.CharField(max_length=80)
    scan = coded(Scan)
    scan_says = models.CharField(max_length=200, blank=True)
    vault_name = models.CharField(max_length=64, unique=True)
    key_id = models.CharField(max_length=16)
    salt = salt()
    stored_at = models.DateTimeField()
    stored_by_ref = account_ref()
    destroyed_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("name",),
        operational=(
            "exhibit", "size", "sha256", "sha1", "md5", "hash_was_stated", "kind", "mime", "scan", "stored_at",
            "stored_by_ref", "destroyed_at",
        ),
        none=("id", "ref", "vault_name", "key_id", "salt", "scan_says"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("kind", FileKind, "evidence_file_kind"),
            only("scan", Scan, "evidence_file_scan"),
            models.UniqueConstraint(
                fields=["exhibit", "sha256"], condition=Q(destroyed_at=None), name="evidence_bytes_once"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Upload(models.Model):
    """A file on its way: so many of its bytes have come, in pieces. It is nobody's evidence until it is whole."""

    ref = public_ref()
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="uploads")
    account_ref = account_ref()
    name = models.CharField(max_length=255)
    length = models.PositiveBigIntegerField()
    stated_hash = models.CharField(max_length=64, blank=True)
    salt = salt()
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("name",),
        operational=("exhibit", "account_ref", "length", "begun_at", "expires_at"),
        none=("id", "ref", "stated_hash", "salt"),
    )

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="evidence_uploads_by_end")]


class Piece(models.Model):
    """A run of bytes of an upload that has come, been encrypted and is safe on disk."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="pieces")
    start = models.PositiveBigIntegerField()
    end = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    vault_name = models.CharField(max_length=64, unique=True)

    personal_data = DataClasses(
        Retention.CASE_FILE, none=("id", "upload", "start", "end", "sha256", "vault_name")
    )

    class Meta:
        constraints = [
            # Two requests that write at one place: the second is told, and its bytes are dropped.
            models.UniqueConstraint(fields=["upload", "start"], name="evidence_piece_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="evidence_piece_holds_bytes"),
        ]

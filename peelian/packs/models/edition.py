"""A pack as it was made on a day: fixed, hashed, and kept when a later edition is made."""

from django.db import models

from peelian.access.columns import account_ref
from peelian.access.personal_data import DataClasses, Retention
from peelian.packs.models.pack import Pack


class Edition(models.Model):
    """The bytes of an edition lie with those of letters; `document_ref` names the PDF and the Word document."""

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    messages = models.PositiveIntegerField()
    withheld = models.PositiveIntegerField()
    document_ref = models.CharField(max_length=16)
    spreadsheet_sha256 = models.CharField(max_length=64)
    case_uco_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=(
            "pack", "number", "messages", "withheld", "document_ref", "spreadsheet_sha256", "case_uco_sha256",
            "made_at", "made_by_ref",
        ),
        none=("id",),
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pack", "number"], name="packs_edition_once")]

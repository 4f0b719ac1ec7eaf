"""The continuity of an exhibit: one row for each thing that was done with it. Rows are only ever added."""

from django.db import models
from django.db.models import Q

from peelian.access.columns import account_ref, coded, only, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.evidence.models.exhibit import Exhibit
from peelian.evidence.models.file import StoredFile
from peelian.evidence.states import Step


class ContinuityEntry(models.Model):
    """Who did what with an exhibit, when, why, and under which seal. The database refuses to change it.

    `happened_at` is when it was done, `recorded_at` when it was written down; `done_by` names who did it where that
    is not the account that wrote it down. `where_to` is the place it went to, or who received it.
    """

    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="continuity")
    number = models.PositiveIntegerField()
    step = coded(Step)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="continuity")
    happened_at = models.DateTimeField()
    done_by = models.CharField(max_length=160, blank=True)
    where_to = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    seal_before = models.CharField(max_length=60, blank=True)
    seal_after = models.CharField(max_length=60, blank=True)
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("done_by", "where_to", "why", "seal_before", "seal_after"),
        operational=("exhibit", "step", "file", "happened_at", "recorded_at", "recorded_by_ref"),
        none=("id", "number", "salt"),
    )

    class Meta:
        constraints = [
            only("step", Step, "evidence_step_known"),
            models.UniqueConstraint(fields=["exhibit", "number"], name="evidence_entry_once"),
            models.CheckConstraint(
                condition=~Q(step__startswith="file_") | Q(file__isnull=False), name="evidence_entry_of_file"
            ),
        ]

"""The days that somebody in the force entered as proclaimed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from peelian.access.personal_data import DataClasses, Retention


class ProclaimedDay(models.Model):
    """A working day that was proclaimed not to count. Never edited: a wrong entry is revoked, with a reason."""

    ref = models.CharField(max_length=16, unique=True)
    day = models.DateField()
    name = models.CharField(max_length=80)
    reason = models.TextField()
    source = models.TextField()
    salt = models.CharField(max_length=64)
    proclaimed_at = models.DateTimeField()
    proclaimed_by_ref = models.CharField(max_length=16)
    revoked_at = models.DateTimeField(null=True)
    revoked_by_ref = models.CharField(max_length=16, blank=True)
    revocation_reason = models.TextField(blank=True)
    revocation_salt = models.CharField(max_length=64, blank=True)

    objects: ClassVar[models.Manager["ProclaimedDay"]] = models.Manager()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("name", "reason", "source", "revocation_reason"),
        operational=("day", "proclaimed_at", "proclaimed_by_ref", "revoked_at", "revoked_by_ref"),
        none=("id", "ref", "salt", "revocation_salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day"], condition=Q(revoked_at=None), name="calendar_one_live_entry_a_day"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revocation_reason="")
                | (Q(revoked_at__isnull=False) & ~Q(revocation_reason="")),
                name="calendar_revoked_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

"""The offences suspected. Each has a line of versions: unknown, later known, later another one."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.cases.states import Standing
from peelian.criminal.models.strand import Strand
from peelian.criminal.states import Anonymity, OffenceKind


class Suspicion(models.Model):
    """One thing that the subject is suspected of, whatever it turns out to be called."""

    ref = public_ref()
    strand = models.ForeignKey(Strand, models.PROTECT, related_name="suspicions")
    number = models.PositiveIntegerField()

    personal_data = DataClasses(Retention.CASE_FILE, operational=("strand",), none=("id", "ref", "number"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strand", "number"], name="criminal_suspicion_once")]


class OffenceVersion(models.Model):
    """What was known of the offence from a day on, how sure, who said so, and why it is recorded so."""

    suspicion = models.ForeignKey(Suspicion, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    kind = coded(OffenceKind)
    offence = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=300, blank=True)
    anonymity = coded(Anonymity)
    standing = coded(Standing)
    conduct_from = models.DateField(null=True)
    conduct_to = models.DateField(null=True)
    known_on = models.DateField()
    said_by = models.CharField(max_length=200)
    statement = models.ForeignKey("reports.Statement", models.PROTECT, null=True, related_name="+")
    reasons = models.TextField()
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("said_by", "reasons"),
        special=("kind", "offence", "words", "anonymity", "standing", "conduct_from", "conduct_to"),
        operational=("suspicion", "known_on", "statement", "recorded_at", "recorded_by_ref"),
        none=("id", "version", "salt"),
    )

    class Meta:
        constraints = [
            only("kind", OffenceKind, "criminal_offence_kind"),
            only("anonymity", Anonymity, "criminal_offence_anonymity"),
            only("standing", Standing, "criminal_offence_standing"),
            models.UniqueConstraint(fields=["suspicion", "version"], name="criminal_offence_version_once"),
            models.CheckConstraint(
                condition=(Q(kind=OffenceKind.LISTED) & ~Q(offence=""))
                | (Q(kind=OffenceKind.OTHER, offence="") & ~Q(words=""))
                | Q(kind__in=[OffenceKind.UNKNOWN, OffenceKind.DROPPED], offence=""),
                name="criminal_offence_fits_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(conduct_from=None) | Q(conduct_to=None) | Q(conduct_from__lte=F("conduct_to")),
                name="criminal_conduct_in_order",
            ),
        ]

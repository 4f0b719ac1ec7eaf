"""The criminal strand of one subject in a case, who investigates it, and every stage it came to."""

from django.db import models

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.criminal.states import StrandStatus


class Strand(models.Model):
    """One subject's crime, as far as it is known. The subject need not be identified, nor the offence known."""

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    subject = models.OneToOneField("cases.Subject", models.PROTECT, related_name="+")
    status = coded(StrandStatus, default=StrandStatus.UNDER_INVESTIGATION)
    status_on = models.DateField()
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        special=("status", "status_on"),
        operational=("case", "subject", "opened_on", "opened_at", "opened_by_ref"),
        none=("id", "ref"),
    )

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="criminal_by_case")]
        constraints = [only("status", StrandStatus, "criminal_status_known")]

    def __str__(self) -> str:
        return self.ref


class Investigator(models.Model):
    """Who investigates the crime: this force or another, from a day on. The newest stands; the others are kept."""

    strand = models.ForeignKey(Strand, models.PROTECT, related_name="investigators")
    version = models.PositiveIntegerField()
    own_force = models.BooleanField()
    force_name = models.CharField(max_length=160)
    force_reference = models.CharField(max_length=60, blank=True)
    officer_in_charge = models.CharField(max_length=160, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    changed_on = models.DateField()
    reasons = models.TextField(blank=True)
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("force_reference", "officer_in_charge", "contact", "reasons"),
        operational=("strand", "own_force", "force_name", "changed_on", "recorded_at", "recorded_by_ref"),
        none=("id", "version", "salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["strand", "version"], name="criminal_investigator_once")
        ]


class Stage(models.Model):
    """One step of the strand, as it was recorded. Steps are only ever added."""

    strand = models.ForeignKey(Strand, models.PROTECT, related_name="stages")
    number = models.PositiveIntegerField()
    status = coded(StrandStatus)
    happened_on = models.DateField()
    court = models.CharField(max_length=160, blank=True)
    details = models.TextField(blank=True)
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("details",),
        special=("status", "happened_on", "court"),
        operational=("strand", "recorded_at", "recorded_by_ref"),
        none=("id", "number", "salt"),
    )

    class Meta:
        constraints = [
            only("status", StrandStatus, "criminal_stage_status"),
            models.UniqueConstraint(fields=["strand", "number"], name="criminal_stage_once"),
        ]


class Charge(models.Model):
    """One offence charged: its code on the list where it has one, and its words in any case."""

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="charges")
    offence = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=300)

    personal_data = DataClasses(
        Retention.CASE_FILE, special=("offence", "words"), operational=("stage",), none=("id",)
    )


class VoluntaryInterview(models.Model):
    """An interview for which the subject came in of their own will."""

    strand = models.ForeignKey(Strand, models.PROTECT, related_name="voluntary_interviews")
    held_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("place",),
        operational=("strand", "held_at", "recorded_at", "recorded_by_ref"),
        none=("id",),
    )

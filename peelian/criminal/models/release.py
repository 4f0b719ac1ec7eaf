"""Pre-charge bail, its periods and conditions, and release under investigation with its diary of reviews."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.criminal.models.custody import Arrest
from peelian.criminal.models.strand import Strand
from peelian.criminal.states import BailLevel, ReleaseKind, VictimsView


class Release(models.Model):
    """A release before charge, on bail or without it. At most one of a strand is current."""

    ref = public_ref()
    strand = models.ForeignKey(Strand, models.PROTECT, related_name="releases")
    arrest = models.ForeignKey(Arrest, models.PROTECT, related_name="releases")
    kind = coded(ReleaseKind)
    started_on = models.DateField()
    regime = models.CharField(max_length=60, blank=True)
    long_case = models.BooleanField(default=False)
    due_on = models.DateField()
    review_every_days = models.PositiveIntegerField(null=True)
    ended_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        special=("kind",),
        operational=(
            "strand", "arrest", "started_on", "regime", "long_case", "due_on", "review_every_days", "ended_on",
            "recorded_at", "recorded_by_ref",
        ),
        none=("id", "ref"),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["ended_on", "due_on"], name="criminal_releases_due")]
        constraints = [
            only("kind", ReleaseKind, "criminal_release_kind"),
            models.UniqueConstraint(
                fields=["strand"], condition=Q(ended_on=None), name="criminal_one_release"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="criminal_release_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(kind=ReleaseKind.BAIL, review_every_days=None)
                | Q(kind=ReleaseKind.UNDER_INVESTIGATION, review_every_days__gt=0),
                name="criminal_diary_without_bail",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class BailPeriod(models.Model):
    """One period of bail: the first, and each extension with who authorised it."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="periods")
    number = models.PositiveIntegerField()
    level = coded(BailLevel)
    authorised_on = models.DateField()
    ends_on = models.DateField()
    limit_on = models.DateField(null=True)
    beyond_limit = models.BooleanField(default=False)
    reasons = models.TextField()
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons",),
        operational=(
            "release", "level", "authorised_on", "ends_on", "beyond_limit", "recorded_at", "recorded_by_ref",
        ),
        none=("id", "number", "limit_on", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("level", BailLevel, "criminal_bail_level"),
            models.UniqueConstraint(fields=["release", "number"], name="criminal_bail_period_once"),
        ]


class BailConditions(models.Model):
    """The conditions of bail from a day on, and what the alleged victim said of them. Each version is kept."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="conditions")
    version = models.PositiveIntegerField()
    from_on = models.DateField()
    conditions = models.TextField(blank=True)
    victims_view = coded(VictimsView)
    victims_words = models.TextField(blank=True)
    reasons = models.TextField()
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("victims_words", "reasons"),
        special=("conditions",),
        operational=("release", "from_on", "victims_view", "recorded_at", "recorded_by_ref"),
        none=("id", "version", "salt"),
    )

    class Meta:
        constraints = [
            only("victims_view", VictimsView, "criminal_victims_view"),
            models.UniqueConstraint(fields=["release", "version"], name="criminal_conditions_once"),
        ]


class ReleaseReview(models.Model):
    """One review of a release under investigation: the force's own diary, since no law sets a limit."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="diary")
    number = models.PositiveIntegerField()
    due_on = models.DateField()
    held_on = models.DateField()
    late = models.BooleanField()
    reasons = models.TextField()
    explanation = models.TextField(blank=True)
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons", "explanation"),
        operational=("release", "due_on", "held_on", "late", "recorded_at", "recorded_by_ref"),
        none=("id", "number", "salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "number"], name="criminal_release_review_once"),
            models.CheckConstraint(
                condition=Q(late=False) | ~Q(explanation=""), name="criminal_late_diary_explained"
            ),
        ]

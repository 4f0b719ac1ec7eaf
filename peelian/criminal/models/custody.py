"""Arrest and custody, in moments: two clocks run, one from the relevant time and one from authorisation."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.criminal.models.strand import Strand
from peelian.criminal.states import Authority, PostponeGround, ReviewerRank, ReviewOutcome


class Arrest(models.Model):
    """One arrest, and when custody after it ended. A second arrest of the same person is a second row."""

    ref = public_ref()
    strand = models.ForeignKey(Strand, models.PROTECT, related_name="arrests")
    arrested_at = models.DateTimeField()
    arrested_on = models.DateField()
    place = models.CharField(max_length=200)
    force_name = models.CharField(max_length=160)
    details = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("place", "details"),
        operational=(
            "strand", "arrested_at", "arrested_on", "force_name", "ended_at", "recorded_at", "recorded_by_ref",
        ),
        none=("id", "ref", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["strand"], condition=Q(ended_at=None), name="criminal_one_custody"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("arrested_at")),
                name="criminal_released_after_arrest",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class CustodyTimes(models.Model):
    """The relevant time and the moment of authorisation. A correction is another version, with its reasons."""

    arrest = models.ForeignKey(Arrest, models.PROTECT, related_name="times")
    version = models.PositiveIntegerField()
    relevant_at = models.DateTimeField()
    authorised_at = models.DateTimeField()
    reasons = models.TextField()
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons",),
        operational=("arrest", "relevant_at", "authorised_at", "recorded_at", "recorded_by_ref"),
        none=("id", "version", "salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrest", "version"], name="criminal_times_version_once")
        ]


class DetentionReview(models.Model):
    """One review of detention: when it was due, whether it was put off, when and by whom it was held."""

    arrest = models.ForeignKey(Arrest, models.PROTECT, related_name="reviews")
    number = models.PositiveIntegerField()
    due_at = models.DateTimeField()
    postponed_at = models.DateTimeField(null=True)
    postponed_ground = coded(PostponeGround, blank=True)
    postponed_why = models.TextField(blank=True)
    held_at = models.DateTimeField(null=True)
    by_rank = coded(ReviewerRank, blank=True)
    outcome = coded(ReviewOutcome, blank=True)
    late = models.BooleanField(default=False)
    explanation = models.TextField(blank=True)
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("postponed_why", "explanation"),
        operational=(
            "arrest", "due_at", "postponed_at", "postponed_ground", "held_at", "by_rank", "outcome", "late",
            "recorded_at", "recorded_by_ref",
        ),
        none=("id", "number", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("postponed_ground", PostponeGround, "criminal_postponed_ground", or_empty=True),
            only("by_rank", ReviewerRank, "criminal_reviewer_rank", or_empty=True),
            only("outcome", ReviewOutcome, "criminal_review_outcome", or_empty=True),
            models.UniqueConstraint(fields=["arrest", "number"], name="criminal_review_once"),
            models.CheckConstraint(
                condition=Q(held_at=None) | (~Q(by_rank="") & ~Q(outcome="")), name="criminal_review_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(late=False) | ~Q(explanation=""), name="criminal_late_review_explained"
            ),
        ]


class DetentionExtension(models.Model):
    """Longer detention: by a superintendent within the first day, by a court after that."""

    arrest = models.ForeignKey(Arrest, models.PROTECT, related_name="extensions")
    authority = coded(Authority)
    authorised_at = models.DateTimeField()
    until_at = models.DateTimeField()
    indictable = models.BooleanField()
    outside_the_rule = models.BooleanField()
    reasons = models.TextField()
    explanation = models.TextField(blank=True)
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons", "explanation"),
        special=("indictable",),
        operational=(
            "arrest", "authority", "authorised_at", "until_at", "outside_the_rule", "recorded_at", "recorded_by_ref",
        ),
        none=("id", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("authority", Authority, "criminal_extension_authority"),
            models.CheckConstraint(
                condition=Q(until_at__gt=F("authorised_at")), name="criminal_extension_forward"
            ),
            models.CheckConstraint(
                condition=Q(outside_the_rule=False) | ~Q(explanation=""), name="criminal_irregular_explained"
            ),
        ]

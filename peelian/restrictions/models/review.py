"""What follows an imposed restriction: reviews, those that were missed, representations, consultations, corrections."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, public_ref
from peelian.access.columns import salt as salted
from peelian.access.personal_data import DataClasses, Retention
from peelian.restrictions.models.columns import coded, only
from peelian.restrictions.models.restriction import Gate, Restriction
from peelian.restrictions.states import (
    Consulted,
    Corrected,
    EndGround,
    From,
    Lateness,
    Outcome,
    ReviewStatus,
    Trigger,
    View,
)


class Meeting(models.Model):
    """A sitting at which several restrictions are reviewed one after the other. It has no reasons of its own."""

    ref = public_ref()
    title = models.CharField(max_length=160)
    salt = salted()
    held_on = models.DateField()
    opened_by_ref = account_ref()
    opened_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("title",),
        operational=("held_on", "opened_by_ref", "opened_at"),
        none=("id", "ref", "salt"),
    )

    def __str__(self) -> str:
        return self.ref


class Review(models.Model):
    """One review. `held_on` is when it was held, `proposed_at` when that was written down: they are kept apart."""

    ref = public_ref()
    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="reviews")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="reviews")
    number = models.PositiveIntegerField()
    status = coded(ReviewStatus, default=ReviewStatus.PROPOSED)
    trigger = coded(Trigger)
    due_on = models.DateField()
    held_on = models.DateField()
    lateness = coded(Lateness)
    explanation = models.TextField(blank=True)
    explanation_salt = salted(blank=True)
    missed_explanation = models.TextField(blank=True)
    gate = models.OneToOneField(Gate, models.PROTECT, null=True, related_name="+")
    outcome = coded(Outcome)
    ended_on = models.DateField(null=True)
    end_ground = coded(EndGround, blank=True)
    reasons = models.TextField()
    salt = salted()
    proposed_by_ref = account_ref()
    proposed_at = models.DateTimeField()
    decided_by_ref = account_ref(blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reasons = models.TextField(blank=True)
    decision_salt = salted(blank=True)
    next_review_on = models.DateField(null=True)
    notified_on = models.DateField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("explanation", "missed_explanation", "reasons", "decision_reasons"),
        operational=(
            "restriction", "meeting", "status", "trigger", "due_on", "held_on", "lateness", "gate", "outcome",
            "ended_on", "end_ground", "proposed_by_ref", "proposed_at", "decided_by_ref", "decided_at",
            "next_review_on", "notified_on",
        ),
        none=("id", "ref", "number", "salt", "explanation_salt", "decision_salt"),
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["restriction", "held_on"], name="restrictions_reviews_by_day"),
            models.Index(fields=["held_on"], name="restrictions_reviews_of_a_day"),
        ]
        constraints = [
            only("status", ReviewStatus, "restrictions_review_status"),
            only("trigger", Trigger, "restrictions_review_trigger"),
            only("lateness", Lateness, "restrictions_review_lateness"),
            only("outcome", Outcome, "restrictions_review_outcome"),
            only("end_ground", EndGround, "restrictions_review_end_ground", blank=True),
            models.UniqueConstraint(
                fields=["restriction"], condition=Q(status="proposed"), name="restrictions_one_open_review"
            ),
            models.UniqueConstraint(fields=["restriction", "number"], name="restrictions_review_number_once"),
            models.CheckConstraint(
                condition=Q(lateness="in_time") | ~Q(explanation=""), name="restrictions_late_review_explained"
            ),
            models.CheckConstraint(
                condition=Q(held_on__lte=F("due_on")) | Q(lateness="held_late"),
                name="restrictions_late_review_is_late",
            ),
            models.CheckConstraint(
                condition=Q(outcome="continue", ended_on=None)
                | (Q(outcome="end", ended_on__isnull=False) & ~Q(end_ground="")),
                name="restrictions_review_end_has_a_day",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.ref


class MissedReview(models.Model):
    """A review that nobody held before the one after it was due as well, found when the next was held."""

    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="missed_reviews")
    found_at = models.ForeignKey(Review, models.PROTECT, related_name="missed_before")
    due_on = models.DateField()
    explanation = models.TextField()
    salt = salted()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("explanation",),
        operational=("restriction", "found_at", "due_on", "recorded_at", "recorded_by_ref"),
        none=("id", "salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["restriction", "due_on"], name="restrictions_missed_once")
        ]


class RestrictionRepresentation(models.Model):
    """What the person, or somebody for them, says against a restriction. Each leads to a review."""

    ref = public_ref()
    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="representations")
    made_by = coded(From)
    received_on = models.DateField()
    changed = models.BooleanField(default=False)
    text = models.TextField()
    salt = salted()
    answered_by = models.ForeignKey(Review, models.PROTECT, null=True, related_name="answers")
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("text",),
        operational=(
            "restriction", "made_by", "received_on", "changed", "answered_by", "recorded_at", "recorded_by_ref",
        ),
        none=("id", "ref", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [only("made_by", From, "restrictions_representation_from")]


class Consultation(models.Model):
    """The Director General was asked, and answered: on suspending, or on ending after a review."""

    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="consultations")
    about = coded(Consulted)
    consulted_on = models.DateField()
    answered_on = models.DateField()
    view = coded(View)
    text = models.TextField()
    salt = salted()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("text",),
        operational=(
            "restriction", "about", "consulted_on", "answered_on", "view", "recorded_at", "recorded_by_ref",
        ),
        none=("id", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("about", Consulted, "restrictions_consulted_about"),
            only("view", View, "restrictions_consulted_view"),
            models.CheckConstraint(
                condition=Q(answered_on__gte=F("consulted_on")), name="restrictions_answered_after_asked"
            ),
        ]


class Correction(models.Model):
    """A day that was written wrongly: what it was, what it became, and why. Rows are only ever added."""

    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="corrections")
    review = models.ForeignKey(Review, models.PROTECT, null=True, related_name="corrections")
    corrected = coded(Corrected)
    was = models.DateField()
    became = models.DateField()
    reasons = models.TextField()
    salt = salted()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons",),
        operational=(
            "restriction", "review", "corrected", "was", "became", "recorded_at", "recorded_by_ref",
        ),
        none=("id", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [only("corrected", Corrected, "restrictions_corrected_what")]

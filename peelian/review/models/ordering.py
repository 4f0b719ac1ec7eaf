"""What the order of reading rests on: samples drawn by lot, rankings, and the next messages in line."""

from django.db import models
from django.db.models import Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt, sha256
from peelian.access.personal_data import DataClasses, Retention
from peelian.review.models.review import Review
from peelian.review.states import SampleKind, Stage, StopGround, Work


class Sample(models.Model):
    """Messages drawn by lot from the seed of the review. `commitment` binds the list from the day it was drawn."""

    ref = public_ref()
    review = models.ForeignKey(Review, models.PROTECT, related_name="samples")
    kind = coded(SampleKind)
    number = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    drawn_from = models.PositiveIntegerField()
    strata = models.JSONField(default=list)
    """How many messages each part of what it was drawn from holds."""
    found_before = models.PositiveIntegerField(default=0)
    """What the reading had found when it was drawn."""
    commitment = sha256()
    drawn_at = models.DateTimeField()
    drawn_by_ref = account_ref()
    verdict = models.JSONField(null=True)
    """Of a look: what it said once every member was read."""
    opened_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=(
            "review", "kind", "number", "size", "drawn_from", "strata", "found_before", "commitment", "drawn_at",
            "drawn_by_ref", "opened_at",
        ),
        none=("id", "ref", "verdict"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("kind", SampleKind, "review_sample_kind"),
            models.UniqueConstraint(fields=["review", "kind", "number"], name="review_sample_once"),
            models.UniqueConstraint(
                fields=["review"], condition=Q(kind=SampleKind.CONTROL), name="review_one_control_sample"
            ),
        ]


class Drawn(models.Model):
    """A message that is in a sample. Which these are is shown to nobody before the reading has stopped."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="drawn")
    message = models.ForeignKey("chats.Message", models.PROTECT, related_name="+")
    stage = coded(Stage)
    """By which lot: a member of the control sample that was still unread counts with the sample of a look."""
    stratum = models.PositiveSmallIntegerField(default=0)
    lot = models.PositiveIntegerField()

    personal_data = DataClasses(
        Retention.CASE_FILE, operational=("sample", "message"), none=("id", "stage", "stratum", "lot")
    )

    class Meta:
        indexes = [models.Index(fields=["sample", "lot"], name="review_drawn_by_lot")]
        constraints = [
            only("stage", Stage, "review_drawn_stage"),
            models.UniqueConstraint(fields=["sample", "message"], name="review_drawn_once"),
        ]


class Ranking(models.Model):
    """One working out of the order, in the background: from how many answers, how far it is, what it gave."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="rankings")
    number = models.PositiveIntegerField()
    work = coded(Work, default=Work.QUEUED)
    with_look = models.BooleanField(default=False)
    """Whether the samples of a look are drawn from what this order leaves unread."""
    answers_used = models.PositiveIntegerField(default=0)
    found_used = models.PositiveIntegerField(default=0)
    model = models.CharField(max_length=200, blank=True)
    figures = models.JSONField(null=True)
    """What could be said of recall when this order was made, as the pages and the report show it."""
    order_sha256 = sha256()
    done_of = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=(
            "review", "number", "with_look", "answers_used", "found_used", "order_sha256", "queued_at", "began_at",
            "ended_at",
        ),
        none=("id", "work", "model", "figures", "done_of", "done", "trouble"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("work", Work, "review_ranking_work"),
            models.UniqueConstraint(fields=["review", "number"], name="review_ranking_once"),
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(work__in=[Work.QUEUED, Work.RUNNING]),
                name="review_one_ranking_at_work",
            ),
        ]


class Queued(models.Model):
    """A message in line to be read. Thrown away and written anew after each ranking."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="queue")
    message = models.ForeignKey("chats.Message", models.CASCADE, related_name="+")
    stage = coded(Stage)
    stratum = models.PositiveSmallIntegerField(default=0)
    place = models.PositiveIntegerField()
    ranking = models.PositiveIntegerField(default=0)

    personal_data = DataClasses(
        Retention.DERIVED,
        operational=("review", "message", "stage", "stratum", "place", "ranking"),
        none=("id",),
    )

    class Meta:
        indexes = [models.Index(fields=["review", "stage", "place"], name="review_next_in_line")]
        constraints = [
            only("stage", Stage, "review_queued_stage"),
            models.UniqueConstraint(fields=["review", "message"], name="review_queued_once"),
        ]


class Alike(models.Model):
    """A message of a group that says the same, or nearly: worked out once, when the collection is fixed."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="alike")
    message = models.ForeignKey("chats.Message", models.CASCADE, related_name="+")
    group = models.PositiveIntegerField()

    personal_data = DataClasses(Retention.DERIVED, operational=("review", "message", "group"), none=("id",))

    class Meta:
        indexes = [models.Index(fields=["review", "group"], name="review_alike_by_group")]
        constraints = [models.UniqueConstraint(fields=["review", "message"], name="review_alike_once")]


class Stop(models.Model):
    """The decision to stop: on what ground, why, and the figures that stood when it was taken."""

    review = models.OneToOneField(Review, models.PROTECT, related_name="stop")
    ground = coded(StopGround)
    reasons = models.TextField()
    figures = models.JSONField()
    salt = salt(blank=True)
    decided_at = models.DateTimeField()
    decided_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons",),
        operational=("review", "ground", "decided_at", "decided_by_ref"),
        none=("id", "salt", "figures"),
    )

    class Meta:
        constraints = [only("ground", StopGround, "review_stop_ground")]

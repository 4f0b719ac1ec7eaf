"""The review: the question, the collection it is put to, what is looked for, and who was appointed to read."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt, sha256
from peelian.access.personal_data import DataClasses, Retention
from peelian.review.states import CategoryKind, Ground, ReaderRole, ReadingStatus, SecondReading, Unit


class Review(models.Model):
    """One version of a review of a case's messages. From its start on nothing above `started_at` changes."""

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    title = models.CharField(max_length=160)
    question = models.TextField()
    reasons = models.TextField(blank=True)
    unit = coded(Unit, default=Unit.MESSAGE)
    target_recall = models.PositiveSmallIntegerField(default=80)
    confidence = models.PositiveSmallIntegerField(default=95)
    control_size = models.PositiveIntegerField(default=1_000)
    elusion_size = models.PositiveIntegerField(default=2_000)
    looks = models.PositiveSmallIntegerField(default=3)
    second_reading = coded(SecondReading, default=SecondReading.SAMPLE)
    second_size = models.PositiveIntegerField(default=100)
    break_minutes = models.PositiveSmallIntegerField(default=45)
    break_items = models.PositiveIntegerField(default=200)
    salt = salt(blank=True)
    drawn_up_at = models.DateTimeField()
    drawn_up_by_ref = account_ref()

    status = coded(ReadingStatus, default=ReadingStatus.DRAFT)
    seed = models.CharField(max_length=64, blank=True)
    """Settles every draw. A secret until the samples are opened; the ledger holds a commitment to it from the start."""
    commitment = sha256()
    through_id = models.PositiveBigIntegerField(default=0)
    """The last row of the collection: what is imported later is not in it."""
    collection_size = models.PositiveIntegerField(default=0)
    collection_sha256 = sha256()
    started_at = models.DateTimeField(null=True)
    started_by_ref = account_ref(blank=True)
    stopped_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("title", "question", "reasons"),
        operational=(
            "case", "version", "replaces", "unit", "target_recall", "confidence", "control_size", "elusion_size",
            "looks", "second_reading", "second_size", "break_minutes", "break_items", "status", "commitment",
            "collection_size", "collection_sha256", "drawn_up_at", "drawn_up_by_ref", "started_at",
            "started_by_ref", "stopped_at", "replaced_at",
        ),
        none=("id", "ref", "salt", "seed", "through_id"),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="review_by_case")]
        constraints = [
            only("status", ReadingStatus, "review_status_known"),
            only("unit", Unit, "review_unit_known"),
            only("second_reading", SecondReading, "review_second_known"),
            models.CheckConstraint(
                condition=Q(target_recall__gte=50, target_recall__lte=99), name="review_target_possible"
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=80, confidence__lte=99), name="review_confidence_possible"
            ),
            models.CheckConstraint(
                condition=Q(status=ReadingStatus.DRAFT, started_at=None)
                | Q(status=ReadingStatus.REPLACED)
                | Q(started_at__isnull=False),
                name="review_started_when_not_a_draft",
            ),
            models.CheckConstraint(
                condition=Q(version=1, replaces=None) | Q(version__gt=1, replaces__isnull=False),
                name="review_later_version_replaces_one",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class InScope(models.Model):
    """A conversation that is in the collection. Locked conversations never are."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="scope")
    conversation = models.ForeignKey("chats.Conversation", models.PROTECT, related_name="+")

    personal_data = DataClasses(Retention.CASE_FILE, operational=("review", "conversation"), none=("id",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "conversation"], name="review_conversation_once")
        ]


class Category(models.Model):
    """One thing that is looked for, under a key of the keyboard, bound to allegations and standards."""

    ref = public_ref()
    review = models.ForeignKey(Review, models.PROTECT, related_name="categories")
    number = models.PositiveSmallIntegerField()
    kind = coded(CategoryKind)
    ground = coded(Ground, blank=True)
    label = models.CharField(max_length=80)
    definition = models.TextField()
    seed_words = models.TextField(blank=True)
    """Words and phrases such as are sought, one a line. They teach the first order."""
    standards = models.JSONField(default=list)
    salt = salt(blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("label", "definition", "seed_words"),
        operational=("review", "number", "kind", "ground", "standards"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            only("kind", CategoryKind, "review_category_kind"),
            only("ground", Ground, "review_category_ground", or_empty=True),
            models.UniqueConstraint(fields=["review", "number"], name="review_category_key_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=9), name="review_category_has_a_key"
            ),
            models.CheckConstraint(
                condition=(Q(kind=CategoryKind.DISCRIMINATION) & ~Q(ground=""))
                | (~Q(kind=CategoryKind.DISCRIMINATION) & Q(ground="")),
                name="review_ground_of_discrimination",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Bearing(models.Model):
    """An allegation that a category bears on."""

    category = models.ForeignKey(Category, models.PROTECT, related_name="bearings")
    allegation = models.ForeignKey("cases.Allegation", models.PROTECT, related_name="+")

    personal_data = DataClasses(Retention.CASE_FILE, operational=("category", "allegation"), none=("id",))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "allegation"], name="review_bearing_once")]


class Example(models.Model):
    """A message that somebody named as an example of what is looked for: it teaches the order, and nothing else."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="examples")
    category = models.ForeignKey(Category, models.PROTECT, related_name="examples")
    message = models.ForeignKey("chats.Message", models.PROTECT, related_name="+")

    personal_data = DataClasses(
        Retention.CASE_FILE, special=("message",), operational=("review", "category"), none=("id",)
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "message"], name="review_example_once")]


class Appointment(models.Model):
    """Somebody appointed to read, to read again without seeing the first reading, or to settle differences."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="appointments")
    reader_ref = account_ref()
    role = coded(ReaderRole)
    appointed_at = models.DateTimeField()
    appointed_by_ref = account_ref()
    ended_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=("review", "reader_ref", "role", "appointed_at", "appointed_by_ref", "ended_at"),
        none=("id",),
    )

    class Meta:
        constraints = [
            only("role", ReaderRole, "review_role_known"),
            models.UniqueConstraint(fields=["review", "reader_ref"], name="review_reader_has_one_role"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("appointed_at")),
                name="review_appointment_in_order",
            ),
        ]

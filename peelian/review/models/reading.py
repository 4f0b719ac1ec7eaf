"""What was read: the turn in which somebody had a message before them, and what they answered."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.review.models.review import Category, Review
from peelian.review.states import Answer, ReaderRole, Stage


class Turn(models.Model):
    """One message before one reader: from when, how long, and whether it was saved, put aside or handed back.

    A message has one standing turn for the first reading and one for the second, so that no two readers of the same
    reading ever have the same message before them.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="turns")
    message = models.ForeignKey("chats.Message", models.PROTECT, related_name="+")
    role = coded(ReaderRole)
    reader_ref = account_ref()
    stage = coded(Stage)
    stratum = models.PositiveSmallIntegerField(default=0)
    place = models.PositiveIntegerField(default=0)
    ranking = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True)
    seconds = models.PositiveIntegerField(default=0)
    put_aside_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    with_turn = models.ForeignKey("self", models.PROTECT, null=True, related_name="went_along")
    lot = models.PositiveIntegerField(default=0)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        special=("message",),
        operational=(
            "review", "role", "reader_ref", "opened_at", "saved_at", "seconds", "put_aside_at", "released_at",
            "with_turn",
        ),
        none=("id", "stage", "stratum", "place", "ranking", "lot"),
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["review", "role", "saved_at"], name="review_turns_saved"),
            models.Index(fields=["review", "reader_ref", "saved_at"], name="review_turns_of_reader"),
        ]
        constraints = [
            only("role", ReaderRole, "review_turn_role"),
            only("stage", Stage, "review_turn_stage"),
            models.UniqueConstraint(
                fields=["review", "message", "role"],
                condition=Q(released_at=None),
                name="review_one_turn_a_message",
            ),
            models.UniqueConstraint(
                fields=["review", "reader_ref"],
                condition=Q(released_at=None, saved_at=None, put_aside_at=None),
                name="review_one_message_before_a_reader",
            ),
            models.CheckConstraint(
                condition=~Q(role=ReaderRole.SETTLER), name="review_settlers_take_no_turn"
            ),
            models.CheckConstraint(
                condition=Q(saved_at=None) | Q(saved_at__gte=F("opened_at")), name="review_turn_in_order"
            ),
        ]


class Coding(models.Model):
    """One answer to one category about one message. Undone answers stay, with the moment of their undoing."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="codings")
    turn = models.ForeignKey(Turn, models.PROTECT, related_name="codings")
    message = models.ForeignKey("chats.Message", models.PROTECT, related_name="+")
    category = models.ForeignKey(Category, models.PROTECT, related_name="codings")
    role = coded(ReaderRole)
    answer = coded(Answer)
    reader_ref = account_ref()
    coded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        special=("message", "answer"),
        operational=("review", "turn", "category", "role", "reader_ref", "coded_at", "undone_at"),
        none=("id",),
    )

    class Meta:
        indexes = [models.Index(fields=["review", "category", "answer"], name="review_codings_found")]
        constraints = [
            only("role", ReaderRole, "review_coding_role"),
            only("answer", Answer, "review_coding_answer"),
            models.UniqueConstraint(
                fields=["turn", "category"], condition=Q(undone_at=None), name="review_one_answer_a_category"
            ),
        ]


class Note(models.Model):
    """What a reader wrote down about a message. Kept as written."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="notes")
    message = models.ForeignKey("chats.Message", models.PROTECT, related_name="+")
    role = coded(ReaderRole)
    text = models.TextField()
    salt = salt(blank=True)
    written_at = models.DateTimeField()
    written_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("text",),
        special=("message",),
        operational=("review", "role", "written_at", "written_by_ref"),
        none=("id", "salt"),
    )

    class Meta:
        constraints = [only("role", ReaderRole, "review_note_role")]


class Settlement(models.Model):
    """The answer that stands where two readers differed, given with reasons by an account that is neither."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="settlements")
    message = models.ForeignKey("chats.Message", models.PROTECT, related_name="+")
    category = models.ForeignKey(Category, models.PROTECT, related_name="settlements")
    first_reader_ref = account_ref()
    second_reader_ref = account_ref()
    answer = coded(Answer)
    reasons = models.TextField()
    salt = salt(blank=True)
    settled_at = models.DateTimeField()
    settled_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons",),
        special=("message", "answer"),
        operational=(
            "review", "category", "first_reader_ref", "second_reader_ref", "settled_at", "settled_by_ref",
        ),
        none=("id", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("answer", Answer, "review_settled_answer"),
            models.UniqueConstraint(fields=["category", "message"], name="review_settled_once"),
            models.CheckConstraint(
                condition=~Q(settled_by_ref=F("first_reader_ref"))
                & ~Q(settled_by_ref=F("second_reader_ref"))
                & ~Q(first_reader_ref=F("second_reader_ref")),
                name="review_settled_by_a_third",
            ),
            models.CheckConstraint(condition=~Q(answer=Answer.UNSURE), name="review_settled_is_no_doubt"),
        ]

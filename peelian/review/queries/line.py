"""Who reads what next, as far as it can be told from what was read: the second reader's line, and what is put aside."""

from django.db.models import Exists, OuterRef, QuerySet

from peelian.chats.states import Lock
from peelian.review.models import Drawn, Review, Turn
from peelian.review.states import ReaderRole, SampleKind, SecondReading


def next_for_second_reader(review: Review) -> Turn | None:
    """The first reader's turn whose message the second reader gets next, in an order that says nothing of it."""
    return awaiting_second(review).select_related("message").order_by("lot", "pk").first()


def awaiting_second(review: Review) -> QuerySet[Turn]:
    """The saved turns of the first reading whose messages are still to be read a second time."""
    second = Turn.objects.filter(
        review=review, message=OuterRef("message"), role=ReaderRole.SECOND, released_at=None
    )
    return to_be_read_twice(review).filter(~Exists(second))


def to_be_read_twice(review: Review) -> QuerySet[Turn]:
    """The saved turns of the first reading that the protocol wants read a second time."""
    saved = Turn.objects.filter(
        review=review,
        role=ReaderRole.FIRST,
        saved_at__isnull=False,
        released_at=None,
        message__conversation__locked=Lock.NONE,
    )
    if review.second_reading == SecondReading.ALL:
        return saved
    if review.second_reading == SecondReading.NONE:
        return saved.none()
    drawn = Drawn.objects.filter(
        sample__review=review, sample__kind=SampleKind.SECOND, message=OuterRef("message")
    )
    return saved.filter(Exists(drawn))


def before_reader(review: Review, reader_ref: str) -> Turn | None:
    """The message that is before a reader now."""
    standing = Turn.objects.filter(
        review=review, reader_ref=reader_ref, released_at=None, saved_at=None, put_aside_at=None
    )
    readable = standing.filter(message__conversation__locked=Lock.NONE)
    return readable.select_related("message__conversation", "message__sender__head").first()


def keys_of(review: Review) -> list[int]:
    """The keys that are in use."""
    return list(review.categories.values_list("number", flat=True))

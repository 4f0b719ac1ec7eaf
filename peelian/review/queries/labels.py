"""What was coded, as the ranking and the estimates take it: by category, for each message whether it was found."""

from peelian.review.models import Coding, Review, Settlement, Turn
from peelian.review.states import FOUND, Answer, ReaderRole


def found_by_category(review: Review) -> dict[str, dict[int, bool]]:
    """For each category by reference: message row to whether it is found there, in the order of decision.

    The newest comes last: the ranking learns from the newest more than from older ones. A message keeps the place of
    the first of its answers that still stand, whoever reads it again. What two readers saw differently counts as
    found until it is settled: a doubt is not a no.
    """
    labels: dict[str, dict[int, bool]] = {ref: {} for ref in review.categories.values_list("ref", flat=True)}
    # The review is locked while an answer is written, so rows are numbered as they were decided; clocks may differ.
    standing = Coding.objects.filter(review=review, undone_at=None).order_by("pk")
    for ref, message, answer in standing.values_list("category__ref", "message_id", "answer"):
        labels[ref][message] = labels[ref].get(message, False) or Answer(answer) in FOUND
    settled = Settlement.objects.filter(review=review)
    for ref, message, answer in settled.values_list("category__ref", "message_id", "answer"):
        labels[ref][message] = answer == Answer.YES
    return labels


def found_at_all(review: Review) -> dict[int, bool]:
    """For each message read: whether it is found in any category. The unread are not in it."""
    found: dict[int, bool] = {}
    for messages in found_by_category(review).values():
        for message, yes in messages.items():
            found[message] = found.get(message, False) or yes
    return found


def read_ids(review: Review) -> set[int]:
    """The row numbers of the messages that the first reading has coded."""
    saved = Turn.objects.filter(
        review=review, role=ReaderRole.FIRST, saved_at__isnull=False, released_at=None
    )
    return set(saved.values_list("message_id", flat=True))


def before_readers(review: Review) -> set[int]:
    """The row numbers of the messages that are read, or lie open or put aside before a first reader."""
    standing = Turn.objects.filter(review=review, role=ReaderRole.FIRST, released_at=None)
    return set(standing.values_list("message_id", flat=True))

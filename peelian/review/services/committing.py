"""What the services of this room have in common: commitments to words, the lock, and the order of moments."""

from peelian.access.refusals import Refused
from peelian.ledger.events import Ref
from peelian.review.models import Review


def locked(review: Review) -> Review:
    """The review read again under a lock (on SQLite the transaction itself is the lock)."""
    return Review.objects.select_for_update(of=("self",)).select_related("case").get(pk=review.pk)


def check_words(words: str, refusal: str) -> str:
    """The words without white space around them. Raises Refused, with the sentence given, when nothing is said."""
    if not words.strip():
        raise Refused(refusal)
    return words.strip()


def about(review: Review) -> dict[str, Ref]:
    """What every event of this room carries."""
    return {"subject": Ref(review.case.ref), "review": Ref(review.ref)}

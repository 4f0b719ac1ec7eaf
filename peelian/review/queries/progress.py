"""How far the reading is. The unread are counted as unread: no figure here takes them for anything else."""

from dataclasses import dataclass

from peelian.review.models import Review, Turn
from peelian.review.states import ReaderRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many messages there are, how many were read, and how many lie before readers or aside."""

    collection: int
    read: int
    open: int
    aside: int
    second: int

    @property
    def unread(self) -> int:
        """What nobody has read. Nothing is known of it."""
        return self.collection - self.read

    @property
    def per_cent(self) -> str:
        """The share that was read, never rounded up to all of it."""
        if not self.collection:
            return "0"
        share = int(1000 * self.read / self.collection) / 10
        return f"{share:g}"


def counts_of(review: Review) -> Counts:
    """The counts of this moment."""
    standing = Turn.objects.filter(review=review, released_at=None)
    first, second = standing.filter(role=ReaderRole.FIRST), standing.filter(role=ReaderRole.SECOND)
    return Counts(
        collection=review.collection_size,
        read=first.filter(saved_at__isnull=False).count(),
        open=first.filter(saved_at=None, put_aside_at=None).count(),
        aside=first.filter(saved_at=None, put_aside_at__isnull=False).count(),
        second=second.filter(saved_at__isnull=False).count(),
    )

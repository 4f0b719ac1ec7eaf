"""Where two readers differ, how far they agree, and which answer stands in the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from peelian.chats.states import Lock
from peelian.review.models import Category, Coding, Review, Settlement
from peelian.review.states import Answer, ReaderRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A message and a category on which two readers gave different answers, or both were unsure."""

    message_id: int
    message_ref: str
    category_ref: str
    category: str
    first: Answer
    second: Answer
    first_reader_ref: str
    second_reader_ref: str


def _twice_read(review: Review) -> QuerySet[Coding]:
    """The first reader's standing answers about messages that were read twice, with the second's beside each."""
    second = Coding.objects.filter(
        category=OuterRef("category"), message=OuterRef("message"), role=ReaderRole.SECOND, undone_at=None
    )
    first = Coding.objects.filter(review=review, role=ReaderRole.FIRST, undone_at=None)
    return first.annotate(
        second=Subquery(second.values("answer")[:1]), second_reader=Subquery(second.values("reader_ref")[:1])
    ).filter(second__isnull=False)


def _open(review: Review) -> QuerySet[Coding]:
    settled = Settlement.objects.filter(category=OuterRef("category"), message=OuterRef("message"))
    in_doubt = Q(answer=Answer.UNSURE) | Q(second=Answer.UNSURE)
    alike = Q(answer=Answer.YES, second=Answer.YES) | Q(answer=Answer.NO, second=Answer.NO)
    return (
        _twice_read(review)
        .filter(~alike | in_doubt, message__conversation__locked=Lock.NONE)
        .filter(~Exists(settled))
    )


def open_differences(review: Review, *, most: int | None = None) -> list[Difference]:
    """What waits to be settled, oldest first."""
    rows = _open(review).select_related("message", "category").order_by("coded_at", "pk")
    return [_difference(row) for row in (rows[:most] if most else rows)]


def count_open(review: Review) -> int:
    """How many differences wait to be settled."""
    return _open(review).count()


def difference_about(review: Review, message_ref: str, category: Category) -> Difference | None:
    """The open difference about one message and category; None where there is none."""
    row = _open(review).filter(message__ref=message_ref, category=category)
    found = row.select_related("message", "category").first()
    return _difference(found) if found else None


def _difference(row: Coding) -> Difference:
    return Difference(
        message_id=row.message_id,
        message_ref=row.message.ref,
        category_ref=row.category.ref,
        category=row.category.label,
        first=Answer(row.answer),
        second=Answer(row.second),
        first_reader_ref=row.reader_ref,
        second_reader_ref=row.second_reader,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How far the two readings agree on one category."""

    category: str
    messages: int
    share: float | None
    alpha: float | None
    low: float | None
    high: float | None
    differ: int


def agreements(review: Review) -> list[Agreed]:
    """Krippendorff's alpha by category, over the messages that were read twice. Empty when none was."""
    return list(_agreements(review))


def _agreements(review: Review) -> Iterator[Agreed]:
    from peelian.review.agreement import agreement

    given: dict[int, dict[str, tuple[str, str]]] = {}
    rows = _twice_read(review).order_by().values_list("category_id", "message__ref", "answer", "second")
    for category, message, first, second in rows:
        given.setdefault(category, {})[message] = (first, second)
    for category in review.categories.all():
        if decisions := given.get(category.pk):
            found = agreement(decisions)
            yield Agreed(
                category=category.label,
                messages=found.messages,
                share=found.share,
                alpha=found.alpha,
                low=found.low,
                high=found.high,
                differ=sum(first != second for first, second in decisions.values()),
            )

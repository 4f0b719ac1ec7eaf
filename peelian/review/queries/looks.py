"""The looks at the samples: which is open, how far it is read, and what it was found to say."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from peelian.review.models import Drawn, Review, Sample, Turn
from peelian.review.states import ReaderRole, SampleKind


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of what was unread at a look: how many messages, how many drawn, how many of these read and found."""

    population: int
    drawn: int
    read: int
    found: int


def looks_of(review: Review) -> list[Sample]:
    """The samples of the looks, the first one first."""
    return list(review.samples.filter(kind=SampleKind.ELUSION).order_by("number"))


def open_look(review: Review) -> Sample | None:
    """The look whose samples are being read."""
    return review.samples.filter(kind=SampleKind.ELUSION, verdict__isnull=True).order_by("-number").first()


def unread_of(sample: Sample) -> int:
    """How many members of a sample have not been read."""
    read = Turn.objects.filter(
        review=sample.review_id,
        message=OuterRef("message"),
        role=ReaderRole.FIRST,
        saved_at__isnull=False,
        released_at=None,
    )
    return Drawn.objects.filter(~Exists(read), sample=sample).count()


def look_is_read(review: Review) -> bool:
    """Whether the open look, if there is one, can be judged now."""
    look = open_look(review)
    return look is not None and not unread_of(look)


def strata_of(sample: Sample, found: dict[int, bool]) -> list[Stratum]:
    """What a look's samples hold in each part of the unread. `found` is `labels.found_at_all`."""
    members = list(Drawn.objects.filter(sample=sample).values_list("stratum", "message_id"))
    return [
        Stratum(
            population=population,
            drawn=sum(each == number for each, _ in members),
            read=sum(each == number and row in found for each, row in members),
            found=sum(each == number and found.get(row, False) for each, row in members),
        )
        for number, population in enumerate(sample.strata)
    ]


def verdicts(review: Review) -> list[dict[str, Any]]:
    """What each look said, the open one left out."""
    return [sample.verdict for sample in looks_of(review) if sample.verdict]

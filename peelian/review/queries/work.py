"""The work in the background: which ranking is meant, how far it is, and how old the order is that is read by."""

from dataclasses import dataclass
from datetime import datetime

from peelian.review.models import Ranking, Review, Turn
from peelian.review.states import ReaderRole, Work


def ranking_named(review_ref: str, number: int) -> Ranking | None:
    """The ranking that a job was asked for. Asks nobody's permission: jobs alone call it."""
    found = Ranking.objects.filter(review__ref=review_ref, number=number)
    return found.select_related("review__case").first()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAge:
    """How old the order is: when it was made, and how many messages were coded since."""

    made_at: datetime | None
    number: int
    coded_since: int
    at_work: bool
    trouble: str
    done: int
    of: int

    @property
    def per_cent(self) -> int:
        """How far the work that runs now is."""
        return min(99, self.done * 100 // self.of) if self.of else 0


def order_age(review: Review) -> OrderAge:
    """The state of the order by which is read now, and of the next one."""
    made = review.rankings.filter(work=Work.DONE).order_by("-number").first()
    last = review.rankings.order_by("-number").first()
    coded = Turn.objects.filter(
        review=review, role=ReaderRole.FIRST, saved_at__isnull=False, released_at=None
    ).count()
    at_work = bool(last and last.work in {Work.QUEUED, Work.RUNNING})
    return OrderAge(
        made_at=made.ended_at if made else None,
        number=made.number if made else 0,
        coded_since=coded - made.answers_used if made else 0,
        at_work=at_work,
        trouble=last.trouble if last and last.work == Work.FAILED else "",
        done=last.done if last and at_work else 0,
        of=last.done_of if last and at_work else 0,
    )


def figures_now(review: Review) -> Ranking | None:
    """The newest ranking that has figures; its `figures` are what pages and the report show."""
    return review.rankings.filter(work=Work.DONE).order_by("-number").first()

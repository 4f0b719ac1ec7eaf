"""How far two readings agree: shown when the second is done, so that nobody reads towards a number."""

from dataclasses import dataclass

from peelian.review.models import Review
from peelian.review.queries.differences import Agreed, agreements, count_open
from peelian.review.queries.line import awaiting_second, to_be_read_twice
from peelian.review.states import SecondReading


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """The page. `agreed` is empty until everything that is to be read twice was."""

    ref: str
    wanted: int
    waiting: int
    differ: int
    drawn_by_lot: bool
    agreed: tuple[Agreed, ...]

    @property
    def done(self) -> bool:
        """Whether something was to be read twice, and all of it was."""
        return bool(self.wanted) and not self.waiting


def agreement_page(review: Review) -> AgreementPage:
    """How far the second reading is, and, once it is done, alpha with its interval for each category."""
    waiting = awaiting_second(review).count()
    wanted = to_be_read_twice(review).count()
    done = wanted and not waiting
    return AgreementPage(
        ref=review.ref,
        wanted=wanted,
        waiting=waiting,
        differ=count_open(review) if done else 0,
        drawn_by_lot=review.second_reading == SecondReading.SAMPLE,
        agreed=tuple(agreements(review)) if done else (),
    )

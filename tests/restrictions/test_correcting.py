"""A day that was written wrongly is corrected by a new entry; the old one stays readable, and late stays late."""

from datetime import date
from typing import Any

import pytest

from peelian.access.refusals import Refused
from peelian.ledger.queries import entries_about
from peelian.restrictions.models import Correction, Restriction
from peelian.restrictions.services.correcting import correct_restriction, correct_review
from peelian.restrictions.services.telling import confirm_in_writing, notify_continuation
from peelian.restrictions.states import Corrected, Lateness
from tests.cast import Cast
from tests.restrictions.factories import MONDAY, at, noon, proposed, reviewed, suspended

pytestmark = pytest.mark.django_db
WHY = "The letter itself says so."


def corrected(
    cast: Cast, restriction: Restriction, what: Corrected, became: date, **facts: Any
) -> Correction:
    told = {"reasons": WHY, "actor": cast.cora.actor, "at": at(20, month=4)}
    return correct_restriction(restriction=restriction, corrected=what, became=became, **(told | facts))


def test_the_old_day_stays_beside_the_new_one(cast: Cast) -> None:
    restriction = suspended(cast)
    confirm_in_writing(
        restriction=restriction, confirmed_on=date(2023, 3, 17), actor=cast.asha.actor, at=at(17)
    )
    made = corrected(cast, restriction, Corrected.CONFIRMED_ON, date(2023, 3, 16))
    restriction.refresh_from_db()
    assert (made.was, made.became) == (date(2023, 3, 17), date(2023, 3, 16))
    assert restriction.confirmed_on == date(2023, 3, 16)
    told = [entry.event for entry in entries_about("case", restriction.case.ref)][-1]
    assert (told.corrected, told.was, told.became) == (Corrected.CONFIRMED_ON, made.was, made.became)
    kinds = [entry.type for entry in entries_about("case", restriction.case.ref)]
    assert "restrictions.suspension_confirmed_in_writing" in kinds


def test_a_new_beginning_moves_the_first_review(cast: Cast) -> None:
    restriction = suspended(cast)
    made = corrected(cast, restriction, Corrected.IMPOSED_ON, date(2023, 3, 14), at=at(15))
    restriction.refresh_from_db()
    assert (made.was, restriction.next_review_on) == (MONDAY, date(2023, 4, 11))


def test_the_beginning_is_not_moved_under_a_review_that_waits(cast: Cast) -> None:
    restriction = suspended(cast)
    proposed(cast, restriction, held_on=date(2023, 4, 6))
    with pytest.raises(Refused, match="waiting for a senior officer"):
        corrected(cast, restriction, Corrected.IMPOSED_ON, date(2023, 3, 14))


def test_a_review_that_was_late_is_never_made_punctual(cast: Cast) -> None:
    restriction = suspended(cast)
    review = reviewed(cast, restriction, held_on=date(2023, 4, 13), explanation="The meeting fell out.")
    correct_review(
        review=review, corrected=Corrected.HELD_ON, became=date(2023, 4, 6), reasons=WHY,
        actor=cast.cora.actor, at=at(20, month=4),
    )  # fmt: skip
    review.refresh_from_db()
    restriction.refresh_from_db()
    assert review.lateness == Lateness.RECORDED_LATE
    assert review.explanation == "The meeting fell out."
    assert restriction.next_review_on == review.next_review_on == date(2023, 5, 8)


def test_a_review_can_turn_out_to_have_been_late(cast: Cast) -> None:
    review = reviewed(
        cast, suspended(cast), held_on=date(2023, 4, 6), at=at(14, month=4), explanation="Written up late."
    )
    correct_review(
        review=review, corrected=Corrected.HELD_ON, became=date(2023, 4, 12), reasons=WHY,
        actor=cast.cora.actor, at=at(20, month=4),
    )  # fmt: skip
    review.refresh_from_db()
    assert review.lateness == Lateness.HELD_LATE


@pytest.mark.parametrize(
    ("became", "sentence"),
    [
        (date(2023, 4, 21), "in the future"),
        (date(2023, 3, 12), "before it took effect"),
        (date(2023, 3, 17), "recorded already"),
    ],
)
def test_days_stay_in_their_order(cast: Cast, became: date, sentence: str) -> None:
    restriction = suspended(cast)
    confirm_in_writing(
        restriction=restriction, confirmed_on=date(2023, 3, 17), actor=cast.asha.actor, at=at(17)
    )
    with pytest.raises(Refused, match=sentence):
        corrected(cast, restriction, Corrected.CONFIRMED_ON, became)
    assert corrected(cast, restriction, Corrected.CONFIRMED_ON, date(2023, 3, 15)).became == date(2023, 3, 15)


def test_what_was_never_recorded_is_not_corrected(cast: Cast) -> None:
    restriction = suspended(cast)
    with pytest.raises(Refused, match="No such day"):
        corrected(cast, restriction, Corrected.ENDED_ON, date(2023, 4, 1))
    with pytest.raises(Refused, match="Only the appropriate authority"):
        corrected(cast, restriction, Corrected.IMPOSED_ON, date(2023, 3, 14), actor=cast.asha.actor)


def test_a_notice_is_corrected_on_its_review(cast: Cast) -> None:
    review = reviewed(cast, suspended(cast), held_on=date(2023, 4, 6))
    notify_continuation(
        review=review, notified_on=date(2023, 4, 12), actor=cast.asha.actor, at=at(12, month=4)
    )
    act = {"review": review, "corrected": Corrected.NOTIFIED_ON, "reasons": WHY, "actor": cast.cora.actor}
    with pytest.raises(Refused, match="before the review"):
        correct_review(became=date(2023, 4, 5), at=at(20, month=4), **act)
    assert correct_review(became=date(2023, 4, 11), at=at(20, month=4), **act).was == date(2023, 4, 12)
    with pytest.raises(Refused, match="told on 11 April 2023"):
        notify_continuation(
            review=review, notified_on=date(2023, 4, 13), actor=cast.asha.actor, at=noon(date(2023, 4, 13))
        )

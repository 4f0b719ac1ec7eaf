"""Reviews: on their clock, late and missed, on representations, and by whose authority."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from peelian.access.refusals import Refused
from peelian.ledger.queries import entries_about
from peelian.restrictions.models import Restriction, Review
from peelian.restrictions.services.settling import authorise_review, send_back_review
from peelian.restrictions.services.telling import receive_representations
from peelian.restrictions.states import (
    EndGround,
    From,
    Lateness,
    Outcome,
    RestrictionStatus,
    ReviewStatus,
    Trigger,
)
from tests.cast import Cast
from tests.restrictions.factories import (
    FIRST_REVIEW,
    at,
    found,
    moment,
    noon,
    proposed,
    restricted,
    reviewed,
    suspended,
)

pytestmark = pytest.mark.django_db
APRIL_6 = date(2023, 4, 6)
WHY = "The meeting of 6 April was cancelled and nobody held another."


def fresh(restriction: Restriction) -> Restriction:
    restriction.refresh_from_db()
    return restriction


def test_a_review_counts_only_when_another_has_authorised_it(cast: Cast) -> None:
    restriction = suspended(cast)
    review = proposed(cast, restriction, held_on=APRIL_6)
    assert (review.status, fresh(restriction).next_review_on) == (ReviewStatus.PROPOSED, FIRST_REVIEW)
    with pytest.raises(Refused, match="waiting for a senior officer"):
        proposed(cast, restriction, held_on=APRIL_6)
    authorise_review(review=review, reasons="Agreed.", actor=cast.petra.actor, at=noon(APRIL_6))
    assert fresh(restriction).next_review_on == date(
        2023, 5, 8
    )  # Good Friday to Easter Monday begin the count later


def test_a_review_sent_back_has_still_to_be_held(cast: Cast) -> None:
    restriction = suspended(cast)
    review = proposed(cast, restriction, held_on=APRIL_6)
    send_back_review(
        review=review, reasons="Say more of the desk roles.", actor=cast.petra.actor, at=noon(APRIL_6)
    )
    assert fresh(restriction).next_review_on == FIRST_REVIEW
    with pytest.raises(Refused, match="decided already"):
        authorise_review(review=review, reasons="Agreed.", actor=cast.petra.actor, at=noon(APRIL_6))
    assert reviewed(cast, restriction, held_on=date(2023, 4, 7)).number == 2


def test_a_review_held_late_is_explained_and_stays_late(cast: Cast) -> None:
    restriction = suspended(cast)
    with pytest.raises(Refused, match="due by 10 April 2023 and is held after it"):
        reviewed(cast, restriction, held_on=date(2023, 4, 13))
    review = reviewed(cast, restriction, held_on=date(2023, 4, 13), explanation=WHY)
    assert (review.lateness, review.explanation) == (Lateness.HELD_LATE, WHY)
    assert (review.due_on, review.held_on) == (FIRST_REVIEW, date(2023, 4, 13))
    last = entries_about("case", restriction.case.ref, ["restrictions.restriction_reviewed"])[-1].event
    assert (last.lateness, last.held_on, last.due_on) == (Lateness.HELD_LATE, date(2023, 4, 13), FIRST_REVIEW)


def test_a_review_recorded_after_its_day_cannot_be_dated_back_without_saying_so(cast: Cast) -> None:
    """Held on the 6th, so somebody says on the 20th: the record keeps both days, and asks why."""
    restriction = suspended(cast)
    with pytest.raises(Refused, match="is recorded after it"):
        reviewed(cast, restriction, held_on=APRIL_6, at=at(20, month=4))
    review = reviewed(
        cast, restriction, held_on=APRIL_6, at=at(20, month=4), explanation="Written up on return."
    )
    assert review.lateness == Lateness.RECORDED_LATE
    assert (review.held_on, review.proposed_at) == (APRIL_6, at(20, month=4))


def test_a_review_authorised_after_its_day_is_explained_too(cast: Cast) -> None:
    restriction = suspended(cast)
    review = proposed(cast, restriction, held_on=APRIL_6)
    act = {"review": review, "reasons": "Agreed.", "actor": cast.petra.actor, "at": at(12, month=4)}
    with pytest.raises(Refused, match="is authorised after it"):
        authorise_review(**act)
    assert authorise_review(**act, explanation="I was abroad.").lateness == Lateness.AUTHORISED_LATE


def test_reviews_nobody_held_are_recorded_as_missed(cast: Cast) -> None:
    restriction = suspended(cast)  # due 10 April, then 8 May, 6 June ...
    with pytest.raises(Refused, match="due by"):
        reviewed(cast, restriction, held_on=date(2023, 5, 15))
    with pytest.raises(Refused, match="No review was held by 10 April 2023"):
        reviewed(cast, restriction, held_on=date(2023, 5, 15), explanation=WHY)
    review = reviewed(
        cast,
        restriction,
        held_on=date(2023, 5, 15),
        explanation=WHY,
        missed_explanation="The diary entry was lost.",
    )
    assert list(restriction.missed_reviews.values_list("due_on", flat=True)) == [FIRST_REVIEW]
    assert review.due_on == date(2023, 5, 8)
    assert len(entries_about("case", restriction.case.ref, ["restrictions.review_missed"])) == 1


def test_the_database_keeps_a_late_review_late(cast: Cast) -> None:
    review = reviewed(cast, suspended(cast), held_on=date(2023, 4, 13), explanation=WHY)
    for change in ({"lateness": Lateness.IN_TIME}, {"explanation": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.filter(pk=review.pk).update(**change)


def test_representations_lead_to_a_review_that_answers_them(cast: Cast) -> None:
    restriction = suspended(cast)
    with pytest.raises(Refused, match="No representations wait"):
        proposed(cast, restriction, held_on=date(2023, 3, 22), trigger=Trigger.REPRESENTATIONS)
    said = receive_representations(
        restriction=restriction, made_by=From.FRIEND, received_on=date(2023, 3, 20), text="The control room would do.",
        actor=cast.asha.actor, at=at(20),
    )  # fmt: skip
    review = reviewed(cast, restriction, held_on=date(2023, 3, 22), trigger=Trigger.REPRESENTATIONS)
    said.refresh_from_db()
    assert said.answered_by == review
    assert fresh(restriction).next_review_on == date(2023, 4, 19)  # the four weeks begin afresh


def test_a_lawyer_speaks_against_a_vetting_suspension_only(cast: Cast) -> None:
    with pytest.raises(Refused, match="police friend"):
        receive_representations(
            restriction=suspended(cast), made_by=From.LAWYER, received_on=date(2023, 3, 20), text="Wrong.",
            actor=cast.asha.actor, at=at(20),
        )  # fmt: skip


def test_what_a_review_finds_bears_what_it_decides(cast: Cast) -> None:
    restriction = suspended(cast)
    unmet = found(considered_on=APRIL_6, prejudice=False)
    with pytest.raises(Refused, match="Neither condition is met"):
        proposed(cast, restriction, held_on=APRIL_6, gate=unmet)
    with pytest.raises(Refused, match="still satisfied"):
        proposed(cast, restriction, held_on=APRIL_6, outcome=Outcome.END)
    with pytest.raises(Refused, match="redeployment"):
        proposed(cast, restriction, held_on=APRIL_6, gate=None)
    reviewed(cast, restriction, held_on=APRIL_6, outcome=Outcome.END, gate=unmet)
    assert fresh(restriction).end_ground == EndGround.CONDITIONS_NOT_SATISFIED
    assert (restriction.status, restriction.next_review_on) == (RestrictionStatus.ENDED, None)


def test_redeployment_that_has_become_possible_ends_a_suspension(cast: Cast) -> None:
    restriction = suspended(cast)
    gate = found(considered_on=APRIL_6, ruled_out=False, duties="The property store now has a place.")
    reviewed(cast, restriction, held_on=APRIL_6, outcome=Outcome.END, gate=gate)
    assert fresh(restriction).status == RestrictionStatus.ENDED


def test_a_review_is_not_put_before_the_last_one_or_into_the_future(cast: Cast) -> None:
    restriction = suspended(cast)
    reviewed(cast, restriction, held_on=APRIL_6)
    with pytest.raises(Refused, match="cannot be put before it"):
        proposed(cast, fresh(restriction), held_on=date(2023, 4, 5), at=noon(APRIL_6))
    with pytest.raises(Refused, match="in the future"):
        proposed(cast, restriction, held_on=date(2023, 4, 20), at=noon(APRIL_6))


def test_the_authority_does_not_authorise_its_own_review(cast: Cast) -> None:
    review = proposed(cast, suspended(cast), held_on=APRIL_6)
    with pytest.raises(Refused, match="Only a senior officer"):
        authorise_review(review=review, reasons="Agreed.", actor=cast.cora.actor, at=noon(APRIL_6))


def test_under_force_policy_the_authority_reviews_alone_on_the_day_the_policy_sets(cast: Cast) -> None:
    restriction = restricted(cast)
    assert restriction.next_review_on == date(2023, 4, 10)
    review = proposed(cast, restriction, held_on=APRIL_6, gate=None)
    assert (review.status, fresh(restriction).next_review_on) == (ReviewStatus.HELD, date(2023, 5, 4))


def test_past_the_calendar_nothing_is_reckoned(cast: Cast) -> None:
    restriction = suspended(cast)
    with pytest.raises(Refused, match=r"(?i)calendar"):
        proposed(cast, restriction, held_on=date(2060, 1, 5), at=moment(2060, 1, 5), explanation=WHY)

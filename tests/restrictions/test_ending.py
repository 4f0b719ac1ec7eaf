"""How a restriction ends: by a fact, by a review, with all of its conditions, after the case too."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from peelian.access.refusals import Refused
from peelian.cases.services.concluding import conclude_case
from peelian.cases.states import Conclusion
from peelian.ledger.queries import entries_about
from peelian.restrictions.models import Restriction
from peelian.restrictions.services.ending import end_restriction
from peelian.restrictions.states import EndGround, Outcome, RestrictionStatus
from tests.cast import Cast
from tests.restrictions.factories import (
    at,
    found,
    noon,
    proposed,
    requested,
    restricted,
    reviewed,
    staff_suspended,
    suspended,
)

pytestmark = pytest.mark.django_db
APRIL = date(2023, 4, 3)


def ended(cast: Cast, restriction: Restriction, **facts: object) -> Restriction:
    told = {
        "restriction": restriction,
        "ended_on": APRIL,
        "ground": EndGround.NOT_REFERRED,
        "reasons": "No case to answer.",
        "actor": cast.cora.actor,
        "at": noon(APRIL),
    }
    return end_restriction(**(told | facts))


@pytest.mark.parametrize(
    "ground", [EndGround.NOT_REFERRED, EndGround.CONCLUDED, EndGround.LEFT, EndGround.ERROR]
)
def test_a_fact_ends_a_suspension_without_a_review(cast: Cast, ground: EndGround) -> None:
    restriction = ended(cast, suspended(cast), ground=ground)
    assert (restriction.status, restriction.ended_on) == (RestrictionStatus.ENDED, APRIL)
    assert restriction.next_review_on is None
    told = entries_about("case", restriction.case.ref, ["restrictions.restriction_ended"])[-1].event
    assert (told.ended_on, told.end_ground, told.review) == (APRIL, ground, None)


@pytest.mark.parametrize("ground", [EndGround.CONDITIONS_NOT_SATISFIED, EndGround.NO_LONGER_NEEDED])
def test_a_judgement_ends_a_suspension_only_through_a_review(cast: Cast, ground: EndGround) -> None:
    restriction = suspended(cast)
    with pytest.raises(Refused, match="Hold a review"):
        ended(cast, restriction, ground=ground)
    review = reviewed(
        cast,
        restriction,
        held_on=APRIL,
        outcome=Outcome.END,
        gate=found(prejudice=False, considered_on=APRIL),
    )
    last = entries_about("case", restriction.case.ref, ["restrictions.restriction_ended"])[-1].event
    assert last.review == review.ref


def test_restricted_duties_end_with_every_condition_when_no_longer_needed(cast: Cast) -> None:
    restriction = ended(cast, restricted(cast), ground=EndGround.NO_LONGER_NEEDED)
    assert set(restriction.conditions.values_list("until_date", flat=True)) == {APRIL}


def test_staff_come_back_on_the_word_of_the_authority(cast: Cast) -> None:
    assert (
        ended(cast, staff_suspended(cast), ground=EndGround.NO_LONGER_NEEDED).status
        == RestrictionStatus.ENDED
    )


def test_it_ends_after_the_case_has_ended_too(cast: Cast) -> None:
    restriction = suspended(cast)
    conclude_case(
        case=restriction.case,
        conclusion=Conclusion.NO_ACTION,
        reasons="Unfounded.",
        actor=cast.cora.actor,
        at=noon(APRIL),
    )
    assert ended(cast, restriction).status == RestrictionStatus.ENDED


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"ended_on": date(2023, 3, 12)}, "before it took effect"),
        ({"ended_on": date(2023, 4, 4)}, "in the future"),
        ({"reasons": ""}, "Give the reasons"),
    ],
)
def test_an_end_has_a_day_it_can_have_and_reasons(
    cast: Cast, facts: dict[str, object], sentence: str
) -> None:
    restriction = suspended(cast)
    with pytest.raises(Refused, match=sentence):
        ended(cast, restriction, **facts)
    assert ended(cast, restriction).status == RestrictionStatus.ENDED


def test_nothing_ends_twice_or_while_a_review_waits(cast: Cast) -> None:
    restriction = suspended(cast)
    proposed(cast, restriction, held_on=date(2023, 3, 27))
    with pytest.raises(Refused, match="waiting for a senior officer"):
        ended(cast, restriction)
    other = ended(cast, staff_suspended(cast), ground=EndGround.LEFT)
    with pytest.raises(Refused, match="not in force"):
        ended(cast, other, ground=EndGround.LEFT)


def test_after_its_end_another_can_be_asked_for(cast: Cast) -> None:
    before = ended(cast, suspended(cast))
    again = requested(cast, before.officer, at=at(4, month=4), gate=found(considered_on=date(2023, 4, 4)))
    assert again.ref != before.ref


def test_the_database_takes_no_end_without_a_ground(cast: Cast) -> None:
    restriction = suspended(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Restriction.objects.filter(pk=restriction.pk).update(status="ended", ended_on=APRIL)
    with pytest.raises(IntegrityError), transaction.atomic():
        Restriction.objects.filter(pk=restriction.pk).update(decided_by_ref=restriction.requested_by_ref)

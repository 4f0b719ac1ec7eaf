"""What a letter about a restriction can say: every fact with its day, and nothing invented where one is missing."""

from datetime import date

import pytest

from peelian.restrictions.queries.facts import review_facts, suspension_facts
from tests.cast import Cast
from tests.restrictions.factories import investigated, requested, restricted, reviewed, suspended

pytestmark = pytest.mark.django_db
ON = date(2023, 4, 7)


def test_a_suspension_has_its_authority_its_gate_and_its_days(cast: Cast) -> None:
    facts = suspension_facts(suspended(cast), on=ON)
    assert (facts.authority, facts.authorised_by) == (
        "Police (Conduct) Regulations 2020, reg 11",
        "Petra Starlingham",
    )
    assert facts.gate
    assert facts.gate.prejudice
    days = [facts.confirm_by, facts.representations_by, facts.first_review_by]
    assert [each and each.due for each in days] == [date(2023, 3, 16), date(2023, 3, 22), date(2023, 4, 10)]


def test_what_is_asked_for_has_no_days_yet(cast: Cast) -> None:
    _, subject = investigated(cast)
    facts = suspension_facts(requested(cast, subject), on=ON)
    assert (facts.imposed_on, facts.told, facts.authorised_by, facts.first_review_by) == (None, "", "", None)


def test_under_force_policy_no_limit_of_the_law_is_claimed(cast: Cast) -> None:
    facts = suspension_facts(restricted(cast), on=ON)
    assert not facts.statutory
    assert facts.representations_by is None
    assert facts.conditions == ("No contact with the public", "No firearms")


def test_a_review_says_when_the_notice_and_the_next_are_due(cast: Cast) -> None:
    review = reviewed(cast, suspended(cast), held_on=date(2023, 4, 6))
    facts = review_facts(review, on=ON)
    assert facts.notify_by
    assert facts.notify_by.due == date(2023, 4, 13)
    assert facts.next_review_by
    assert facts.next_review_by.due == facts.next_review_on == date(2023, 5, 8)

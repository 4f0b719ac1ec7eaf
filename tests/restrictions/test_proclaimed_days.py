"""The register and the clocks count by the same days, also when a day is proclaimed after the suspension began."""

from datetime import date

import pytest

from peelian.calendar.services import proclaim_day, revoke_day
from peelian.clocks.models import Clock
from tests.cases.factories import at
from tests.cast import Cast
from tests.restrictions.factories import suspended

pytestmark = pytest.mark.django_db


def test_a_proclaimed_day_moves_the_next_review_as_it_moves_the_clock(cast: Cast):
    restriction = suspended(cast)
    before = restriction.next_review_on
    day = proclaim_day(
        day=date(2023, 3, 14), name="A day of thanksgiving", reason="Proclaimed", source="The London Gazette",
        actor=cast.cora.actor, at=at(20),
    )  # fmt: skip
    restriction.refresh_from_db()
    assert restriction.next_review_on > before
    clock = Clock.objects.get(thread=restriction.ref, rule="pcr_suspension_first_review")
    assert clock.due_on == restriction.next_review_on
    revoke_day(entry=day, reason="It was another year.", actor=cast.cora.actor, at=at(21))
    restriction.refresh_from_db()
    assert restriction.next_review_on == before

"""One sitting, many people, and for each their own reasons."""

from datetime import date

import pytest

from peelian.access.refusals import Hidden, Refused
from peelian.restrictions.models import Meeting
from peelian.restrictions.policy import get_meeting
from peelian.restrictions.queries.waiting import due_for_review, meetings, reviews_of_meeting, reviews_waiting
from peelian.restrictions.services.meeting import open_meeting
from tests.cast import Cast
from tests.restrictions.factories import (
    FIRST_REVIEW,
    about,
    at,
    noon,
    proposed,
    restricted,
    staff_suspended,
    suspended,
)

pytestmark = pytest.mark.django_db
APRIL_6 = date(2023, 4, 6)
SAME = "Nothing has changed since the last review."


def opened(cast: Cast) -> Meeting:
    return open_meeting(title="April review", held_on=APRIL_6, actor=cast.cora.actor, at=at(6, month=4))


def test_the_same_reasons_are_not_taken_for_two_people(cast: Cast) -> None:
    one, two, sitting = suspended(cast), restricted(cast, subject=about(cast, cast.ben.person)), opened(cast)
    proposed(cast, one, held_on=APRIL_6, meeting=sitting, reasons=SAME)
    for copied in (SAME, f"  {SAME.upper()}\n"):
        with pytest.raises(Refused, match="given for somebody else"):
            proposed(cast, two, held_on=APRIL_6, meeting=sitting, reasons=copied, gate=None)
    proposed(
        cast, two, held_on=APRIL_6, meeting=sitting, reasons="The place at the store was filled.", gate=None
    )
    assert len(reviews_of_meeting(cast.cora.actor, sitting)) == 2


def test_nor_on_one_day_without_a_meeting(cast: Cast) -> None:
    one, two = suspended(cast), staff_suspended(cast)
    proposed(cast, one, held_on=APRIL_6, reasons=SAME)
    with pytest.raises(Refused, match="given for somebody else"):
        proposed(cast, two, held_on=APRIL_6, reasons=SAME, gate=None)


def test_two_restrictions_of_one_person_may_share_reasons(cast: Cast) -> None:
    one = suspended(cast)
    two = restricted(cast, subject=one.officer)
    proposed(cast, one, held_on=APRIL_6, reasons=SAME)
    assert proposed(cast, two, held_on=APRIL_6, reasons=SAME, gate=None)


def test_a_review_in_a_meeting_was_held_on_its_day(cast: Cast) -> None:
    with pytest.raises(Refused, match="held on that day"):
        proposed(cast, suspended(cast), held_on=date(2023, 4, 5), meeting=opened(cast), at=noon(APRIL_6))


def test_the_list_has_what_falls_due_and_says_what_is_overdue(cast: Cast) -> None:
    restriction = suspended(cast)
    restricted(cast, subject=about(cast, cast.ben.person), review_on=date(2023, 6, 1))
    rows = due_for_review(cast.cora.actor, until=FIRST_REVIEW, on=date(2023, 4, 11))
    assert [(row.ref, row.late) for row in rows] == [(restriction.ref, True)]
    assert due_for_review(cast.cora.actor, until=date(2023, 4, 9), on=APRIL_6) == ()


def test_a_senior_officer_finds_what_waits_for_them(cast: Cast) -> None:
    review = proposed(cast, suspended(cast), held_on=APRIL_6)
    row = reviews_waiting(cast.petra.actor)[0]
    assert (row.ref, row.decide.allowed) == (review.ref, True)
    assert not reviews_waiting(cast.cora.actor)[0].decide.allowed


@pytest.mark.parametrize("who", ["hugh", "ida", "gus", "fay", "lena"])
def test_meetings_are_for_those_who_read_restrictions(cast: Cast, who: str) -> None:
    sitting = opened(cast)
    actor = getattr(cast, who).actor
    with pytest.raises(Hidden):
        get_meeting(actor, sitting.ref)
    assert get_meeting(cast.asha.actor, sitting.ref) == sitting
    with pytest.raises(Refused):
        open_meeting(title="Mine", held_on=APRIL_6, actor=actor, at=at(6, month=4))
    assert [line.ref for line in meetings(cast.petra.actor)] == [sitting.ref]

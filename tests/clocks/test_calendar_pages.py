"""The page of the days that do not count, and the forms that add and revoke one."""

from datetime import date

import pytest

from peelian.calendar.models import ProclaimedDay
from tests.cases.factories import noticed
from tests.clocks.journeys import clock_of

pytestmark = pytest.mark.django_db
FORM = {
    "day-day": "22",
    "day-month": "3",
    "day-year": "2023",
    "name": "Feast of the lamp",
    "reason": "Proclaimed by the King.",
    "source": "London Gazette, invented",
}
RULE = "pcr_reg18_representations"


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


def test_the_table_is_shown_by_year_with_its_source_and_how_far_it_was_reviewed(cast):
    page = text_of(cast.gus.client.get("/law/days/"))
    assert "Reviewed from 2012 until the end of 2028" in page
    assert page.index("2028: 8 days") < page.index("2023: 9 days")
    assert "Monday 8 May 2023" in page
    assert "BFDA 1971 s 1(2)-(3)" in page


def test_what_would_move_is_shown_before_anything_is_written(cast):
    case, _ = noticed(cast)
    page = text_of(cast.cora.client.post("/law/days/proclaim/", FORM))
    assert "in 1 case move" in page
    assert not ProclaimedDay.objects.exists()
    assert clock_of(case, RULE).due_on == date(2023, 3, 29)


def test_a_confirmed_day_is_entered_and_the_dates_move(cast):
    case, _ = noticed(cast)
    done = cast.cora.client.post("/law/days/proclaim/", FORM | {"confirmed": "yes"}, follow=True)
    page = text_of(done)
    assert "Wednesday 22 March 2023 no longer counts: " in page
    assert "Entered by this force" in page
    assert "Cora Thistlewick" in page
    assert clock_of(case, RULE).due_on == date(2023, 3, 30)
    counted = text_of(cast.gus.client.get(f"/law/{RULE}/?on=2023-03-15&key=2023-03-09"))
    assert "22 March 2023: not counted, Feast of the lamp" in counted


def test_a_day_that_does_not_count_already_is_refused_beside_what_was_typed(cast):
    saturday = FORM | {"day-day": "25", "confirmed": "yes"}
    page = text_of(cast.cora.client.post("/law/days/proclaim/", saturday))
    assert "Saturday 25 March 2023 does not count already: Saturday." in page
    assert "Feast of the lamp" in page
    assert not ProclaimedDay.objects.exists()


def test_an_entry_is_revoked_with_a_reason_and_stays_in_the_list(cast):
    case, _ = noticed(cast)
    cast.cora.client.post("/law/days/proclaim/", FORM | {"confirmed": "yes"})
    entry = ProclaimedDay.objects.get()
    address = f"/law/days/{entry.ref}/revoke/"
    assert "in 1 case move" in text_of(cast.cora.client.get(address))
    assert "Enter" in text_of(cast.cora.client.post(address, {"reason": ""}))
    page = text_of(cast.cora.client.post(address, {"reason": "It was a hoax."}, follow=True))
    assert "It was a hoax." in page
    assert "Feast of the lamp" in page
    assert clock_of(case, RULE).due_on == date(2023, 3, 29)
    assert cast.cora.client.get(address).status_code == 403


@pytest.mark.parametrize("who", ["asha", "ed", "gus", "ada", "petra"])
def test_others_read_the_calendar_and_cannot_change_it(cast, who):
    member = getattr(cast, who)
    page = text_of(member.client.get("/law/days/"))
    assert "Only the appropriate authority can add or revoke" in page
    assert member.client.get("/law/days/proclaim/").status_code == 403
    assert member.client.post("/law/days/proclaim/", FORM | {"confirmed": "yes"}).status_code == 403
    assert not ProclaimedDay.objects.exists()


def test_an_entry_that_is_not_there_is_not_found(cast):
    assert cast.cora.client.get("/law/days/PD-00000000/revoke/").status_code == 404

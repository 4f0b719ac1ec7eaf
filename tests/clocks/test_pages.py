"""The pages of the clocks room, through the browser's door."""

import pytest

from peelian.access.events import Record
from peelian.cases.services.sealing import seal_case
from peelian.cases.states import MatterType
from peelian.clocks.models import Clock
from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from tests.cases.factories import at, noticed, opened
from tests.clocks.journeys import clock_of, complaint, must_be_referred

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_clock_shows_the_steps_of_its_count_with_their_sources(cast):
    case, _ = noticed(cast)
    page = text_of(
        cast.asha.client.get(f"/clocks/{case.ref}/{clock_of(case, 'pcr_reg18_representations').number}/")
    )
    assert "Working day 10, the last day: Wednesday 29 March 2023" in page
    assert "https://www.legislation.gov.uk/uksi/2020/4/regulation/18" in page
    assert "Yes, by: investigator (PCR 2020 reg 18(1))." in page
    assert "SI 2024/521 was not yet in force." in page
    assert "Ed Plumtreeve" in page


def test_a_clock_without_a_number_of_days_says_since_when_it_is_owed(cast):
    case, _ = complaint(cast)
    must_be_referred(cast, case, 13)
    page = text_of(
        cast.cora.client.get(f"/clocks/{case.ref}/{clock_of(case, 'cmr_refer_complaint').number}/")
    )
    assert "No. The provision gives nobody the power to." in page
    assert "the matter was referred" in page


def test_a_day_that_is_not_known_is_said_and_not_guessed(cast):
    case = opened(cast, matter_type=MatterType.DSI, came_to_attention_on=at(9).date().replace(year=2019))
    page = text_of(cast.cora.client.get(f"/clocks/{case.ref}/1/"))
    assert "2012 govern it" in page
    assert "no day could be worked out" in page


def test_every_clock_of_a_case_has_a_page_that_opens(cast):
    case, _ = noticed(cast)
    for number in Clock.objects.filter(case_id=case.ref).values_list("number", flat=True):
        text_of(cast.asha.client.get(f"/clocks/{case.ref}/{number}/"))


def test_all_clocks_of_a_case_are_on_one_page(cast):
    case, _ = noticed(cast)
    page = text_of(cast.asha.client.get(f"/clocks/{case.ref}/"))
    assert "Tell the officer the progress of the investigation" in page
    assert "<svg" in page


def test_looking_at_the_clocks_of_a_case_is_written_down_as_a_look_at_the_case(cast):
    case, _ = noticed(cast)
    for address in (f"/clocks/{case.ref}/", f"/clocks/{case.ref}/1/"):
        text_of(cast.ben.client.get(address))
    assert cast.ben.client.get(f"/clocks/{case.ref}/9999/").status_code == 404
    looks = entries_about("record", case.ref, stream=Stream.LOOKS)
    assert [(look.actor_ref, look.event.kind) for look in looks] == [(cast.ben.actor.ref, Record.CASE)] * 2


def test_a_sealed_case_has_no_clocks_for_the_team_and_the_subject_never_finds_his_own(cast):
    case, _ = noticed(cast)
    number = clock_of(case, "pcr_reg17_progress_first").number
    addresses = [f"/clocks/{case.ref}/", f"/clocks/{case.ref}/{number}/", f"/clocks/{case.ref}/9999/"]
    assert [cast.ben.client.get(address).status_code for address in addresses] == [200, 200, 404]
    seal_case(case=case, reasons="Close to the team.", actor=cast.cora.actor, at=at(20))
    for member in (cast.ben, cast.ed, cast.fay, cast.gus, cast.ada):
        assert [member.client.get(address).status_code for address in addresses] == [404, 404, 404]


def test_the_list_of_what_is_due_is_narrowed_to_whose_cases_and_which_limit(cast):
    case, _ = noticed(cast)
    complaint(cast)
    every = text_of(cast.cora.client.get("/clocks/?list=overdue&whose=all"))
    assert case.ref in every
    assert "complainant" in every
    narrowed = text_of(cast.cora.client.get("/clocks/?list=overdue&whose=all&rule=cmr_update_first"))
    assert case.ref not in narrowed.split("<main", 1)[1]
    assert "Nothing here" in text_of(cast.cora.client.get("/clocks/?list=overdue"))  # Cora is on no case
    assert case.ref in text_of(cast.asha.client.get("/clocks/"))
    assert case.ref in text_of(cast.ben.client.get("/clocks/?whose=unit"))


@pytest.mark.parametrize(
    "query", ["list=nonsense", "whose=everyone", "rule=x", "page=-1", "page=999999999999", "page=²"]
)
def test_a_filter_that_makes_no_sense_is_no_error(cast, query):
    noticed(cast)
    text_of(cast.asha.client.get(f"/clocks/?{query}"))


def test_whoever_sees_no_cases_finds_no_list(cast):
    assert [m.client.get("/clocks/").status_code for m in (cast.fay, cast.gus, cast.ada)] == [404, 404, 404]
    assert cast.nobody.client.get("/clocks/").status_code == 302


def test_nothing_can_be_posted(cast):
    assert cast.asha.client.post("/clocks/").status_code == 405

"""The page of a case: what it shows, to whom, and at what price."""

import pytest

from peelian.access.events import Walled
from peelian.access.services import declare_conflict
from peelian.cases.services.informing import add_party
from peelian.cases.services.keeping import record_fact, set_task, write_note
from peelian.cases.services.notifying import arrange_interview
from peelian.cases.states import PartyRole, Standing
from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from tests.cases.factories import THURSDAY, about_ed, at, noticed, opened

pytestmark = pytest.mark.django_db


def fact(case, cast, *, standing: Standing, value: str, day: int, based_on: int = 0) -> None:
    record_fact(
        case=case,
        question="Suspected offence",
        standing=standing,
        value=value,
        said_by="The force",
        known_on=at(day).date(),
        based_on=based_on,
        actor=cast.ida.actor,
        at=at(day, 15),
    )


def test_it_shows_a_case_in_full_within_thirty_queries(cast, queries):
    case, _ = noticed(cast)
    fact(case, cast, standing=Standing.UNKNOWN, value="Not said", day=9)
    write_note(case=case, text="Spoke to the landlord.", actor=cast.asha.actor, at=at(15))
    set_task(case=case, title="Ask again", owner_ref=cast.asha.account.ref, actor=cast.asha.actor, at=at(15))
    cast.asha.client.get("/people/")
    with queries(at_most=30):
        page = cast.asha.client.get(f"/cases/{case.ref}/")
    text = page.content.decode()
    for words in (
        case.title,
        "Ed Plumtreeve",
        "Notice of investigation",
        "Sent a message that demeaned",
        "Spoke to the landlord.",
        "Ask again",
        "What the case waits for",
        "Asha Venn appointed to investigate",
        "Gross misconduct, likely to go to a misconduct hearing",
        "Taken as given",
    ):
        assert words in text, words


def test_looking_at_a_case_is_written_down(cast):
    case, _ = about_ed(cast)
    cast.cora.client.get(f"/cases/{case.ref}/")
    looks = entries_about("record", case.ref, stream=Stream.LOOKS)
    assert [look.actor_ref for look in looks] == [cast.cora.account.ref]


PAGES = ("", "timeline/", "print/")


def test_the_subject_of_a_case_is_told_that_there_is_none(cast):
    case, _ = about_ed(cast)
    for page in PAGES:
        assert cast.ed.client.get(f"/cases/{case.ref}/{page}").status_code == 404
        assert cast.cora.client.get(f"/cases/{case.ref}/{page}").status_code == 200


def test_a_declared_conflict_closes_the_page(cast):
    case, _ = about_ed(cast)
    declare_conflict(
        actor=cast.ben.actor, kind=Walled.CASE, against_ref=case.ref, reasons="A friend.", at=at(10)
    )
    assert cast.ben.client.get(f"/cases/{case.ref}/").status_code == 404


def test_opening_a_case_is_not_taken_for_a_case_called_open(cast):
    assert cast.ida.client.get("/cases/open/").status_code == 200


def test_it_says_what_was_unknown_on_thursday_and_known_on_friday(cast):
    case, _ = about_ed(cast)
    fact(case, cast, standing=Standing.UNKNOWN, value="Not said", day=9)
    fact(case, cast, standing=Standing.CONFIRMED, value="Misconduct in public office", day=10, based_on=1)
    text = " ".join(cast.cora.client.get(f"/cases/{case.ref}/").content.decode().split())
    assert "Unknown on Thursday 9 March 2023, then confirmed on Friday 10 March 2023" in text


def test_victims_are_shown_by_label_alone(cast):
    case, _ = about_ed(cast)
    add_party(
        case=case,
        role=PartyRole.VICTIM,
        label="Woman A",
        given_names="Rosamund",
        family_name="Threlkeldine",
        handling_started_on=THURSDAY,
        actor=cast.ida.actor,
        at=at(10),
    )
    for page in PAGES:
        text = cast.cora.client.get(f"/cases/{case.ref}/{page}").content.decode()
        assert "Woman A" in text
        assert "Threlkeldine" not in text


def test_a_case_with_nothing_in_it_says_what_to_do(cast):
    case = opened(cast)
    text = cast.cora.client.get(f"/cases/{case.ref}/").content.decode()
    for words in (
        "Nobody is a subject yet",
        "How the matter is handled has not been decided",
        "No fact is recorded yet",
    ):
        assert words in text


def test_an_interview_can_be_moved_from_the_page(cast):
    case, subject = noticed(cast)
    arrange_interview(
        subject=subject, specified_on=at(30).date(), place="Westerleigh", actor=cast.asha.actor, at=at(16)
    )
    text = cast.asha.client.get(f"/cases/{case.ref}/").content.decode()
    assert "Specified for Thursday 30 March 2023, Westerleigh" in text
    assert "/move/" in text


def test_a_case_of_two_hundred_notes_is_still_one_page(cast, queries):
    case, _ = about_ed(cast)
    for number in range(200):
        write_note(case=case, text=f"Note {number} " + "x" * 300, actor=cast.ida.actor, at=at(10))
    cast.cora.client.get("/people/")
    with queries(at_most=30):
        page = cast.cora.client.get(f"/cases/{case.ref}/")
    assert "Note 199" in page.content.decode()
    assert "The complete timeline" in page.content.decode()

"""The first page for each role, and the history of a person."""

import pytest

from peelian.access.events import Walled
from peelian.access.services import declare_conflict
from peelian.cases.queries.deciding import DecisionNeeded
from peelian.cases.services.keeping import set_task
from peelian.cases.services.sealing import seal_case
from peelian.desk.queries.authority import decisions_waiting
from peelian.desk.queries.home import home_page
from tests.cases.factories import THURSDAY, about_ed, assessed, at, investigated, opened

pytestmark = pytest.mark.django_db

STAFF = ("asha", "ben", "cora", "dev", "ed", "fay", "gus", "hugh", "ida", "lena", "petra", "ada")


@pytest.mark.parametrize("who", STAFF)
def test_everyone_has_a_home_within_thirty_queries(cast, who, queries):
    investigated(cast)
    member = getattr(cast, who)
    member.client.get("/access/conflicts/")  # signs in, which is no part of the page
    with queries(at_most=30):
        page = member.client.get("/")
    assert page.status_code == 200
    assert "Where you can go" in page.content.decode()


def test_nobody_is_sent_to_sign_in(cast):
    assert cast.nobody.client.get("/").status_code == 302


@pytest.mark.parametrize("who", ["ed", "gus", "fay", "ada", "dev"])
def test_no_home_shows_or_counts_a_case_that_is_hidden(cast, who):
    case, _ = about_ed(cast)
    set_task(case=case, title="Hidden task", owner_ref=cast.cora.account.ref, actor=cast.ida.actor, at=at(9))
    member = getattr(cast, who)
    text = member.client.get("/").content.decode()
    assert case.ref not in text
    assert "Hidden task" not in text
    page = home_page(member.actor, on=THURSDAY)
    assert all(card.count.number == 0 for card in page.cards)


def test_the_authority_sees_what_waits_for_it(cast):
    case, _ = about_ed(cast)
    waiting = {d.kind: [c.ref for c in d.cases] for d in decisions_waiting(cast.cora.actor)}
    assert waiting[DecisionNeeded.HANDLING] == waiting[DecisionNeeded.SEVERITY] == [case.ref]
    assert waiting[DecisionNeeded.REPORT] == waiting[DecisionNeeded.REFER] == []
    page = cast.cora.client.get("/waiting/handling/")
    assert case.ref in page.content.decode()


def test_a_decision_that_was_taken_waits_no_longer(cast):
    case, _ = investigated(cast)
    waiting = {d.kind for d in decisions_waiting(cast.cora.actor) if case.ref in [c.ref for c in d.cases]}
    assert waiting == set()


def test_a_sealed_case_waits_for_those_on_it_alone(cast):
    case, _ = about_ed(cast)
    seal_case(case=case, reasons="A risk.", actor=cast.petra.actor, at=at(10))
    assert all(not d.cases for d in decisions_waiting(cast.cora.actor))


@pytest.mark.parametrize(("who", "status"), [("cora", 200), ("ida", 404), ("petra", 404), ("gus", 404)])
def test_the_lists_of_the_authority_are_its_own(cast, who, status):
    for kind in DecisionNeeded:
        assert getattr(cast, who).client.get(f"/waiting/{kind.value}/").status_code == status
    assert cast.cora.client.get("/waiting/nothing/").status_code == 404


def test_an_investigator_sees_cases_and_tasks_of_their_own(cast):
    case, _ = investigated(cast)
    set_task(
        case=case, title="Ask the landlord", owner_ref=cast.asha.account.ref, actor=cast.asha.actor, at=at(14)
    )
    text = cast.asha.client.get("/").content.decode()
    assert case.ref in text
    assert "Ask the landlord" in text
    assert "Ask the landlord" not in cast.ben.client.get("/").content.decode()


def test_a_person_page_shows_every_matter_on_one_line(cast, queries):
    first, _ = about_ed(cast, title="First matter")
    second, _ = assessed(cast, title="Second matter")
    cast.cora.client.get("/people/")
    with queries(at_most=30):
        page = cast.cora.client.get(f"/people/{cast.ed.person.ref}/history/")
    text = page.content.decode()
    for words in (first.ref, second.ref, "Response West", "Gross misconduct", "2 matters"):
        assert words in text


def test_a_vetting_officer_is_told_that_cases_are_not_shown(cast):
    case, _ = about_ed(cast)
    text = cast.fay.client.get(f"/people/{cast.ed.person.ref}/history/").content.decode()
    assert "Your role does not see cases" in text
    assert case.ref not in text


def test_a_hidden_matter_is_neither_shown_nor_counted_on_a_person_page(cast):
    case, _ = about_ed(cast)
    opened(cast)
    seal_case(case=case, reasons="A risk.", actor=cast.cora.actor, at=at(10))
    text = cast.ben.client.get(f"/people/{cast.ed.person.ref}/history/").content.decode()
    assert case.ref not in text
    assert "No matter that you may see" in text


def test_nobody_opens_their_own_page_or_that_of_a_declared_conflict(cast):
    ref = cast.ed.person.ref
    assert cast.ed.client.get(f"/people/{ref}/history/").status_code == 404
    assert cast.ben.client.get(f"/people/{ref}/history/").status_code == 200
    declare_conflict(
        actor=cast.ben.actor, kind=Walled.PERSON, against_ref=ref, reasons="My brother.", at=at(10)
    )
    assert cast.ben.client.get(f"/people/{ref}/history/").status_code == 404

"""The register: who is in it, what it says of them, and to whom."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peelian.access.events import Record
from peelian.cases.models import Case
from peelian.cases.services.sealing import seal_case
from peelian.ledger.events import Stream
from peelian.ledger.models import Entry
from peelian.restrictions.queries.register import Filters, register_page, register_rows
from peelian.restrictions.services.paying import enter_pay_rate
from tests.cases.factories import at
from tests.cast import Cast
from tests.restrictions.factories import (
    MONDAY,
    about,
    authorised,
    investigated,
    requested,
    restricted,
    staff_suspended,
)

pytestmark = pytest.mark.django_db
LATER = date(2023, 4, 20)


def names(cast: Cast, member: str = "cora", **filters: object) -> list[str]:
    page = register_page(getattr(cast, member).actor, Filters(**filters), on=LATER)  # type: ignore[arg-type]  # the keywords are Filters' own
    assert page.total == len(page.rows)
    return [row.person.name for row in page.rows]


@pytest.fixture
def three(cast: Cast) -> Cast:
    """Ed suspended in Asha's case, Ben restricted and Fay, who is staff, suspended in cases that nobody leads."""
    authorised(cast, requested(cast, investigated(cast)[1]))
    restricted(cast, subject=about(cast, cast.ben.person), review_on=date(2023, 6, 1))
    staff_suspended(cast)
    return cast


def test_a_line_says_who_since_when_why_and_on_whose_authority(three: Cast) -> None:
    enter_pay_rate(
        grade="constable", from_date=date(2023, 1, 1), pence_a_day=15_000, source="Scale 2023",
        actor=three.hugh.actor, at=at(9),
    )  # fmt: skip
    rows = {row.person.name: row for row in register_page(three.cora.actor, Filters(), on=LATER).rows}
    ed, ben, fay = (rows[name] for name in ("Ed Plumtreeve", "Ben Okaforde", "Fay Larkspurn"))
    assert (ed.since, ed.days, ed.overdue) == (MONDAY, 39, True)
    assert (ed.person.number, ed.person.unit) == ("4471", "Response West")
    assert ed.why == ("Conduct matter (internal)", "A: prejudice to the investigation")
    assert (ed.authorised_by, ed.authority) == (
        "Petra Starlingham",
        "Police (Conduct) Regulations 2020, reg 11",
    )
    assert ed.cost
    assert ed.cost.says == "£5,850.00"
    assert ben.conditions == ("No contact with the public", "No firearms")
    assert (ben.cost, ben.overdue) == (None, False)
    assert fay.cost
    assert fay.cost.says.startswith("Not known")


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({}, ["Fay Larkspurn", "Ben Okaforde", "Ed Plumtreeve"]),
        ({"kind": "restricted_duties"}, ["Ben Okaforde"]),
        ({"unit": "response west"}, ["Ed Plumtreeve"]),
        ({"unit": "Nowhere"}, []),
        ({"officers": False}, ["Fay Larkspurn"]),
        ({"officers": True}, ["Ben Okaforde", "Ed Plumtreeve"]),
        ({"due_by": date(2023, 4, 19)}, ["Fay Larkspurn", "Ed Plumtreeve"]),
        ({"text": "okaf"}, ["Ben Okaforde"]),
        ({"text": "s6102"}, ["Fay Larkspurn"]),
        ({"sort": "-name"}, ["Ed Plumtreeve", "Ben Okaforde", "Fay Larkspurn"]),
        ({"sort": "review", "officers": True}, ["Ed Plumtreeve", "Ben Okaforde"]),
    ],
)
@pytest.mark.parametrize("on", [None, date(2023, 4, 19)])
def test_it_is_narrowed_and_sorted_alike_now_and_on_a_past_day(
    three: Cast, filters: dict[str, object], left: list[str], on: date | None
) -> None:
    assert names(three, on=on, **filters) == left


@pytest.mark.parametrize("on", [None, date(2023, 4, 19)])
def test_each_sees_the_register_that_their_walls_leave(three: Cast, on: date | None) -> None:
    assert names(three, "petra", on=on) == ["Fay Larkspurn", "Ben Okaforde", "Ed Plumtreeve"]
    assert names(three, "asha", on=on) == ["Ed Plumtreeve"]
    assert names(three, "ed", on=on) == names(three, "ben", on=on) == names(three, "dev", on=on) == []


@pytest.mark.parametrize("on", [None, date(2023, 4, 19)])
def test_a_sealed_case_is_neither_shown_nor_counted(three: Cast, on: date | None) -> None:
    case = Case.objects.get(title="Messages in a group")
    seal_case(case=case, reasons="Covert enquiries.", actor=three.petra.actor, at=at(17))
    assert names(three, "asha", on=on) == ["Ed Plumtreeve"]
    page = register_page(three.cora.actor, Filters(on=on), on=LATER)
    assert "Ed Plumtreeve" not in [row.person.name for row in page.rows] or three.cora.account.ref in {
        member.account_ref for member in case.members.all()
    }


def test_the_page_paper_and_file_are_written_down(three: Cast) -> None:
    client = three.cora.client
    page = client.get("/restrictions/").content.decode()
    assert "3 restrictions in force that you may see" in page
    assert "Overdue" in page
    paper = client.get("/restrictions/register/print/").content.decode()
    assert "Ed Plumtreeve" in paper
    file = b"".join(
        client.get("/restrictions/register/csv/?kind=restricted_duties").streaming_content
    ).decode()
    assert "Ben Okaforde" in file
    assert "Ed Plumtreeve" not in file
    looks = Entry.objects.filter(stream=Stream.LOOKS, type="access.record_consulted")
    exported = [row for row in looks.values_list("payload", flat=True) if f'"{Record.EXPORT}"' in row]
    assert len(exported) == 2
    assert '"rows":3' in exported[0]


def test_those_who_may_not_take_it_out_are_refused(three: Cast) -> None:
    assert three.asha.client.get("/restrictions/").status_code == 200
    for where in ("register/print/", "register/csv/", "figures/"):
        assert three.asha.client.get(f"/restrictions/{where}").status_code == 403
    for member in (three.fay, three.hugh, three.gus, three.lena, three.ada):
        assert member.client.get("/restrictions/").status_code == 404


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("soon", "Write the day like"),
        ("2999-01-01", "has not come yet"),
        ("2023-02-30", "Write the day"),
    ],
)
def test_a_day_that_cannot_be_shown_is_said_and_nothing_is_shown(three: Cast, day: str, said: str) -> None:
    page = three.cora.client.get(f"/restrictions/?on={day}").content.decode()
    assert said in page
    assert "Ed Plumtreeve" not in page
    assert three.cora.client.get(f"/restrictions/register/csv/?on={day}").status_code == 403


def test_the_page_of_a_past_day_says_what_it_means(three: Cast) -> None:
    page = three.cora.client.get("/restrictions/?on=2023-03-13").content.decode()
    assert "as it was known at the end of Monday 13 March 2023" in page
    assert "a day that was corrected afterwards stands as it was first written" in page
    assert "Ed Plumtreeve" in page


def test_the_whole_of_it_comes_in_the_order_of_the_page(three: Cast) -> None:
    rows = register_rows(three.cora.actor, Filters(sort="-since"), on=LATER)
    assert {row.since for row in rows} == {MONDAY}
    assert len(rows) == 3


def queries(cast: Cast) -> int:
    with CaptureQueriesContext(connection) as taken:
        assert cast.cora.client.get("/restrictions/").status_code == 200
    return len(taken)


def test_it_costs_as_many_queries_with_three_rows_as_with_one(cast: Cast) -> None:
    authorised(cast, requested(cast, investigated(cast)[1]))
    restricted(cast, subject=about(cast, cast.ben.person))
    queries(cast)
    few = queries(cast)
    for member in (cast.fay, cast.dev, cast.lena):
        restricted(cast, subject=about(cast, member.person))
    assert queries(cast) == few
    assert few <= 30

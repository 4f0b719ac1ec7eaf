"""Saved views, CSV and paper: what leaves the screen is what its reader may see, and is written down."""

import csv
import io

import pytest

from peelian.desk import exports
from peelian.desk.models import SavedView
from peelian.interface.spreadsheet import neutral
from peelian.ledger.events import Stream
from peelian.ledger.models import Entry
from tests.cases.factories import about_ed, opened

pytestmark = pytest.mark.django_db


def rows_of(answer) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_would_be_a_formula_is_neutralised(cell):
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "Messages", "2023-03-09", "'x"])
def test_any_other_cell_is_left_alone(cell):
    assert neutral(cell) == cell


def test_the_file_holds_what_the_list_shows(cast):
    case, _ = about_ed(cast, title="=HYPERLINK(1)")
    opened(cast, title="Siân’s, “quoted”\nmatter")
    rows = rows_of(cast.cora.client.get("/cases.csv"))
    assert [row[1] for row in rows[1:]] == ["Siân’s, “quoted”\nmatter", "'=HYPERLINK(1)"]
    assert rows[0][0] == "Reference"
    assert rows[2][0] == case.ref
    entry = Entry.objects.filter(stream=Stream.LOOKS).latest("sequence")
    assert '"kind":"export"' in entry.payload
    assert '"rows":2' in entry.payload


def test_the_filter_of_the_list_is_the_filter_of_the_file(cast):
    about_ed(cast, title="Alpha")
    opened(cast, title="Beta")
    assert [row[1] for row in rows_of(cast.cora.client.get("/cases.csv?text=bet"))[1:]] == ["Beta"]


def test_the_subject_does_not_take_his_own_case_out(cast):
    case, _ = about_ed(cast)
    opened(cast, title="Another matter")
    rows = rows_of(cast.ed.client.get("/cases.csv"))
    assert [row[1] for row in rows[1:]] == ["Another matter"]
    assert Entry.objects.filter(stream=Stream.LOOKS).latest("sequence").payload.count('"rows":1') == 1
    assert case.ref not in str(rows_of(cast.ed.client.get("/due.csv?whose=all&list=overdue")))


def test_a_long_file_says_where_it_ends(cast, monkeypatch):
    monkeypatch.setattr(exports, "MOST", 2)
    monkeypatch.setattr(exports, "_BATCH", 2)
    for number in range(3):
        opened(cast, title=f"Case {number}")
    rows = rows_of(cast.cora.client.get("/cases.csv"))
    assert [row[1] for row in rows[1:3]] == ["Case 2", "Case 1"]
    assert rows[3][0].startswith("The file ends here, after 2 rows")


def test_what_is_due_can_be_taken_out(cast):
    case, _ = about_ed(cast)
    rows = rows_of(cast.cora.client.get("/due.csv?whose=all&list=overdue"))
    assert rows[0][0] == "Case"
    assert {row[0] for row in rows[1:]} <= {case.ref}


@pytest.mark.parametrize(("who", "status"), [("cora", 200), ("asha", 403), ("fay", 404), ("gus", 404)])
def test_taking_a_list_out_needs_the_role(cast, who, status):
    for page in ("/cases.csv", "/due.csv"):
        assert getattr(cast, who).client.get(page).status_code == status


def test_a_view_is_saved_with_the_known_part_of_its_filter(cast):
    client = cast.asha.client
    page = client.get("/views/save/?of=cases&status=opened&mine=on&evil=1&status2=x")
    assert 'value="mine=on&amp;status=opened"' in page.content.decode()
    told = {"name": "Mine, open", "of": "cases", "query": "mine=on&status=opened&next=//elsewhere.example"}
    assert client.post("/views/save/", told).status_code == 302
    view = SavedView.objects.get()
    assert (view.account_ref, view.query) == (cast.asha.account.ref, "mine=on&status=opened")
    home = client.get("/").content.decode()
    assert "/cases/?mine=on&amp;status=opened" in home
    assert "Mine, open" not in cast.ben.client.get("/").content.decode()


def test_a_name_is_used_once_and_a_view_can_be_forgotten(cast):
    client = cast.asha.client
    told = {"name": "Late", "of": "due", "query": "list=overdue&whose=unit"}
    client.post("/views/save/", told)
    again = client.post("/views/save/", told | {"name": "LATE"})
    assert "already have a view" in again.content.decode()
    ref = SavedView.objects.get().ref
    assert cast.ben.client.post(f"/views/{ref}/forget/").status_code == 404
    assert client.post(f"/views/{ref}/forget/").status_code == 302
    assert not SavedView.objects.exists()


def test_a_case_on_paper_is_whole_and_written_down(cast):
    case, _ = about_ed(cast)
    page = cast.cora.client.get(f"/cases/{case.ref}/print/").content.decode()
    assert "Printed" in page
    assert "Sent a message that demeaned" in page
    entry = Entry.objects.filter(stream=Stream.LOOKS).latest("sequence")
    assert (entry.subject_ref, '"kind":"export"' in entry.payload) == (case.ref, True)

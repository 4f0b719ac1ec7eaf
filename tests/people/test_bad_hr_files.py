"""Files that are refused whole, with the line, the column, what was expected and what was found."""

from pathlib import Path

import pytest

from peelian.access.refusals import Refused
from peelian.people import services
from peelian.people.hr_file.columns import COLUMNS
from peelian.people.models import Person, Post
from peelian.people.queries import person_card
from peelian.people.states import Category, Ethnicity, Gender, LeavingReason
from tests.cast import FORCE, PARTS, Cast
from tests.people.hr_files import AT, NEEDED, bring_in, told

GOOD = "9001,officer,constable,Wyn,Ashmoor,2019-04-01"

WHOLE_FILES = {
    "empty": (b"", ["0 : an empty file"]),
    "blank": (b"\n \n", ["0 : an empty file"]),
    "a workbook": (b"PK\x03\x04rest", ["0 : a workbook (.xlsx or .ods)"]),
    "an old workbook": (b"\xd0\xcf\x11\xe0rest", ["0 : an old workbook (.xls)"]),
    "bytes": (b"number,\x00\x01\x02", ["0 : bytes that are not text"]),
    "neither UTF-8 nor Windows-1252": (b"number\n\x81\x8d", ["0 : bytes that are not text"]),
    "only the heading": (NEEDED, ["2 : none"]),
    "an unknown column": (f"{NEEDED},shoe size\n{GOOD},9", ["1 : a column “shoe size”"]),
    "a column twice": (f"{NEEDED},rank\n{GOOD},", ["1 rank: the same column again"]),
    "columns missing": (
        "number,category\n1,officer",
        ["1 family_name: no such column", "1 from_date: no such column", "1 given_names: no such column"],
    ),
    "no heading at all": (GOOD, None),
    "a quotation mark that never closes": (
        f'{NEEDED}\n9001,officer,"constable,Wyn,Ashmoor,2019-04-01\n',
        None,
    ),
}


@pytest.mark.parametrize("case", WHOLE_FILES)
def test_a_file_that_cannot_be_taken_apart_is_refused_with_a_sentence(cast: Cast, case: str) -> None:
    content, expected = WHOLE_FILES[case]
    report = bring_in(cast, content)
    assert report.problems
    assert expected is None or told(report) == expected
    assert report.problems[0].sentence.startswith("hr.csv")
    assert Person.objects.count() == len(PARTS)


BAD_ROWS = {
    "no number": (",officer,constable,Wyn,Ashmoor,2019-04-01", ["2 number: nothing"]),
    "no name": ("9001,officer,constable,,,2019-04-01", ["2 family_name: nothing", "2 given_names: nothing"]),
    "an unknown category": ("9001,wizard,,Wyn,Ashmoor,2019-04-01", ["2 category: “wizard”"]),
    "an unknown rank": ("9001,officer,corporal,Wyn,Ashmoor,2019-04-01", ["2 rank: “corporal”"]),
    "an officer without rank": ("9001,officer,,Wyn,Ashmoor,2019-04-01", ["2 rank: nothing"]),
    "staff with a rank": ("9001,police_staff,constable,Wyn,Ashmoor,2019-04-01", ["2 rank: constable"]),
    "a special as sergeant": ("9001,special,sergeant,Wyn,Ashmoor,2019-04-01", ["2 rank: sergeant"]),
    "a day that is none": ("9001,officer,pc,Wyn,Ashmoor,2019-02-29", ["2 from_date: “2019-02-29”"]),
    "an American day": ("9001,officer,pc,Wyn,Ashmoor,04/31/2019", ["2 from_date: “04/31/2019”"]),
    "a serial number for a day": ("9001,officer,pc,Wyn,Ashmoor,43556", ["2 from_date: “43556”"]),
    "a day too far": ("9001,officer,pc,Wyn,Ashmoor,2203-04-01", ["2 from_date: 2203-04-01"]),
    "too few cells": ("9001,officer,pc,Wyn", ["2 : 4"]),
    "too many cells": (f"{GOOD},again", ["2 : 7"]),
    "a number too long": (f"{'9' * 21},officer,pc,Wyn,Ashmoor,2019-04-01", [f"2 number: 21, “{'9' * 21}”"]),
    "the number of another person": (
        "4471,officer,pc,Wyn,Ashmoor,2019-04-01",
        ["2 number: Wyn Ashmoor, under another name and date of birth; end the old post first"],
    ),
}


@pytest.mark.parametrize("case", BAD_ROWS)
def test_a_bad_row_is_told_by_line_and_column(cast: Cast, case: str) -> None:
    row, expected = BAD_ROWS[case]
    report = bring_in(cast, f"{NEEDED}\n{row}\n")
    assert told(report) == expected
    assert not Person.objects.filter(family_name="Ashmoor").exists()


BAD_DETAILS = {
    "born after joining": ("date_of_birth", "2020-01-01", "2 date_of_birth: 2020-01-01"),
    "a child": ("date_of_birth", "2010-01-01", "2 date_of_birth: 2010-01-01"),
    "born long ago": ("date_of_birth", "01/01/1899", "2 date_of_birth: 1899-01-01"),
    "an e-mail that is none": ("email", "wyn at home", "2 email: “wyn at home”"),
    "an unknown manager": ("line_manager_number", "5555", "2 line_manager_number: “5555”"),
    "their own manager": ("line_manager_number", "9001", "2 line_manager_number: “9001”"),
    "a reason without an end": ("leaving_reason", "resigned", "2 leaving_reason: resigned"),
    "an unknown reason": ("leaving_reason", "bored", "2 leaving_reason: “bored”"),
    "an end without a reason": ("until_date", "2022-01-01", "2 leaving_reason: nothing"),
    "a unit too long": ("unit", "U" * 81, f"2 unit: 81, “{'U' * 60}…”"),
    "an unknown gender": ("gender", "x", "2 gender: “x”"),
}


@pytest.mark.parametrize("case", BAD_DETAILS)
def test_a_bad_detail_is_told_by_line_and_column(cast: Cast, case: str) -> None:
    column, value, expected = BAD_DETAILS[case]
    report = bring_in(cast, f"{NEEDED},{column}\n{GOOD},{value}\n")
    assert expected in told(report)
    assert not Person.objects.filter(family_name="Ashmoor").exists()


def test_an_end_before_the_beginning_is_refused(cast: Cast) -> None:
    report = bring_in(cast, f"{NEEDED},until_date,leaving_reason\n{GOOD},2019-04-01,resigned\n")
    assert told(report) == ["2 until_date: 2019-04-01"]
    assert "a day after from_date, 2019-04-01" in report.problems[0].sentence


def test_every_problem_is_told_and_one_is_enough_to_stop_the_whole_file(cast: Cast) -> None:
    report = bring_in(
        cast,
        f"{NEEDED}\n{GOOD}\n9002,officer,corporal,Kit,Bramwell,2019-04-01\n\n9003,oficer,pc,Jo,Cawdry,1st May\n",
    )
    assert told(report) == ["3 rank: “corporal”", "5 category: “oficer”", "5 from_date: “1st May”"]
    assert report.rows == 3
    assert not report.applied
    assert Person.objects.count() == len(PARTS)


def test_lines_are_those_of_the_file_also_after_cells_of_several_lines(cast: Cast) -> None:
    row = '9001,officer,pc,"Wyn\nof the\nMoor",Ashmoor,2019-04-01'
    report = bring_in(
        cast, f"{NEEDED}\r\n{row}\r\n9002,officer,corporal,Kit,Bramwell,2019-04-01\r\n{row}\r\n"
    )
    places = [(p.place, p.column) for p in report.problems]
    assert places == [("line 5", "rank"), ("lines 6 to 8", "number")]


def test_a_manager_with_a_bad_row_is_not_said_to_be_missing_as_well(cast: Cast) -> None:
    rows = [f"{GOOD},9002", "9002,officer,corporal,Kit,Bramwell,2019-04-01,"]
    report = bring_in(cast, "\n".join([f"{NEEDED},line_manager_number", *rows]))
    assert told(report) == ["3 rank: “corporal”"]


def test_a_number_twice_names_the_other_line(cast: Cast) -> None:
    report = bring_in(cast, f"{NEEDED}\n{GOOD}\n{GOOD}\n")
    assert told(report) == ["3 number: “9001” again, which line 2 has already"]


def test_a_circle_of_managers_is_told_once_with_its_numbers(cast: Cast) -> None:
    rows = [
        "9001,officer,pc,Wyn,Ashmoor,2019-04-01,9002",
        "9002,officer,sergeant,Kit,Bramwell,2019-04-01,9003",
        "9003,officer,inspector,Jo,Cawdry,2019-04-01,9001",
        "9004,officer,pc,Lou,Dunmere,2019-04-01,9001",
    ]
    report = bring_in(cast, "\n".join([f"{NEEDED},line_manager_number", *rows]))
    assert told(report) == ["2 line_manager_number: a circle (9001 → 9002 → 9003 → 9001)"]


def test_a_circle_through_people_already_held_is_found(cast: Cast) -> None:
    header = f"{NEEDED},line_manager_number"
    assert bring_in(cast, f"{header}\n{GOOD},4471\n").added == 1
    report = bring_in(cast, f"{header}\n4471,officer,pc,Ed,Plumtreeve,2015-09-01,9001\n")
    assert "a circle" in told(report)[0]


def test_dates_that_overlap_an_ended_post_are_refused(cast: Cast) -> None:
    ended = f"{NEEDED},until_date,leaving_reason\n{GOOD},2022-01-01,resigned\n"
    assert bring_in(cast, ended).added == 1
    report = bring_in(cast, f"{NEEDED}\n9001,officer,pc,Wyn,Ashmoor,2021-06-01\n")
    assert told(report) == ["2 from_date: 2021-06-01"]


def test_only_hr_imports(cast: Cast) -> None:
    facts = {"name": "hr.csv", "content": f"{NEEDED}\n{GOOD}\n".encode(), "force_name": FORCE, "at": AT}
    with pytest.raises(Refused, match="Ask HR"):
        services.import_people(actor=cast.ida.actor, **facts)
    assert services.import_people(actor=cast.hugh.actor, **facts).added == 1
    assert person_card(Post.objects.get(number="9001").person.ref).name == "Wyn Ashmoor"


@pytest.mark.pure
def test_the_instructions_name_every_column_and_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "import-people.md").read_text()
    table = [line.split("|")[1].strip(" `") for line in page.splitlines() if line.startswith("| `")]
    assert table == [column.name for column in COLUMNS]
    codes = [*Category, *LeavingReason, *Gender, *Ethnicity]
    assert [code for code in codes if f"`{code.value}`" not in page] == []

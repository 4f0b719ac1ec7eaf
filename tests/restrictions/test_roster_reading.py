"""Rosters as they really come: every row that cannot be kept is named, with what was expected there."""

import json
from datetime import UTC, datetime

import pytest

from peelian.restrictions.rosters.checking import RosterRow, check_rows
from peelian.restrictions.rosters.columns import Unfit, moment
from peelian.restrictions.rosters.reading import Reading, read_csv, read_json, too_large

pytestmark = pytest.mark.pure
HEAD = "number,duty_code,place,from,to\n"
PEOPLE = {"2107": "P-ASHA", "2230": "P-BEN", "s6131": "P-IDA"}


def checked(content: str | bytes, *, reader=read_csv) -> tuple[Reading, list[RosterRow]]:  # type: ignore[no-untyped-def]
    reading = reader(content.encode() if isinstance(content, str) else content)
    return reading, check_rows(reading, people=PEOPLE, ambiguous={"9999"}, codes={"FRONT", "OFFICE"})


def problems(content: str | bytes, **how) -> list[str]:  # type: ignore[no-untyped-def]
    return [problem.sentence for problem in checked(content, **how)[0].problems]


def test_a_good_roster_is_kept_whole() -> None:
    text = HEAD + "2107,front,Front desk,2026-03-09 08:00,2026-03-09 16:00\nS6131,OFFICE,,09/03/2026,\n"
    reading, rows = checked(text)
    assert reading.problems == []
    assert [(row.person, row.duty_code, row.line) for row in rows] == [
        ("P-ASHA", "FRONT", 2),
        ("P-IDA", "OFFICE", 3),
    ]
    assert rows[0].from_at == datetime(2026, 3, 9, 8, tzinfo=UTC)
    assert rows[1].to_at is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("4711,FRONT,,2026-03-09 08:00,2026-03-09 16:00", "line 2, number: expected the collar, warrant or staff"),
        ("9999,FRONT,,2026-03-09 08:00,2026-03-09 16:00", "held in more than one force"),
        ("2107,BACK,,2026-03-09 08:00,2026-03-09 16:00", "line 2, duty_code: expected a duty code from the table"),
        ("2107,FRONT,,2026-02-30 08:00,2026-03-09 16:00", "line 2, from: expected a time such as"),
        ("2107,FRONT,,soon,2026-03-09 16:00", "found “soon”; not kept."),
        ("2107,FRONT,,2026-03-09 16:00,2026-03-09 08:00", "line 2, to: expected a time after from, 2026-03-09 16:00"),
        ("2107,FRONT,,2026-03-09 16:00,2026-03-09 16:00", "line 2, to: expected a time after from"),
        ("2107,FRONT,,,2026-03-09 16:00", "line 2, from: expected when it begins"),
        (",FRONT,,2026-03-09 08:00,2026-03-09 16:00", "found nothing; not kept."),
        ("2107,FRONT,,2026-03-09 08:00", "line 2: expected 5 cells; found 4; not kept."),
        ("2107,FRONT,,2026-03-29 01:30,2026-03-29 09:00", "the clocks go forward over this hour"),
        ("2107,FRONT,,2026-10-25 01:30,2026-10-25 09:00", "the clocks go back and show this hour twice"),
        ("2107,FRONT," + "x" * 121 + ",2026-03-09 08:00,2026-03-09 16:00", "at most 120 characters; found 121"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named(row: str, said: str) -> None:
    good = "2230,OFFICE,,2026-03-09 08:00,2026-03-09 16:00\n"
    reading, rows = checked(HEAD + row + "\n" + good)
    assert any(said in problem.sentence for problem in reading.problems), problems(HEAD + row)
    assert [kept.line for kept in rows] == [3]
    assert reading.count == 2


def test_the_same_posting_twice_is_kept_once() -> None:
    row = "2107,FRONT,Desk,2026-03-09 08:00,2026-03-09 16:00\n"
    reading, rows = checked(HEAD + row + row.replace("Desk", " desk "))
    assert [kept.line for kept in rows] == [2]
    assert (
        reading.problems[0].sentence
        == "line 3: expected each posting once; found the same as line 2; line 2 is kept."
    )


def test_of_two_duties_at_one_time_neither_is_kept_and_each_names_the_other() -> None:
    text = HEAD + (
        "2107,FRONT,,2026-03-09 08:00,2026-03-09 16:00\n"
        "2107,OFFICE,,2026-03-09 15:00,2026-03-09 20:00\n"
        "2107,OFFICE,,2026-03-09 20:00,2026-03-09 22:00\n"
        "2230,OFFICE,,2026-03-09 15:00,2026-03-09 20:00\n"
    )
    reading, rows = checked(text)
    assert [kept.line for kept in rows] == [4, 5]
    assert [problem.line for problem in reading.problems] == [2, 3]
    assert "while line 3 says OFFICE from 2026-03-09 15:00" in reading.problems[0].found
    assert reading.problems[1].kept == "not kept, nor is line 2"


def test_a_move_until_further_notice_does_not_clash_with_a_shift_but_with_another_move() -> None:
    text = HEAD + "2107,OFFICE,,2026-03-01,\n2107,FRONT,,2026-03-09 08:00,2026-03-09 16:00\n"
    assert problems(text) == []
    assert len(problems(text + "2107,FRONT,,2026-04-01,\n")) == 2


def test_blank_lines_and_line_breaks_in_cells_keep_the_lines_right() -> None:
    text = (
        HEAD
        + '\n2107,FRONT,"Front\ndesk",2026-03-09 08:00,2026-03-09 16:00\n ,,\n4711,FRONT,"a\nb",2026-03-09,\n'
    )
    reading, rows = checked(text)
    assert [(row.line, row.last_line) for row in rows] == [(3, 4)]
    assert [problem.place for problem in reading.problems] == ["lines 6 to 7"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read_and_said(encoding: str) -> None:
    text = HEAD + "2107,FRONT,Café,2026-03-09 08:00,2026-03-09 16:00\n"
    reading, rows = checked(text.encode(encoding))
    assert [row.place for row in rows] == ["Café"]
    assert bool(reading.notes) == (encoding != "utf-8-sig")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "found an empty file"),
        (b"PK\x03\x04rest", "a workbook (.xlsx or .ods)"),
        (b"%PDF-1.7", "found a PDF"),
        (b"a\x00b,c", "bytes that are not text"),
        (HEAD.encode(), "at least one row below the column names"),
        (b"number,place\n2107,x\n", "line 1, duty_code: expected this column"),
        (b"number,number,duty_code,from\n", "each column once"),
    ],
)
def test_what_is_no_roster_is_refused_whole(content: bytes, said: str) -> None:
    reading, rows = checked(content)
    assert rows == []
    assert any(said in problem.sentence for problem in reading.problems)


def test_an_open_quotation_mark_loses_what_follows_and_says_so() -> None:
    text = (
        HEAD + '2107,FRONT,,2026-03-09 08:00,2026-03-09 16:00\n2230,"OFFICE,,x,y\n2230,OFFICE,,2026-03-10,\n'
    )
    reading, rows = checked(text)
    assert [row.line for row in rows] == [2]
    assert "everything after it is left out" in reading.problems[-1].sentence


def test_a_column_that_nobody_knows_is_left_out_with_a_note() -> None:
    reading, rows = checked("Shift,Number,Duty code,From\nLate,2107,FRONT,2026-03-09\n")
    assert len(rows) == 1
    assert "“Shift”" in reading.notes[0]


def test_a_file_that_is_too_large_is_refused_with_a_sentence() -> None:
    assert (
        too_large(200 * 1024 * 1024)
        == "The file has 200 MB; a roster may have at most 20 MB. Send it in parts."
    )
    assert too_large(1024) == ""


def test_json_is_read_by_the_same_rules() -> None:
    row = {
        "number": 2107,
        "duty_code": "FRONT",
        "place": None,
        "from": "2026-03-09T08:00Z",
        "to": "2026-03-09T16:00Z",
    }
    reading, rows = checked(
        json.dumps({"rows": [row, row | {"who": "me"}, "no", row | {"from": [1]}]}), reader=read_json
    )
    assert [kept.line for kept in rows] == [1]
    assert [problem.line for problem in reading.problems] == [2, 3, 4]


@pytest.mark.parametrize(
    "content", [b"", b"[1]", b'{"rows": []}', b"\xff\xfe", b'{"rows": 3}', b"[" * 100_000]
)
def test_what_is_no_json_is_refused_whole(content: bytes) -> None:
    reading, rows = checked(content, reader=read_json)
    assert rows == []
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    ("text", "ends", "hour"),
    [
        ("2026-07-09 08:00", False, datetime(2026, 7, 9, 7, tzinfo=UTC)),
        ("9/7/2026 08:00:59", False, datetime(2026, 7, 9, 7, tzinfo=UTC)),
        ("2026-07-09T08:00+01:00", False, datetime(2026, 7, 9, 7, tzinfo=UTC)),
        ("2026-10-25 01:30 +0000", False, datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("2026-01-09", False, datetime(2026, 1, 9, tzinfo=UTC)),
        ("2026-01-09", True, datetime(2026, 1, 10, tzinfo=UTC)),
    ],
)
def test_a_time_is_that_of_england_and_wales(text: str, ends: bool, hour: datetime) -> None:
    assert moment(text, ends=ends) == hour


@pytest.mark.parametrize(
    "text", ["9999-12-31 23:59 -23:00", "0000-01-01", "2026-01-01 24:00", "2026-13-01", "1e9"]
)
def test_a_time_that_cannot_be_is_unfit(text: str) -> None:
    with pytest.raises(Unfit):
        moment(text)

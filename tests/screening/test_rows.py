"""Reading CSV row by row: nothing is swallowed, and the sums are right whatever the file holds."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.screening.taking_in.rows import Broken, Counted, Fault, NotATable, first_lines, read_rows

pytestmark = pytest.mark.pure


def read(data: bytes, delimiter: str = ","):
    counted = Counted()
    rows = [
        row
        for batch in read_rows(io.BytesIO(data), name="set.csv", delimiter=delimiter, counted=counted)
        for row in batch
    ]
    return rows, counted


def test_a_quotation_mark_left_open_costs_one_line_and_not_those_after_it():
    rows, counted = read(b'id,name\n1,Ann\n2,"Bob\n3,Cas\n4,Dee\n')
    assert [cells for _, cells in rows] == [["1", "Ann"], ["3", "Cas"], ["4", "Dee"]]
    assert counted.broken == [Broken(3, Fault.QUOTES)]
    assert counted.whole


def test_a_row_may_go_over_several_lines():
    rows, counted = read(b'id,name\n1,"Ann\nMarie"\n2,"says ""hello"""\n')
    assert rows == [(2, ["1", "Ann\nMarie"]), (4, ["2", 'says "hello"'])]
    assert (counted.rows, counted.row_lines, counted.lines) == (2, 3, 4)
    assert counted.whole


def test_every_fault_is_named_with_its_line():
    long = b"x" * ((1 << 20) + 5)
    _, counted = read(b"id,name\n1,Ann,more\n2\n\n3,C\0s\n" + long + b"\n4,Dee\n")
    assert counted.broken == [
        Broken(2, Fault.COLUMNS, 3),
        Broken(3, Fault.COLUMNS, 1),
        Broken(5, Fault.NUL),
        Broken(6, Fault.LONG),
    ]
    assert (counted.rows, counted.empty) == (1, 1)
    assert counted.whole


def test_lines_in_another_encoding_are_read_and_counted():
    rows, counted = read("id,name\n1,Zoë\n".encode() + "2,Zoë\n".encode("cp1252"))
    assert [cells[1] for _, cells in rows] == ["Zoë", "Zoë"]
    assert counted.not_utf8 == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is empty"), (b"id,,name\n", "line 1"), (b"id,id\n1,2\n", "no two the same"), (b"\n", "line 1")],
)
def test_a_file_without_columns_is_refused_in_a_sentence(data, said):
    with pytest.raises(NotATable, match=said) as caught:
        read(data)
    assert "set.csv" in str(caught.value)


@given(
    st.lists(
        st.sampled_from(
            [b"1,Ann", b'2,"B', b'"', b"3", b"", b'4,"C\n D"', b'5,"E"",F"', b"6,\xff", b'7,"x"y', b"8,a,b"]
        ),
        max_size=40,
    )
)
def test_the_sums_are_right_whatever_the_lines(lines):
    data = b"id,name\n" + b"".join(line + b"\n" for line in lines)
    _, counted = read(data)
    assert counted.lines == data.count(b"\n")
    assert counted.whole


def test_line_numbers_are_said_in_short():
    assert first_lines([1, 2, 3]) == "1, 2, 3"
    assert first_lines(range(1000, 1030)).endswith("and 10 more")

"""Tables: nothing is read without a declaration, every row has its bytes, bad rows are remainders."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats.records import (
    ColumnMap,
    Event,
    Kind,
    Mark,
    Message,
    NeedsAnswer,
    Remainder,
    Settings,
    Unreadable,
)
from peelian.chats.formats.registry import KINDS
from tests.chats.formats.whatsapp_sources import moment, source_of, taken

pytestmark = pytest.mark.pure
HEAD = "When,Who,What\n"
MAP = ColumnMap({"at": "When", "sender": "Who", "text": "What"}, "%d/%m/%Y %H:%M")
DECLARED = Settings(zone="Europe/London", encoding="utf-8", mapping=MAP)


@pytest.mark.parametrize(
    ("settings", "ask"),
    [
        (Settings(), "mapping"),
        (replace(DECLARED, mapping=ColumnMap({"text": "What"}, "unix")), "mapping"),
        (replace(DECLARED, mapping=replace(MAP, date_format="")), "mapping"),
        (replace(DECLARED, zone=""), "zone"),
        (replace(DECLARED, encoding=""), "encoding"),
        (replace(DECLARED, mapping=ColumnMap({**MAP.columns, "colour": "Who"}, "unix")), "mapping"),
    ],
)
def test_what_is_not_declared_is_asked(settings: Settings, ask: str) -> None:
    with pytest.raises(NeedsAnswer) as asked:
        KINDS[Kind.CSV].read(source_of(HEAD.encode(), "a.csv"), settings)
    assert asked.value.ask == ask


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(Unreadable, match='no column "When"'):
        taken(b"a,b,c\n1,2,3\n", "a.csv", DECLARED)


def test_rows_become_messages_and_rows_without_a_sender_events() -> None:
    data = HEAD + '13/03/2023 14:08,Asha,"a ""b"", c\nd"\n13/03/2023 14:09,,Asha left\n'
    records, findings, accounting = taken(data.encode(), "a.csv", DECLARED)
    message = next(each for each in records if isinstance(each, Message))
    assert (message.sender, moment(message.at), message.text) == (
        "Asha",
        "2023-03-13 14:08:00",
        'a "b", c\nd',
    )
    assert data.encode()[message.start : message.end].startswith(b"13/03/2023 14:08,Asha")
    assert [each.text for each in records if isinstance(each, Event)] == ["Asha left"]
    assert accounting.whole
    assert findings.zone == "Europe/London"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("13/03/2023 14:08,Asha\n", "2 cells"),
        ("03/13/2023 14:08,Asha,x\n", "no date"),
        ('13/03/2023 14:08,Asha,"x\n', "never closed"),
    ],
)
def test_a_bad_row_is_a_remainder_with_its_line(row: str, why: str) -> None:
    good = "13/03/2023 14:08,Asha,x\n"
    records, _, accounting = taken((HEAD + good + row + good).encode(), "a.csv", DECLARED)
    [remainder] = [each for each in records if isinstance(each, Remainder)]
    assert remainder.why.startswith("line 3: ")
    assert why in remainder.why
    assert accounting.total("messages_count") == 2
    assert accounting.whole


def test_bytes_that_are_not_in_the_encoding_are_a_remainder() -> None:
    data = HEAD.encode() + b"13/03/2023 14:08,Asha,caf\xe9\n"
    records, _, accounting = taken(data, "a.csv", DECLARED)
    assert [type(each) for each in records][-1] is Remainder
    assert accounting.whole


def test_a_mark_and_utf_16_are_read() -> None:
    data = b"\xff\xfe" + (HEAD + "13/03/2023 14:08,Łucja,ਸਤ\n").encode("utf-16-le")
    records, _, accounting = taken(data, "a.csv", replace(DECLARED, encoding="utf-16"))
    assert [each.text for each in records if isinstance(each, Message)] == ["ਸਤ"]
    assert accounting.whole


def test_moments_of_a_clock_that_is_known_are_utc() -> None:
    mapping = ColumnMap({"at": "When", "text": "What", "deleted": "Gone"}, "unix_ms")
    data = b"When,Gone,What\n1678716498000,yes,x\n"
    records, findings, _ = taken(data, "a.csv", replace(DECLARED, mapping=mapping))
    message = next(each for each in records if isinstance(each, Message))
    assert (message.at, message.marks, findings.clock.value) == (1678716498000, Mark.DELETED, "utc")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Asha", "Ben, B", 'C "C"']),
            st.text(alphabet='ab",;\n\r\0 é😂\u2028\x85\x0b', min_size=1),
        )
    )
)
def test_a_printed_table_comes_back(rows: list[tuple[str, str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(
        [("When", "Who", "What"), *(("13/03/2023 14:08", *row) for row in rows)]
    )
    records, _, accounting = taken(written.getvalue().encode(), "a.csv", DECLARED)
    assert [(each.sender, each.text) for each in records if isinstance(each, Message)] == rows
    assert accounting.whole


def test_a_long_message_of_many_lines_is_read_in_one_go() -> None:
    text = "\n".join(f'line {number} "quoted", é' for number in range(60_000))
    written = io.StringIO()
    csv.writer(written).writerows([("When", "Who", "What"), ("13/03/2023 14:08", "Asha", text)])
    records, _, accounting = taken(written.getvalue().encode(), "a.csv", DECLARED)
    assert [each.text for each in records if isinstance(each, Message)] == [text]
    assert accounting.whole

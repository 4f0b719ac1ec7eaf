"""The accounting fails where a byte is missing, claimed twice, or not there at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats.loss import Tally
from peelian.chats.formats.records import Attachment, Header, Message, Record, Remainder
from peelian.chats.formats.sources import Source
from tests.chats.formats.whatsapp_sources import source_of

pytestmark = pytest.mark.pure


@pytest.fixture
def ten_bytes() -> Source:
    return source_of(b"0123456789", "a.txt")


def message(start: int, end: int) -> Message:
    return Message("a.txt", start, end, "Rota", "Asha", 0, "x")


@pytest.mark.parametrize(
    ("records", "gaps", "overlaps"),
    [
        ([Header("a.txt", 0, 3), message(3, 10)], 0, 0),
        ([message(3, 10), Remainder("a.txt", 0, 3, "why")], 0, 0),
        ([message(0, 4), message(6, 10)], 2, 0),
        ([message(0, 4)], 6, 0),
        ([message(0, 6), message(4, 10)], 0, 2),
        ([message(0, 12)], 0, 2),
        ([], 10, 0),
    ],
)
def test_every_byte_is_held_to_one_record(
    ten_bytes: Source, records: list[Record], gaps: int, overlaps: int
) -> None:
    tally = Tally()
    assert list(tally.watch(records)) == records
    accounting = tally.close(ten_bytes)
    assert (accounting.total("gaps"), accounting.total("overlaps")) == (gaps, overlaps)
    assert accounting.whole == (gaps == overlaps == 0)


def test_a_record_in_a_member_that_does_not_exist_is_a_fault(ten_bytes: Source) -> None:
    tally = Tally()
    taken = list(tally.watch([message(0, 10), Header("elsewhere.txt", 0, 3)]))
    assert len(taken) == 2
    assert not tally.close(ten_bytes).whole


def test_a_carried_file_counts_whole() -> None:
    source = source_of(b"0123456789", "a.txt")
    tally = Tally()
    carrying = message(0, 10)._replace(attachments=(Attachment(name="b", member="b"),))
    assert list(tally.watch([carrying])) == [carrying]
    assert tally.carried == {"b"}
    assert tally.close(source).whole


def test_a_record_that_ends_before_it_begins_is_a_fault(ten_bytes: Source) -> None:
    tally = Tally()
    assert len(list(tally.watch([message(0, 10), message(10, 7), message(7, 10)]))) == 3
    assert not tally.close(ten_bytes).whole


RANGES = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted)


@given(st.lists(st.tuples(st.booleans(), RANGES), max_size=12))
def test_the_sums_are_those_of_a_count_byte_by_byte(drawn: list[tuple[bool, list[int]]]) -> None:
    records = [message(*each) if said else Header("a.txt", *each) for said, each in drawn]
    held = [byte for record in records for byte in range(record.start, record.end)]
    tally = Tally()
    assert list(tally.watch(records)) == records
    sums = tally.close(source_of(b"0123456789", "a.txt")).members["a.txt"]
    assert sums.messages == sum(each[1] - each[0] for said, each in drawn if said)
    assert sums.headers == sum(each[1] - each[0] for said, each in drawn if not said)
    assert sums.messages_count == sum(said for said, _ in drawn)
    assert sums.gaps == 10 - len(set(held))
    assert sums.overlaps == len(held) - len(set(held))

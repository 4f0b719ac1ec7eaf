"""Values of a file by somebody else: missing, of another type, or beyond every calendar."""

import pytest

from peelian.chats.formats.loose import dict_in, list_in, moment_in, number_in, text_in

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "value", [None, [], {}, True, "", "x", float("nan"), float("inf"), 10**400, "9" * 5000]
)
def test_what_is_no_moment_is_none(value):
    assert moment_in({"at": value}, "at") is None
    assert moment_in({"at": value}, "at", unit=1000) is None


def test_moments_are_read_from_numbers_and_digits():
    assert moment_in({"at": "5"}, "at", unit=1000) == 5000
    assert moment_in({"at": 253_402_300_799_999}, "at") == 253_402_300_799_999
    assert moment_in({"at": 253_402_300_800_000}, "at") is None
    assert moment_in({"at": -1}, "at") == -1


@pytest.mark.parametrize("record", [None, [], "x", 5, {"a": None}, {"a": 5.5}, {"a": "text"}])
def test_a_record_of_another_shape_has_nothing(record):
    assert list_in(record, "a") == []
    assert dict_in(record, "a") == {}
    assert number_in(record, "b") is None
    assert text_in(record, "b") == ""


def test_texts_come_from_the_first_field_that_has_one():
    assert text_in({"a": "", "b": None, "c": 7, "d": "x"}, "a", "b", "c", "d") == "7"
    assert text_in({"a": True, "b": "\ud83d\ude00 \ud83d\0"}, "a", "b") == "😀 \ud83d\0"

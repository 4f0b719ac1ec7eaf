"""One value, one form."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.ledger.canonical import NotCanonical, canonical_bytes, canonical_text
from peelian.ledger.chain import entry_text, moment_text
from peelian.ledger.lines import ENTRY_LINE, split_lines

from . import paper_ledger as paper

pytestmark = pytest.mark.pure
keys = st.text(st.characters(max_codepoint=127, min_codepoint=32), max_size=8)
scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=20)


@given(values)
def test_it_reads_back_as_the_same_value_and_is_written_the_same_again(value):
    written = canonical_bytes(value)
    assert json.loads(written) == value
    assert canonical_bytes(json.loads(written)) == written


def test_it_follows_the_sorting_and_escapes_of_rfc_8785():
    value = {"peach": "€\r\n", "b": [True, None, 1], "a": {"z": "\u0007", "y": '"\\/'}}
    assert canonical_text(value) == '{"a":{"y":"\\"\\\\/","z":"\\u0007"},"b":[true,null,1],"peach":"€\\r\\n"}'


@pytest.mark.parametrize(
    "value", [1.0, {"a": 0.5}, 2**53, "\ud800", {"é": 1}, {1: 2}, b"bytes", {"a": {1, 2}}]
)
def test_it_refuses_what_has_no_single_form(value):
    with pytest.raises(NotCanonical):
        canonical_text(value)


@given(st.integers(1, 10**15), st.text(), st.text())
def test_an_entry_is_always_canonical_whatever_its_columns_hold(sequence, actor, subject):
    columns = paper.columns("work", sequence) | {"actor_ref": actor, "subject_ref": subject}
    text = entry_text(columns, at=moment_text(paper.START))
    if all(part.isprintable() for part in (actor, subject)):
        assert canonical_text(json.loads(text)) == text
    assert (json.loads(text)["actor"]["ref"], json.loads(text)["subject"]["ref"]) == (actor, subject)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        moment_text(paper.START.replace(tzinfo=None))


def test_a_line_of_an_entry_is_recognised_only_in_its_one_form():
    line, _ = paper.entry("work", 1, "0" * 64)
    assert ENTRY_LINE.fullmatch(line)
    for spoiled in (
        line + b" ",
        line.replace(b":", b": ", 1),
        line.replace(b'"sequence":1', b'"sequence":01'),
    ):
        assert not ENTRY_LINE.fullmatch(spoiled)


def test_lines_are_split_in_little_memory_even_without_line_feeds(tmp_path):
    path = tmp_path / "long"
    path.write_bytes(b"a\n" + b"x" * 5_000_000 + b"\nb")
    with path.open("rb") as file:
        lines = list(split_lines(file))
    assert (lines[0], lines[-1]) == (b"a", b"b")
    assert all(len(line) < 3_000_000 for line in lines)

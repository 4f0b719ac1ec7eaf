"""What is withheld is gone: neither the words nor their length stay behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.packs.contents import REDACTED
from peelian.packs.redacting import Span, occurrences, redact

pytestmark = pytest.mark.pure


def test_the_words_are_replaced_and_the_reason_is_kept():
    assert redact("Her name is Tamsin Hollowell, of Fallowgate", [Span(12, 28, "identifies a victim")]) == (
        f"Her name is {REDACTED}, of Fallowgate",
        ("identifies a victim",),
    )


def test_a_longer_name_leaves_no_longer_gap():
    assert redact("a Bo b", [Span(2, 4)])[0] == redact("a Wilhelmina b", [Span(2, 12)])[0]


def test_spans_that_touch_or_overlap_become_one_with_both_reasons():
    assert redact("abcdef", [Span(1, 3, "name"), Span(2, 5, "address"), Span(5, 6, "name")]) == (
        f"a{REDACTED}",
        ("name; address",),
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "left"),
    [
        ("e\u0301a", 0, 1, "a"),
        ("a👩\u200d👧b", 1, 2, "ab"),
        ("a👩\u200d👧b", 3, 4, "ab"),
        ("❤\ufe0fx", 0, 1, "x"),
    ],
)
def test_no_half_of_a_character_is_left(text, start, end, left):
    assert redact(text, [Span(start, end)])[0].replace(REDACTED, "") == left


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 9)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="no characters"):
        redact("short", [Span(start, end)])


@given(st.text(min_size=1), st.data())
def test_nothing_of_a_span_is_left_whatever_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, reasons = redact(text, [Span(start, end, "why")])
    before, after = left.split(REDACTED, 1) if text.count(REDACTED) == 0 else ("", "")
    assert text.startswith(before)
    assert text.endswith(after)
    assert len(before) <= start
    assert len(after) <= len(text) - end
    assert reasons == ("why",)


def test_a_phrase_is_found_whatever_its_case():
    assert occurrences("TAMSIN said tamsin", "Tamsin") == ((0, 6), (12, 18))
    assert occurrences("Straße und STRASSE", "strasse") == ((0, 6), (11, 18))
    assert occurrences("anything", "") == ()

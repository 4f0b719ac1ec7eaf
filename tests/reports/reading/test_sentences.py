"""Every character of a document is in a sentence or in a named remainder, and sentences end where they should."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.reports.reading.sentences import LONGEST_SENTENCE, split

pytestmark = pytest.mark.pure

# Text with plenty of what makes splitting hard.
AWKWARD = st.lists(
    st.sampled_from(
        [
            "He said",
            "Mr. Vale",
            "at 9 p.m.",
            "No. 7",
            "e.g. this",
            '"Stop!"',
            "“We know.",
            "’",
            "'",
            "(",
            ")",
            "...",
            "?!",
            "\n",
            "\r\n",
            "\n\n",
            "\t",
            "  ",
            "- ",
            "1. ",
            "Published: 9 March 2023",
            "2023-03-09",
            "From: a",
            "\x00",
            "\u2028",
            "مرحبا.",
            "\u202e",
            "🚓",
            "a" * 40,
            "\x0c",
            ".",
            "!",
            "Headline without an end",
            "the force",
            "U.K.",
        ]
    ),
    max_size=60,
).map(lambda pieces: " ".join(pieces))


def sentences_of(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text)[0]]


@given(text=st.one_of(st.text(max_size=400), AWKWARD))
def test_sentences_and_named_remainders_cover_every_character(text):
    sentences, places = split(text)

    assert "".join(text[place.start : place.end] for place in places) == text
    assert all(place.kind for place in places)
    assert all(text[p.start : p.end].strip() == "" for p in places if p.kind == "space")
    in_places = {(place.start, place.end) for place in places if place.kind in ("sentence", "heading")}
    assert in_places == {(sentence.start, sentence.end) for sentence in sentences}


@given(text=AWKWARD)
def test_sentences_stand_in_order_and_are_bounded(text):
    sentences, _ = split(text)

    assert all(one.end <= other.start for one, other in pairwise(sentences))
    assert all(0 < s.end - s.start <= max(LONGEST_SENTENCE, 130) for s in sentences)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Vale was seen by Supt. Oake. He left.", ["Mr. Vale was seen by Supt. Oake.", "He left."]),
        ("It was at 9 p.m. Wednesday. It ended.", ["It was at 9 p.m. Wednesday.", "It ended."]),
        ("It was 9 p.m. He left.", ["It was 9 p.m.", "He left."]),
        ("See No. 7 and reg. 12. It applies.", ["See No. 7 and reg. 12.", "It applies."]),
        ("J. K. Vale left. R v. Oake went on.", ["J. K. Vale left.", "R v. Oake went on."]),
        ('"Stop!" he shouted. He ran.', ['"Stop!" he shouted.', "He ran."]),
        ("He said: “It is over. We know.” She left.", ["He said: “It is over.", "We know.”", "She left."]),
        ("Well... maybe. Yes.", ["Well... maybe.", "Yes."]),
        ("he hit me. then he left. i was scared", ["he hit me.", "then he left.", "i was scared"]),
        ("It cost £1.50 and 3.5 hours. Fine.", ["It cost £1.50 and 3.5 hours.", "Fine."]),
        ("Why? Because. So!", ["Why?", "Because.", "So!"]),
        (
            "A line that was\nwrapped in lower case. Next.",
            ["A line that was\nwrapped in lower case.", "Next."],
        ),
        ("First paragraph.\nSecond paragraph.", ["First paragraph.", "Second paragraph."]),
        (
            "- one thing was done.\n- another thing was done.",
            ["one thing was done.", "another thing was done."],
        ),
    ],
)
def test_it_ends_sentences_where_a_reader_would(text, expected):
    assert sentences_of(text) == expected


def test_typed_letters_are_read_across_their_line_ends():
    letter = (
        "I was stopped on Harbour Street by an officer who would not\n"
        "Tell me his name or number, and who pushed me against a wall so\n"
        "Hard that I fell. My wrist was broken and I had to go to the\nHospital by myself.\n"
    )

    assert len(sentences_of(letter)) == 2


def test_headings_are_told_from_sentences():
    text = "Officer held over claims\nPolice confirmed an arrest.\n'Trust damaged'\nHe was bailed."
    sentences, _ = split(text)

    assert [text[s.start : s.end] for s in sentences if s.is_heading] == [
        "Officer held over claims",
        "'Trust damaged'",
    ]


def test_a_date_before_the_headline_is_a_date_line():
    text = " date 2024-11-14 Constable held\nPolice confirmed an arrest."
    _, places = split(text)

    assert [(text[p.start : p.end], p.kind) for p in places][:4] == [
        (" ", "space"),
        ("date 2024-11-14", "date line"),
        (" ", "space"),
        ("Constable held", "heading"),
    ]


def test_text_without_an_end_is_cut_at_spaces():
    text = "and then he said that " * 1000
    sentences, places = split(text)

    assert all(text[s.end : s.end + 1] in (" ", "") for s in sentences)
    assert "".join(text[p.start : p.end] for p in places) == text

"""What becomes of what people type, and of the text in which it is found."""

import pytest

from peelian.desk.search.documents import LONGEST_PART, Document
from peelian.desk.search.excerpts import excerpt
from peelian.desk.search.words import MOST_CHARACTERS, folded, parsed
from peelian.desk.states import SearchKind
from tests.cases.factories import AT

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("typed", "phrases", "beginning"),
    [
        ("overtime", (), "overtime"),
        ("overtime claim", (("overtime",),), "claim"),
        ("the overtime of a claim", (("overtime",),), "claim"),
        ('"false overtime" claim', (("false", "overtime"),), "claim"),
        ('claim "false overtime"', (("false", "overtime"), ("claim",)), ""),
        ("“false overtime", (("false", "overtime"),), ""),
        ("Siân O’Neill", (("sian",), ("o",)), "neill"),
        ("pc 44", (("pc",), ("44",)), ""),
        ('a) OR b* NEAR(x, 2) - "', (("b",), ("near",), ("x",), ("2",)), ""),
    ],
)
def test_typed_words_become_terms(typed, phrases, beginning):
    asked = parsed(typed)
    assert (asked.phrases, asked.beginning, asked.trouble) == (phrases, beginning, "")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("x" * (MOST_CHARACTERS + 1), "201 characters"),
        ("x" * 10_000, "10,000 characters"),
        (" ".join(["word"] * 13), "12 words or fewer"),
        ("?!*", "no letter or digit"),
        ("the of and", "Every page has “the of and”"),
        ('""', "no letter or digit"),
    ],
)
def test_what_cannot_be_searched_for_is_answered_with_a_sentence(typed, says):
    asked = parsed(typed)
    assert asked.empty
    assert says in asked.trouble


@pytest.mark.parametrize("typed", ["", "   ", "\t\n"])
def test_nothing_typed_is_no_trouble(typed):
    assert parsed(typed).empty
    assert parsed(typed).trouble == ""


def test_folding_keeps_every_character_in_its_place():
    for text in ("Siân O’Neill", "ﬁne straße", "naïve 漢字", "A\u0301bc", "\u0130stanbul"):
        assert len(folded(text)) == len(text)


def test_a_long_record_is_cut_between_words_and_nothing_is_lost():
    text = " ".join(f"word{n}" for n in range(30_000))
    document = Document(kind=SearchKind.REPORT, ref="R-1", title="", pieces=(text, "end"), happened_at=AT)
    parts = list(document.parts())
    assert len(parts) > 1
    assert all(len(part) <= LONGEST_PART + 4 for part in parts)
    assert "".join(parts).replace("\n", "") == text + "end"


def test_a_record_without_words_still_has_a_part():
    assert list(Document(kind=SearchKind.CASE, ref="C-1", title="t", pieces=(), happened_at=AT).parts()) == [
        ""
    ]


def test_the_excerpt_shows_the_words_where_they_stand():
    text = "Nothing here. " * 60 + "He was arrested on suspicion of claiming overtime. " + "More. " * 60
    pieces = excerpt(text, parsed("arrest overtime"))
    assert [piece.text for piece in pieces if piece.found] == ["arrested", "overtime"]
    shown = "".join(piece.text for piece in pieces)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 330


def test_the_excerpt_keeps_the_accents_of_the_record():
    pieces = excerpt("Statement of Siân Vale.", parsed("sian"))
    assert [piece.text for piece in pieces if piece.found] == ["Siân"]


def test_an_excerpt_of_nothing_is_nothing():
    assert excerpt("", parsed("word")) == ()

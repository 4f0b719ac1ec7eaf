"""Emoji and unseen characters of a message can be named, and the text stays what it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.characters import MOST_NAMED, named_in, runs_of

pytestmark = pytest.mark.pure


@given(st.text(max_size=200))
def test_the_runs_joined_are_the_text(text: str) -> None:
    assert "".join(run.text for run in runs_of(text)) == text


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\U0001f602", "face with tears of joy"),
        ("\U0001f44d\U0001f3fd", "thumbs up sign, medium skin tone"),
        ("\U0001f469\u200d\U0001f692", "woman, fire engine"),
        ("\U0001f1ec\U0001f1e7", "flag GB"),
        ("3\ufe0f\u20e3", "keycap 3"),
        ("\u2764\ufe0f", "heavy black heart"),
    ],
)
def test_a_sequence_is_one_sign_with_one_name(sign: str, name: str) -> None:
    runs = runs_of(f"see you {sign} then")
    assert [(run.text, run.name) for run in runs] == [("see you ", ""), (sign, name), (" then", "")]


def test_letters_of_every_script_and_figures_are_no_emoji() -> None:
    for text in ("Bore da, 12:30 am y cyfarfod", "ਸਤ ਸ੍ਰੀ ਅਕਾਲ", "Zażółć gęślą jaźń", "#1 * 2", "日本語"):
        assert [run.text for run in runs_of(text)] == [text]


def test_a_character_that_shows_nothing_is_listed_with_its_code_point() -> None:
    found = named_in("\u200eIMG_1.jpg\u202e gpj.exe \U0001f602\U0001f602")
    assert [(each.name, each.points) for each in found] == [
        ("face with tears of joy", "U+1F602"),
        ("left-to-right mark", "U+200E"),
        ("right-to-left override", "U+202E"),
    ]


def test_line_ends_are_not_listed_and_a_long_list_is_cut() -> None:
    assert named_in("one\r\ntwo\tthree") == ()
    assert len(named_in("".join(chr(0x1F600 + n) for n in range(80)))) == MOST_NAMED

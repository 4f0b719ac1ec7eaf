"""How far readers agree, against worked examples of the papers."""

import pytest

from peelian.review.agreement import Difference, agreement, differences, tabulate

pytestmark = pytest.mark.pure


def decisions(*readers: str) -> dict[str, list[str]]:
    """Readers' values side by side, a character a message; a dot where a reader gave none."""
    return {
        str(number): [value for value in values if value != "."]
        for number, values in enumerate(zip(*readers, strict=True))
    }


def test_two_readers_and_two_values_give_the_published_alpha() -> None:
    # Krippendorff 2011, example A: ten units, alpha .095.
    found = agreement(decisions("0100000010", "1110010000"))
    assert found.alpha == pytest.approx(0.095, abs=0.0005)
    assert found.share == pytest.approx(0.6)
    assert found.messages == 10


def test_many_readers_with_gaps_give_the_published_alpha() -> None:
    # Krippendorff 2011, example C: four readers, twelve units, missing values, nominal alpha .743.
    found = agreement(decisions("123321412...", "1233224125.3", ".3332342251.", "12332441251."))
    assert found.alpha == pytest.approx(0.743, abs=0.0005)


def test_full_agreement_is_one_and_nothing_but_one_value_is_not_known() -> None:
    assert agreement(decisions("abab", "abab")).alpha == 1
    same = agreement(decisions("aaaa", "aaaa"))
    assert (same.alpha, same.low, same.high, same.share) == (None, None, None, 1)


def test_readers_who_differ_on_everything_stand_below_chance() -> None:
    found = agreement(decisions("abab", "baba"))
    assert found.alpha is not None
    assert found.alpha < 0


def test_messages_of_one_reader_say_nothing() -> None:
    found = agreement({"1": ["a"], "2": []})
    assert (found.messages, found.share, found.alpha) == (0, None, None)
    assert agreement(decisions("ab", "ab")) == agreement({**decisions("ab", "ab"), "9": ["a"]})


def test_the_interval_holds_the_value_and_narrows_with_more() -> None:
    few = agreement(decisions("aabbaabbab" * 3, "aabbabbbab" * 3))
    many = agreement(decisions("aabbaabbab" * 60, "aabbabbbab" * 60))
    assert few.low is not None
    assert few.high is not None
    assert few.alpha is not None
    assert many.low is not None
    assert many.high is not None
    assert few.low < few.alpha < few.high
    assert many.high - many.low < few.high - few.low


def test_the_interval_is_the_same_again() -> None:
    given = decisions("aabbaabbab", "aabbabbbab")
    assert agreement(given, seed=4) == agreement(dict(reversed(given.items())), seed=4)


def test_differences_are_named_and_tabulated() -> None:
    first = {"m1": "yes", "m2": "no", "m3": "yes", "m4": "no"}
    second = {"m1": "yes", "m2": "yes", "m3": "unsure", "m5": "no"}
    assert differences(first, second) == [
        Difference(key="m2", first="no", second="yes"),
        Difference(key="m3", first="yes", second="unsure"),
    ]
    table = tabulate(first, second, values=["yes", "no", "unsure"])
    assert len(table) == 9
    assert {(each.first, each.second): each.messages for each in table if each.messages} == {
        ("yes", "yes"): 1,
        ("no", "yes"): 1,
        ("yes", "unsure"): 1,
    }

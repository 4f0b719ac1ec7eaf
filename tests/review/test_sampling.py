"""Random samples: drawn again by anybody with the seed, bound before reading, denser where the ranking looks."""

import hashlib
from collections import Counter
from fractions import Fraction

import pytest

from peelian.review.sampling import (
    Stratum,
    allocate,
    commit,
    draw,
    draw_elusion,
    new_seed,
    stays_committed,
    stratify,
)

pytestmark = pytest.mark.pure
KEYS = [f"{number:04}" for number in range(500)]


def test_the_same_seed_draws_the_same_sample_in_any_order() -> None:
    first = draw(KEYS, seed="s", name="control", size=20)
    assert first == draw(reversed(KEYS), seed="s", name="control", size=20)
    assert len(set(first)) == 20
    assert set(first) <= set(KEYS)


def test_it_can_be_checked_without_peelian() -> None:
    by_hand = sorted(KEYS, key=lambda key: hashlib.sha256(f"s:control:{key}".encode()).digest())
    assert draw(KEYS, seed="s", name="control", size=7) == by_hand[:7]


def test_another_seed_or_name_draws_another_sample() -> None:
    first = draw(KEYS, seed="s", name="control", size=20)
    assert first != draw(KEYS, seed="t", name="control", size=20)
    assert first != draw(KEYS, seed="s", name="second reader", size=20)


def test_a_larger_sample_only_adds() -> None:
    assert draw(KEYS, seed="s", name="c", size=40)[:20] == draw(KEYS, seed="s", name="c", size=20)


def test_it_draws_everything_when_there_is_less_and_nothing_when_asked_for_nothing() -> None:
    assert sorted(draw(KEYS, seed="s", name="c", size=501)) == KEYS
    assert draw(KEYS, seed="s", name="c", size=0) == []
    with pytest.raises(ValueError, match="fewer than no"):
        draw(KEYS, seed="s", name="c", size=-1)


def test_every_message_is_as_likely_as_every_other() -> None:
    keys = KEYS[:10]
    drawn = Counter(key for seed in range(2_000) for key in draw(keys, seed=str(seed), name="c", size=3))
    assert min(drawn.values()) > 520
    assert max(drawn.values()) < 680


def test_seeds_differ_and_are_long() -> None:
    assert len({new_seed() for _ in range(20)}) == 20
    assert len(new_seed()) == 64


def test_a_commitment_binds_the_seed_and_the_messages() -> None:
    commitment = commit(KEYS, seed="s")
    assert commitment.population == 500
    assert stays_committed(commitment, reversed(KEYS), seed="s")
    assert not stays_committed(commitment, KEYS, seed="t")
    assert not stays_committed(commitment, KEYS[1:], seed="s")
    assert not stays_committed(commitment, [*KEYS[:-1], "9999"], seed="s")


def test_strata_go_by_score_and_hold_everything_once() -> None:
    scores = {key: -float(key) for key in KEYS}
    strata = stratify(scores)
    assert [len(stratum.keys) for stratum in strata] == [50, 450]
    assert strata[0].keys == tuple(KEYS[:50])
    assert sorted(key for stratum in strata for key in stratum.keys) == KEYS


def test_strata_of_few_or_none_lose_nothing() -> None:
    assert [len(stratum.keys) for stratum in stratify({})] == [0, 0]
    assert sum(len(stratum.keys) for stratum in stratify({"a": 1.0, "b": 1.0, "c": 0.5})) == 3


def test_the_likeliest_are_drawn_from_twice_as_densely() -> None:
    strata = stratify({key: -float(key) for key in KEYS})
    likely, rest = allocate(strata, size=110)
    assert (likely, rest) == (20, 90)
    assert allocate(strata, size=5_000) == [50, 450]
    assert all(allocate(strata, size=1))


def test_each_look_draws_anew() -> None:
    strata = stratify({key: -float(key) for key in KEYS})
    first, second = (draw_elusion(strata, seed="s", look=look, size=55) for look in (1, 2))
    assert [len(keys) for _, keys in first] == [10, 45]
    assert [keys for _, keys in first] != [keys for _, keys in second]
    assert all(set(keys) <= set(stratum.keys) for stratum, keys in first)


def test_other_shares_may_be_fixed() -> None:
    shares = ((Fraction(1, 2), 1), (Fraction(1, 2), 1))
    strata = stratify({key: -float(key) for key in KEYS}, shares=shares)
    assert [len(stratum.keys) for stratum in strata] == [250, 250]
    assert allocate([Stratum(name="a", keys=()), strata[1]], size=10, shares=shares) == [0, 10]

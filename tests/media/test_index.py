"""The index misses nothing within 31 bits and gives nothing beyond them; bags, groups and candidates."""

import numpy as np
import pytest

from peelian.media.matching.crops import crop_candidates
from peelian.media.matching.films import shares
from peelian.media.matching.groups import grouped
from peelian.media.matching.index import HashIndex, as_rows, distances, near_between, near_within
from peelian.media.matching.rows import thinned

pytestmark = pytest.mark.pure


def randoms(count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 2**64, (count, 4), dtype=np.uint64)


def flipped(rows: np.ndarray, bits: list[int], seed: int = 2) -> np.ndarray:
    """Each row with so many of its bits turned, anywhere."""
    rng, out = np.random.default_rng(seed), rows.copy()
    for row, count in zip(out, bits, strict=True):
        for bit in rng.choice(256, count, replace=False):
            row[bit // 64] ^= np.uint64(1 << int(bit % 64))
    return out


@pytest.mark.parametrize("bits", [0, 1, 15, 16, 30, 31, 32, 33, 60])
def test_it_is_exact_to_31_bits(bits: int) -> None:
    rows = randoms(500)
    near = HashIndex(rows).near(flipped(rows[:50], [bits] * 50))
    assert list(near) == ([(n, n, bits) for n in range(50)] if bits <= 31 else [])


def test_it_gives_what_comparing_each_with_each_gives() -> None:
    rows = randoms(300)
    close = np.concatenate([rows, flipped(rows, [n % 40 for n in range(300)])])
    every = distances(close[:, None], close[None, :])
    first, second = np.nonzero(np.triu(every <= 31, 1))
    assert {(a, b) for a, b, _ in near_within(close)} == set(
        zip(first.tolist(), second.tolist(), strict=True)
    )


def test_the_worst_spread_of_31_bits_is_found() -> None:
    """Two bits in fifteen bands and one in the last: the least that a band can have."""
    row = randoms(1)
    worst = row.copy().view(np.uint16)
    worst[0, :15] ^= np.uint16(3)
    worst[0, 15] ^= np.uint16(1)
    assert len(near_between(row, worst.view(np.uint64))) == 1


def test_nothing_is_asked_of_nothing() -> None:
    assert len(near_between(randoms(0), randoms(3))) == 0
    assert len(near_within(randoms(0))) == 0
    with pytest.raises(ValueError, match="exact up to 31"):
        HashIndex(randoms(3)).near(randoms(1), within=32)


def test_films_are_compared_as_bags() -> None:
    rows = randoms(10)
    found = shares(rows[:4], rows[2:][::-1].copy())
    assert (found.of_first, found.of_second, found.same) == (0.5, 0.25, False)
    assert shares(rows[:4], rows).same
    assert not shares(randoms(4, 8), randoms(4, 9)).same


def test_a_still_scene_counts_once() -> None:
    rows = randoms(2)
    still = np.repeat(rows[:1], 50, axis=0)
    assert len(thinned(np.concatenate([still, rows[1:]]).tobytes())) == 2 * 32
    assert thinned(b"") == b""


def test_groups_join_what_is_joined_by_another() -> None:
    assert grouped([(5, 6), (1, 2), (2, 3), (6, 7)]) == [[1, 2, 3], [5, 6, 7]]
    assert grouped([]) == []


def test_a_pair_is_proposed_once_and_only_with_something_new() -> None:
    rows = flipped(np.repeat(randoms(1), 4, axis=0), [0, 50, 50, 50])
    same = np.zeros(4, np.uint64)
    pairs = list(crop_candidates(same, rows, new=np.array([True, False, False, True])))
    assert {frozenset(pair[:2]) for pair in pairs} == {
        frozenset(p) for p in [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)]
    }
    assert len(pairs) == 5
    assert as_rows([b"\0" * 32]).shape == (1, 4)

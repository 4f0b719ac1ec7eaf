"""The hash is PDQ's: the same bits as the published implementation gives (checked with its Python binding 0.2.8)."""

import numpy as np
import pytest

from peelian.media.hashing.pdq import BITS, downsample, hash_of, quality_of, symmetries_of, turned

pytestmark = pytest.mark.pure
VECTORS = [
    (
        (0, 512, 512),
        "5554fcbc5156fcbc0999149b01d0be1b010dc3b5566eabe3572d835656e9e346",
        "0401f9e95403e9e97cdc51ce5485fb4e5c5896e0033bfeb68278d70353bcf613",
    ),
    (
        (1, 480, 640),
        "f6aa74e5560dd5a5b6f0445ab6b2441af6b2043ff6f004bdf6f000baa21f554a",
        "83ff71f0035800f0e3a5110fe7e5514fe7e5516ae7a55160e3a5556fd74a001f",
    ),
    (
        (2, 700, 300),
        "b80d2c2df80152ae07bf222d071f7ff057f5d5505765fff2aef8002d86710528",
        "ed5a7978ad5c07fb52ea7f7a524e2aa502a080050230aaa7fbad5578f334527d",
    ),
    (
        (3, 64, 64),
        "59c6087c59ed08f7fa460fbca749532ca5695dac256909aca5ab4f0c5a19f3b4",
        "0c935da90cb85da2af03dae9f21ca2f9f03c0af9f03c0af9f0ee1a590f4ca6e1",
    ),
    (
        (4, 90, 61),
        "86f953b1aad8f3b1eadb53a16adb5b816a9b5542c9e4a110f0a4458eb76d422e",
        "d3ac06e4df8d06c4bf8e06f43f8e06d41fce00179cb1f445a5f110dbe2391779",
    ),
    (
        (5, 40, 50),
        "f22046faf5603eb0fbb5862db01a3e2cf01b2e20301a862f755fae29ffdf2a01",
        "a77513aea0352ba5aee0d378e14b2b79a14e0b75214fd27a200afb78aa8a7f54",
    ),
]
"""Seed, rows and columns; the hash, and the hash of the mirrored picture. All have the quality 100."""


def pattern(number: int, high: int, wide: int) -> np.ndarray:
    """Waves by rule: the same on every machine."""
    y, x = np.mgrid[0:high, 0:wide].astype(np.float64)
    x, y = x / wide, y / high
    rng = np.random.RandomState(number)
    grey = np.full((high, wide), 128.0)
    for _ in range(14):
        a, b, phase = rng.uniform(-14, 14), rng.uniform(-14, 14), rng.uniform(0, 7)
        grey += rng.uniform(6, 26) * np.sin(2 * np.pi * (a * x + b * y) + phase)
    return np.stack([np.clip(grey * tone, 0, 255).astype(np.uint8) for tone in (1.0, 0.9, 0.8)], axis=-1)


def plane_of(number: int, high: int, wide: int) -> np.ndarray:
    luma = pattern(number, high, wide) @ np.array([0.299, 0.587, 0.114])
    return downsample(luma.astype(np.float32))


def apart(first: bytes, second: bytes) -> int:
    return (int.from_bytes(first) ^ int.from_bytes(second)).bit_count()


@pytest.mark.parametrize(("made", "bits", "mirrored"), VECTORS)
def test_it_gives_the_published_bits(made: tuple[int, int, int], bits: str, mirrored: str) -> None:
    plane = plane_of(*made)
    # One bit may fall either way where two frequencies differ by less than single precision can tell.
    assert apart(hash_of(plane), bytes.fromhex(bits)) <= 2
    assert apart(symmetries_of(plane)[5], bytes.fromhex(mirrored)) <= 2
    assert quality_of(plane) == 100


def test_the_eight_symmetries_are_those_of_the_turned_picture() -> None:
    plane = plane_of(1, 480, 640)
    turns = [
        plane,
        np.rot90(plane, 1),
        np.rot90(plane, 2),
        np.rot90(plane, 3),
        plane[::-1],
        plane[:, ::-1],
        plane.T,
        np.rot90(plane, 2).T,
    ]
    expected = [hash_of(np.ascontiguousarray(turn)) for turn in turns]
    assert [apart(one, other) <= 2 for one, other in zip(symmetries_of(plane), expected, strict=True)] == [
        True
    ] * 8


def test_a_hash_alone_can_be_turned_nearly_as_well() -> None:
    plane = plane_of(0, 512, 512)
    true = symmetries_of(plane)
    assert max(apart(one, other) for one, other in zip(turned(true[0]), true, strict=True)) <= 31


def test_half_of_the_bits_are_set() -> None:
    assert int.from_bytes(hash_of(plane_of(2, 700, 300))).bit_count() in range(BITS // 2 - 2, BITS // 2 + 3)


def test_a_flat_picture_has_no_quality_and_a_tiny_one_no_hash() -> None:
    assert quality_of(downsample(np.full((200, 300), 90, np.float32))) == 0
    with pytest.raises(ValueError, match="too small"):
        downsample(np.zeros((4, 300), np.float32))

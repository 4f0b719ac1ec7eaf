"""The vault: what comes back is what went in, and whatever was done to a file on disk is noticed."""

import io
import os
import random
import shutil
from pathlib import Path

import pytest

from peelian.evidence.vault.layout import CHUNK, HEADER_SIZE, TAG
from peelian.evidence.vault.places import place_of
from peelian.evidence.vault.reading import chunks_of, open_sealed
from peelian.evidence.vault.troubles import NoKey, NotIntact
from peelian.evidence.vault.writing import PARTIAL, Sealer, seal
from tests.evidence.factories import vault

__all__ = ["vault"]

pytestmark = [pytest.mark.pure, pytest.mark.usefixtures("vault")]
STORED = CHUNK + TAG


def sealed_file(content: bytes) -> str:
    """The name of a file of the vault with this content."""
    return seal([content]).vault_name


def whole(name: str, *, size: int | None = None) -> bytes:
    return b"".join(chunks_of(name, size=size))


def rewritten(name: str, change: object) -> None:
    """Change the stored bytes of a file, as somebody with the disk could."""
    place = place_of(name)
    os.chmod(place, 0o600)
    stored = bytearray(place.read_bytes())
    place.write_bytes(change(stored))  # type: ignore[operator]  # a function of bytes


@pytest.mark.parametrize("length", [0, 1, 15, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 17])
def test_what_comes_back_is_what_went_in(length: int) -> None:
    content = os.urandom(length)
    name = sealed_file(content)
    assert whole(name, size=length) == content
    with open_sealed(name) as file:
        assert file.read() == content


def test_it_does_not_matter_in_what_pieces_the_bytes_come() -> None:
    content, cut = os.urandom(3 * CHUNK + 5), random.Random(4)
    sealer, start = Sealer(), 0
    while start < len(content):
        length = cut.choice([1, 17, 4096, CHUNK - 1, CHUNK, 2 * CHUNK])
        sealer.write(content[start : start + length])
        start += length
    assert whole(sealer.finish().vault_name) == content


def test_it_can_be_read_from_any_place() -> None:
    content, dice = os.urandom(5 * CHUNK + 100), random.Random(9)
    with open_sealed(sealed_file(content)) as file:
        for _ in range(200):
            start, length = dice.randrange(len(content) + 10), dice.choice([0, 1, 100, CHUNK + 3])
            assert file.seek(start) == start
            assert file.read(length) == content[start : start + length]
            assert file.tell() == max(start, min(start + length, len(content)))
        file.seek(-7, io.SEEK_END)
        assert file.read() == content[-7:]


def test_the_same_bytes_never_look_the_same_on_disk() -> None:
    content = bytes(3 * CHUNK)
    first, second = (place_of(sealed_file(content)).read_bytes() for _ in range(2))
    chunks = [first[HEADER_SIZE + n * STORED :][:1000] for n in range(3)]
    assert len({*chunks, second[HEADER_SIZE:][:1000]}) == 4


@pytest.mark.parametrize("place", [20, 30, 40, 80, HEADER_SIZE, HEADER_SIZE + CHUNK + 3, -1])
def test_one_bit_that_was_changed_is_noticed(place: int) -> None:
    name = sealed_file(os.urandom(2 * CHUNK + 9))

    def flip(stored: bytearray) -> bytes:
        stored[place] ^= 1
        return bytes(stored)

    rewritten(name, flip)
    with pytest.raises((NotIntact, NoKey)):
        whole(name)


@pytest.mark.parametrize(
    "left", [0, 10, HEADER_SIZE, HEADER_SIZE + 3, HEADER_SIZE + STORED, HEADER_SIZE + 2 * STORED, -1]
)
def test_a_file_that_was_cut_short_is_refused_when_it_is_opened(left: int) -> None:
    name = sealed_file(os.urandom(2 * CHUNK + 9))
    rewritten(name, lambda stored: bytes(stored[:left]))
    with pytest.raises(NotIntact, match=r"cut short|header"):
        open_sealed(name)


def test_bytes_that_were_added_are_noticed() -> None:
    name = sealed_file(b"short")
    rewritten(name, lambda stored: bytes(stored) + b"more")
    with pytest.raises(NotIntact):
        open_sealed(name)


def test_chunks_that_changed_places_are_noticed() -> None:
    name = sealed_file(os.urandom(3 * CHUNK + 9))

    def swap(stored: bytearray) -> bytes:
        head, rest = stored[:HEADER_SIZE], stored[HEADER_SIZE:]
        return bytes(head + rest[STORED : 2 * STORED] + rest[:STORED] + rest[2 * STORED :])

    rewritten(name, swap)
    with open_sealed(name) as file, pytest.raises(NotIntact, match="byte 0"):
        file.read()


def test_a_chunk_in_the_middle_that_was_left_out_is_noticed() -> None:
    name = sealed_file(os.urandom(3 * CHUNK + 9))
    rewritten(name, lambda stored: bytes(stored[:HEADER_SIZE] + stored[HEADER_SIZE + STORED :]))
    with pytest.raises(NotIntact):
        whole(name)


def test_a_file_in_the_place_of_another_is_refused() -> None:
    one, other = sealed_file(b"one phone"), sealed_file(b"another  ")
    os.chmod(place_of(one), 0o600)
    shutil.copyfile(place_of(other), place_of(one))
    with pytest.raises(NotIntact, match="another file's"):
        open_sealed(one)


def test_a_chunk_of_another_file_is_refused() -> None:
    one, other = sealed_file(b"1" * 100), sealed_file(b"2" * 100)
    donor = place_of(other).read_bytes()
    rewritten(one, lambda stored: bytes(stored[:HEADER_SIZE]) + donor[HEADER_SIZE:])
    with pytest.raises(NotIntact):
        open_sealed(one)


def test_a_file_that_is_gone_says_so() -> None:
    name = sealed_file(b"x")
    place_of(name).unlink()
    with pytest.raises(NotIntact, match="cannot be found"):
        open_sealed(name)


def test_another_size_than_was_taken_in_is_refused() -> None:
    with pytest.raises(NotIntact, match="holds 5 bytes where 6"):
        open_sealed(sealed_file(b"abcde"), size=6)


def test_the_key_is_made_on_first_use_for_its_owner_only(vault: Path) -> None:
    sealed_file(b"x")
    assert (vault.parent / "key").stat().st_mode & 0o777 == 0o600
    assert list(vault.parent.glob("key.*")) == []


def test_a_key_that_others_can_read_is_refused(vault: Path) -> None:
    sealed_file(b"x")
    os.chmod(vault.parent / "key", 0o640)
    with pytest.raises(NoKey, match="can be read by other users"):
        sealed_file(b"y")


def test_a_lost_key_is_never_replaced_by_a_new_one(vault: Path) -> None:
    name = sealed_file(b"x")
    (vault.parent / "key").unlink()
    with pytest.raises(NoKey, match="Restore the key"):
        sealed_file(b"y")
    with pytest.raises(NoKey, match="Restore the key"):
        open_sealed(name)


@pytest.mark.parametrize("damage", ["", "zz", "ab" * 31, "é"])
def test_a_damaged_key_is_refused(vault: Path, damage: str) -> None:
    sealed_file(b"x")
    (vault.parent / "key").write_text(damage)
    with pytest.raises(NoKey, match=r"damaged|cannot be read"):
        sealed_file(b"y")


def test_a_new_line_in_the_key_file_changes_the_key_and_old_files_still_open(vault: Path) -> None:
    before = seal([b"sealed with the first"])
    with (vault.parent / "key").open("a") as file:
        file.write(os.urandom(32).hex() + "\n")
    after = seal([b"sealed with the second"])
    assert before.key_id != after.key_id
    assert whole(before.vault_name) == b"sealed with the first"
    assert whole(after.vault_name) == b"sealed with the second"


def test_another_key_opens_nothing(vault: Path) -> None:
    name = sealed_file(b"x")
    (vault.parent / "key").write_text(os.urandom(32).hex())
    with pytest.raises(NoKey, match="which is not in"):
        open_sealed(name)


def test_a_file_has_its_name_only_when_it_is_finished(vault: Path) -> None:
    sealer = Sealer()
    sealer.write(os.urandom(2 * CHUNK))
    assert [path.suffix for path in vault.rglob("*") if path.is_file()] == [PARTIAL]
    sealer.discard()
    assert [path for path in vault.rglob("*") if path.is_file()] == []

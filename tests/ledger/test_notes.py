"""Checkpoints as signed notes, and the signature check without any package."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.ledger.ed25519 import is_signed
from peelian.ledger.notes import NotANote, PublicKey, read_note, read_public_key

from . import paper_ledger as paper

pytestmark = pytest.mark.pure
HASHES = paper.stream_lines("work", 4)[1]
NOTE = paper.note("work", HASHES)


@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=200), bit=st.integers(0, 511))
@settings(max_examples=40, deadline=None)
def test_it_agrees_with_cryptography_on_what_is_signed(seed, message, bit):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    signature, public_key = key.sign(message), key.public_key().public_bytes_raw()
    assert is_signed(message, signature=signature, public_key=public_key)
    assert not is_signed(message + b"!", signature=signature, public_key=public_key)
    spoiled = bytearray(signature)
    spoiled[bit // 8] ^= 1 << bit % 8
    assert not is_signed(message, signature=bytes(spoiled), public_key=public_key)


def test_it_agrees_with_the_test_vector_of_rfc_8032():
    """Section 7.1, TEST 2."""
    public_key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert is_signed(b"\x72", signature=signature, public_key=public_key)
    assert not is_signed(b"\x73", signature=signature, public_key=public_key)


@given(st.binary(max_size=70), st.binary(max_size=40))
@settings(max_examples=100, deadline=None)
def test_it_never_stumbles_over_a_signature_of_garbage(signature, public_key):
    assert not is_signed(b"message", signature=signature, public_key=public_key)
    assert not is_signed(
        b"message", signature=signature[:64].ljust(64, b"\xff"), public_key=public_key[:32].ljust(32)
    )


def test_it_reads_what_was_signed():
    note = read_note(NOTE)
    assert (note.origin, note.stream, note.size, note.root) == ("paper/work", "work", 4, paper.root(HASHES))
    assert note.is_signed_by(paper.KEY)


def test_another_signature_beside_ours_does_no_harm():
    assert read_note(NOTE + "— witness AAAAAAAA\n").is_signed_by(paper.KEY)


@pytest.mark.parametrize("change", [("4\n", "5\n"), ("paper/work", "paper/looks")])
def test_it_refuses_a_note_whose_words_were_changed(change):
    assert not read_note(NOTE.replace(*change, 1)).is_signed_by(paper.KEY)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "paper/work\n4\n",
        "paper/work\nfour\nAAAA\n\n— a AAAA\n",
        "paper/work\n4\nAAAA\n\n— a AAAA\n",
        NOTE.replace("— paper", "- paper"),
        NOTE.rstrip("\n"),
        NOTE.replace("\n4\n", "\n04\n"),
    ],
)
def test_it_refuses_what_is_not_a_note(note):
    with pytest.raises(NotANote):
        read_note(note)


def test_a_public_key_is_written_and_read_back():
    assert read_public_key(f"{paper.KEY}\n") == paper.KEY


def test_it_refuses_a_public_key_that_was_altered():
    other = PublicKey("paper", bytes(32))
    mixed = str(other).split("+")[1].join(str(paper.KEY).split(paper.KEY.identifier.hex()))
    for written in ("", "paper", "paper+00000000+AAAA", mixed):
        with pytest.raises(NotANote):
            read_public_key(written)

"""Commitments: how the ledger vouches for text that it must not hold.

Reasons, names and statements stay in the tables of the room that owns them, next to a salt. The ledger keeps
the digest of salt and text. Whoever has the text and the salt can show that it is the text of that day; once the
room deletes both, the digest says nothing more, so lawful erasure does not break the chain.
"""

import hashlib
import secrets

from peelian.ledger.fields import Digest

_DOMAIN = "peelian-commitment-v1"


def new_salt() -> str:
    """A fresh salt of 128 random bits, in hex. One salt serves one text: never use it again."""
    return secrets.token_hex(16)


def digest_of(text: str, salt: str) -> Digest:
    """The salted SHA-256 commitment to `text`; raise ValueError without a salt, since a bare hash can be guessed."""
    if not salt:
        raise ValueError("A commitment needs a salt: without one a short text can be found by guessing.")
    return Digest(hashlib.sha256(f"{_DOMAIN}\n{salt}\n{text}".encode()).hexdigest())


def committed(words: str, salt: str, name: str) -> Digest:
    """The commitment to one text of a row, under a salt of its own made from the secret of the row."""
    return digest_of(words, f"{salt}/{name}")

"""Drawing at random from a seed, and committing to the seed before anything is read."""

import hashlib
import heapq
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

SEED_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What is published at the start: it binds the seed and the messages, and tells nobody either of them.

    `digest` is the SHA-256 (hex) of the seed and of all keys in their order, `population` how many keys there were.
    """

    digest: str
    population: int


def new_seed() -> str:
    """A seed nobody can guess: 64 hex digits from the system's source of randomness."""
    return secrets.token_hex(SEED_BYTES)


def draw(keys: Iterable[str], *, seed: str, name: str, size: int) -> list[str]:
    """`size` of the keys at random (all of them when there are fewer), in the order in which they are drawn.

    The same seed, name and keys give the same sample whatever order the keys come in, and a larger size only adds to
    the end. `name` keeps samples apart: two names are two independent draws. ValueError for a negative size.
    """
    if size < 0:
        raise ValueError("A sample cannot have fewer than no messages.")
    start = hashlib.sha256(f"{seed}:{name}:".encode())
    return [key for _, key in heapq.nsmallest(size, ((_lot(start, key), key) for key in keys))]


def commit(keys: Iterable[str], *, seed: str) -> Commitment:
    """The commitment to a seed and to the messages it will be used on."""
    digest, population = hashlib.sha256(f"{seed}\n".encode()), 0
    for key in sorted(keys):
        digest.update(f"{key}\n".encode())
        population += 1
    return Commitment(digest=digest.hexdigest(), population=population)


def stays_committed(commitment: Commitment, keys: Iterable[str], *, seed: str) -> bool:
    """Whether the seed, once told, and the messages are those that were committed to."""
    found = commit(keys, seed=seed)
    same = hmac.compare_digest(found.digest, commitment.digest)
    return same and found.population == commitment.population


def _lot(start: "hashlib._Hash", key: str) -> bytes:
    lot = start.copy()
    lot.update(key.encode())
    return lot.digest()

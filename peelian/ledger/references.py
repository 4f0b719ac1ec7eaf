"""Public identifiers: short, random, safe to read out over a radio, and never a row number."""

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from peelian.ledger.fields import Ref

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford base 32: no I, L, O or U, so nothing is misread."""
_LENGTH = 8
"""40 random bits: among a million references, one new reference in a million meets an old one and is refused."""


class _SeededSource:
    """Repeatable references that never repeat within one run."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  (repeatable on purpose)
        self._issued: set[str] = set()

    def next_code(self) -> str:
        while (code := _spell(self._random.getrandbits(5 * _LENGTH))) in self._issued:
            pass
        self._issued.add(code)
        return code


_source: ContextVar[_SeededSource | None] = ContextVar("reference_source", default=None)


def new_ref(prefix: str) -> Ref:
    """A new random reference such as `C-7F3K2QXM`; `prefix` is one or more capital letters."""
    if not (prefix.isascii() and prefix.isalpha() and prefix.isupper()):
        raise ValueError(f"{prefix!r} cannot begin a reference: use capital letters.")
    source = _source.get()
    code = source.next_code() if source else _spell(secrets.randbits(5 * _LENGTH))
    return Ref(f"{prefix}-{code}")


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Within this context references follow from `seed`: for the demonstration and for generated forces only."""
    token = _source.set(_SeededSource(seed))
    try:
        yield
    finally:
        _source.reset(token)


def _spell(number: int) -> str:
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))

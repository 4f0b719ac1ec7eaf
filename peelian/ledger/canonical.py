"""One way, and only one, to write a value as JSON, so that equal values give equal bytes and equal hashes.

Follows RFC 8785 (JSON Canonicalization Scheme) for the values the ledger has: sorted keys, no white space,
UTF-8, the shortest escapes. Floats are refused, because two machines may write one float in two ways; so are
whole numbers outside the range that every JSON reader keeps exactly (RFC 7493), and keys outside ASCII, whose
order RFC 8785 counts in UTF-16 units.
"""

import json
from typing import Any

LARGEST_INTEGER = 2**53 - 1


class NotCanonical(ValueError):
    """A value that has no single canonical form; the message says which part of it."""


def canonical_text(value: Any) -> str:
    """Write `value` (dict, list, tuple, str, int, bool or None) in canonical form; raise NotCanonical otherwise."""
    _check(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical_bytes(value: Any) -> bytes:
    """The UTF-8 bytes of `canonical_text(value)`: what is hashed."""
    return canonical_text(value).encode()


def _check(value: Any) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise NotCanonical(f"{value} is too large to be kept exactly by every JSON reader (RFC 7493).")
    elif isinstance(value, list | tuple):
        for item in value:
            _check(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_key(key)
            _check(item)
    else:
        raise NotCanonical(f"{type(value).__name__} has no canonical form in the ledger.")


def _check_text(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("Text holds half of a character (a lone surrogate).") from error


def _check_key(key: Any) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise NotCanonical(f"{key!r} cannot be a key: keys are ASCII text.")

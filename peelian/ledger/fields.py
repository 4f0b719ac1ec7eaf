"""What an event may carry, and how each kind of value is written. Nothing here can hold a name or free text.

The list is closed: references, digests, members of a string enum, days, moments, whole numbers, truth values,
none, and tuples of those. All text that reaches the ledger is one word of a small alphabet, so a sentence, or a
person's name with its space, is refused at the door.
"""

import re
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, NewType

from peelian.ledger.canonical import LARGEST_INTEGER
from peelian.ledger.chain import moment_text

Ref = NewType("Ref", str)
"""A public reference such as `C-7F3K2QXM`."""
Digest = NewType("Digest", str)
"""A SHA-256 in hex, usually a salted commitment from `digests.digest_of`."""

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+()#-]{0,79}")
"""Every text in the ledger is one of these; `verify.py` knows the same alphabet."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


class NotAnEventField(TypeError):
    """An event class declares something an event may not carry."""


class UnfitValue(ValueError):
    """A value does not fit the field, or holds what the ledger must not hold."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type go into canonical JSON and come back."""

    write: Callable[[Any], str]
    read: Callable[[Any], Any]


def check_word(value: str, *, what: str) -> str:
    """Return `value` when it is one word of the ledger's alphabet; raise UnfitValue otherwise."""
    if not isinstance(value, str) or not WORD.fullmatch(value):
        raise UnfitValue(
            f"{what} {value!r} cannot go into the ledger: it takes references and codes, not text."
        )
    return value


def codec_for(hint: Any, *, where: str) -> Codec:
    """The codec for a field declared as `hint`; raise NotAnEventField, naming `where`, for any other type."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType) and len(arguments) == 2 and types.NoneType in arguments:
        return _optional(codec_for(next(a for a in arguments if a is not types.NoneType), where=where))
    if (
        origin is tuple
        and len(arguments) == 2
        and arguments[1] is Ellipsis
        and not typing.get_origin(arguments[0])
    ):
        return _tuple_of(codec_for(arguments[0], where=where))
    if isinstance(hint, type) and issubclass(hint, Enum) and issubclass(hint, str):
        return _enum(hint, where=where)
    raise NotAnEventField(
        f"{where} is {hint!r}. An event carries Ref, Digest, a string enum, date, datetime, int or bool, "
        "or None or a tuple of those; text stays in its room and the event carries its digest."
    )


def _write_ref(value: Any) -> str:
    return f'"{check_word(value, what="Reference")}"'


def _write_digest(value: Any) -> str:
    if not isinstance(value, str) or not _DIGEST.fullmatch(value):
        raise UnfitValue("A digest is 64 hexadecimal characters; use digests.digest_of.")
    return f'"{value}"'


def _write_day(value: Any) -> str:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise UnfitValue(f"{value!r} is not a day.")
    return f'"{value.isoformat()}"'


def _write_moment(value: Any) -> str:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise UnfitValue(f"{value!r} is not a moment with a time zone.")
    return f'"{moment_text(value)}"'


def _write_number(value: Any) -> str:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST_INTEGER:
        raise UnfitValue(f"{value!r} is not a whole number that every JSON reader keeps exactly.")
    return str(int(value))


def _write_truth(value: Any) -> str:
    if not isinstance(value, bool):
        raise UnfitValue(f"{value!r} is neither true nor false.")
    return "true" if value else "false"


def _same(value: Any) -> Any:
    return value


_SCALARS: dict[Any, Codec] = {
    Ref: Codec(_write_ref, _same),
    Digest: Codec(_write_digest, _same),
    date: Codec(_write_day, date.fromisoformat),
    datetime: Codec(_write_moment, datetime.fromisoformat),
    int: Codec(_write_number, _same),
    bool: Codec(_write_truth, _same),
}


def _optional(inner: Codec) -> Codec:
    return Codec(
        lambda value: "null" if value is None else inner.write(value),
        lambda value: None if value is None else inner.read(value),
    )


def _tuple_of(inner: Codec) -> Codec:
    def write(value: Any) -> str:
        if not isinstance(value, tuple):
            raise UnfitValue(f"{value!r} is not a tuple.")
        return f"[{','.join(map(inner.write, value))}]"

    return Codec(write, lambda value: tuple(map(inner.read, value)))


def _enum(hint: type[Enum], *, where: str) -> Codec:
    for member in hint:
        if not WORD.fullmatch(member.value):
            raise NotAnEventField(
                f"{where}: {hint.__name__}.{member.name} has the value {member.value!r}, not a code."
            )
    written = {member: f'"{member.value}"' for member in hint}
    known = {member.value: member for member in hint}

    def write(value: Any) -> str:
        if not isinstance(value, hint):
            raise UnfitValue(f"{value!r} is not a member of {hint.__name__}.")
        return written[value]

    return Codec(write, known.__getitem__)

"""Where two readers differ, message by message and as a table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A message on which the two gave different values."""

    key: str
    first: str
    second: str


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """How often the first reader's value met the second's."""

    first: str
    second: str
    messages: int


def differences(first: Mapping[str, str], second: Mapping[str, str]) -> list[Difference]:
    """The messages that both decided and not alike, by key."""
    return [
        Difference(key=key, first=first[key], second=second[key])
        for key in sorted(first.keys() & second.keys())
        if first[key] != second[key]
    ]


def tabulate(first: Mapping[str, str], second: Mapping[str, str], *, values: Iterable[str]) -> list[Pairing]:
    """Each pair of values with the number of messages, every pair named, in the order of `values`."""
    met = Counter((first[key], second[key]) for key in first.keys() & second.keys())
    named = list(values)
    return [Pairing(first=one, second=other, messages=met[one, other]) for one in named for other in named]

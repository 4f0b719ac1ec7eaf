"""Who decides about documents: the room that owns what they are about. This room knows nothing of cases.

Each room says, once, when it starts, that it keeps a kind of matter:

    keepers.keep(Keeper(kind="case", check_can_read=…, check_can_make=…, gather=…))

Without a keeper a document cannot be made, and does not exist for anybody who asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden
from peelian.documents.facts import Facts
from peelian.documents.states import Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a document is about, and which letter it is. `case_ref` may be empty."""

    kind: str
    ref: str
    code: str
    case_ref: str = ""


class ChecksReading(Protocol):
    def __call__(self, actor: Actor, matter: Matter, copy: Copy) -> None:
        """Raise Hidden or Refused when the actor may not have this copy of such a letter."""


class ChecksMaking(Protocol):
    def __call__(self, actor: Actor, matter: Matter) -> None:
        """Raise Hidden or Refused when the actor may not make, supersede or serve such a letter."""


class Gathers(Protocol):
    def __call__(self, actor: Actor, matter: Matter, at: datetime) -> Facts:
        """The facts of the letter as they stand. Raises Hidden or Refused; what is missing it leaves out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """How a room decides about the documents of one kind of matter. `gather` is needed for batches alone."""

    kind: str
    check_can_read: ChecksReading
    check_can_make: ChecksMaking
    gather: Gathers | None = None


_keepers: dict[str, Keeper] = {}


def keep(keeper: Keeper) -> None:
    """Announce a keeper. The last one announced for a kind decides, so that a module read twice does no harm."""
    _keepers[keeper.kind] = keeper


def keeper_of(kind: str) -> Keeper:
    """The keeper of a kind of matter. Raises Hidden when nobody keeps it: then nobody may know."""
    try:
        return _keepers[kind]
    except KeyError:
        raise Hidden from None

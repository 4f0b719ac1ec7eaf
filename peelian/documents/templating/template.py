"""A template as it is after parsing: what it needs, and its body as nodes with slots for the facts. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class TemplateBroken(ValueError):
    """A template cannot be used. The message names the template, the line, and how to mend it."""


class Kind(StrEnum):
    """What one piece of the body becomes."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    INSET = "inset"
    NUMBERED = "numbered"
    LETTERED = "lettered"
    BULLET = "bullet"
    TABLE_HEAD = "table head"
    TABLE_ROW = "table row"
    DETAIL = "detail"
    ADDRESS = "address"
    SIGNATURE = "signature"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Words:
    """Text of the template itself."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a fact goes: `path` is as written, `source` the same with loop names resolved to what they loop over."""

    path: tuple[str, ...]
    source: tuple[str, ...]
    strong: bool = False


Cell: TypeAlias = tuple[Words | Slot, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One block, or one line of a block that is put together after filling: a bullet, a row of a table."""

    kind: Kind
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class If:
    """The first part when there is such a fact, and it is not False; the second otherwise."""

    slot: Slot
    then: tuple[Node, ...]
    otherwise: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class For:
    """The body once for each item of a list fact, under a name of its own."""

    name: str
    slot: Slot
    body: tuple[Node, ...]


Node: TypeAlias = Piece | If | For


@dataclass(frozen=True, slots=True)
class Need:
    """A fact that must be there. `sentence` tells whoever reads it what to record, and where.

    With `when` it must be there only if that other fact is (`unless`: only if that one is not).
    """

    path: tuple[str, ...]
    sentence: str
    when: tuple[str, ...] = ()
    unless: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A reviewed text. `sha256` is of the text itself: when it changes, so must `version`."""

    code: str
    version: int
    title: str
    needs: tuple[Need, ...]
    optional: tuple[tuple[str, ...], ...]
    body: tuple[Node, ...]
    sha256: str

    @property
    def names(self) -> frozenset[str]:
        """The facts it takes."""
        return frozenset(path[0] for path in (*(need.path for need in self.needs), *self.optional))

"""A letter as blocks of plain text, before anything is drawn. Every renderer draws the same blocks. Pure."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Look(StrEnum):
    """How a run of text differs from its surroundings."""

    PLAIN = "plain"
    STRONG = "strong"
    UNVERIFIED = "unverified"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. A line feed in it begins a new line."""

    text: str
    look: Look = Look.PLAIN


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 2 or 3: the title of the letter is the only heading of level 1."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Inset:
    """A paragraph set apart, because the reader must not miss it."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered paragraph. `label` is printed as it stands ("3." or "(b)"); level 2 is lettered below level 1."""

    level: int
    label: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Labels with their values, as at the top of a letter or a record."""

    rows: tuple[tuple[Runs, Runs], ...]


@dataclass(frozen=True, slots=True)
class Address:
    """To whom the letter goes, a line each."""

    lines: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Room to sign, and under it who signs, a line each."""

    lines: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block: TypeAlias = (
    Heading | Paragraph | Inset | Numbered | Bullets | Table | Details | Address | Signature | PageBreak
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the force, its department, where to reach it, and the protective marking of its papers."""

    force: str
    department: str = ""
    address: tuple[str, ...] = ()
    contact: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter. `banner` stands above it on a copy that must not be given out."""

    title: str
    day: date
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = field(default=())
    banner: str = ""

    @property
    def opening(self) -> tuple[Block, ...]:
        """What stands above the title of a letter: to whom it goes, and its references. A record has no such part."""
        first = tuple(itertools.takewhile(lambda block: isinstance(block, Address | Details), self.blocks))
        return first if any(isinstance(block, Address) for block in first) else ()

    @property
    def rest(self) -> tuple[Block, ...]:
        """What stands below the title."""
        return self.blocks[len(self.opening) :]

"""Puts filled pieces together into blocks: bullets into lists, rows into tables, numbers onto paragraphs. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from peelian.documents.letter import (
    Address,
    Block,
    Bullets,
    Details,
    Heading,
    Inset,
    Numbered,
    PageBreak,
    Paragraph,
    Runs,
    Signature,
    Table,
)
from peelian.documents.templating.template import Kind

_WITH_ROWS = Kind.TABLE_ROW


@dataclass(frozen=True, slots=True)
class Filled:
    """A piece whose slots are filled."""

    kind: Kind
    cells: tuple[Runs, ...]


def assemble(pieces: Iterable[Filled]) -> tuple[Block, ...]:
    """The blocks of a letter. A table whose loop gave no rows is left out, head and all."""
    numbers = _Numbers()
    blocks: list[Block] = []
    for kind, together in itertools.groupby(pieces, key=lambda piece: _family(piece.kind)):
        blocks.extend(_blocks(kind, list(together), numbers))
    return tuple(blocks)


def _family(kind: Kind) -> Kind:
    return _WITH_ROWS if kind == Kind.TABLE_HEAD else kind


def _blocks(kind: Kind, pieces: list[Filled], numbers: _Numbers) -> Iterator[Block]:
    if kind == _WITH_ROWS:
        yield from _tables(pieces)
    elif kind == Kind.BULLET:
        yield Bullets(tuple(piece.cells[0] for piece in pieces))
    elif kind == Kind.DETAIL:
        yield Details(tuple((piece.cells[0], piece.cells[1]) for piece in pieces))
    elif kind == Kind.ADDRESS:
        yield Address(tuple(piece.cells[0] for piece in pieces))
    elif kind == Kind.SIGNATURE:
        yield Signature(tuple(piece.cells[0] for piece in pieces))
    else:
        for piece in pieces:
            yield _single(piece, numbers)


def _single(piece: Filled, numbers: _Numbers) -> Block:
    match piece.kind:
        case Kind.HEADING:
            return Heading(2, piece.cells[0])
        case Kind.SUBHEADING:
            return Heading(3, piece.cells[0])
        case Kind.INSET:
            return Inset(piece.cells[0])
        case Kind.NUMBERED:
            return Numbered(1, numbers.next_number(), piece.cells[0])
        case Kind.LETTERED:
            return Numbered(2, numbers.next_letter(), piece.cells[0])
        case Kind.PAGE:
            return PageBreak()
    return Paragraph(piece.cells[0])


def _tables(pieces: list[Filled]) -> Iterator[Table]:
    head: tuple[Runs, ...] = ()
    rows: list[tuple[Runs, ...]] = []
    for piece in pieces:
        if piece.kind == Kind.TABLE_HEAD:
            if rows:
                yield Table(head, tuple(rows))
            head, rows = piece.cells, []
        else:
            rows.append(piece.cells)
    if rows:
        yield Table(head, tuple(rows))


class _Numbers:
    """Numbers run through the whole letter, so that a paragraph can be referred to; letters start anew under each."""

    def __init__(self) -> None:
        self.number = self.letter = 0

    def next_number(self) -> str:
        self.number, self.letter = self.number + 1, 0
        return f"{self.number}."

    def next_letter(self) -> str:
        self.letter += 1
        return f"({_spelled(self.letter)})"


def _spelled(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters

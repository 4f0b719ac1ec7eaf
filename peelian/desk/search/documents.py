"""What is indexed: the words of a record, cut into parts that both engines can hold. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from peelian.desk.states import SearchKind

LONGEST_PART = 60_000
"""Characters. PostgreSQL takes a megabyte of words in one tsvector, and a short part is quick to show a place in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A record as the search knows it."""

    kind: SearchKind
    ref: str
    title: str
    pieces: tuple[str, ...]
    happened_at: datetime

    def parts(self) -> Iterator[str]:
        """The text in parts; there is always one, so that a record can be found by its title alone."""
        held: list[str] = []
        length = 0
        for piece in self._cut():
            if held and length + len(piece) > LONGEST_PART:
                yield "\n".join(held)
                held, length = [], 0
            held.append(piece)
            length += len(piece) + 1
        yield "\n".join(held)

    def _cut(self) -> Iterator[str]:
        for piece in self.pieces:
            start = 0
            while len(piece) - start > LONGEST_PART:
                end = _break_before(piece, start + LONGEST_PART, floor=start)
                yield piece[start:end]
                start = end
            yield piece[start:]


def _break_before(text: str, end: int, *, floor: int) -> int:
    """The last space before `end`, so that no word is cut in two, unless there is none for a thousand characters."""
    space = text.rfind(" ", max(floor, end - 1000), end)
    return space + 1 if space > floor else end

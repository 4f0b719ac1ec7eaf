"""The records of a block, a column for each part of them: to make a row of each first would take as long again."""

from itertools import accumulate, pairwise
from typing import NamedTuple

from peelian.chats.formats.records import Unreadable
from peelian.chats.formats.whatsapp.blocks import Coding
from peelian.chats.formats.whatsapp.layouts import Layout


class Columns(NamedTuple):
    """What stands in a block. All but `places` have one value for each record.

    `dates`, `clocks` and `tails` hold what stands before them in the line too; without seconds `tails` is empty and the
    half of the day stands with the clock.
    """

    block: bytes
    dates: list[bytes]
    clocks: list[bytes]
    tails: list[bytes]
    heads: list[bytes]
    bodies: list[bytes]
    starts: list[int]
    """Where each record begins in `block`, and where the last one ends; counted from `base`."""
    base: int
    places: list[int]
    """The same in the bytes of the member."""

    def whole(self, index: int) -> bytes:
        """The bytes of one record as UTF-8."""
        return self.block[self.starts[index] - self.base : self.starts[index + 1] - self.base]


def columns_of(block: bytes, layout: Layout, coding: Coding, place: int) -> Columns:
    """Divide a block that begins at a place of its member.

    Raises:
        Unreadable: it does not begin with a header, which would be a fault of this program.
    """
    either = not layout.strict and b"\r\n" in block
    pattern, before = layout.columns(either_end=either), layout.line_end
    base = place if coding.plain else 0
    parts = pattern.split(before + block)
    if parts[0] or len(parts) == 1:
        raise Unreadable(f"The bytes from {place} on could not be divided into records.")
    width = pattern.groups + 1
    starts = list(accumulate(map(len, parts), initial=base))[1::width]
    dates = parts[1::width]
    if either:
        starts = [
            start + date.startswith(b"\r") for start, date in zip(starts, dates, strict=False)
        ] + starts[-1:]
    starts[-1] = base + len(block)
    ended = parts[-1].endswith(before)
    parts[-1] = parts[-1].removesuffix(before)
    if either and ended:
        parts[-1] = parts[-1].removesuffix(b"\r")
    tails = parts[3::width] if layout.seconds else []
    made = Columns(
        block,
        dates,
        parts[2::width],
        tails,
        parts[width - 1 :: width],
        parts[width::width],
        starts,
        base,
        starts,
    )
    return made if coding.plain else made._replace(places=_places(made, coding, place))


def _places(columns: Columns, coding: Coding, place: int) -> list[int]:
    """Where records begin in a member that is not written in UTF-8."""
    lengths = (coding.length(columns.block[start:end]) for start, end in pairwise(columns.starts))
    return list(accumulate(lengths, initial=place))

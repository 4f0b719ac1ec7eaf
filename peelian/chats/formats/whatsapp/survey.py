"""One pass over an export before its records are made: dates, senders, encoding, and where a second one begins."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from peelian.chats.formats.records import NeedsAnswer
from peelian.chats.formats.whatsapp.blocks import Stretch
from peelian.chats.formats.whatsapp.layouts import ANY_HEADER, LRM, Layout

_BYTE_ORDER_MARK = re.compile(rb"\n\xef\xbb\xbf(?=(?:\xe2\x80[\x8e\x8f])*\[?\d)")
JUDGED = 4 << 20
"""Bytes outside ASCII that are held to UTF-8 before a reading begins."""
FEW = 8
"""So many heads are looked for one by one."""
FOREIGN_LINES = 3
"""So many headers of another layout up to the end of a file are another export and not somebody's text."""


@dataclass
class Survey:
    """What the first pass found in a stretch."""

    openings: dict[bytes, None] = field(default_factory=dict)
    """Dates with what stands before them in their lines, in the order in which they first stand."""
    heads: Counter[bytes] = field(default_factory=Counter)
    more: Counter[bytes] = field(default_factory=Counter)
    """Heads with what stands behind them like more of a name, for names that may hold ": "."""
    ended: set[bytes] = field(default_factory=set)
    """Heads that are a whole name, since something else than that stood behind them."""
    judged: int = 0
    bad_characters: int = 0
    good_characters: int = 0
    second: int | None = None
    """Where, in bytes of the member, another export begins behind this one."""
    unsure_second: str = ""
    """The first line that may begin another export and was left where it is."""


def survey(stretch: Stretch, layout: Layout) -> Survey:
    """Go over a stretch once.

    Raises:
        NeedsAnswer: its characters are not in the encoding it was taken to be in.
    """
    found = Survey()
    before = stretch.start
    block = b""
    for block in stretch.blocks(layout):
        mark = _BYTE_ORDER_MARK.search(block)
        if mark:
            found.second = before + stretch.coding.length(block[: mark.start() + 1])
            block = block[: mark.start() + 1]
        _take(block, layout, found)
        if mark:
            return found
        before += stretch.coding.length(block)
    _look_behind(stretch, layout, block, found)
    if found.bad_characters > found.good_characters and stretch.coding.plain:
        raise _which_encoding(stretch)
    return found


def _take(block: bytes, layout: Layout, found: Survey) -> None:
    """Dates and heads of a block. Only where a name stands of which nothing shows yet that it ends at its first ": "
    are the words behind it looked at too.
    """
    before = layout.line_end + block
    parts = layout.heads.split(before)
    found.openings.update(dict.fromkeys(parts[1::3]))
    heads = Counter(parts[2::3])
    found.heads.update(heads)
    unended = heads.keys() - found.ended
    if unended:
        closely = layout.names.findall(before) if len(unended) > FEW else _closely(before, layout, unended)
        for _date_text, head in closely:
            name, colon, more = head.partition(b": ")
            if not colon or not more:
                found.ended.add(name + colon)
            else:
                found.more[head] += 1
    if found.judged < JUDGED and not block.isascii():
        _judge(block, found)
        found.judged += len(block)


def _closely(data: bytes, layout: Layout, heads: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """What `Layout.names` finds, for a few heads: each is looked for, and taken where a header stands before it."""
    for head in heads:
        needle = layout.closing.encode() + head
        place = data.find(needle)
        while place >= 0:
            line = data.rfind(layout.line_end, 0, place)
            found = layout.names.match(data, line) if line >= 0 else None
            if found and found.group(2).startswith(head) and found.start(2) == place + len(layout.closing):
                yield found.group(1), found.group(2)
            place = data.find(needle, place + 1)


def _judge(block: bytes, found: Survey) -> None:
    try:
        block.decode("utf-8")
        found.good_characters += 1
    except UnicodeDecodeError:
        text = block.decode("utf-8", "replace")
        found.bad_characters += text.count("\ufffd") - block.count(b"\xef\xbf\xbd")
        found.good_characters += len(re.findall(r"[^\x00-\x7f\ufffd]", text))


def _which_encoding(stretch: Stretch) -> NeedsAnswer:
    return NeedsAnswer(
        "encoding",
        f"The characters of {stretch.member} are not UTF-8, in which WhatsApp writes. In which encoding was it saved?",
        ("cp1252", "iso-8859-15", "cp1250", "utf-8"),
    )


def _look_behind(stretch: Stretch, layout: Layout, block: bytes, found: Survey) -> None:
    """Whether the last record of a stretch holds another export in another layout."""
    records = list(layout.row.finditer(block))
    if not records:
        return
    start = records[-1].start(6)
    body = block[start:].decode("utf-8", "surrogateescape")
    foreign = [header for header in ANY_HEADER.finditer(body) if not _fits(header, layout)]
    if not foreign:
        return
    first = foreign[0]
    offset = start + len(body[: first.start()].encode("utf-8", "surrogateescape"))
    if len(foreign) >= FOREIGN_LINES and _stands_alone(body[: first.start()], layout):
        found.second = stretch.end - stretch.coding.length(block[offset:])
    else:
        found.unsure_second = first.group()


def _fits(header: re.Match[str], layout: Layout) -> bool:
    return (
        layout.start.fullmatch(header.group().lstrip("\ufeff").encode("utf-8", "surrogateescape")) is not None
    )


def _stands_alone(before: str, layout: Layout) -> bool:
    """Whether the foreign header stands where a record could begin."""
    return before.endswith(layout.line_end.decode())


def parts_of(stretch: Stretch, at: int) -> tuple[Stretch, Stretch]:
    """A stretch cut in two."""
    return replace(stretch, end=at), replace(stretch, start=at)


def line_of(stretch: Stretch, needle: bytes, *, layout: Layout) -> int:
    """The line, counted from 1 at the start of the stretch, in which a header with these bytes first stands."""
    lines = 1
    sought = re.compile(rb"(?:\A|\n)[^\n]{0,16}?" + re.escape(needle))
    for block in stretch.blocks(layout):
        found = sought.search(block)
        if found:
            return lines + block.count(b"\n", 0, found.end())
        lines += block.count(b"\n")
    return lines


def media_of(stretch: Stretch, layout: Layout) -> Iterator[tuple[str, bytes]]:
    """(date, body) of every record that carries a file whose name holds a day."""
    for block in stretch.blocks(layout):
        for _whole, date, _clock, _tail, _head, body in layout.row.findall(block):
            if LRM in body or b"-WA" in body:
                yield date.decode(), body


def dates_of(found: Survey, layout: Layout) -> list[str]:
    """Distinct dates as text, in the order in which they first stand."""
    date = re.compile(layout.date)
    searched = (date.search(opening) for opening in found.openings)
    return list(dict.fromkeys(each.group().decode() for each in searched if each))

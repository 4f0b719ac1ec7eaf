"""From the rows of one export to its records, a block at a time. Plain messages are made in one sweep (`_sweep`)."""

import gc
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, chain, islice, repeat
from operator import add, itemgetter, lt

from peelian.chats.formats.records import Account, Event, Mark, Message, Record, Remainder, Unreadable
from peelian.chats.formats.whatsapp.bodies import OPENING, openings
from peelian.chats.formats.whatsapp.layouts import LRM
from peelian.chats.formats.whatsapp.ordering import (
    day_of,
    milliseconds_of_clock,
    milliseconds_of_day,
    milliseconds_of_tail,
)
from peelian.chats.formats.whatsapp.planning import Plan
from peelian.chats.formats.whatsapp.roster import Roster, number_of, seen_name
from peelian.chats.formats.whatsapp.saying import Saying
from peelian.chats.formats.whatsapp.sentences import holds_verb
from peelian.chats.formats.whatsapp.watching import Watch

Row = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""(whole record, date, clock, tail of the time, head, body)"""
_whole = itemgetter(0)
_REPLACED = "\ufffd".encode()
_REST = Message("", 0, 0, "", None, None, "")[8:]
"""What a plain message has behind its marks: nothing."""


class Making:
    """The state of going through one export: dictionaries of what was met, and where it stands."""

    def __init__(self, plan: Plan, *, owner: str, files: dict[str, str]) -> None:
        self.plan, self.owner = plan, owner
        self.member, self.layout, self.coding = plan.stretch.member, plan.layout, plan.stretch.coding
        self.days: dict[bytes, int] = {}
        self.clocks: dict[bytes, int] = {}
        self.tails: dict[bytes, int] = {}
        for date in plan.survey.dates:
            if day := day_of(date.decode(), plan.order.order):
                self.days[date] = milliseconds_of_day(day)
        self.senders = plain_senders(plan.roster, marked=plan.layout.bracketed)
        self.watch = Watch(plan.stretch.member)
        self.saying = Saying(plan, self.watch, owner=owner, files=files, line=self._line)
        self.last = 0
        self.line, self.block, self.rows = plan.line, b"", list[Row]()
        self.places, self.starts = list[int](), list[int]()

    def records(self) -> Iterator[Record]:
        """Every record of the export, in order and without a gap; first, without bytes, who writes in it."""
        yield from self._accounts()
        yield from chain.from_iterable(self._batches())

    def _accounts(self) -> Iterator[Account]:
        start = self.plan.stretch.start
        for sender in sorted(self.plan.roster.writers):
            number = number_of(sender)
            name = "" if number else seen_name(sender)
            owner = bool(self.owner) and sender == self.owner
            yield Account(self.member, start, start, self.saying.conversation, sender, name, number, owner)

    def _batches(self) -> Iterator[list[Record]]:
        """The records of one block after the other."""
        place = self.plan.stretch.start
        length: Callable[[bytes], int] = len if self.coding.plain else self.coding.length
        for block in self.plan.stretch.blocks(self.layout):
            with _uncollected():
                self.block, self.rows = block, self.layout.row.findall(block)
            self.places = list(accumulate(map(length, map(_whole, self.rows)), initial=place))
            self.starts = self.places
            if not self.coding.plain or place:
                self.starts = list(accumulate(map(len, map(_whole, self.rows)), initial=0))
            place += length(block)
            if self.places[-1] != place:
                raise Unreadable(
                    f"{self.member}: the bytes before {place} could not be divided into records."
                )
            with _uncollected():
                records = self._sweep() or list(self._one_by_one())
            yield records
            self.line += block.count(b"\n")

    def _moments(
        self, dates: Sequence[bytes], clocks: Sequence[bytes], tails: Sequence[bytes]
    ) -> list[int] | None:
        """The moment of every record of a block; None when one of them does not exist."""
        try:
            times = map(add, map(self.clocks.__getitem__, clocks), map(self.tails.__getitem__, tails))
            return list(map(add, map(self.days.__getitem__, dates), times))
        except KeyError:
            known = all(self._know(*each) is not None for each in {*zip(dates, clocks, tails, strict=True)})
            return self._moments(dates, clocks, tails) if known else None

    def _know(self, date: bytes, clock: bytes, tail: bytes) -> int | None:
        """The moment of one header, its parts kept for the next; None when there is no such moment."""
        if date not in self.days and (day := day_of(date.decode(), self.plan.order.order)):
            self.days[date] = milliseconds_of_day(day)
        if clock not in self.clocks:
            moment = milliseconds_of_clock(clock.decode(), halved=self.layout.halved)
            if moment is not None:
                self.clocks[clock] = moment
        if tail not in self.tails and (added := milliseconds_of_tail(tail.decode())) is not None:
            self.tails[tail] = added
        parts = self.days.get(date), self.clocks.get(clock), self.tails.get(tail)
        return None if None in parts else sum(part for part in parts if part is not None)

    def _sweep(self) -> list[Record] | None:
        """The records of a block: plain messages made by columns, everything else put in its place by `_other`.

        None when a moment does not exist or a text is not UTF-8.
        """
        _wholes, dates, clocks, tails, heads, bodies = zip(*self.rows, strict=True)
        moments = self._moments(dates, clocks, tails)
        if moments is None:
            return None
        try:
            texts = list(map(bytes.decode, bodies))
        except UnicodeDecodeError:
            return None
        if moments[0] < self.last or any(map(lt, islice(moments, 1, None), moments)):
            self._went_back(moments)
        last, self.last = self.last, moments[-1]
        senders = list(map(self.senders.get, heads))
        odd = self._odd(senders, bodies)
        self.watch.messages += len(texts) - len(odd)
        records = self._plain(senders, moments, texts)
        for index in sorted(odd):
            start, end, conversation = self.places[index], self.places[index + 1], self.saying.conversation
            self.saying.last = moments[index - 1] if index else last
            records[index] = self._other(self.rows[index], start, end, moments[index])
            if self.saying.conversation != conversation:
                self._rename(records, index + 1)
        return records

    def _plain(self, senders: list[str | None], moments: list[int], texts: list[str]) -> list[Record]:
        """A message for every row, as if all were plain. Columns go through `zip`: a loop would be half as fast."""
        nothing = (repeat(each) for each in _REST)
        marks: Iterable[int] = repeat(0)
        if self.owner:
            marks = [Mark.OWNER.value if sender == self.owner else 0 for sender in senders]
        starts, ends = self.places, islice(self.places, 1, None)
        columns = zip(
            repeat(self.member),
            starts,
            ends,
            repeat(self.saying.conversation),
            senders,
            moments,
            texts,
            marks,
            *nothing,
            strict=False,
        )
        return list(map(tuple.__new__, repeat(Message), columns))

    def _odd(self, senders: list[str | None], bodies: Sequence[bytes]) -> set[int]:
        """Which rows may be more than a plain message. Rare signs are looked for in the whole block at once."""
        odd = {index for index, sender in enumerate(senders) if sender is None} if None in senders else set()
        if self.layout.bracketed:
            odd.update(self._rows_with(LRM))
        else:
            odd.update(self._rows_with(b"<"), self._rows_with(b" ("))
            begun, taken = openings(), OPENING
            odd.update([index for index, body in enumerate(bodies) if body[:taken] in begun])
        pasted = self.layout.pasted
        if len(pasted.findall(self.block)) != len(bodies) - 1:
            odd.update([index for index, body in enumerate(bodies) if b"\n" in body and pasted.search(body)])
        return odd

    def _rows_with(self, sign: bytes) -> Iterator[int]:
        """The rows in which some bytes stand."""
        find, starts = self.block.find, self.starts
        place = find(sign)
        while place >= 0:
            index = bisect_right(starts, place) - 1
            yield index
            place = find(sign, starts[index + 1])

    def _rename(self, records: list[Record], first: int) -> None:
        """Another export began within a block: what was made as plain behind its first line belongs to that one."""
        for index in range(first, len(records)):
            record = records[index]
            if isinstance(record, Message | Event):
                records[index] = record._replace(conversation=self.saying.conversation)

    def _went_back(self, moments: list[int]) -> None:
        last = self.last
        for place, at in enumerate(moments):
            if at < last:
                self.watch.went_back(line=self._line(self.places[place]), last=last, at=at)
            last = at

    def _one_by_one(self) -> Iterator[Record]:
        """The records of a block that holds a moment which does not exist, or bytes that are not UTF-8."""
        for row, start, end in zip(self.rows, self.places, islice(self.places, 1, None), strict=False):
            self.watch.unreadable += row[0].decode("utf-8", "replace").count("\ufffd") - row[0].count(
                _REPLACED
            )
            at = self._know(row[1], row[2], row[3])
            if at is None:
                moment = b" ".join((row[1], row[2] + row[3])).decode("utf-8", "replace")
                why = f'line {self._line(start)}: there is no moment "{moment}"'
                yield Remainder(self.member, start, end, why)
                continue
            if at < self.last:
                self.watch.went_back(line=self._line(start), last=self.last, at=at)
            self.saying.last = self.last
            yield self._other(row, start, end, at)
            self.last = at

    def _line(self, start: int) -> int:
        """The line of the member in which the record begins that begins at a byte of it."""
        index = bisect_left(self.places, start)
        return self.line + sum(row[0].count(b"\n") for row in self.rows[:index])

    def _other(self, row: Row, start: int, end: int, at: int) -> Record:
        """A record that is not a plain message."""
        head, body = row[4], row[5]
        sender, body = self.saying.sender_of(head, body, known=self.senders.get(head))
        if sender is None:
            return self.saying.event((head + body).decode("utf-8", "replace"), start=start, end=end, at=at)
        return self.saying.sent(sender, body.decode("utf-8", "replace"), start=start, end=end, at=at)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles, which rows and records cannot make: that looking took a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def plain_senders(roster: Roster, *, marked: bool) -> dict[bytes, str]:
    """The sender for each head that can be nothing but a sender.

    Left out: names that hold ": ", and, where lines of the program stand without a sender, names that hold one of the
    verbs of such lines.
    """
    senders: dict[bytes, str] = {}
    for name in roster.senders:
        sender = name.decode("utf-8", "replace")
        if name not in roster.whole and (marked or not holds_verb(sender)):
            senders[name + b": "] = senders[name + b":"] = sender
    return senders

"""From the rows of one export to its records, a block at a time. Plain messages are made in one sweep (`_sweep`)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, repeat
from operator import add, itemgetter, lt

from peelian.chats.formats.records import Account, Mark, Message, Record, Remainder, Unreadable
from peelian.chats.formats.whatsapp.bodies import OPENING, openings
from peelian.chats.formats.whatsapp.layouts import LRM
from peelian.chats.formats.whatsapp.ordering import day_of, milliseconds_of_day, milliseconds_of_time
from peelian.chats.formats.whatsapp.planning import Plan
from peelian.chats.formats.whatsapp.roster import Roster, number_of, seen_name
from peelian.chats.formats.whatsapp.saying import Saying
from peelian.chats.formats.whatsapp.sentences import holds_verb, notices
from peelian.chats.formats.whatsapp.watching import Watch

Row = tuple[bytes, bytes, bytes, bytes, bytes]
"""(whole record, date, time, head, body)"""
_whole = itemgetter(0)
_SECONDS = re.compile(rb"(.*[:.])(\d\d)(.*)\Z", re.DOTALL)
_REPLACED = "\ufffd".encode()
_REST = Message("", 0, 0, "", None, None, "")[8:]
"""What a plain message has behind its marks: nothing."""


class Making:
    """The state of going through one export: dictionaries of what was met, and where it stands."""

    def __init__(self, plan: Plan, *, owner: str, files: dict[str, str]) -> None:
        self.plan, self.owner = plan, owner
        self.member, self.layout, self.coding = plan.stretch.member, plan.layout, plan.stretch.coding
        self.days: dict[bytes, int] = {}
        self.times: dict[bytes, int] = {}
        for date in plan.survey.dates:
            self._know_date(date)
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
            self.block, self.rows = block, self.layout.row.findall(block)
            self.places = list(accumulate(map(length, map(_whole, self.rows)), initial=place))
            self.starts = self.places
            if not self.coding.plain or place:
                self.starts = list(accumulate(map(len, map(_whole, self.rows)), initial=0))
            place += length(block)
            if self.places[-1] != place:
                raise Unreadable(f"{self.member}: the bytes before {place} could not be divided into records.")
            yield self._sweep() or list(self._one_by_one())
            self.line += block.count(b"\n")

    def _moments(self, dates: Iterable[bytes], times: Iterable[bytes]) -> list[int] | None:
        """The moment of every record of a block; None when one of them does not exist."""
        try:
            days = map(self.days.__getitem__, dates)
            return list(map(add, days, map(self.times.__getitem__, times)))
        except KeyError:
            new_dates = [date for date in {*dates} if date not in self.days]
            new_times = [time for time in {*times} if time not in self.times]
            known = all(map(self._know_date, new_dates)) and all(map(self._know_time, new_times))
            return self._moments(dates, times) if known else None

    def _know_date(self, date: bytes) -> bool:
        day = day_of(date.decode(), self.plan.order.order)
        if day is not None:
            self.days[date] = milliseconds_of_day(day)
        return day is not None

    def _know_time(self, time: bytes) -> bool:
        """Learn a time as written, and with it every second of its minute: a day has 86,400 of them."""
        if time in self.times:
            return True
        moment = milliseconds_of_time(time.decode())
        if moment is None:
            return False
        self.times[time] = moment
        if self.layout.seconds:
            found = _SECONDS.match(time)
            assert found is not None  # noqa: S101 - the layout has seconds
            before, second, behind = found.groups()
            minute = moment - int(second) * 1000
            for number in range(60):
                self.times[before + b"%02d" % number + behind] = minute + number * 1000
        return True

    def _sweep(self) -> list[Record] | None:
        """The records of a block: plain messages made by columns, everything else put in its place by `_other`.

        None when a moment does not exist, a text is not UTF-8, or a line in it may open another export.
        """
        if sum(map(self.block.count, notices())) + self.saying.notices > 1:
            return None
        _wholes, dates, times, heads, bodies = zip(*self.rows, strict=True)
        moments = self._moments(dates, times)
        if moments is None:
            return None
        try:
            texts = list(map(bytes.decode, bodies))
        except UnicodeDecodeError:
            return None
        if moments[0] < self.last or any(map(lt, islice(moments, 1, None), moments)):
            self._went_back(moments)
        self.last = moments[-1]
        senders = list(map(self.senders.get, heads))
        odd = self._odd(senders, bodies)
        self.watch.messages += len(texts) - len(odd)
        records = self._plain(senders, moments, texts)
        for index in odd:
            start, end = self.places[index], self.places[index + 1]
            records[index] = self._other(self.rows[index], start, end, moments[index])
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

    def _went_back(self, moments: list[int]) -> None:
        last = self.last
        for place, at in enumerate(moments):
            if at < last:
                self.watch.went_back(line=self._line(self.places[place]), last=last, at=at)
            last = at

    def _one_by_one(self) -> Iterator[Record]:
        """The records of a block that holds a moment which does not exist, or may hold the opening of an export."""
        for row, start, end in zip(self.rows, self.places, islice(self.places, 1, None), strict=False):
            self.watch.unreadable += row[0].decode("utf-8", "replace").count("\ufffd") - row[0].count(_REPLACED)
            date, time = row[1].decode("utf-8", "replace"), row[2].decode("utf-8", "replace")
            day, moment = day_of(date, self.plan.order.order), milliseconds_of_time(time)
            if day is None or moment is None:
                why = f'line {self._line(start)}: there is no moment "{date} {time}"'
                yield Remainder(self.member, start, end, why)
                continue
            at = milliseconds_of_day(day) + moment
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
        head, body = row[3], row[4]
        sender, body = self.saying.sender_of(head, body, known=self.senders.get(head))
        if sender is None:
            return self.saying.event((head + body).decode("utf-8", "replace"), start=start, end=end, at=at)
        return self.saying.sent(sender, body.decode("utf-8", "replace"), start=start, end=end, at=at)


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

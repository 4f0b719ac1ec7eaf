"""From the blocks of one export to its records. Plain messages are made in one sweep of columns (`_sweep`)."""

import gc
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, repeat
from operator import lt

from peelian.chats.formats.records import Account, Event, Mark, Message, Record, Remainder, What
from peelian.chats.formats.whatsapp.bodies import openings
from peelian.chats.formats.whatsapp.columns import Columns, columns_of
from peelian.chats.formats.whatsapp.layouts import LRM
from peelian.chats.formats.whatsapp.moments import Moments
from peelian.chats.formats.whatsapp.planning import Plan
from peelian.chats.formats.whatsapp.roster import Roster, number_of, seen_name
from peelian.chats.formats.whatsapp.saying import Saying
from peelian.chats.formats.whatsapp.sentences import holds_verb
from peelian.chats.formats.whatsapp.watching import Watch

_REPLACED = "\ufffd".encode()
_REST = Message("", 0, 0, "", None, None, "")[8:]
"""What a plain message has behind its marks: nothing."""
MOST_KEPT, LONGEST_KEPT = 20_000, 300
"""Records whose like may come again, and the bytes of the longest body of one."""
_OPENED = re.compile(b"\0(?:" + b"|".join(map(re.escape, sorted(openings()))) + b")")


class Making:
    """The state of going through one export: what was met before, and where it stands."""

    def __init__(self, plan: Plan, *, owner: str, files: dict[str, str]) -> None:
        self.plan, self.owner = plan, owner
        self.member, self.layout, self.coding = plan.stretch.member, plan.layout, plan.stretch.coding
        self.moments = Moments(plan.layout, plan.order.order)
        self.senders = plain_senders(plan.roster, marked=plan.layout.bracketed)
        self.watch = Watch(plan.stretch.member)
        self.saying = Saying(plan, self.watch, owner=owner, files=files, line=self._line)
        self.kept: dict[tuple[bytes, bytes], Message | Event] = {}
        """Records that are not plain by head and body, for those that are the same again at another time."""
        self.last, self.line = 0, plan.line
        self.columns: Columns

    def batches(self) -> Iterator[list[Record]]:
        """Every record of the export in order and without a gap, a block at a time; first who writes in it."""
        yield list(self._accounts())
        place = self.plan.stretch.start
        for block in self.plan.stretch.blocks(self.layout):
            with _uncollected():
                self.columns = columns_of(block, self.layout, self.coding, place)
                records = self._sweep() or list(self._one_by_one())
            yield records
            place = self.columns.places[-1]
            self.line += block.count(b"\n")

    def _accounts(self) -> Iterator[Account]:
        """Without bytes of their own."""
        start = self.plan.stretch.start
        for sender in sorted(self.plan.roster.writers):
            if self._may_be_a_sentence(sender):
                continue  # whoever does bear such a name comes with what they wrote
            number = number_of(sender)
            name = "" if number else seen_name(sender)
            owner = bool(self.owner) and sender == self.owner
            yield Account(self.member, start, start, self.saying.conversation, sender, name, number, owner)

    def _may_be_a_sentence(self, sender: str) -> bool:
        """Whether the one line that this name heads may be by WhatsApp, as where a group is named `Team: Nights`."""
        once = self.plan.roster.count(sender.encode()) == 1
        return not self.layout.bracketed and once and holds_verb(sender)

    def _sweep(self) -> list[Record] | None:
        """The records of a block: plain messages made by columns, everything else put in its place by `_other`.

        None when a moment does not exist or a text is not UTF-8.
        """
        columns = self.columns
        moments = self.moments.all_of(columns)
        if moments is None:
            return None
        try:
            texts = list(map(bytes.decode, columns.bodies))
        except UnicodeDecodeError:
            return None
        if moments[0] < self.last or any(map(lt, islice(moments, 1, None), moments)):
            self._went_back(moments)
        last, self.last = self.last, moments[-1]
        senders = list(map(self.senders.get, columns.heads))
        odd = self._odd(senders, columns.bodies)
        self.watch.messages += len(texts) - len(odd)
        records = self._plain(senders, moments, texts)
        for index in sorted(odd):
            conversation = self.saying.conversation
            self.saying.last = moments[index - 1] if index else last
            records[index] = self._other(index, moments[index])
            if self.saying.conversation != conversation:
                self._rename(records, index + 1)
        return records

    def _plain(self, senders: list[str | None], moments: list[int], texts: list[str]) -> list[Record]:
        """A message for every row, as if all were plain. Columns go through `zip`: a loop would be half as fast."""
        nothing = (repeat(each) for each in _REST)
        marks: Iterable[int] = repeat(0)
        if self.owner:
            marks = [Mark.OWNER.value if sender == self.owner else 0 for sender in senders]
        starts, ends = self.columns.places, islice(self.columns.places, 1, None)
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
        joined = b"\0" + b"\0".join(bodies)
        if self.layout.bracketed:
            odd.update(self._rows_with(LRM))
        else:
            odd.update(self._rows_with(b"<"), self._rows_with(b" ("))
            if _OPENED.search(joined):
                begun = tuple(openings())
                odd.update([index for index, body in enumerate(bodies) if body.startswith(begun)])
        pasted = self.layout.pasted
        if pasted.search(joined):
            odd.update([index for index, body in enumerate(bodies) if b"\n" in body and pasted.search(body)])
        return odd

    def _rows_with(self, sign: bytes) -> Iterator[int]:
        """The rows in which some bytes stand."""
        find, starts, base = self.columns.block.find, self.columns.starts, self.columns.base
        place = find(sign)
        while place >= 0:
            index = bisect_right(starts, base + place) - 1
            yield index
            place = find(sign, starts[index + 1] - base)

    def _rename(self, records: list[Record], first: int) -> None:
        """Another export began within a block: what was made as plain behind its first line belongs to that one."""
        for index in range(first, len(records)):
            record = records[index]
            if isinstance(record, Message | Event):
                records[index] = record._replace(conversation=self.saying.conversation)

    def _went_back(self, moments: list[int]) -> None:
        last = self.last
        for index, at in enumerate(moments):
            if at < last:
                self._goes_back(index, last=last, at=at)
            last = at

    def _goes_back(self, index: int, *, last: int, at: int) -> None:
        self.watch.went_back(line=lambda: self._line(self.columns.places[index]), last=last, at=at)

    def _one_by_one(self) -> Iterator[Record]:
        """The records of a block that holds a moment which does not exist, or bytes that are not UTF-8."""
        for index in range(len(self.columns.bodies)):
            whole = self.columns.whole(index)
            self.watch.unreadable += whole.decode("utf-8", "replace").count("\ufffd") - whole.count(_REPLACED)
            at = self.moments.of(self.columns, index)
            if at is None:
                yield self._remainder(index)
                continue
            if at < self.last:
                self._goes_back(index, last=self.last, at=at)
            self.saying.last = self.last
            yield self._other(index, at)
            self.last = at

    def _remainder(self, index: int) -> Remainder:
        start, end = self.columns.places[index : index + 2]
        why = f'line {self._line(start)}: there is no moment "{self.moments.written(self.columns, index)}"'
        return Remainder(self.member, start, end, why)

    def _line(self, start: int) -> int:
        """The line of the member in which the record begins that begins at a byte of it."""
        columns = self.columns
        begun = columns.starts[bisect_left(columns.places, start)] - columns.base
        return self.line + columns.block.count(b"\n", 0, begun)

    def _other(self, index: int, at: int) -> Record:
        """A record that is not a plain message; the like of one that was made before only gets its own place."""
        columns = self.columns
        start, end, head, body = (
            columns.places[index],
            columns.places[index + 1],
            columns.heads[index],
            columns.bodies[index],
        )
        kept = self.kept.get((head, body))
        if kept is None:
            return self._made(head, body, start=start, end=end, at=at)
        where = self.member, start, end, self.saying.conversation
        if type(kept) is Event:
            return tuple.__new__(Event, (*where, at, *kept[5:]))
        self.watch.messages += 1
        return tuple.__new__(Message, (*where, kept[4], at, *kept[6:]))

    def _made(self, head: bytes, body: bytes, *, start: int, end: int, at: int) -> Message | Event:
        """Such a record for the first time. It is kept where nothing but its place and moment went into it."""
        noted, title = self.watch.noted, self.saying.title
        sender, said = self.saying.sender_of(head, body, known=self.senders.get(head))
        record: Message | Event
        if sender is None:
            text = (head + body).decode("utf-8", "surrogateescape")
            record = self.saying.event(text, start=start, end=end, at=at)
        else:
            text = said.decode("utf-8", "surrogateescape")
            record = self.saying.sent(sender, text, start=start, end=end, at=at)
        if self.saying.title != title or len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        if self.watch.noted == noted and len(body) <= LONGEST_KEPT and _may_be_kept(record):
            self.kept[head, body] = record
        return record


def _may_be_kept(record: Message | Event) -> bool:
    """Files are counted, and notices may begin another export: neither is ever the same again."""
    return not record.attachments if isinstance(record, Message) else record.what is not What.SECURITY


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

"""A reading of one file, held in columns until all of it can be written at once. Pure.

A million messages are held in some hundred bytes each: numbers in arrays, texts in a list, and the whole record only of
those that carry more than a text.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from peelian.chats.formats.records import (
    Account,
    Attachment,
    Clock,
    Event,
    Findings,
    Mark,
    Message,
    Record,
    Remainder,
    What,
)
from peelian.chats.formats.storing import storable, storable_in
from peelian.chats.merging.folding import CARRIES_A_FILE, text_key
from peelian.chats.merging.matching import NO_TIME, NOBODY, Side
from peelian.chats.merging.zones import ZoneClock
from peelian.chats.scoping import Rules
from peelian.chats.states import Certainty, Sealing

CERTAINTIES = tuple(Certainty)
_CODES = {certainty: code for code, certainty in enumerate(CERTAINTIES)}
MOST_OF_A_KEY, MOST_OF_A_TITLE = 300, 500
_SOFT = Mark.EDITED | Mark.DELETED | Mark.OMITTED


@dataclass(slots=True)
class Thread:
    """What a file holds of one thread, in the order of the file. `sender` and `part` are numbers in the draft."""

    key: str
    part: array = field(default_factory=lambda: array("l"))
    start: array = field(default_factory=lambda: array("q"))
    end: array = field(default_factory=lambda: array("q"))
    sender: array = field(default_factory=lambda: array("l"))
    own_at: array = field(default_factory=lambda: array("q"))
    at: array = field(default_factory=lambda: array("q"))
    certainty: array = field(default_factory=lambda: array("b"))
    marks: array = field(default_factory=lambda: array("l"))
    text_key: array = field(default_factory=lambda: array("q"))
    text: list[str] = field(default_factory=list)
    more: dict[int, Message] = field(default_factory=dict)
    """The records of those rows that carry more than a sender, a time and a text."""
    events: list[tuple[int, Event]] = field(default_factory=list)
    """Each with the number of messages before it."""
    accounts: list[Account] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.start)

    @property
    def title(self) -> str:
        """What the export says that the thread is called; else its key, which in some kinds is an identifier."""
        named = [event.value for _, event in self.events if event.what is What.NAMED and event.value.strip()]
        return short(named[-1], MOST_OF_A_TITLE) if named else self.key

    def side(self, senders: list[int]) -> Side:
        """The thread as matching knows it; `senders` are what the draft's accounts are there, NOBODY for none."""
        soft = frozenset(row for row, marks in enumerate(self.marks) if marks & _SOFT)
        who = [NOBODY if sender < 0 else senders[sender] for sender in self.sender]
        return Side(self.at, who, self.text_key, soft)

    def keep(self, rows: list[int]) -> None:
        """Drop every message but those rows."""
        places = {row: place for place, row in enumerate(rows)}
        for name in ("part", "start", "end", "sender", "own_at", "at", "certainty", "marks", "text_key"):
            column = getattr(self, name)
            setattr(self, name, array(column.typecode, (column[row] for row in rows)))
        self.text = [self.text[row] for row in rows]
        self.more = {places[row]: record for row, record in self.more.items() if row in places}
        before = _counted(places, len(self.events) and max(row for row, _ in self.events))
        self.events = [(before[row], event) for row, event in self.events]


def _counted(places: dict[int, int], last: int) -> list[int]:
    """For each old row how many of the rows that are kept stand before it."""
    counts, count = [0], 0
    for row in range(last):
        count += row in places
        counts.append(count)
    return counts


@dataclass(slots=True)
class Seal:
    """Bytes that the scope leaves out."""

    why: Sealing
    member: str
    start: int
    end: int


class Draft:
    """Everything that a reading gave."""

    def __init__(self) -> None:
        self.threads: dict[str, Thread] = {}
        self.parts: list[str] = []
        self.keys: list[str] = []
        """The accounts' keys; a row's `sender` is a place in it."""
        self.about: dict[str, Account] = {}
        self.remainders: list[Remainder] = []
        self.sealed: list[Seal] = []
        self.sealed_files: set[str] = set()
        """Members of the source that carry only what the scope leaves out."""
        self.mended = 0
        """Texts that no database can hold as they are: see `storable`."""
        self._places: dict[str, int] = {}
        self._members: dict[str, int] = {}

    def take(self, records: Iterable[Record]) -> Iterator[int]:
        """Keep every record; yields how many there have been, every ten thousand."""
        taken = 0
        for record in records:
            kind = type(record)
            if kind is Message:
                self._message(record)
            elif kind is Event:
                thread = self._thread(record.conversation)
                thread.events.append((len(thread), storable_in(record)))
            elif kind is Account:
                self._account(storable_in(record))
            elif kind is Remainder:
                self.remainders.append(storable_in(record))
            taken += 1
            if not taken % 10_000:
                yield taken
        yield taken

    def place(self, key: str) -> int:
        """The number of an account, by the key that the export gives it."""
        known = self._places.get(key)
        if known is None:
            kept = short(key, MOST_OF_A_KEY)
            known = self._places.get(kept)
            if known is None:
                known = self._places[kept] = len(self.keys)
                self.keys.append(kept)
            self._places[key] = known
        return known

    def _thread(self, key: str) -> Thread:
        key = short(key, MOST_OF_A_TITLE)
        thread = self.threads.get(key)
        if thread is None:
            thread = self.threads[key] = Thread(key)
        return thread

    def _account(self, record: Account) -> None:
        key = self.keys[self.place(record.key)]
        known = self.about.get(key)
        if known is None:
            self.about[key] = record
        else:
            self.about[key] = known._replace(
                name=known.name or record.name,
                number=known.number or record.number,
                owner=known.owner or record.owner,
            )
        if record.conversation:
            self._thread(record.conversation).accounts.append(record)

    def _message(self, record: Message) -> None:
        member, start, end, conversation, sender, at, text, marks = record[:8]
        thread = self.threads.get(conversation) or self._thread(conversation)
        part = self._members.get(member)
        if part is None:
            part = self._members[member] = len(self.parts)
            self.parts.append(member)
        if any(record[8:]):
            thread.more[len(thread.start)] = storable_in(record)
        thread.part.append(part)
        thread.start.append(start)
        thread.end.append(end)
        thread.sender.append(NOBODY if sender is None else self.place(sender))
        thread.own_at.append(NO_TIME if at is None else at)
        stored = storable(text)
        if stored is not text:
            marks |= Mark.ALTERED.value
            self.mended += 1
        thread.marks.append(marks)
        thread.text.append(stored)
        carries = record.attachments or marks & Mark.OMITTED
        thread.text_key.append(CARRIES_A_FILE if carries else text_key(text))

    def settle(self, findings: Findings, zone: str) -> None:
        """Work out every moment in UTC, and make what was found out storable. Raises UnknownZone."""
        findings.notes = [storable(note) for note in findings.notes]
        findings.order_grounds, findings.tool = storable(findings.order_grounds), storable(findings.tool)
        clock = ZoneClock(zone) if findings.clock is Clock.LOCAL else None
        for thread in self.threads.values():
            for own in thread.own_at:
                if own == NO_TIME:
                    at, certainty = NO_TIME, Certainty.NONE
                elif clock is None:
                    at, certainty = own, Certainty.EXACT
                else:
                    at, certainty = clock.utc(own)
                thread.at.append(at)
                thread.certainty.append(_CODES[certainty])
            thread.events = [(row, _settled(event, clock)) for row, event in thread.events]

    def enforce(self, rules: Rules) -> None:
        """Seal what the scope leaves out: it is counted with its place, and its text is let go."""
        for key in list(self.threads):
            thread = self.threads[key]
            people = self.people_of(thread)
            if all(rules.seals_thread(name, people) for name in (key, thread.title)):
                self._seal_rows(thread, dict.fromkeys(range(len(thread)), Sealing.PEOPLE))
                self._seal_events(thread, rules, all_of_them=True)
                del self.threads[key]
                continue
            self._seal_rows(thread, self._left_out(thread, rules))
            self._seal_events(thread, rules)
            self._seal_files(thread, rules)

    def people_of(self, thread: Thread) -> list[str]:
        """Everybody whom a thread names, by key and, where the export says, by name and number."""
        keys = {self.keys[sender] for sender in set(thread.sender) if sender >= 0}
        for _, event in thread.events:
            keys.update(event.others, [event.actor] if event.actor else [])
        keys.update(account.key for account in thread.accounts)
        known = [self.about[key] for key in keys if key in self.about]
        return [
            *keys,
            *(each.name for each in known if each.name),
            *(each.number for each in known if each.number),
        ]

    def _left_out(self, thread: Thread, rules: Rules) -> dict[int, Sealing]:
        left: dict[int, Sealing] = {}
        if rules.start is None and rules.end is None and not rules.content:
            return left
        for row, at in enumerate(thread.at):
            why = rules.seals_moment(None if at == NO_TIME else at)
            attachments = thread.more[row].attachments if row in thread.more else ()
            if why is None and rules.seals_message(thread.text[row], thread.marks[row], attachments):
                why = Sealing.CONTENT
            if why is not None:
                left[row] = why
        return left

    def _seal_rows(self, thread: Thread, left: dict[int, Sealing]) -> None:
        if not left:
            return
        for row, why in left.items():
            self.sealed.append(Seal(why, self.parts[thread.part[row]], thread.start[row], thread.end[row]))
            if row in thread.more:
                self.sealed_files.update(each.member for each in thread.more[row].attachments if each.member)
        thread.keep([row for row in range(len(thread)) if row not in left])

    def _seal_events(self, thread: Thread, rules: Rules, *, all_of_them: bool = False) -> None:
        kept = []
        for row, event in thread.events:
            when_made = event.what in (What.MEMBERS, What.NAMED)
            why = Sealing.PEOPLE if all_of_them else None if when_made else rules.seals_moment(event.at)
            if why is None and event.what is What.CALL and rules.seals_message("", Mark.CALL, ()):
                why = Sealing.CONTENT
            if why is None:
                kept.append((row, event))
            else:
                self.sealed.append(Seal(why, event.member, event.start, event.end))
        thread.events = kept

    def _seal_files(self, thread: Thread, rules: Rules) -> None:
        if not rules.content:
            return
        for row, record in thread.more.items():
            allowed = tuple(each for each in record.attachments if rules.allows(each))
            if len(allowed) < len(record.attachments):
                self.sealed_files.update(
                    each.member for each in record.attachments if each.member and each not in allowed
                )
                thread.more[row] = record._replace(attachments=allowed)


def _settled(event: Event, clock: ZoneClock | None) -> Event:
    if event.at is None or clock is None:
        return event
    return event._replace(at=clock.utc(event.at)[0])


def short(key: str, most: int) -> str:
    """A key that its column can hold: one that is too long is cut, and told apart by a hash of the whole."""
    key = storable(key)
    if len(key) <= most:
        return key
    return f"{key[: most - 18]}… {sha256(key.encode()).hexdigest()[:16]}"


def carried(more: dict[int, Message]) -> Iterator[tuple[int, int, Attachment]]:
    """Every attachment of a thread: the row, its number in the message, and what it is."""
    for row, record in more.items():
        for number, attachment in enumerate(record.attachments):
            yield row, number, attachment

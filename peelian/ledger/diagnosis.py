"""From the place where a chain breaks to what was done to it: changed, removed, inserted or reordered. Pure.

The first pass knows only that a line does not follow the one before. Here the file is read once more for the few
lines that bear on it: who else claims the same place, who names which hash as the one before. The deductions
assume the smallest change that explains what is seen, and a sentence says so when two explain it equally well.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from peelian.ledger.chain import DOMAIN
from peelian.ledger.findings import Finding, Kind
from peelian.ledger.lines import ENTRY_LINE

_ENOUGH = 1_000
"""A file made of one line a million times over must not fill the memory with suspects."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry line as it stands in the file."""

    line: int
    stream: str
    sequence: int
    hash: bytes
    previous: bytes
    computed: bytes
    """The hash that its bytes give after the previous hash it states."""

    @property
    def is_sound(self) -> bool:
        """Whether the line agrees with itself."""
        return self.computed == self.hash


@dataclass(slots=True)
class Break:
    """The first line of a stream that does not follow, and what was expected there."""

    here: Seen
    expected: int
    head: bytes
    after_head: bytes
    """The hash that this line would have if it followed the head."""
    turned_by: Seen | None = None
    """The line that began a later stream, when this one stands after it and so too late."""
    turned_twice: bool = False
    """Whether another line claims the place of the one that began the later stream."""
    lines: int = 0
    suspects: list[Seen] = field(default_factory=list)
    following: Seen | None = None


def seen(line: int, groups: tuple[bytes, ...]) -> Seen:
    """What `lines.ENTRY_LINE` matched, with its hash computed."""
    entry, _, sequence, stream, hash_, previous = groups
    return Seen(line, stream.decode(), int(sequence), hash_, previous, hash_after(previous, entry))


def hash_after(previous: bytes, entry: bytes) -> bytes:
    """The hash, in hex, of an entry's bytes after a previous hash."""
    return hashlib.sha256(b"%b%b\n%b" % (DOMAIN, previous, entry)).hexdigest().encode()


def name_breaks(
    breaks: Sequence[Break], source: Callable[[], Iterator[bytes]], *, stated: Mapping[str, int]
) -> list[Finding]:
    """Say what happened at each break. `stated` are the sizes that the end line gives, where it can be read."""
    if breaks:
        _gather(breaks, source())
    return [_name(broken, stated.get(broken.here.stream)) for broken in breaks]


def _gather(breaks: Sequence[Break], lines: Iterator[bytes]) -> None:
    for number, line in enumerate(lines, 1):
        if found := ENTRY_LINE.fullmatch(line):
            other = seen(number, found.groups())
            for broken in breaks:
                _compare(broken, other)


def _compare(broken: Break, other: Seen) -> None:
    turned_by = broken.turned_by
    if turned_by and other.line != turned_by.line and other.stream == turned_by.stream:
        broken.turned_twice |= other.sequence == turned_by.sequence
    if other.stream == broken.here.stream:
        broken.lines += 1
        if other.line != broken.here.line:
            _note_suspect(broken, other)


def _note_suspect(broken: Break, other: Seen) -> None:
    here = broken.here
    if broken.following is None and other.line > here.line:
        broken.following = other
    bears_on_it = (
        other.sequence in (broken.expected, here.sequence)
        or other.previous in (broken.head, here.hash)
        or other.hash in (here.hash, here.previous)
    )
    if bears_on_it and len(broken.suspects) < _ENOUGH:
        broken.suspects.append(other)


def _name(broken: Break, stated: int | None) -> Finding:
    here = broken.here
    successor = next((other for other in broken.suspects if _follows(other, broken)), None)
    if not here.is_sound:
        return _unsound(broken, successor, stated)
    if any(other.hash == here.hash for other in broken.suspects):
        return _finding(
            broken, Kind.INSERTED, here.sequence, "was inserted a second time: a copy of it stands here."
        )
    if broken.turned_by and _follows(here, broken):
        return _out_of_stream(broken, broken.turned_by)
    if successor:
        return _before_successor(broken, successor, stated)
    if here.sequence < broken.expected:
        return _second_claim(broken)
    if here.sequence > broken.expected:
        return _gap(broken)
    return _relinked(broken)


def _out_of_stream(broken: Break, intruder: Seen) -> Finding:
    """Streams stand one after the other: either this line came too late, or another stream's came too early."""
    here = broken.here
    early = _place(intruder.stream, intruder.sequence, intruder.line)
    if broken.turned_twice:
        sentence = f"{early} was inserted: that place is taken, and entries of {here.stream} go on after it."
        return Finding(Kind.INSERTED, sentence, intruder.line, intruder.stream, intruder.sequence)
    if broken.following:
        sentence = f"{early} was moved: entries of {here.stream} go on after it."
        return Finding(Kind.REORDERED, sentence, intruder.line, intruder.stream, intruder.sequence)
    return _finding(
        broken, Kind.REORDERED, here.sequence, f"was moved: it stands after entries of {intruder.stream}."
    )


def _follows(other: Seen, broken: Break) -> bool:
    return other.sequence == broken.expected and other.previous == broken.head and other.is_sound


def _unsound(broken: Break, successor: Seen | None, stated: int | None) -> Finding:
    here = broken.here
    nothing_missing = stated is not None and stated < broken.expected
    if successor or nothing_missing:
        return _finding(
            broken, Kind.INSERTED, here.sequence, "was inserted: its hash is false and nothing follows it."
        )
    if here.previous != broken.head and broken.after_head == here.hash:
        why = "the previous hash written beside it is not the one it was made with."
    elif broken.following and broken.following.previous == here.computed:
        why = "the hash written beside it is not its own."
    elif here.sequence != broken.expected and here.previous == broken.head:
        why = f"its number was made {here.sequence}, and it no longer gives its hash."
    else:
        why = "what it says no longer gives its hash."
    return _finding(broken, Kind.CHANGED, broken.expected, f"was changed: {why}")


def _before_successor(broken: Break, successor: Seen, stated: int | None) -> Finding:
    """The entry that belongs here stands elsewhere, and a line that agrees with itself stands in its place."""
    here = broken.here
    surplus = stated is not None and broken.lines > stated
    if here.sequence <= broken.expected or surplus:
        return _finding(broken, Kind.INSERTED, here.sequence, "was inserted: the chain goes on without it.")
    return _finding(
        broken,
        Kind.REORDERED,
        here.sequence,
        f"was moved: it stands before entry {broken.expected}, which is on line {successor.line}.",
    )


def _second_claim(broken: Break) -> Finding:
    """Two lines claim one place. The one whose hash the next entry names is the true one."""
    here = broken.here
    first = next((other for other in broken.suspects if other.sequence == here.sequence), None)
    if first and first.line < here.line and any(other.previous == here.hash for other in broken.suspects):
        return Finding(
            Kind.INSERTED,
            f"{_place(here.stream, here.sequence, first.line)} was inserted: the true entry is on line {here.line}, "
            "and the chain goes on from that one.",
            first.line,
            here.stream,
            here.sequence,
        )
    return _finding(
        broken, Kind.INSERTED, here.sequence, "was inserted: that place is taken, and nothing follows it."
    )


def _gap(broken: Break) -> Finding:
    here, expected = broken.here, broken.expected
    elsewhere = next((other for other in broken.suspects if other.sequence == expected), None)
    if elsewhere:
        return Finding(
            Kind.REORDERED,
            f"{_place(here.stream, expected, elsewhere.line)} was moved from before line {here.line}, and altered.",
            here.line,
            here.stream,
            expected,
        )
    if here.previous == broken.head and broken.following and broken.following.sequence == here.sequence:
        return _finding(
            broken, Kind.CHANGED, expected, f"was changed: it was given the number {here.sequence}."
        )
    last = here.sequence - 1
    which = f"{here.stream} {expected}" if last == expected else f"{here.stream} {expected} to {last}"
    noun, verb = ("Entry", "was") if last == expected else ("Entries", "were")
    return Finding(
        Kind.REMOVED,
        f"{noun} {which} {verb} removed: line {here.line} goes on with entry {here.sequence}.",
        here.line,
        here.stream,
        expected,
    )


def _relinked(broken: Break) -> Finding:
    """The numbers run on, the line agrees with itself, yet it names another hash than that of the entry before."""
    here, before = broken.here, broken.expected - 1
    goes_on = broken.following is None or broken.following.previous == here.hash
    if before == 0 or not goes_on:
        return _finding(
            broken, Kind.CHANGED, here.sequence, "was changed: it follows a hash that no entry has."
        )
    doubt = "" if broken.following else " (or this one was: nothing after it can tell)"
    return Finding(
        Kind.CHANGED,
        f"Entry {here.stream} {before} was changed and its hash made anew: entry {here.sequence} on line "
        f"{here.line} still names the hash it had{doubt}.",
        here.line,
        here.stream,
        before,
    )


def _finding(broken: Break, kind: Kind, sequence: int, predicate: str) -> Finding:
    here = broken.here
    return Finding(
        kind, f"{_place(here.stream, sequence, here.line)} {predicate}", here.line, here.stream, sequence
    )


def _place(stream: str, sequence: int, line: int) -> str:
    return f"Entry {stream} {sequence} on line {line}"

"""Reading the lines of a ledger once, in little memory, link by link. Pure.

Two links hold each entry: its own hash, over its own bytes and the previous hash it states, and the equality of
that previous hash with the hash of the entry before. Keeping both in the line is what lets a break be named: an
entry whose own hash fails was changed; one that stands firm in itself but follows nothing shows that something
before it was removed, inserted, moved or made anew (`diagnosis.py`).
"""

import hashlib
from binascii import hexlify
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from peelian.ledger import diagnosis
from peelian.ledger.canonical import NotCanonical
from peelian.ledger.chain import DOMAIN, GENESIS
from peelian.ledger.diagnosis import Break
from peelian.ledger.findings import Finding, Kind
from peelian.ledger.lines import ENTRY_LINE, HEADER, KEYS, STREAMS, claims_in, read_other_line
from peelian.ledger.merkle import EMPTY_ROOT, GrowingTree
from peelian.ledger.notes import NotANote, Note, read_note


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkpoint to hold the entries against, and where it was found."""

    note: Note
    where: str
    line: int = 0


@dataclass(slots=True)
class StreamState:
    """Where one stream stands while it is being read."""

    name: str
    size: int = 0
    head: bytes = GENESIS.encode()
    tree: GrowingTree = field(default_factory=GrowingTree)
    wanted: set[int] = field(default_factory=set)
    roots: dict[int, bytes] = field(default_factory=lambda: {0: EMPTY_ROOT})
    found: Break | None = None
    is_damaged: bool = False
    ends_before: int = 0
    """The line on which another stream, or the end, takes over."""

    @property
    def is_whole(self) -> bool:
        """Whether every line of it followed so far, so that its root means something."""
        return self.found is None and not self.is_damaged


@dataclass(frozen=True, slots=True)
class Hole:
    """A line that cannot be read, and the place at which it stands."""

    line: int
    reason: str
    stream: str
    size: int
    claims: int


class Reader:
    """The one pass. A class, because what is known grows line by line."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = list(claims)
        self.streams = {name: StreamState(name) for name in STREAMS}
        for claim in claims:
            self._want(claim)
        self.current = STREAMS[0]
        self.turned_by: diagnosis.Seen | None = None
        self.holes: list[Hole] = []
        """Unreadable lines since the last line that could be read."""
        self.strays: list[Hole] = []
        """Unreadable lines in no entry's place, as far as is known yet."""
        self.unreadable: list[tuple[int, str]] = []
        self.findings: list[Finding] = []
        self.notes: list[str] = []
        self.end: dict[str, Any] | None = None
        self.has_header = False
        self.lines = 0

    def read(self, lines: Iterable[bytes]) -> None:
        """Read every line. This loop is written for speed: it is where a million entries are spent."""
        match, sha256, keys, domain = ENTRY_LINE.fullmatch, hashlib.sha256, KEYS.findall, DOMAIN
        shapes: set[tuple[bytes, ...]] = set()  # the sets of names met so far that stand in canonical order
        stream = self.streams[self.current]
        name, size, head = stream.name.encode(), stream.size, stream.head
        append, wanted = stream.tree.append, stream.wanted
        number = 0
        for number, line in enumerate(lines, 1):
            if found := match(line):
                entry, data, sequence, its_stream, its_hash, previous = found.groups()
                digest = sha256(domain + previous + b"\n" + entry).digest()
                if (
                    previous == head
                    and its_stream == name
                    and int(sequence) == size + 1
                    and hexlify(digest) == its_hash
                    and ((names := tuple(keys(data))) in shapes or _in_order(names, shapes))
                    and not self.holes
                    and not self.end
                ):
                    size, head = size + 1, its_hash
                    append(digest)
                    if size in wanted:
                        stream.roots[size] = stream.tree.root()
                    continue
            stream.size, stream.head = size, head
            self._take_slowly(number, line)
            stream = self.streams[self.current]
            name, size, head = stream.name.encode(), stream.size, stream.head
            append, wanted = stream.tree.append, stream.wanted
        stream.size, stream.head = size, head
        self.lines = number

    def stated_sizes(self) -> dict[str, int]:
        """How long each stream is according to the end line; empty when there is none that can be read."""
        streams = self.end.get("streams") if self.end else None
        if not isinstance(streams, dict):
            return {}
        sizes = {name: stated.get("size") for name, stated in streams.items() if isinstance(stated, dict)}
        return {name: size for name, size in sizes.items() if isinstance(size, int) and name in self.streams}

    def stated_notes(self) -> int:
        """How many checkpoints the end line counts; 0 when it cannot be read."""
        stated = self.end.get("checkpoints") if self.end else None
        count = stated.get("count") if isinstance(stated, dict) else None
        return count if isinstance(count, int) else 0

    def _take_slowly(self, number: int, line: bytes) -> None:
        found = ENTRY_LINE.fullmatch(line)
        if found and _in_order(tuple(KEYS.findall(found[2])), set()):
            self._take_entry(diagnosis.seen(number, found.groups()), found[1])
        elif line == HEADER:
            self._take_header(number)
        else:
            self._take_other(number, line)

    def _take_header(self, number: int) -> None:
        if self.has_header:
            self._find(
                Kind.INSERTED, f"Line {number} was inserted: the format stands on line 1 alone.", number
            )
        elif number > 1:
            self._find(Kind.REORDERED, f"Line {number} was moved: it belongs on line 1.", number)
        self.has_header = True

    def _take_entry(self, here: diagnosis.Seen, entry: bytes) -> None:
        stream = self.streams[here.stream]
        late = STREAMS.index(here.stream) < STREAMS.index(self.current)
        self._settle_holes(stream, here)
        follows = here.sequence == stream.size + 1 and here.previous == stream.head and here.is_sound
        if self.end:
            self._take_after_end(here, follows)
        elif not (follows and not late) and stream.found is None:
            expected, head = stream.size + 1, stream.head
            turned_by = self.turned_by if late else None
            stream.found = Break(here, expected, head, diagnosis.hash_after(head, entry), turned_by)
        if not late and here.stream != self.current:
            self.streams[self.current].ends_before = here.line
            self.current, self.turned_by = here.stream, here
        stream.size, stream.head = here.sequence, here.hash
        if stream.is_whole:
            stream.tree.append(bytes.fromhex(here.hash.decode()))
            if stream.size in stream.wanted:
                stream.roots[stream.size] = stream.tree.root()

    def _take_after_end(self, here: diagnosis.Seen, follows: bool) -> None:
        kind, verb = (Kind.REORDERED, "moved") if follows else (Kind.INSERTED, "inserted")
        sentence = f"Entry {here.stream} {here.sequence} on line {here.line} was {verb}: it stands after the end line."
        self._find(kind, sentence, here.line, here.stream, here.sequence)

    def _settle_holes(self, stream: StreamState, here: diagnosis.Seen) -> None:
        """An unreadable line stands where entries are missing: those entries were changed beyond reading."""
        holes, self.holes = self.holes, []
        if not holes:
            return
        missing = here.sequence - stream.size - 1
        if not 1 <= missing <= max(len(holes), sum(hole.claims for hole in holes)):
            self.strays.extend(holes)
            return
        self.blame(holes[0], stream, last=here.sequence - 1)
        stream.size, stream.head = here.sequence - 1, here.previous

    def blame(self, hole: Hole, stream: StreamState, *, last: int) -> None:
        """Name the entry whose place an unreadable line holds."""
        first = stream.size + 1
        which = (
            f"Entry {stream.name} {first}" if first == last else f"Entries {stream.name} {first} to {last}"
        )
        verb = "was" if first == last else "were"
        sentence = f"{which} on line {hole.line} {verb} changed and cannot be read: {hole.reason}."
        self._find(Kind.CHANGED, sentence, hole.line, stream.name, first)
        stream.is_damaged = True

    def _take_other(self, number: int, line: bytes) -> None:
        try:
            value = read_other_line(line)
            if value.keys() == {"checkpoint"} and isinstance(value["checkpoint"], str):
                self._take_note(value["checkpoint"], number)
            elif value.keys() == {"end"} and isinstance(value["end"], dict) and not self.end:
                self.end = value["end"]
            else:
                raise NotCanonical("it is neither an entry nor a checkpoint nor the end of a ledger")
        except NotCanonical as error:
            self._note_hole(number, line, str(error))
        except NotANote as error:
            self._note_hole(number, line, f"its checkpoint cannot be read ({error})")

    def _take_note(self, note: str, number: int) -> None:
        claim = Claim(read_note(note), f"the checkpoint on line {number}", number)
        if any(stream.size for stream in self.streams.values()) or self.end:
            self._find(
                Kind.REORDERED, f"The checkpoint on line {number} was moved from before the entries.", number
            )
        else:
            self.claims.append(claim)
            self._want(claim)
        self.notes.append(note)

    def _want(self, claim: Claim) -> None:
        if claim.note.stream in self.streams:
            self.streams[claim.note.stream].wanted.add(claim.note.size)

    def _note_hole(self, number: int, line: bytes, reason: str) -> None:
        self.unreadable.append((number, reason))
        size = self.streams[self.current].size
        self.holes.append(Hole(number, reason, self.current, size, len(claims_in(line))))

    def _find(self, kind: Kind, sentence: str, line: int, stream: str = "", sequence: int = 0) -> None:
        self.findings.append(Finding(kind, sentence, line, stream, sequence))


def _in_order(names: tuple[bytes, ...], shapes: set[tuple[bytes, ...]]) -> bool:
    """Whether names stand in canonical order, none twice; those that do are remembered in `shapes`."""
    if names != tuple(sorted(set(names))):
        return False
    shapes.add(names)
    return True

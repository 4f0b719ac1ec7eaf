"""From the source to records: which files hold threads, what each is called, and what lies between its messages."""

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from peelian.chats.formats.json_spans import ELEMENT, Broken, Closed, Path, Value, walk
from peelian.chats.formats.loose import text_in
from peelian.chats.formats.loss import unclaimed
from peelian.chats.formats.meta.messages import Thread, record_of
from peelian.chats.formats.meta.mojibake import Mender, is_faulty
from peelian.chats.formats.records import (
    Account,
    Clock,
    Event,
    Findings,
    Guess,
    Kind,
    Message,
    Reading,
    Record,
    Remainder,
    Settings,
    What,
)
from peelian.chats.formats.sniffing import beginning, members_ending, nothing_found, refuse_wide
from peelian.chats.formats.sources import Source
from peelian.chats.formats.storing import joined
from peelian.chats.formats.tiling import with_headers

ENTERED: set[Path] = {(), ("messages",), ("participants",)}
FRAME = {"is_still_participant", "thread_path", "magic_words", "image", "joinable_mode", "thread_type"}
FRAME |= {"is_unread", "communications_folder", "thread_icon", "is_contact_share_restricted"}
_FIELDS = re.compile(rb'"(sender_name|senderName|timestamp_ms|threadName|participants)"\s*:')
_OTHERS = re.compile(rb'"(text_entities|date_unixtime)"\s*:')
_THREAD = re.compile(rb'"thread_path"\s*:\s*("(?:[^"\\]|\\.)*")')
_TAIL = 1 << 16


def _looks(first: bytes) -> bool:
    names = set(_FIELDS.findall(first))
    sender = names & {b"sender_name", b"senderName"}
    return bool(b'"messages"' in first and (sender or b"participants" in names) and not _OTHERS.search(first))


def _found(source: Source) -> tuple[str, ...]:
    """The files of threads. A long list of participants can fill the beginning: there the file's name decides."""
    found = []
    for member in members_ending(source, ".json"):
        first = beginning(source, member)
        named = re.fullmatch(r"message_\d+\.json", posixpath.basename(member))
        if _looks(first) or (named and b'"participants"' in first):
            found.append(member)
    return tuple(found)


def sniff(source: Source) -> Guess | None:
    """Whether this looks like threads of Facebook or Instagram."""
    found = _found(source)
    if not found:
        return None
    return Guess(Kind.META, 0.9, f"“{found[0]}” holds a thread with the fields of Facebook and Instagram.")


def read(source: Source, settings: Settings) -> Reading:
    """Every record of every thread, in the order of the files.

    Raises:
        Unreadable: nothing in it is a thread of Facebook or Instagram.
    """
    members = _found(source)
    if not members:
        raise nothing_found(source, "a thread of Facebook or Instagram in JSON", ".json")
    for member in members:
        refuse_wide(source, member, settings.encoding or "utf-8")
    findings = Findings(clock=Clock.UTC, tool="Facebook or Instagram, download your information")
    findings.encoding = settings.encoding or "utf-8"
    return Reading(Kind.META, findings, _records(source, members, settings, findings))


def _records(
    source: Source, members: tuple[str, ...], settings: Settings, findings: Findings
) -> Iterator[Record]:
    all_members, carried, left_thread = set(source.members()), set[str](), 0
    for member in members:
        file = _File(source, member, settings, findings.encoding, all_members)
        for record in with_headers(member, file.records(), size=source.size(member)):
            if isinstance(record, Message):
                carried.update(each.member for each in record.attachments if each.member)
            yield record
        left_thread += file.left_thread
        findings.notes.extend(file.sentences())
    yield from unclaimed(source, read=members, carried=carried)
    findings.notes.append("People are named and not numbered: two people of one name cannot be told apart.")
    findings.notes.append(
        "Joining and leaving is written as words of a message: a message typed in the same words looks the same."
    )
    if left_thread:
        findings.notes.append(
            f"In {left_thread:,} files the export says that its owner was no longer in the thread."
        )


@dataclass
class _File:
    """One file of a thread while it is read."""

    source: Source
    member: str
    settings: Settings
    encoding: str
    members: set[str]
    left_thread: int = 0
    unreadable: int = 0
    mender: Mender = field(default_factory=lambda: Mender(faulty=False))

    def records(self) -> Iterator[Record]:
        """The participants, the messages, and a remainder for what is not understood."""
        with self.source.open(self.member) as stream:
            self.mender = Mender(is_faulty(stream))
        thread = Thread(self._key(), self.member, self.members, self.settings.owner)
        with self.source.open(self.member) as stream:
            for step in walk(stream, enter=ENTERED.__contains__, encoding=self.encoding):
                if isinstance(step, Broken):
                    why = f"From byte {step.start:,} on, {step.why}."
                    yield Remainder(self.member, step.start, self.source.size(self.member), why)
                elif isinstance(step, Value):
                    yield from self._value(step, thread)
                elif isinstance(step, Closed) and step.path == ("participants",) and len(thread.seen) > 2:
                    place, others = step.start, tuple(thread.seen)
                    yield Event(self.member, place, place, thread.key, None, What.MEMBERS, "", others=others)

    def _value(self, step: Value, thread: Thread) -> Iterator[Record]:
        start, end = step.start, step.end
        value = self.mender.mend(step.value)
        match step.path:
            case ("messages", "[]"):
                yield from record_of(value, thread, start=start, end=end)
            case ("participants", "[]"):
                name = text_in({"name": value}, "name") or text_in(value, "name")
                if name:
                    owner = name == self.settings.owner
                    thread.seen[name] = None
                    yield Account(self.member, start, end, thread.key, name, name, owner=owner)
                else:
                    yield Remainder(self.member, start, end, "A participant without a name.")
            case ("title" | "threadName",) if isinstance(value, str):
                name = joined(value)
                yield Event(self.member, start, end, thread.key, None, What.NAMED, name, value=name)
            case (name,) if name in FRAME:
                self.left_thread += name == "is_still_participant" and value is False
            case path:
                part = "/".join(path) if path != (ELEMENT,) else "the whole"
                yield Remainder(self.member, start, end, f"The part “{part}” is not known and was not read.")

    def _key(self) -> str:
        """How the service calls the thread: `inbox/name_1234`; its folder says the same where the file is cut."""
        tail = b""
        with self.source.open(self.member) as stream:
            while part := stream.read(_TAIL):
                tail = (tail + part)[-2 * _TAIL :]
        written = _THREAD.findall(tail)
        if written:
            try:
                return joined(str(self.mender.mend(json.loads(written[-1]))))
            except ValueError:
                pass
        folder = posixpath.dirname(self.member).split("/")
        return "/".join(folder[-2:]) or posixpath.splitext(self.member)[0]

    def sentences(self) -> Iterator[str]:
        """What a reader of the evidence must know."""
        if self.mender.mended:
            yield (
                f"“{self.member}”: {self.mender.mended:,} texts were UTF-8 written as Latin-1, the known fault of "
                "these exports, and were mended."
            )
        if self.mender.left:
            yield f"“{self.member}”: {self.mender.left:,} texts could not be mended and stand as they were."

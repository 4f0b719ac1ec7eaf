"""From the source to records: which members hold conversations, and which repeat them."""

import posixpath
import re
from collections.abc import Iterator

from peelian.chats.formats.loss import unclaimed
from peelian.chats.formats.records import (
    Clock,
    Findings,
    Guess,
    Kind,
    Message,
    Reading,
    Record,
    Remainder,
    Settings,
)
from peelian.chats.formats.signal import data, text
from peelian.chats.formats.sniffing import beginning, members_ending, nothing_found, refuse_wide
from peelian.chats.formats.sources import Source
from peelian.chats.formats.storing import storable
from peelian.chats.formats.tiling import with_headers

_JSON = re.compile(rb'\s*\{[^\n]*"(sender|conversation_id|conversationId|sent_at)"\s*:')
_BODY = re.compile(rb'"(body|date|sent_at)"\s*:')
_NOT_SIGNAL = re.compile(rb'"(sender_name|text_entities|timestamp_ms)"')
_TEXT = re.compile(rb"(\xef\xbb\xbf)?\s*\[\d{4}-\d\d-\d\d,? \d\d:\d\d(:\d\d)?\] [^\n]*: ?")


def _kind_of(first: bytes) -> str:
    """`json`, `text` or nothing."""
    if _JSON.match(first) and _BODY.search(first) and not _NOT_SIGNAL.search(first):
        return "json"
    return "text" if _TEXT.match(first) else ""


def _found(source: Source) -> dict[str, str]:
    endings = (".json", ".jsonl", ".md", ".txt")
    kinds = {member: _kind_of(beginning(source, member)) for member in members_ending(source, *endings)}
    return {member: kind for member, kind in kinds.items() if kind}


def sniff(source: Source) -> Guess | None:
    """Whether this looks like a Signal conversation."""
    found = _found(source)
    if not found:
        return None
    member, kind = next(iter(found.items()))
    words = (
        "objects a line with Signal's fields" if kind == "json" else "lines that begin as signal-export's do"
    )
    return Guess(Kind.SIGNAL, 0.85 if kind == "json" else 0.7, f"“{member}” holds {words}.")


def read(source: Source, settings: Settings) -> Reading:
    """Every record of the source. Of a conversation that is there as JSON and as text, the JSON is read.

    Raises:
        Unreadable: nothing in it looks like a Signal conversation.
    """
    found = _found(source)
    if not found:
        raise nothing_found(source, "a Signal conversation in JSON lines or text", ".json", ".md", ".txt")
    for member in found:
        refuse_wide(source, member, settings.encoding or "utf-8")
    findings = Findings(
        clock=_clock(source, found), encoding=settings.encoding or "utf-8", zone=settings.zone
    )
    return Reading(Kind.SIGNAL, findings, _records(source, found, settings, findings))


def _clock(source: Source, found: dict[str, str]) -> Clock:
    """Rows of the database have moments; what signal-export writes has the exporting computer's local time."""
    local = any(
        kind == "text" or b'"sent_at"' not in beginning(source, member) for member, kind in found.items()
    )
    return Clock.LOCAL if local else Clock.UTC


def _records(
    source: Source, found: dict[str, str], settings: Settings, findings: Findings
) -> Iterator[Record]:
    with_json = {posixpath.dirname(member) for member, kind in found.items() if kind == "json"}
    members = set(source.members())
    carried: set[str] = set()
    broken = 0
    for member, kind in found.items():
        if kind == "text" and posixpath.dirname(member) in with_json:
            yield Remainder(
                member, 0, source.size(member), "It repeats as text what the JSON beside it says."
            )
            continue
        reader = data.records_of if kind == "json" else text.records_of
        name = conversation_of(source, member)
        with source.open(member) as stream:
            records = reader(stream, member, name, settings, members=members, clock=findings.clock)
            for record in with_headers(member, records, size=source.size(member)):
                if isinstance(record, Message):
                    carried.update(each.member for each in record.attachments if each.member)
                    broken += storable(record.text) is not record.text
                yield record
    yield from unclaimed(source, read=found, carried=carried)
    findings.notes.extend(_sentences(found, broken))


def _sentences(found: dict[str, str], broken: int) -> Iterator[str]:
    yield (
        "Messages that had disappeared by their timer, or were deleted before the export, are not in it: that "
        "something is absent proves nothing."
    )
    if "text" in found.values():
        yield "In text, a line that somebody typed in the form of a new message cannot be told from a new message."
    if broken:
        yield f"{broken:,} texts hold bytes or signs that no text can hold; they show as � or ␀."


def conversation_of(source: Source, member: str) -> str:
    """How a conversation is called: signal-export makes a folder for each."""
    folder = posixpath.basename(posixpath.dirname(member))
    return folder or posixpath.splitext(posixpath.basename(member))[0] or source.name

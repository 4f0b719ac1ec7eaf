"""A reading in figures: what `peelian chats read` prints and an import keeps as its report."""

from collections import Counter
from typing import Any

from peelian.chats.formats import registry
from peelian.chats.formats.loss import Accounting, Tally
from peelian.chats.formats.records import Event, Kind, Message, Settings
from peelian.chats.formats.sources import Source
from peelian.chats.formats.storing import storable, storable_in

_BYTES = (
    "size",
    "messages",
    "events",
    "accounts",
    "headers",
    "attachments",
    "remainders",
    "gaps",
    "overlaps",
)


def summary_of(source: Source, settings: Settings, kind: Kind | None = None) -> dict[str, Any]:
    """Read a source to its end and say what was in it; everything is ready for JSON.

    Raises:
        NeedsAnswer: the source leaves a question open.
        Unreadable: it cannot be read.
    """
    why = next(
        (guess.why for guess in registry.sniff(source) if kind in (None, guess.kind)), "as a person said"
    )
    reading = registry.read(source, settings, kind)
    tally, senders, events, conversations = Tally(), set[str | None](), Counter[str](), Counter[str]()
    for record in tally.watch(reading.records):
        if type(record) is Message:
            senders.add(record.sender)
            conversations[storable(record.conversation)] += 1
        elif type(record) is Event:
            events[record.what.value] += 1
    accounting, findings = tally.close(source), reading.findings
    return {
        "file": source.name,
        "kind": reading.kind.value,
        "why": why,
        "tool": findings.tool,
        "messages": accounting.total("messages_count"),
        "system_events": accounting.total("events_count"),
        "events_by_kind": dict(sorted(events.items())),
        "participants": len(senders - {None}),
        "conversations": dict(conversations.most_common(1000)),
        "clock": findings.clock.value,
        "zone": findings.zone,
        "encoding": findings.encoding,
        "date_order": findings.date_order.value if findings.date_order else None,
        "order_grounds": findings.order_grounds,
        "notes": [storable(note) for note in findings.notes],
        "whole": accounting.whole,
        "bytes": bytes_of(accounting),
        "remainder": accounting.total("remainders"),
        "remainders": [storable_in(place)._asdict() for place in accounting.remainders],
        "gaps": [place._asdict() for place in accounting.gaps],
        "overlaps": [place._asdict() for place in accounting.overlaps],
    }


def bytes_of(accounting: Accounting) -> dict[str, int]:
    """The sums of bytes over all members."""
    sums = {name: accounting.total(name) for name in _BYTES}
    return {**sums, "spoken_for": accounting.total("spoken_for")}

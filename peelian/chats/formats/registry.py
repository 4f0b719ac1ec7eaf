"""The kinds there are, and which of them a source seems to be."""

from dataclasses import replace
from typing import Protocol

from peelian.chats.formats import csv, imessage, meta, signal, sms_xml, telegram, ufdr, whatsapp
from peelian.chats.formats.jumps import watched
from peelian.chats.formats.records import Guess, Kind, Reading, Settings, Unreadable
from peelian.chats.formats.sources import Source


class Reader(Protocol):
    """What the package of a kind offers."""

    KIND: Kind

    def sniff(self, source: Source) -> Guess | None:
        """Whether a source looks like this kind."""

    def read(self, source: Source, settings: Settings) -> Reading:
        """Its records."""


READERS: tuple[Reader, ...] = (whatsapp, telegram, signal, meta, sms_xml, imessage, ufdr, csv)
KINDS: dict[Kind, Reader] = {reader.KIND: reader for reader in READERS}
UNSURE = 0.5
"""A guess below this gives way to what a person said."""


def sniff(source: Source) -> list[Guess]:
    """What a source may be, the likeliest first; an empty list when no reader knows it.

    Raises:
        Unreadable: the archive around it is damaged.
    """
    guesses = (reader.sniff(source) for reader in KINDS.values())
    return sorted((guess for guess in guesses if guess is not None), key=lambda guess: -guess.sure)


def read(source: Source, settings: Settings, kind: Kind | None = None) -> Reading:
    """The records of a source, as the kind that is given or the one it seems to be.

    Raises:
        NeedsAnswer: the source leaves a question open.
        Unreadable: no reader knows it, or the one that was named cannot read it.
    """
    guesses = sniff(source)
    if kind is None and settings.mapping is not None and (not guesses or guesses[0].sure < UNSURE):
        kind = Kind.CSV  # a person has said which columns it has
    if kind is None:
        if not guesses:
            raise Unreadable(f"{source.name} is no export that can be read here: {_looks_like(source)}.")
        kind = guesses[0].kind
    reading = KINDS[kind].read(source, settings)
    if kind is not Kind.WHATSAPP:  # whose reader watches the clock itself, and names lines
        reading = replace(reading, records=watched(reading.records, reading.findings, source.name))
    if guesses and guesses[0].kind is not kind and guesses[0].sure > UNSURE:
        reading.findings.notes.append(
            f"{source.name} was read as {kind.value}, though {guesses[0].why}, which is {guesses[0].kind.value}."
        )
    return reading


_SIGNS = {
    b"\xff\xd8\xff": "it is a JPEG picture",
    b"\x89PNG": "it is a PNG picture",
    b"%PDF": "it is a PDF document",
    b"SQLite format 3": "it is an SQLite database",
    b"PK\x03\x04": "it is a zip archive",
    b"\x00\x00\x00": "it is a video or another binary file",
}


def _looks_like(source: Source) -> str:
    """What the bytes say that it is instead."""
    members = source.members()
    if len(members) != 1:
        return f"none of its {len(members)} members begins as an export does"
    with source.open(members[0]) as opened:
        head = opened.read(512)
    for sign, said in _SIGNS.items():
        if head.startswith(sign):
            return said
    if not head:
        return "it is empty"
    return (
        "its first lines do not begin as those of an export do" if b"\x00" not in head else "it is not text"
    )

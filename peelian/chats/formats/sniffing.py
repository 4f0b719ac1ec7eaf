"""The beginnings of members, for telling what a source is by what stands in it."""

import codecs
from collections.abc import Callable, Iterator

from peelian.chats.formats.records import Unreadable
from peelian.chats.formats.sources import Source

ENOUGH = 1 << 16
MOST_MEMBERS = 2_000
"""Members looked into; an export of chats has its texts among far fewer than a phone's files."""


def beginning(source: Source, member: str, *, length: int = ENOUGH) -> bytes:
    """The first bytes of a member; empty when it cannot be unpacked.

    A damaged member says nothing about the kind of a source: it is refused with its reason when it is read.
    """
    try:
        with source.open(member) as stream:
            return stream.read(length)
    except Unreadable:
        return b""


def members_ending(source: Source, *endings: str) -> Iterator[str]:
    """The members of an archive whose names end so; a plain file always, since its name may be anything."""
    members = source.members()
    if members == (source.name,):
        yield source.name
        return
    named = (member for member in members if member.lower().endswith(endings))
    for _, member in zip(range(MOST_MEMBERS), named, strict=False):
        yield member


def members_that(source: Source, test: Callable[[bytes], bool], *endings: str) -> tuple[str, ...]:
    """Those of them whose beginning passes the test."""
    return tuple(member for member in members_ending(source, *endings) if test(beginning(source, member)))


def nothing_found(source: Source, what: str, *endings: str) -> Unreadable:
    """The refusal of a source in which no member is of the kind, naming the encoding where that is what hides it."""
    for _, member in zip(range(100), members_ending(source, *endings), strict=False):
        try:
            refuse_wide(source, member, "utf-8")
        except Unreadable as wide:
            return wide
    return Unreadable(f"{source.name}: no part of it is {what}.")


def refuse_wide(source: Source, member: str, encoding: str) -> None:
    """Refuses a file in UTF-16, which these exports are never written in.

    Raises:
        Unreadable: the file begins as UTF-16 does.
        Unreadable: the declared encoding does not exist.
    """
    first = beginning(source, member, length=4)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (
        len(first) > 1 and not all(first[:2])
    ):
        raise Unreadable(
            f"{source.name}: “{member}” is written in UTF-16 from its first byte on, which this export never is: it "
            "was saved again by another program. Give the file as it was exported."
        )
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise Unreadable(f"{source.name}: there is no encoding called “{encoding}”.") from error

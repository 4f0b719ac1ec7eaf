"""The directory of a zip archive, read without unpacking and without trust.

The standard library's reader repairs and guesses (names cut at a NUL, data before the archive, any number of members).
Here each of these is a refusal, so that what is read is what the archive says once and plainly.

Layout: PKWARE, ".ZIP File Format Specification" 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory),
4.3.14 to 4.3.16 (end records), 4.5.3 (zip64 sizes).
"""

import re
import struct
import unicodedata
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from peelian.chats.formats.records import Unreadable

STORED, DEFLATED = 0, 8
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_END64, _END64_PLACE = b"PK\x06\x06", b"PK\x06\x07"
_ENCRYPTED, _UTF8 = 0x1, 0x800
_UNIX, _LINK, _KIND_OF_FILE = 3, 0o120000, 0o170000
_LONGEST_COMMENT = 65_535
_FULL_32, _FULL_16 = 0xFFFFFFFF, 0xFFFF
_DRIVE = re.compile(r"[A-Za-z]:")
_STEP = 1 << 20


@dataclass(frozen=True)
class Limits:
    """How much an archive may hold. A phone's whole report is far below; what is above was made to do harm."""

    members: int = 500_000
    directory: int = 256 << 20
    """Bytes of the directory itself."""
    total: int = 1 << 40
    """Bytes of all members together, unpacked."""
    ratio: int = 250
    """Unpacked to packed, for a member over `small` bytes; text packs to a tenth, repetitive XML to a fiftieth."""
    small: int = 16 << 20


LIMITS = Limits()


class Entry(NamedTuple):
    """A member as the directory describes it."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    """Of its local header."""


class _End(NamedTuple):
    members: int
    size: int
    offset: int
    at: int
    """Where the end record (zip64's, if there is one) begins: the directory must reach up to it."""


def read_directory(archive: BinaryIO, name: str, *, limits: Limits) -> tuple[Entry, ...]:
    """The members of an archive in its own order, folders left out.

    Raises:
        Unreadable: it is cut short, damaged, locked, too large, or names members in a way that could deceive.
    """
    end = _find_end(archive, name)
    if end.members > limits.members or end.size > limits.directory:
        raise Unreadable(
            f"{name}: the archive lists {end.members:,} members; at most {limits.members:,} are read. "
            "Split the export and give its parts."
        )
    if end.offset + end.size != end.at:
        raise Unreadable(
            f"{name}: {end.at - end.offset - end.size:,} bytes stand where the archive should begin or inside its "
            "directory: two files may have been glued together, or part of it is lost."
        )
    archive.seek(end.offset)
    entries = _entries(archive.read(end.size), name, limits)
    if len(entries) != end.members:
        raise Unreadable(
            f"{name}: the directory promises {end.members:,} members and lists {len(entries):,}."
        )
    kept = tuple(entry for entry in entries if not entry.name.endswith("/"))
    _check_names(entries, name)
    _check_sizes(entries, name, end, limits)
    return kept


def _length(archive: BinaryIO) -> int:
    return archive.seek(0, 2)


def _find_end(archive: BinaryIO, name: str) -> _End:
    length = _length(archive)
    begin = max(0, length - 22 - _LONGEST_COMMENT)
    archive.seek(begin)
    tail = archive.read(length - begin)
    place = tail.rfind(_END)
    if place < 0 or place + 22 > len(tail):
        raise Unreadable(_cut_short(archive, name, length))
    disk, first_disk, _, count, size, offset, comment = struct.unpack("<4H2LH", tail[place + 4 : place + 22])
    if disk or first_disk:
        raise Unreadable(f"{name}: the archive is one of several volumes; join them and give the whole.")
    after = tail[place + 22 + comment :]
    if place + 22 + comment > len(tail) or after.strip(b"\0"):
        raise Unreadable(
            f"{name}: the archive ends at byte {begin + place + 22 + comment:,} and the file at byte {length:,}: "
            "another file may have been glued to it, or its end is lost."
        )
    if count == _FULL_16 or size == _FULL_32 or offset == _FULL_32:
        return _find_end64(archive, name, begin + place)
    return _End(count, size, offset, begin + place)


def _find_end64(archive: BinaryIO, name: str, end: int) -> _End:
    archive.seek(max(0, end - 20))
    locator = archive.read(20)
    if len(locator) == 20 and locator[:4] == _END64_PLACE:
        at = struct.unpack("<Q", locator[8:16])[0]
        if at < end:
            archive.seek(at)
            record = archive.read(56)
            if len(record) == 56 and record[:4] == _END64:
                count, size, offset = struct.unpack("<3Q", record[32:56])
                return _End(count, size, offset, at)
    raise Unreadable(f"{name}: the large-archive record before byte {end:,} is missing or damaged.")


def _cut_short(archive: BinaryIO, name: str, length: int) -> str:
    """Says how much of an archive without a directory can be seen."""
    seen, first, place, before = 0, "", 0, b""
    archive.seek(0)
    while part := archive.read(_STEP):
        window = before + part
        for found in re.finditer(re.escape(_LOCAL), window):
            header = window[found.start() : found.start() + 30]
            if not first and len(header) == 30:
                first = _name(window[found.start() + 30 :][: struct.unpack("<H", header[26:28])[0]], 0)
            seen += 1
        place, before = place + len(part), window[-3:]
    where = f"{name}: the archive's directory is missing; the file ends at byte {length:,} and is cut short."
    if not seen:
        return f"{where} No member can be seen in it."
    return (
        f"{where} The beginnings of {seen:,} members can be seen, the first of them “{first}”, but which of them are "
        "whole is not known: nothing was read. Make the export again, or copy the file again."
    )


def _name(raw: bytes, flags: int) -> str:
    """A member's name. Phones write UTF-8 and often do not say so; code page 437 is what the format means otherwise."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace") if flags & _UTF8 else raw.decode("cp437")


def _entries(raw: bytes, name: str, limits: Limits) -> list[Entry]:
    entries: list[Entry] = []
    place = 0
    while place < len(raw):
        fixed = raw[place : place + 46]
        if len(fixed) < 46 or fixed[:4] != _CENTRAL or len(entries) >= limits.members:
            raise Unreadable(
                f"{name}: the archive's directory is damaged at its member {len(entries) + 1:,}."
            )
        made, flags, method, crc, packed, size = struct.unpack("<x B 2x 2H 4x 3L", fixed[4:28])
        named, extra, comment, outer, offset = struct.unpack("<3H 4x 2L", fixed[28:46])
        ends = place + 46 + named + extra + comment
        if ends > len(raw):
            raise Unreadable(
                f"{name}: the archive's directory is damaged at its member {len(entries) + 1:,}."
            )
        member = _name(raw[place + 46 : place + 46 + named], flags)
        more = raw[place + 46 + named : place + 46 + named + extra]
        size, packed, offset = _large(more, (size, packed, offset), member, name)
        if flags & _ENCRYPTED or method == 99:
            raise Unreadable(f"{name}: “{member}” is locked with a password. Give the unlocked export.")
        if made == _UNIX and (outer >> 16) & _KIND_OF_FILE == _LINK:
            raise Unreadable(f"{name}: “{member}” is a link to another file, which no export holds.")
        entries.append(Entry(member, method, crc, packed, size, offset))
        place = ends
    return entries


def _large(extra: bytes, found: tuple[int, int, int], member: str, name: str) -> tuple[int, int, int]:
    """Sizes and place, from the zip64 field where the short fields are full."""
    if _FULL_32 not in found:
        return found
    place = 0
    while place + 4 <= len(extra):
        code, length = struct.unpack("<2H", extra[place : place + 4])
        if code == 1:
            numbers = [
                struct.unpack("<Q", extra[at : at + 8])[0]
                for at in range(place + 4, min(place + 4 + length, len(extra)) - 7, 8)
            ]
            if len(numbers) >= found.count(_FULL_32):
                size, packed, offset = (numbers.pop(0) if value == _FULL_32 else value for value in found)
                return size, packed, offset
        place += 4 + length
    raise Unreadable(f"{name}: the size of “{member}” is not in the archive's directory.")


def _check_names(entries: list[Entry], name: str) -> None:
    """Refuses names that lead out of the archive or that two programs could read as different members."""
    seen: dict[str, str] = {}
    for entry in entries:
        member = entry.name
        wrong = _wrong(member)
        if wrong:
            raise Unreadable(
                f"{name}: a member is named “{ascii(member)[1:-1]}”, which {wrong}. Nothing was read."
            )
        folded = unicodedata.normalize("NFC", member).casefold().rstrip("/")
        if folded in seen:
            other = "twice" if seen[folded] == member else f"beside “{seen[folded]}”"
            raise Unreadable(
                f"{name}: the member “{member}” stands in it {other}; which one counts is not known."
            )
        seen[folded] = member


def _wrong(member: str) -> str:
    """What a member's name does that no export's does; empty when nothing."""
    if not member or "\0" in member or any(ord(sign) < 32 for sign in member):
        return "is empty or holds control characters"
    if "\\" in member:
        return "holds a backslash"
    if member.startswith("/") or _DRIVE.match(member):
        return "begins at the root of a disk"
    if ".." in member.split("/"):
        return "leads out of the archive"
    return ""


def _check_sizes(entries: list[Entry], name: str, end: _End, limits: Limits) -> None:
    """Refuses bombs: too much in all, too much from too little, or the same packed bytes used twice."""
    total = sum(entry.size for entry in entries)
    if total > limits.total:
        raise Unreadable(
            f"{name}: its members unpack to {total:,} bytes together; at most {limits.total:,} are read."
        )
    before = Entry("", 0, 0, 0, 0, -30)
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if entry.size > limits.small and entry.size > entry.packed * limits.ratio:
            raise Unreadable(
                f"{name}: “{entry.name}” unpacks from {entry.packed:,} to {entry.size:,} bytes, more than "
                f"{limits.ratio} times; no export does."
            )
        if entry.offset < before.offset + 30 + before.packed:
            raise Unreadable(
                f"{name}: “{entry.name}” and “{before.name}” share the same bytes of the archive."
            )
        if entry.offset + 30 + entry.packed > end.offset:
            raise Unreadable(
                f"{name}: “{entry.name}” should end at byte {entry.offset + 30 + entry.packed:,}, beyond the "
                "members of the archive."
            )
        before = entry


def data_offset(archive: BinaryIO, entry: Entry, name: str) -> int:
    """Where the packed bytes of a member begin.

    Raises:
        Unreadable: its own header is damaged or contradicts the directory.
    """
    archive.seek(entry.offset)
    header = archive.read(30)
    if len(header) < 30 or header[:4] != _LOCAL:
        raise Unreadable(f"{name}: the header of “{entry.name}” at byte {entry.offset:,} is damaged.")
    flags, method = struct.unpack("<2H", header[6:10])
    named, extra = struct.unpack("<2H", header[26:30])
    if method != entry.method or _name(archive.read(named), flags) != entry.name:
        raise Unreadable(
            f"{name}: the header at byte {entry.offset:,} and the archive's directory do not agree about "
            f"“{entry.name}”."
        )
    return entry.offset + 30 + int(named) + int(extra)

"""What a reader is given: one file or the members of an archive, never trusted by name or by size.

Nothing is ever written to disk: the bytes of an exhibit are unpacked in memory, a window at a time. An archive inside
an archive stays a member like any other and is not opened.
"""

import io
import zlib
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from peelian.chats.formats.records import Unreadable
from peelian.chats.formats.zip_directory import (
    DEFLATED,
    LIMITS,
    STORED,
    Entry,
    Limits,
    data_offset,
    read_directory,
)

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

WINDOW = 1 << 18
"""Bytes read ahead from a member: large enough for speed, small beside any limit on memory."""

_ZIP_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHER_ARCHIVES = {
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x1f\x8b\x08": "packed with gzip",
    b"\xfd7zXZ\x00": "packed with xz",
    b"BZh": "packed with bzip2",
}


class Source(Protocol):
    """A thing to read. A plain file is its own only member, under its name."""

    name: str

    def members(self) -> tuple[str, ...]:
        """The names of its members, in the order of the archive."""

    def size(self, member: str) -> int:
        """The number of bytes of a member, unpacked."""

    def open(self, member: str) -> BinaryIO:
        """The bytes of a member, to be read forward; closing it is the caller's.

        Raises:
            Unreadable: it is damaged, is larger than it says, or unpacks beyond the limit.
        """


def open_source(seekable: BinaryIO, name: str) -> Source:
    """The source that a file is, told by its content and never by its name.

    `seekable` is open for reading in binary and stays open as long as the source is used.

    Raises:
        Unreadable: it is an archive that cannot be read, or of a kind that is not read.
    """
    seekable.seek(0)
    beginning = seekable.read(8)
    if beginning.startswith(_ZIP_BEGINNINGS):
        return ZipSource(seekable, name)
    for magic, words in _OTHER_ARCHIVES.items():
        if beginning.startswith(magic):
            raise Unreadable(
                f"{name}: it is {words}, which is not read. Unpack it, and give the export or a zip."
            )
    return FileSource(seekable, name)


class FileSource:
    """A plain file, its own only member: an open one, or one by its path."""

    def __init__(self, file: BinaryIO | str | PathLike[str], name: str) -> None:
        self.name = name
        self._given = Path(file) if isinstance(file, str | PathLike) else file
        if isinstance(self._given, Path):
            self._size = self._given.stat().st_size
        else:
            self._size = self._given.seek(0, io.SEEK_END)

    def members(self) -> tuple[str, ...]:
        """Its own name."""
        return (self.name,)

    def size(self, member: str) -> int:
        """The number of bytes of the file."""
        self._check(member)
        return self._size

    def open(self, member: str) -> BinaryIO:
        """The file from its beginning; each opening reads on by itself."""
        self._check(member)
        if isinstance(self._given, Path):
            return self._given.open("rb")
        return io.BufferedReader(_Stretch(self._given, 0, self._size), WINDOW)

    def _check(self, member: str) -> None:
        if member != self.name:
            raise Unreadable(f"{self.name}: there is no “{member}” in it.")


class ZipSource:
    """The members of a zip archive, unpacked in memory while they are read.

    Raises:
        Unreadable: see `zip_directory.read_directory`.
    """

    def __init__(self, seekable: BinaryIO, name: str, *, limits: Limits = LIMITS) -> None:
        self.name = name
        self._file = seekable
        self._entries = {entry.name: entry for entry in read_directory(seekable, name, limits=limits)}
        self._members = tuple(self._entries)

    def members(self) -> tuple[str, ...]:
        """The names of its members, in the order of its directory."""
        return self._members

    def size(self, member: str) -> int:
        """The number of bytes that the directory says; reading refuses any other number."""
        return self._entry(member).size

    def open(self, member: str) -> BinaryIO:
        """A member, unpacked while it is read; its size and its checksum are held to what the archive says."""
        entry = self._entry(member)
        if entry.method not in (STORED, DEFLATED):
            raise Unreadable(
                f"{self.name}: “{member}” is packed in a way (method {entry.method}) that is not read."
            )
        begin = data_offset(self._file, entry, self.name)
        packed = _Stretch(self._file, begin, begin + entry.packed)
        return io.BufferedReader(_Unpacking(packed, entry, self.name), WINDOW)

    def _entry(self, member: str) -> Entry:
        entry = self._entries.get(member)
        if entry is None:
            raise Unreadable(f"{self.name}: there is no “{member}” in it.")
        return entry


class _Stretch(io.RawIOBase):
    """A stretch of a file that others read as well: it seeks before every read and never closes the file."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        self._file, self._start, self._end, self._place = file, start, end, start

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: self._start, io.SEEK_CUR: self._place, io.SEEK_END: self._end}[whence]
        self._place = max(self._start, base + offset)
        return self._place - self._start

    def tell(self) -> int:
        return self._place - self._start

    def readinto(self, into: "WriteableBuffer") -> int:
        room = memoryview(into).cast("B")
        self._file.seek(self._place)
        part = self._file.read(max(0, min(len(room), self._end - self._place)))
        room[: len(part)] = part
        self._place += len(part)
        return len(part)


class _Unpacking(io.RawIOBase):
    """The bytes of a member of an archive, forward only. Its size and checksum are checked as it goes."""

    def __init__(self, packed: _Stretch, entry: Entry, name: str) -> None:
        self._packed, self._entry, self._name = packed, entry, name
        self._inflater = zlib.decompressobj(-15) if entry.method == DEFLATED else None
        self._waiting = b""
        self._given = 0
        self._crc = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: "WriteableBuffer") -> int:
        room = memoryview(into).cast("B")
        part = self._next(len(room)) if len(room) else b""
        self._crc = zlib.crc32(part, self._crc)
        self._given += len(part)
        if self._given > self._entry.size:
            raise self._damaged(f"is larger than the {self._entry.size:,} bytes that the archive says")
        if not part and len(room):
            self._check_end()
        room[: len(part)] = part
        return len(part)

    def _next(self, most: int) -> bytes:
        """Up to so many unpacked bytes; none at the end only."""
        if self._inflater is None:
            return self._packed.read(most) or b""
        while not self._inflater.eof:
            fresh = not self._waiting
            self._waiting = self._waiting or self._packed.read(WINDOW) or b""
            try:
                part = self._inflater.decompress(self._waiting, most)
            except zlib.error as error:
                raise self._damaged(f"is damaged after its byte {self._given:,}") from error
            exhausted = fresh and not self._waiting
            self._waiting = self._inflater.unconsumed_tail
            if part or exhausted:
                return part
        return b""

    def _check_end(self) -> None:
        if self._given < self._entry.size:
            raise self._damaged(
                f"ends after {self._given:,} of the {self._entry.size:,} bytes that the archive says"
            )
        if self._crc != self._entry.crc:
            raise self._damaged("does not have the checksum that the archive says: its bytes were changed")

    def _damaged(self, words: str) -> Unreadable:
        return Unreadable(f"{self._name}: “{self._entry.name}” {words}.")

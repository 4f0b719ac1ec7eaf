"""Reading a file of the vault from any place, every chunk checked before a byte of it is given out."""

import io
import os
from collections import OrderedDict
from collections.abc import Iterator
from typing import BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from peelian.evidence.vault.keys import key_named
from peelian.evidence.vault.layout import HEADER_SIZE, TAG, Header, extent, nonce, unpack
from peelian.evidence.vault.places import place_of
from peelian.evidence.vault.troubles import NotIntact

_KEPT_CHUNKS = 4
"""Decrypted chunks kept at hand: an archive is read at its end and at its members in turn."""
_BUFFER = 1 << 16


class VaultReader(io.RawIOBase):
    """The plain bytes of a file of the vault. Raises NotIntact as soon as something is not as it was sealed."""

    def __init__(self, name: str, *, size: int | None = None) -> None:
        super().__init__()
        self._name, self._at = name, 0
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        try:
            self._file = open(place_of(name), "rb", buffering=0)  # noqa: SIM115  (closed by close)
        except OSError as problem:
            raise NotIntact(name, f"cannot be found or read ({problem.strerror})") from problem
        try:
            self._open(size)
        except BaseException:
            self._file.close()
            raise

    def _open(self, size: int | None) -> None:
        stored = os.fstat(self._file.fileno()).st_size
        try:
            header = unpack(self._file.read(HEADER_SIZE))
            self._extent = extent(stored, header.chunk)
        except ValueError as problem:
            raise NotIntact(self._name, str(problem)) from problem
        self._chunk, self._prefix = header.chunk, header.prefix
        self._cipher = AESGCM(self._unwrapped(header))
        # The last chunk says that it is the last: a file cut between two chunks is known before anything is read.
        self._content(self._extent.chunks - 1)
        if size is not None and size != self._extent.size:
            raise NotIntact(self._name, f"holds {self._extent.size} bytes where {size} were taken in")

    def _unwrapped(self, header: Header) -> bytes:
        key = key_named(header.key_ident)
        try:
            return AESGCM(key.secret).decrypt(header.wrap_nonce, header.wrapped_key, header.bound(self._name))
        except InvalidTag as problem:
            raise NotIntact(self._name, "has a header that was changed, or is another file's") from problem

    @property
    def size(self) -> int:
        """How many plain bytes there are."""
        return self._extent.size

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("A place before the beginning of the file.")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # any writable buffer
        number, within = divmod(self._at, self._chunk)
        if self._at >= self.size or not view:
            return 0
        content = self._content(number)[within : within + len(view)]
        view[: len(content)] = content
        self._at += len(content)
        return len(content)

    def readall(self) -> bytes:
        return b"".join(self.chunks())

    def chunks(self) -> Iterator[bytes]:
        """What is left from here to the end, a chunk at a time."""
        while self._at < self.size:
            number, within = divmod(self._at, self._chunk)
            content = self._content(number)
            self._at += len(content) - within
            yield content[within:] if within else content

    def close(self) -> None:
        if not self.closed:
            self._file.close()
            self._kept.clear()
        super().close()

    def _content(self, number: int) -> bytes:
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        place = HEADER_SIZE + number * (self._chunk + TAG)
        sealed = os.pread(self._file.fileno(), self._chunk + TAG, place)
        last = number == self._extent.chunks - 1
        try:
            content = self._cipher.decrypt(nonce(self._prefix, number, last=last), sealed, None)
        except InvalidTag as problem:
            where = "its end" if last else f"byte {number * self._chunk}"
            raise NotIntact(self._name, f"was changed, moved or cut short at {where}") from problem
        self._kept[number] = content
        if len(self._kept) > _KEPT_CHUNKS:
            self._kept.popitem(last=False)
        return content


def open_sealed(name: str, *, size: int | None = None) -> BinaryIO:
    """The plain bytes of a file of the vault, seekable. With `size`, that many are expected. Raises NotIntact."""
    return cast(BinaryIO, io.BufferedReader(VaultReader(name, size=size), _BUFFER))


def chunks_of(name: str, *, size: int | None = None) -> Iterator[bytes]:
    """The same from beginning to end, a chunk at a time: nothing is decrypted before it is asked for."""
    with VaultReader(name, size=size) as reader:
        yield from reader.chunks()

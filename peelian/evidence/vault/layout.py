"""The form of a file of the vault: its header, its nonces, and which chunk holds which byte."""

import struct
from dataclasses import dataclass

CHUNK = 1 << 20
"""Plain bytes in a chunk: 1 MiB."""
TAG = 16
MAGIC = b"PEELIAN-VAULT\x00\x00\x01"
AES_256_GCM = 1
_HEADER = struct.Struct(">16sBI8s7s12s48s")
HEADER_SIZE = _HEADER.size
_MOST_CHUNKS = 1 << 32


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the chunks."""

    chunk: int
    key_ident: bytes
    prefix: bytes
    wrap_nonce: bytes
    wrapped_key: bytes
    algorithm: int = AES_256_GCM
    magic: bytes = MAGIC

    def pack(self) -> bytes:
        """The 96 bytes of it."""
        return _HEADER.pack(
            self.magic,
            self.algorithm,
            self.chunk,
            self.key_ident,
            self.prefix,
            self.wrap_nonce,
            self.wrapped_key,
        )

    def bound(self, name: str) -> bytes:
        """What the wrapping of the data key vouches for: the rest of the header, and the file's own name."""
        return self.pack()[: 16 + 1 + 4 + 8 + 7] + name.encode("ascii")


def unpack(content: bytes) -> Header:
    """The header in these bytes. Raises ValueError when they are not one that this version reads."""
    if len(content) != HEADER_SIZE:
        raise ValueError("is cut short within its header")
    magic, algorithm, chunk, key_ident, prefix, wrap_nonce, wrapped = _HEADER.unpack(content)
    if magic != MAGIC or algorithm != AES_256_GCM or not chunk:
        raise ValueError("does not begin as a file of the vault")
    return Header(chunk, key_ident, prefix, wrap_nonce, wrapped)


def nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    """The nonce of a chunk: 7 bytes of the file, 4 of the chunk's number, 1 that says whether it is the last."""
    if not 0 <= number < _MOST_CHUNKS:
        raise ValueError("A file of the vault has no more than 2^32 chunks.")
    return prefix + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")


@dataclass(frozen=True, slots=True)
class Extent:
    """How many chunks a file has and how many plain bytes."""

    chunks: int
    size: int


def extent(stored: int, chunk: int) -> Extent:
    """The extent of a file of so many stored bytes. Raises ValueError when no file can have that many."""
    body = stored - HEADER_SIZE
    chunks = -(-body // (chunk + TAG))
    size = body - chunks * TAG
    if body < TAG or size < (chunks - 1) * chunk:
        raise ValueError("is cut short")
    return Extent(chunks, size)

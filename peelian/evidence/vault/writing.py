"""Sealing bytes into the vault while they stream in, with their hashes."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from peelian.evidence.vault.keys import Key, current_key
from peelian.evidence.vault.layout import CHUNK, Header, nonce
from peelian.evidence.vault.places import make_folder_of, new_name, place_of, synchronise
from peelian.evidence.vault.troubles import NoRoom

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
PARTIAL = ".partial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What came of sealing: where it is, which key wraps it, how many plain bytes, and what they hash to."""

    vault_name: str
    key_id: str
    size: int
    sha256: str
    sha1: str
    md5: str


class Sealer:
    """One file on its way into the vault. `write` bytes, then `finish`; `discard` leaves nothing behind."""

    def __init__(self, *, hashing: bool = True) -> None:
        self.name, key = new_name(), current_key()
        self.key_id, self.size = key.ident.hex(), 0
        self._place = place_of(self.name)
        self._partial = Path(f"{self._place}{PARTIAL}")
        self._hashes = _hashes() if hashing else []
        self._data_key, self._prefix = AESGCM.generate_key(256), secrets.token_bytes(7)
        self._cipher, self._chunks, self._held = AESGCM(self._data_key), 0, bytearray()
        with _room():
            make_folder_of(self._place)
            self._file = open(self._partial, "xb", opener=_for_this_user)  # noqa: SIM115  (closed by finish or discard)
            self._file.write(self._header(key))

    def write(self, content: bytes) -> None:
        """Take in some more bytes. Raises NoRoom."""
        self.size += len(content)
        for each in self._hashes:
            each.update(content)
        self._held += content
        # One chunk is always held back: only the end of the file tells which is the last.
        while len(self._held) > CHUNK:
            self._seal(self._held[:CHUNK], last=False)
            del self._held[:CHUNK]

    def finish(self) -> Sealed:
        """Seal what is held back as the last chunk, and give the file its name. Durable when this returns."""
        self._seal(self._held, last=True)
        with _room():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            os.chmod(self._partial, 0o400)
            os.rename(self._partial, self._place)
            synchronise(self._place.parent)
        digests = {each.name: each.hexdigest() for each in self._hashes}
        return Sealed(
            vault_name=self.name,
            key_id=self.key_id,
            size=self.size,
            sha256=digests.get("sha256", ""),
            sha1=digests.get("sha1", ""),
            md5=digests.get("md5", ""),
        )

    def discard(self) -> None:
        """Leave nothing of it on disk."""
        with suppress(OSError):  # a full disk refuses what is still to be written, and that is to go anyway
            self._file.close()
        self._partial.unlink(missing_ok=True)
        self._place.unlink(missing_ok=True)

    def _seal(self, content: bytes | bytearray, *, last: bool) -> None:
        sealed = self._cipher.encrypt(nonce(self._prefix, self._chunks, last=last), content, None)
        self._chunks += 1
        with _room():
            self._file.write(sealed)

    def _header(self, key: Key) -> bytes:
        wrap_nonce = secrets.token_bytes(12)
        bare = Header(CHUNK, key.ident, self._prefix, wrap_nonce, b"")
        wrapped = AESGCM(key.secret).encrypt(wrap_nonce, self._data_key, bare.bound(self.name))
        return Header(CHUNK, key.ident, self._prefix, wrap_nonce, wrapped).pack()


def seal(chunks: Iterable[bytes], *, hashing: bool = True) -> Sealed:
    """Seal everything that comes into a new file of the vault. Raises NoRoom; then nothing of it is kept."""
    sealer = Sealer(hashing=hashing)
    try:
        for content in chunks:
            sealer.write(content)
        return sealer.finish()
    except BaseException:
        sealer.discard()
        raise


def _hashes() -> list["hashlib._Hash"]:
    # SHA-1 and MD5 prove nothing; they are there to compare with what an extraction report states.
    return [
        hashlib.sha256(),
        hashlib.sha1(usedforsecurity=False),
        hashlib.md5(usedforsecurity=False),
    ]


def _for_this_user(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class _room:
    """Turns the system's word for a full disk into the refusal that says so."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        if isinstance(problem, OSError) and problem.errno in _FULL:
            raise NoRoom from problem

"""Keeps the bytes of documents: one file for each SHA-256, written once, and checked whenever it is read."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class NotIntact(Exception):
    """The store has lost a document, or has other bytes than were put into it. The message says what to do."""


def keep(content: bytes) -> str:
    """Write the bytes durably and return their SHA-256. Bytes that are kept already are left as they are.

    The file is complete and synchronised before this returns, so a row that names it never names a missing file; the
    other way round, a crash leaves at worst a file that no row names.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    final = _file(sha256)
    if _holds(final, sha256):
        return sha256
    _make_folder(final.parent)
    descriptor, partial = tempfile.mkstemp(dir=final.parent, prefix="incoming-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(partial, 0o400)
        # In one step, and over a damaged file of the same name: these are the bytes that the name promises.
        os.replace(partial, final)
    finally:
        Path(partial).unlink(missing_ok=True)
    _synchronise(final.parent)
    return sha256


def read(sha256: str) -> bytes:
    """The bytes with this hash. Raises NotIntact when they are gone, or are not those bytes."""
    try:
        content = _file(sha256).read_bytes()
    except OSError:
        raise NotIntact(
            f"The file of this document ({sha256[:12]}…) is missing from the store. Restore it from a backup."
        ) from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise NotIntact(
            f"The file of this document ({sha256[:12]}…) was changed after it was made, so it is not given out. "
            "Tell whoever looks after the system, and restore it from a backup."
        )
    return content


def _file(sha256: str) -> Path:
    return Path(settings.PEELIAN_LETTER_DIR) / sha256[:2] / sha256


def _holds(file: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def _make_folder(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not folder.exists():
        folder.mkdir(exist_ok=True, mode=0o700)
        _synchronise(folder.parent)


def _synchronise(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

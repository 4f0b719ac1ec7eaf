"""Keeps the original bytes of documents: one file for each SHA-256, written once and never overwritten."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came of keeping a file: its whole size and hash, and where it is; `path` is empty when it was too large."""

    size: int
    sha256: str
    path: str


def keep_original(chunks: Iterable[bytes]) -> Kept:
    """Write the bytes to disk, durably, and say where they are. Past the upload limit only size and hash are kept.

    The file is complete and synchronised before this returns, so a row that names it never names a missing file;
    the other way round, a crash leaves at worst a file that no row names.
    """
    folder = _folder()
    descriptor, partial = tempfile.mkstemp(dir=folder, prefix="incoming-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            size, sha256 = _copy(chunks, file, limit=settings.PEELIAN_UPLOAD_LIMIT)
            file.flush()
            os.fsync(file.fileno())
        if size > settings.PEELIAN_UPLOAD_LIMIT:
            return Kept(size=size, sha256=sha256, path="")
        return Kept(size=size, sha256=sha256, path=_settle(Path(partial), folder, sha256))
    finally:
        os.unlink(partial)


def read_original(path: str) -> bytes:
    """The bytes kept at a path. Raises FileNotFoundError when the store has lost them."""
    return (_folder() / path).read_bytes()


def is_intact(path: str, sha256: str) -> bool:
    """Whether the bytes kept at a path are there and still have the hash they came with."""
    try:
        with original_file(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def original_file(path: str) -> Path:
    """Where the bytes of a document are on disk, for sending them on."""
    return _folder() / path


def _folder() -> Path:
    folder = Path(settings.PEELIAN_DOCUMENT_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _copy(chunks: Iterable[bytes], file: BinaryIO, *, limit: int) -> tuple[int, str]:
    """Hash and count everything; write no more than the limit."""
    size, digest = 0, hashlib.sha256()
    for chunk in chunks:
        size += len(chunk)
        digest.update(chunk)
        if size <= limit:
            file.write(chunk)
    return size, digest.hexdigest()


def _settle(partial: Path, folder: Path, sha256: str) -> str:
    path = f"{sha256[:2]}/{sha256}"
    final = folder / path
    final.parent.mkdir(exist_ok=True, mode=0o700)
    os.chmod(partial, 0o400)
    try:
        os.link(partial, final)  # fails when the file is there: the same bytes are already kept
    except FileExistsError:
        return path
    for changed in (final.parent, folder):
        _synchronise(changed)
    return path


def _synchronise(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

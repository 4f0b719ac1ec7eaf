"""Where the files of the vault lie on disk."""

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

_NAME = re.compile(r"[0-9a-f]{32}")


def new_name() -> str:
    """A name for a new file of the vault: 128 random bits in hex, that say nothing of what is in it."""
    return secrets.token_hex(16)


def place_of(name: str) -> Path:
    """Where the file with this name lies."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a file in the vault.")
    return Path(settings.PEELIAN_EVIDENCE_DIR) / name[:2] / name


def make_folder_of(place: Path) -> None:
    """Make the folder that a file lies in, for this user only, and durably."""
    place.parent.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not place.parent.exists():
        place.parent.mkdir(exist_ok=True, mode=0o700)
        synchronise(place.parent.parent)


def synchronise(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(name: str) -> None:
    """Take a file out of the vault; its data key goes with it. Nothing happens when it is gone already."""
    place_of(name).unlink(missing_ok=True)


def all_files() -> Iterator[Path]:
    """Every file on the disk of the vault, finished or not."""
    root = Path(settings.PEELIAN_EVIDENCE_DIR)
    return (path for path in root.glob("??/*") if path.is_file())


def holds_files() -> bool:
    """Whether anything was ever sealed here and is still there."""
    return next(all_files(), None) is not None

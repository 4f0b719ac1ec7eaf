"""Clearing away what nobody will finish: uploads past their time, and files of the vault that no row names."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from peelian.access.actors import Actor
from peelian.evidence.models import Piece, StoredFile, Upload
from peelian.evidence.services.uploading import drop_upload
from peelian.evidence.vault.places import all_files

ORPHAN_AFTER = timedelta(days=1)
"""A file without a row may be one that is being taken in just now; nothing is taken in for as long as this."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many uploads ended, and how many files without a row went."""

    uploads: int
    files: int


def clear_away(*, actor: Actor, at: datetime) -> Cleared:
    """Drop every upload past its time, and remove what a killed server left in the vault without writing it down."""
    over = list(Upload.objects.filter(expires_at__lte=at).select_related("exhibit__case"))
    for upload in over:
        drop_upload(upload=upload, actor=actor, at=at, expired=True)
    return Cleared(len(over), _remove_orphans(at))


def _remove_orphans(at: datetime) -> int:
    removed, old = 0, (at - ORPHAN_AFTER).timestamp()
    for path in list(all_files()):
        if path.stat().st_mtime < old and not _is_known(path.name):
            path.unlink()
            removed += 1
    return removed


def _is_known(name: str) -> bool:
    held = StoredFile.objects.filter(vault_name=name, destroyed_at=None).exists()
    return held or Piece.objects.filter(vault_name=name).exists()

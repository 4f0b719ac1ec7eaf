"""What the command line asks before it takes a file in: whether the exhibit and the file are there already."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.evidence.policy import visible_exhibits

if TYPE_CHECKING:
    from peelian.cases.models import Case
    from peelian.evidence.models import Exhibit, StoredFile


def exhibit_named(actor: Actor, case: "Case", name: str) -> "Exhibit | None":
    """The exhibit of a case with a name, in whatever case it is written; None when there is none."""
    return visible_exhibits(actor).filter(case=case, name__iexact=name).select_related("case").first()


def file_with_hash(exhibit: "Exhibit", sha256: str) -> "StoredFile | None":
    """The file of an exhibit with these bytes, not destroyed; None when there is none."""
    return exhibit.files.filter(sha256=sha256, destroyed_at=None).select_related("exhibit__case").first()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file. Raises OSError when it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Whether the vault still holds what was taken in. For whoever runs the server: it names files by reference alone."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from peelian.evidence.models import StoredFile
from peelian.evidence.vault.reading import chunks_of
from peelian.evidence.vault.troubles import NoKey, NotIntact


@dataclass(frozen=True, slots=True)
class Checked:
    """One file, and what is wrong with it; nothing when it is whole."""

    ref: str
    fault: str = ""


def check_files() -> Iterator[Checked]:
    """Every file that is not destroyed, read from end to end and hashed, one after the other."""
    rows = StoredFile.objects.filter(destroyed_at=None).order_by("pk")
    for ref, name, size, sha256 in rows.values_list("ref", "vault_name", "size", "sha256"):
        digest = hashlib.sha256()
        try:
            for content in chunks_of(name, size=size):
                digest.update(content)
        except (NotIntact, NoKey) as trouble:
            yield Checked(ref, str(trouble))
            continue
        found = digest.hexdigest()
        yield Checked(ref, "" if found == sha256 else f"Its SHA-256 is {found}, and {sha256} is on record.")

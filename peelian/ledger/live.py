"""Checking the ledger where it lives: every entry, every checkpoint kept outside, and the triggers."""

from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from peelian.ledger import triggers
from peelian.ledger.checking import check
from peelian.ledger.exporting import export_lines
from peelian.ledger.findings import Report
from peelian.ledger.notes import PublicKey
from peelian.ledger.reading import Claim
from peelian.ledger.services.checkpointing import notes_with_files


@dataclass(frozen=True, slots=True)
class LiveReport:
    """What was found in the entries, and what is wrong with the triggers."""

    entries: Report
    triggers: list[str]

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.entries.is_whole and not self.triggers


def verify_live(*, folder: Path, key: PublicKey | None) -> LiveReport:
    """Check the database against itself and against the checkpoints in `folder`."""
    claims = [Claim(note, f"the checkpoint in {path}") for note, path in notes_with_files(folder)]
    return LiveReport(check(export_lines, claims=claims, key=key), triggers.differences(connection))

"""A file that was read to its end, before anything of it is kept."""

from dataclasses import dataclass

from peelian.chats.formats.loss import Accounting
from peelian.chats.formats.records import Findings, Kind, Settings
from peelian.chats.merging.draft import Draft
from peelian.chats.models import Import


@dataclass
class Reading:
    """Everything that a reading gave, and the import that it is for."""

    imported: Import
    kind: Kind
    draft: Draft
    findings: Findings
    accounting: Accounting
    files: dict[str, tuple[str, int]]
    """SHA-256 and size of the members that messages carry and whose bytes are there."""
    settings: Settings

    @property
    def messages(self) -> int:
        """The messages that are to be kept."""
        return sum(len(thread) for thread in self.draft.threads.values())

"""What a pack holds, with everything that is withheld already gone: what every way of writing it starts from.

Nothing here knows the words behind a redaction. A writer cannot leave behind what it was never given.
"""

from dataclasses import dataclass
from datetime import datetime

REDACTED = "█████"
"""Stands for what is withheld. Always as long, so that its length says nothing."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the words of a message stand: the exhibit, the file by its hash, and the bytes of a member of it."""

    exhibit: str
    file_name: str
    sha256: str
    member: str
    start: int
    end: int
    """Excluded."""

    def __str__(self) -> str:
        inside = f", {self.member}" if self.member and self.member != self.file_name else ""
        return f"{self.exhibit}: SHA-256 {self.sha256}{inside}, bytes {self.start} to {self.end}"


@dataclass(frozen=True, slots=True)
class File:
    """A file that a message carried: named, never shown."""

    name: str
    mime: str
    sha256: str
    """Empty when the bytes were not in any export."""
    size: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A message as the pack shows it. `number` is that of the exhibited message; None for one that is only context."""

    ref: str
    number: int | None
    conversation: str
    sender: str
    sent_at: datetime | None
    """UTC; None where no phone says."""
    time_note: str
    """How sure the time is: "the phone's own clock, taken as Europe/London"; empty when the export says it in UTC."""
    text: str
    translation: str
    marks: tuple[str, ...]
    """What is said of it in words: "edited", "forwarded", "deleted on one phone"."""
    files: tuple[File, ...]
    citations: tuple[Citation, ...]
    """One for each phone that held it."""
    allegations: tuple[str, ...]
    withheld: tuple[str, ...] = ()
    """The reasons of the redactions in it, in order."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An exhibited message with what was said before and after it."""

    line: Line
    before: tuple[Line, ...]
    after: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.before, self.line, *self.after)


@dataclass(frozen=True, slots=True)
class Allegation:
    """An allegation that messages are exhibited against, with who it is made about."""

    ref: str
    subject_ref: str
    subject: str
    summary: str
    standards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole pack."""

    ref: str
    case_ref: str
    title: str
    made_at: datetime
    made_by: str
    allegations: tuple[Allegation, ...]
    excerpts: tuple[Excerpt, ...]
    stamp: str = ""
    """How the messages were found: the reference of the stop report, or that there is none."""

    def against(self, allegation_ref: str) -> tuple[Line, ...]:
        """The exhibited messages against one allegation, in the order of their numbers."""
        return tuple(each.line for each in self.excerpts if allegation_ref in each.line.allegations)

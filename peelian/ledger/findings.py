"""What the verifier can find wrong, in words that name the entry and the line. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What happened to the ledger."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    REORDERED = "reordered"
    REWRITTEN = "rewritten"
    """The chain holds, but a checkpoint proves that it is not the chain that was signed."""
    UNSIGNED = "unsigned"
    """A checkpoint is not signed by the key that was given."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One break. `line` is where in the file it shows; `sequence` is the entry it concerns, where that is known."""

    kind: Kind
    sentence: str
    line: int = 0
    stream: str = ""
    sequence: int = 0


@dataclass(slots=True)
class Report:
    """What a verification found, and what it counted on the way."""

    findings: list[Finding] = field(default_factory=list)
    unreadable: list[tuple[int, str]] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    checkpoints: int = 0
    signatures: int = 0
    covered: dict[str, int] = field(default_factory=dict)
    """How many entries of each stream the longest checkpoint that was met vouches for."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all is wrong."""
        return not self.findings and not self.unreadable

    @property
    def first(self) -> Finding | None:
        """The first break in the order of the file."""
        return min(self.findings, key=lambda finding: finding.line) if self.findings else None

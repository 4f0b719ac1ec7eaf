"""What is said about an HR file: every problem with its place, and what the file would change."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what was expected there, and what was found."""

    file: str
    line: int
    last_line: int
    column: str
    expected: str
    found: str

    @property
    def place(self) -> str:
        """`line 14`, or `lines 14 to 16` for a row with line breaks inside its cells; empty for the whole file."""
        if not self.line:
            return ""
        return (
            f"line {self.line}" if self.last_line <= self.line else f"lines {self.line} to {self.last_line}"
        )

    @property
    def sentence(self) -> str:
        where = ", ".join(part for part in (self.file, self.place, self.column) if part)
        return f"{where}: expected {self.expected}; found {self.found}."


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who serves in Peelian and is not in the file. Reported, never removed."""

    ref: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of reading a file, and, when it was applied, of applying it."""

    file: str
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    posts_begun: int = 0
    posts_ended: int = 0
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    changes: tuple[str, ...] = field(default=())
    fingerprint: str = ""
    applied: bool = False

    @property
    def can_be_applied(self) -> bool:
        return not self.problems and bool(self.rows)

    @property
    def changes_nothing(self) -> bool:
        return self.can_be_applied and not (self.added or self.changed)


def shown(text: str) -> str:
    """What was found in a cell, quoted, short enough for one line."""
    if not text:
        return "nothing"
    one_line = " ".join(text.split())
    return f"“{one_line[:60]}…”" if len(one_line) > 60 else f"“{one_line}”"

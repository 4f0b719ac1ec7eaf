"""What is said about a roster: each row that was not kept, and why."""

from dataclasses import dataclass

NOT_KEPT = "not kept"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that is wrong: the lines it stands on, what was expected, what was found, what is kept instead."""

    line: int
    last_line: int
    column: str
    expected: str
    found: str
    kept: str = NOT_KEPT

    @property
    def place(self) -> str:
        """`line 14`, or `lines 14 to 16` for a row with line breaks inside its cells; `the file` for all of it."""
        if not self.line:
            return "the file"
        if self.last_line <= self.line:
            return f"line {self.line}"
        return f"lines {self.line} to {self.last_line}"

    @property
    def sentence(self) -> str:
        """The whole of it in one line, for the command line."""
        where = ", ".join(part for part in (self.place, self.column) if part)
        return f"{where}: expected {self.expected}; found {self.found}; {self.kept}."


def shown(text: str) -> str:
    """What was found in a cell, quoted, short enough for one line and without anything that a terminal obeys."""
    one_line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not one_line:
        return "nothing"
    return f"“{one_line[:60]}…”" if len(one_line) > 60 else f"“{one_line}”"

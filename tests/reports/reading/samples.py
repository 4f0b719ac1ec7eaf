"""Sample documents with the results a careful intake officer would expect of them, written as tables.

One row a line, columns parted by '|':
  standing | source holds | words in the statement | phrase = first day last day      ('?' for not resolved)
  people | role | count ('?' for not told) | words in one of its statements
  question | code | words in it | more words in it
  proposal | code          not-proposed | code          not-asked | code
  published | day          shape | kind of document
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "samples"
STANDINGS = ("alleged", "confirmed", "denied", "unknown", "opinion", "background")


@dataclass(frozen=True)
class Row:
    """One expectation about one sample."""

    sample: str
    line: int
    kind: str
    cells: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.sample}:{self.line} {self.kind} {' | '.join(self.cells)}"

    def cell(self, number: int) -> str:
        """A cell, empty where the row is shorter."""
        return self.cells[number] if number < len(self.cells) else ""


def names() -> list[str]:
    """The samples, by name."""
    return sorted(path.stem for path in FOLDER.glob("*.table"))


def text_of(name: str) -> str:
    """The document."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def rows() -> list[Row]:
    """Every expectation of every sample."""
    found = []
    for name in names():
        lines = (FOLDER / f"{name}.table").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if line.strip() and not line.startswith("#"):
                kind, *cells = (cell.strip() for cell in line.split("|"))
                found.append(Row(sample=name, line=number, kind=kind, cells=tuple(cells)))
    return found

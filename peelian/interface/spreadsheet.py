"""Lines of text as CSV, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator

BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes the file for another encoding and spoils every accent."""
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """What csv.writer writes to: it hands each line straight on."""

    def write(self, line: str) -> str:
        return line


def csv_of(lines: Iterable[list[str]]) -> Iterator[str]:
    """The lines as CSV, one at a time, beginning with the mark that says UTF-8."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK
    for line in lines:
        yield writer.writerow([neutral(cell) for cell in line])


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe goes before it."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell

"""A pack as a spreadsheet: a sheet of the exhibited messages, one of the context, one for each allegation."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from peelian.packs.contents import Contents, Line

HEADINGS = (
    "Number", "Message", "Conversation", "From", "Sent (UTC)", "How sure the time is", "Text", "Translation", "Marks",
    "Files", "Where it stands", "Against", "Withheld because",
)  # fmt: skip
_WIDTHS = (9, 20, 26, 26, 20, 26, 70, 40, 24, 34, 60, 24, 30)
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that XML 1.0 cannot hold; each is shown as its code."""
LONGEST_CELL = 32_767
"""Of a cell of the format, in characters."""


def write_spreadsheet(contents: Contents) -> bytes:
    """The pack as .xlsx. A text is never a formula: what begins like one is written as text, unchanged."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.creator = contents.made_by
    book.properties.created = book.properties.modified = contents.made_at.replace(tzinfo=None)
    _sheet(book, "Messages", [excerpt.line for excerpt in contents.excerpts])
    _sheet(book, "With context", [line for excerpt in contents.excerpts for line in excerpt.lines])
    for number, allegation in enumerate(contents.allegations, start=1):
        _sheet(book, f"{number} {allegation.ref}", contents.against(allegation.ref))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _sheet(book: object, title: str, lines: Iterable[Line]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title[:31])  # type: ignore[attr-defined]  # openpyxl has no types
    _row(sheet, 1, HEADINGS)
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for place, line in enumerate(lines, start=2):
        _row(sheet, place, _values(line))
        for cell in sheet[place]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "C2"


def _row(sheet: object, place: int, values: Sequence[str | int | datetime | None]) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(place, column)  # type: ignore[attr-defined]  # openpyxl has no types
        if isinstance(value, str):
            cell.value = _fitting(_UNWRITABLE.sub(lambda found: f"\\x{ord(found[0]):02x}", value))
            cell.data_type = "s"
            cell.quotePrefix = bool(_FORMULA.match(value))
        else:
            cell.value = value


def _fitting(text: str) -> str:
    """The text, or as much of it as a cell holds with a sentence that says so."""
    if len(text) <= LONGEST_CELL:
        return text
    rest = f" [{len(text):,} characters in all: a cell holds no more. The pack as PDF has the whole.]"
    return text[: LONGEST_CELL - len(rest)] + rest


def _values(line: Line) -> tuple[str | int | datetime | None, ...]:
    return (
        line.number,
        line.ref,
        line.conversation,
        line.sender,
        line.sent_at.replace(tzinfo=None) if line.sent_at else None,
        line.time_note,
        line.text,
        line.translation,
        ", ".join(line.marks),
        "\n".join(f"{file.name} ({file.sha256 or 'not in the export'})" for file in line.files),
        "\n".join(str(citation) for citation in line.citations),
        ", ".join(line.allegations),
        "; ".join(line.withheld),
    )

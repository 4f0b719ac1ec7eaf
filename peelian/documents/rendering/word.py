"""A letter as a Word document that can be edited: real headings, lists and tables, so that it can be read aloud too.

It is written and never opened here: opening what others made is for the room of reports.
"""

import io
import struct
import zipfile
from datetime import UTC, datetime, time

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from peelian.documents.letter import (
    Address,
    Block,
    Bullets,
    Details,
    Heading,
    Inset,
    Letter,
    Look,
    Numbered,
    PageBreak,
    Run,
    Runs,
    Signature,
    Table,
)
from peelian.documents.rendering.plain import NOTES, note_lines
from peelian.documents.rendering.stationery import INK, blank_document

ALARM = RGBColor(0x8F, 0x1D, 0x14)
_NO_TIME = struct.pack("<HH", 0, (1980 - 1980) << 9 | 1 << 5 | 1)
"""1 January 1980, the earliest moment a zip archive can hold: the bytes must not depend on when they were made."""


def draw_word(letter: Letter) -> bytes:
    """The letter as .docx. The same letter always gives the same bytes, and nothing in it is of this machine."""
    document = blank_document()
    _set_up(document, letter)
    _letterhead(document, letter)
    for block in letter.opening:
        _draw(document, block)
    _styled(document, "Heading1").add_run(letter.title)
    for block in letter.rest:
        _draw(document, block)
    if letter.notes:
        _styled(document, "Heading2").add_run(NOTES)
        for line in note_lines(letter):
            label, note = line.split(" ", 1)
            _hanging(document.add_paragraph(), label, level=1).add_run(note)
    return _without_time(document)


def _set_up(document: Document, letter: Letter) -> None:
    """Properties, and what stands on every page."""
    _properties(document, letter)
    section = document.sections[0]
    marked = section.header.paragraphs[0]
    marked.alignment = WD_ALIGN_PARAGRAPH.CENTER
    marked.add_run(letter.letterhead.marking).bold = True
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{letter.title}, page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    last = section.footer.add_paragraph()
    last.alignment = WD_ALIGN_PARAGRAPH.CENTER
    last.add_run(letter.letterhead.marking).bold = True


def _properties(document: Document, letter: Letter) -> None:
    properties = document.core_properties
    properties.title, properties.author = letter.title, letter.letterhead.force
    properties.language, properties.comments = "en-GB", ""
    properties.last_modified_by = letter.letterhead.force
    properties.created = properties.modified = datetime.combine(letter.day, time(), UTC)
    properties.revision = 1


def _letterhead(document: Document, letter: Letter) -> None:
    head = letter.letterhead
    if letter.banner:
        warning = document.add_paragraph().add_run(letter.banner)
        warning.bold, warning.font.color.rgb = True, ALARM
    paragraph = document.add_paragraph()
    force = paragraph.add_run(head.force)
    force.bold, force.font.size, force.font.color.rgb = True, Pt(15), INK
    for line in filter(None, (head.department, *head.address, head.contact)):
        paragraph.add_run().add_break()
        paragraph.add_run(line).font.size = Pt(9)
    paragraph.paragraph_format.space_after = Pt(18)


def _draw(document: Document, block: Block) -> None:
    match block:
        case Heading(level=level, runs=runs):
            _write(_styled(document, f"Heading{level}"), runs)
        case Numbered(level=level, label=label, runs=runs):
            _write(_hanging(document.add_paragraph(), label, level=level), runs)
        case Bullets(items=items):
            for item in items:
                _write(_styled(document, "ListBullet"), item)
        case Table(head=head, rows=rows):
            _table(document, head, rows)
        case Details(rows=rows):
            _details(document, rows)
        case Address(lines=lines):
            _lines(document.add_paragraph(), lines)
        case Signature(lines=lines):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_before, paragraph.paragraph_format.keep_together = Pt(42), True
            _lines(paragraph, lines)
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Inset(runs=runs):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(8)
            _write(paragraph, runs)
        case _:
            _write(document.add_paragraph(), block.runs)


def _styled(document: Document, style: str) -> Paragraph:
    """A paragraph of a style, by its id: looking styles up by name took a third of the time of a letter."""
    paragraph = document.add_paragraph()
    paragraph._p.style = style
    return paragraph


def _hanging(paragraph: Paragraph, label: str, *, level: int) -> Paragraph:
    """The label in the margin. It is typed and not counted by Word, so that editing never renumbers what was cited."""
    paragraph.paragraph_format.left_indent = Mm(9 * level)
    paragraph.paragraph_format.first_line_indent = Mm(-9)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(9 * level))
    paragraph.add_run(f"{label}\t")
    return paragraph


def _lines(paragraph: Paragraph, lines: tuple[Runs, ...]) -> None:
    for place, runs in enumerate(lines):
        if place:
            paragraph.add_run().add_break()
        _write(paragraph, runs)


def _write(paragraph: Paragraph, runs: Runs) -> None:
    for run in runs:
        _write_run(paragraph, run)


def _write_run(paragraph: Paragraph, run: Run) -> None:
    for place, line in enumerate(run.text.split("\n")):
        written = paragraph.add_run()
        if place:
            written.add_break()
        written.add_text(line)
        written.bold = True if run.look == Look.STRONG else None
        if run.look == Look.UNVERIFIED:
            written.font.color.rgb = ALARM
        if run.look == Look.WITHHELD:
            _shade(written._r.get_or_add_rPr(), "DEDEDE")


def _table(document: Document, head: tuple[Runs, ...], rows: tuple[tuple[Runs, ...], ...]) -> None:
    lines = [head, *rows] if head else list(rows)
    table = document.add_table(len(lines), max(map(len, lines)), style="Table Grid")
    for row, line in zip(table.rows, lines, strict=True):
        for cell, runs in zip(row.cells, line, strict=False):
            _fill(cell, runs, strong=bool(head) and line is head)
    if head:
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
        for cell in table.rows[0].cells:
            _shade(cell._tc.get_or_add_tcPr(), "E8EBF1")
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _details(document: Document, rows: tuple[tuple[Runs, Runs], ...]) -> None:
    for label, value in rows:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.left_indent = Mm(45)
        paragraph.paragraph_format.first_line_indent = Mm(-45)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(45))
        _write(paragraph, tuple(Run(run.text, Look.STRONG) for run in label))
        paragraph.add_run().add_tab()
        _write(paragraph, value)
    document.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _fill(cell: _Cell, runs: Runs, *, strong: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    _write(paragraph, tuple(Run(run.text, Look.STRONG) for run in runs) if strong else runs)


def _shade(properties: object, colour: str) -> None:
    """A background. python-docx has no call for one."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)  # type: ignore[attr-defined]  # an element of python-docx, which has no types


def _field(paragraph: Paragraph, instruction: str) -> None:
    """A number that Word works out when the document is opened."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)


def _without_time(document: Document) -> bytes:
    """The archive with one date on all its parts, since the library stamps each with the clock.

    The four bytes of a part's time and date stand at a fixed place in its own header and in its line of the directory
    (PKWARE APPNOTE 4.3.7 and 4.3.12).
    """
    stream = io.BytesIO()
    document.save(stream)
    content = bytearray(stream.getvalue())
    with zipfile.ZipFile(stream) as archive:
        parts, line = archive.infolist(), archive.start_dir
    for part in parts:
        content[part.header_offset + 10 : part.header_offset + 14] = _NO_TIME
        content[line + 12 : line + 16] = _NO_TIME
        name, extra, comment = struct.unpack_from("<HHH", content, line + 28)
        line += 46 + name + extra + comment
    return bytes(content)

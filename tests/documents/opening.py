"""Opens what was made, as a reader would: the words of a PDF in their order, its tags, a Word document."""

import ctypes
import io
import re

import docx
import pypdfium2
import pypdfium2.raw as pdfium
from docx.document import Document as WordDocument

from peelian.documents.letter import Details, Letter, Table
from peelian.documents.rendering.glyphs import drawable
from peelian.documents.rendering.plain import draw_text, said

_ON_EVERY_PAGE = re.compile(r"^(OFFICIAL-SENSITIVE|.* Page \d+ of \d+)$", re.MULTILINE)
_UNDERLINE = re.compile("=+|-+")
_PRINTED_ONLY = str.maketrans({"•": None, "\u200b": None, "\u00ad": None, "\ufffe": None})
# A hyphen that pdfium takes for one at the end of a line comes out as U+FFFE.


def pdf_text(content: bytes) -> str:
    """Every word of a PDF, page after page."""
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)


def words_of_pdf(content: bytes) -> list[str]:
    """The words of a PDF in the order of reading, without what stands on every page."""
    return _ON_EVERY_PAGE.sub("", pdf_text(content)).translate(_PRINTED_ONLY).split()


def words_of_letter(letter: Letter) -> list[str]:
    """The same words, from the plain text: without the signs that only plain text needs."""
    text = draw_text(letter).partition("\n\n")[2]
    for block in letter.blocks:
        for label, _ in block.rows if isinstance(block, Details) else ():
            text = text.replace(f"{said(label)}: ", f"{said(label)} ", 1)
        for row in (block.head, *block.rows) if isinstance(block, Table) else ():
            text = text.replace(" | ".join(map(said, row)), " ".join(map(said, row)), 1)
    lines = [re.sub(r"^- ", "", line) for line in text.split("\n") if not _UNDERLINE.fullmatch(line)]
    return drawable("\n".join(lines)).replace("\u200b", "").split()


def tags_of_pdf(content: bytes) -> list[tuple[int, str]]:
    """(depth, tag) for each element of the structure tree of the first page, in order."""
    document = pypdfium2.PdfDocument(content)
    tree = pdfium.FPDF_StructTree_GetForPage(document[0])
    found: list[tuple[int, str]] = []
    for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), 0, found)
    pdfium.FPDF_StructTree_Close(tree)
    return found


def _walk(element: object, depth: int, found: list[tuple[int, str]]) -> None:
    if not element:
        return
    found.append((depth, _tag(element)))
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        _walk(pdfium.FPDF_StructElement_GetChildAtIndex(element, place), depth + 1, found)


def _tag(element: object) -> str:
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def word_document(content: bytes) -> WordDocument:
    """A Word document, opened."""
    return docx.Document(io.BytesIO(content))


def words_of_word(content: bytes) -> list[str]:
    """The words of the body of a Word document, tables in their place."""
    document = word_document(content)
    parts = []
    for part in document.iter_inner_content():
        if isinstance(part, docx.table.Table):
            parts += [cell.text for row in part.rows for cell in row.cells]
        else:
            parts.append(part.text)
    return "\n".join(parts).split()

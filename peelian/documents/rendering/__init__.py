"""Draws a letter as tagged PDF, editable Word document and plain text. The same letter gives the same bytes."""

from peelian.documents.letter import Letter
from peelian.documents.rendering.pdf import draw_pdf
from peelian.documents.rendering.plain import draw_text
from peelian.documents.rendering.word import draw_word
from peelian.documents.states import Form


def render(letter: Letter) -> dict[Form, bytes]:
    """The letter in each form."""
    return {
        Form.PDF: draw_pdf(letter),
        Form.DOCX: draw_word(letter),
        Form.TEXT: draw_text(letter).encode(),
    }

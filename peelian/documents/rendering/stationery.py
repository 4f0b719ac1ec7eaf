"""The empty Word document that letters are written on: page, styles and language, and nothing that they do not use.

The library begins each document with one of its own, full of styles, a picture and the marks of the machine it was made
on. It is cleared once, and every letter begins with what is left.
"""

import functools
import io

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FACE = "Arial"
"""Word takes faces from the reader's machine; this one, or its twin, is on all of them."""
INK = RGBColor(0x1B, 0x2A, 0x49)
_SIZES = {"Normal": 10.5, "Heading 1": 16, "Heading 2": 12.5, "Heading 3": 10.5}
_USED = frozenset(
    {
        "Normal",
        "Header",
        "HeaderChar",
        "Footer",
        "FooterChar",
        "DefaultParagraphFont",
        "TableNormal",
        "NoList",
    }
    | {"Heading1", "Heading1Char", "Heading2", "Heading2Char", "Heading3", "Heading3Char"}
    | {"ListBullet", "TableGrid"}
)
_STRANGERS = (
    "/customXml",
    "/extended-properties",
    "/stylesWithEffects",
    "/theme",
    "/thumbnail",
    "/webSettings",
)
_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def blank_document() -> Document:
    """A fresh empty document."""
    return docx.Document(io.BytesIO(_blank()))


@functools.cache
def _blank() -> bytes:
    document = docx.Document()
    for style in list(document.styles.element.style_lst):
        if style.styleId not in _USED:
            document.styles.element.remove(style)
    for relations in (document.part.rels, document.part.package.rels):
        for name in [name for name, each in relations.items() if each.reltype.endswith(_STRANGERS)]:
            relations.pop(name)
    _set_styles(document)
    _set_page(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(22), Mm(26)


def _set_styles(document: Document) -> None:
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for theme in _THEME:
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = FACE, Pt(size)
        if name != "Normal":
            style.font.color.rgb = INK
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    for language in document.styles.element.iter(qn("w:lang")):
        language.getparent().remove(language)
    british = OxmlElement("w:lang")
    british.set(qn("w:val"), "en-GB")
    document.styles["Normal"].element.get_or_add_rPr().append(british)

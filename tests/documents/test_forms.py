"""Each form says the same words in the same order; the PDF is tagged, the Word document is a real one."""

import io
import zipfile
from dataclasses import replace

import pypdfium2
import pytest

from peelian.documents.facts import Facts
from peelian.documents.rendering import render
from peelian.documents.rendering.glyphs import drawable
from peelian.documents.rendering.pdf import draw_pdf
from peelian.documents.rendering.plain import draw_text
from peelian.documents.rendering.word import draw_word
from peelian.documents.states import Copy, Form
from tests.documents.opening import (
    pdf_text,
    tags_of_pdf,
    word_document,
    words_of_letter,
    words_of_pdf,
    words_of_word,
)
from tests.documents.samples import DAY, FACTS, HEAD, HIDING, UNREAD, letter

pytestmark = pytest.mark.pure
MANY: Facts = FACTS | {
    "claims": [
        {"summary": f"Claim number {n} of a great many, which takes a line or two to tell.", "day": DAY}
        for n in range(40)
    ]
}


@pytest.mark.parametrize("facts", [FACTS, FACTS | HIDING, FACTS | {"limit": UNREAD}])
@pytest.mark.parametrize("copy", Copy)
def test_the_pdf_reads_as_the_plain_text_does(facts: Facts, copy: Copy) -> None:
    made = letter(facts, copy=copy)
    assert words_of_pdf(draw_pdf(made)) == words_of_letter(made)


@pytest.mark.parametrize("facts", [FACTS, FACTS | HIDING, FACTS | {"limit": UNREAD}, MANY])
def test_the_word_document_reads_as_the_plain_text_does(facts: Facts) -> None:
    made = letter(facts, copy=Copy.FULL)
    assert words_of_word(draw_word(made)) == words_of_letter(made)


def test_every_page_bears_the_marking_and_its_number() -> None:
    content = draw_pdf(letter(MANY))
    pages = list(pypdfium2.PdfDocument(content))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        text = page.get_textpage().get_text_range()
        assert text.count("OFFICIAL-SENSITIVE") == 2
        assert f"Notice of an enquiry Page {number} of {len(pages)}" in text


def test_a_table_over_two_pages_repeats_its_head() -> None:
    words = " ".join(words_of_pdf(draw_pdf(letter(MANY))))
    assert draw_text(letter(MANY)).count("What | Day") == 1
    assert words.count("What Day Claim number") == 2


def test_the_pdf_says_what_it_is() -> None:
    content = draw_pdf(letter())
    about = pypdfium2.PdfDocument(content).get_metadata_dict()
    assert about["Title"] == "Notice of an enquiry"
    assert about["Author"] == "Wealdmoor Constabulary"
    assert about["CreationDate"].startswith("D:20230309")
    assert b"/Lang(en-GB)" in content
    assert b"/Marked true" in content
    assert b"/DisplayDocTitle true" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content


def test_the_tags_say_which_is_a_heading_a_list_and_a_table() -> None:
    tags = [tag for _, tag in tags_of_pdf(draw_pdf(letter()))]
    assert tags.count("H1") == 1
    assert tags.count("H2") == 2
    assert tags.count("H3") == 1
    assert tags.count("Table") == 1
    assert tags.count("TH") == 2
    assert tags.count("TD") == 4
    assert tags.count("L") == 3, "the numbered paragraphs, the lettered ones within, the bullets"
    assert tags.count("LI") == 2 + 1 + 2
    assert tags.index("H1") < tags.index("H2") < tags.index("Table")


def test_a_lettered_paragraph_is_within_its_numbered_one() -> None:
    tags = tags_of_pdf(draw_pdf(letter()))
    first, second = [depth for depth, tag in tags if tag == "L"][:2]
    assert second > first


def test_the_word_document_has_real_styles() -> None:
    document = word_document(draw_word(letter()))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Notice of an enquiry"] == "Heading 1"
    assert styles["What is alleged"] == "Heading 2"
    assert styles["The days"] == "Heading 3"
    assert styles["You may have a friend with you."] == "List Bullet"
    head = document.tables[0].rows[0]
    assert [cell.text for cell in head.cells] == ["What", "Day"]
    assert head._tr.trPr.xpath("w:tblHeader")
    assert document.styles["Normal"].element.xpath("w:rPr/w:lang/@w:val") == ["en-GB"]


def test_the_word_document_says_who_wrote_it_and_nothing_of_the_machine() -> None:
    content = draw_word(letter())
    about = word_document(content).core_properties
    assert (about.title, about.author, about.last_modified_by) == (
        "Notice of an enquiry",
        HEAD.force,
        HEAD.force,
    )
    assert about.language == "en-GB"
    assert (about.created.date(), about.modified.date()) == (DAY, DAY)
    assert about.comments == ""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = parts.namelist()
        everything = b"".join(map(parts.read, names))
    assert b"python-docx" not in everything
    assert not [name for name in names if "thumbnail" in name]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render(letter(FACTS | HIDING)) == render(letter(dict(FACTS | HIDING)))


def test_another_fact_gives_other_bytes() -> None:
    before, after = render(letter()), render(letter(FACTS | {"officer": "Ben Okaforde"}))
    assert all(before[form] != after[form] for form in Form)


def test_a_long_letterhead_and_long_names_stay_on_the_page() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaftschaferswessenschafe"
    address = tuple(f"Line {n} of an address that goes on" for n in range(12))
    made = replace(letter({**FACTS, "officer": name}), letterhead=replace(HEAD, address=address))
    content = draw_pdf(made)
    page = pypdfium2.PdfDocument(content)[0]
    for place in range(page.get_textpage().count_chars()):
        left, _, right, _ = page.get_textpage().get_charbox(place)
        assert left >= 60
        assert right <= 540
    assert name in pdf_text(content).translate({0x200B: None}).replace("\n", "")


@pytest.mark.parametrize(
    "text", ["Llŷr Ŵyn", "Nguyễn Thị Ánh", "Łukasz Żółć", "Ελένη", "Ирина", "“quoted” – £5"]
)
def test_the_faces_draw_the_names_that_people_have(text: str) -> None:
    assert drawable(text) == text


def test_what_no_face_can_draw_is_told_by_its_code() -> None:
    assert drawable("王 Wang") == "[U+738B] Wang"

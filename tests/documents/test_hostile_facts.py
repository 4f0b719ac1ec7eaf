"""Whatever is typed into a fact comes out as it was typed, in every form and every place, and does nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.documents.rendering import render
from peelian.documents.rendering.plain import draw_text
from peelian.documents.states import Form
from peelian.documents.templating.typed import as_typed
from tests.documents.opening import tags_of_pdf, word_document, words_of_letter, words_of_pdf, words_of_word
from tests.documents.samples import letter, short

pytestmark = pytest.mark.pure

EVERYWHERE = short(
    "> {{x}}\n: Label | {{x}}\n\nBefore {{x}} after.\n\n# Heading {{x}}\n\n1. {{x}}\n\na. {{x}}\n\n- **{{x}}**\n\n"
    "! {{x}}\n\n|= {{x}} | b\n| {{x}} | {{x}}\n\n~ {{x}}\n"
)
TWO = short("1. {{x}}\n\nThen {{y}}", head="need x: X.\nneed y: Y.")
COMMANDS = {
    "placeholder": "{{x}} {{secret}} {% if x %} {% end %}",
    "markdown": "# Heading **strong** | cell | - bullet",
    "typst": '#set page(fill: red) #read("letter.typ") $x^2$ *b* _i_ `r` <label> @ref \\n // no /* no */ = h ~ -- ...',
    "typst functions": '#import "x" #panic() #sys.inputs ]#[ )}',
    "html": "<b>bold</b> <script>alert(1)</script> &amp; &#60; \"quoted\" 'single'",
    "xml": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:t>&e;</w:t> ]]>",
    "word field": '{ INCLUDETEXT "/etc/passwd" } =cmd|calc',
    "json": '"}], "kind": "page", "runs": [["x", "strong"]] \\u0041 \\',
    "format": "%s %d {0} {x!r} ${x}",
    "our marks": "[part withheld] [unverified: note 1]",
}


@pytest.mark.parametrize("typed", COMMANDS.values(), ids=COMMANDS)
def test_commands_are_words(typed: str) -> None:
    made = letter({"x": typed}, template=EVERYWHERE)
    forms = render(made)
    assert draw_text(made).count(typed) >= 9
    # A long word may be broken anywhere in a narrow cell, so letters are compared and not words.
    assert "".join(words_of_pdf(forms[Form.PDF])) == "".join(words_of_letter(made))
    assert " ".join(words_of_word(forms[Form.DOCX])).count(" ".join(typed.split())) == 12


@pytest.mark.parametrize("typed", COMMANDS.values(), ids=COMMANDS)
def test_they_change_nothing_of_the_structure(typed: str) -> None:
    plain, hostile = (render(letter({"x": x}, template=EVERYWHERE)) for x in ("word", typed))
    assert tags_of_pdf(hostile[Form.PDF]) == tags_of_pdf(plain[Form.PDF])
    styles = [
        [paragraph.style.name for paragraph in word_document(forms[Form.DOCX]).paragraphs]
        for forms in (plain, hostile)
    ]
    assert styles[0] == styles[1]


@pytest.mark.parametrize(
    "typed",
    [
        "שלום עולם",
        "مرحبا بالعالم",
        "🙂 👩\u200d👩\u200d👧 🇬🇧 ❤\ufe0f",
        "中文 हिन्दी ไทย",
        "e\u0301a\u0308\u0323",
        "Z\u0351\u036b\u0343\u036a\u0302",
        "a\u200bb\u2060c\ufeffd",
        "con\u00adduct",
        "a\u00a0b\u202fc",
        "left\u200eright\u200f",
        "a\tb  c",
        "\U0001fbff\U000e0001\u0378",
    ],
)
def test_every_script_can_be_put_into_every_form(typed: str) -> None:
    forms = render(letter({"x": typed}, template=EVERYWHERE))
    kept = typed.replace("\ufeff", "\u2060")
    assert kept in forms[Form.TEXT].decode()
    assert f"Before {kept} after." in [p.text for p in word_document(forms[Form.DOCX]).paragraphs]
    assert forms[Form.PDF].startswith(b"%PDF")


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\ufffe", "\U0001ffff"])
def test_what_no_document_can_hold_leaves_a_mark(bad: str) -> None:
    forms = render(letter({"x": f"be{bad}fore"}, template=EVERYWHERE))
    assert "Before be\ufffdfore after." in forms[Form.TEXT].decode()
    assert "Before be\ufffdfore after." in [p.text for p in word_document(forms[Form.DOCX]).paragraphs]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_line_end_begins_a_new_line(end: str) -> None:
    made = letter({"x": f"first line{end}second line"}, template=EVERYWHERE)
    assert "Before first line\nsecond line after." in draw_text(made)
    assert "Before first line\nsecond line after." in [
        paragraph.text for paragraph in word_document(render(made)[Form.DOCX]).paragraphs
    ]
    assert words_of_pdf(render(made)[Form.PDF]) == words_of_letter(made)


def test_a_turned_direction_ends_with_the_fact() -> None:
    """So that "\u202e" in a name cannot turn round what the letter says after it."""
    assert as_typed("name\u202egnp") == "name\u202egnp\u202c"
    assert as_typed("\u2067a\u202bb") == "\u2067a\u202bb\u202c\u2069"
    assert as_typed("\u202ea\u202c") == "\u202ea\u202c"
    assert as_typed("\u202ea\nb") == "\u202ea\nb"


def test_ten_thousand_characters_are_all_there() -> None:
    typed = "The quick brown fox jumps. " * 400
    made = letter({"x": typed}, template=short("{{x}} ends"))
    assert words_of_pdf(render(made)[Form.PDF]) == words_of_letter(made)


def test_a_word_of_ten_thousand_letters_is_broken_and_all_there() -> None:
    made = letter({"x": "x" * 10_000}, template=short("{{x}}"))
    assert "x" * 10_000 in "".join(words_of_pdf(render(made)[Form.PDF]))


@pytest.mark.parametrize("plane", [*range(0x0000, 0x10000, 0x2000), 0x1D000, 0x1F000, 0xE0000, 0x10E000])
def test_no_character_stops_a_letter(plane: int) -> None:
    """PDF/UA-1 forbids some characters, XML others; every one can be typed all the same."""
    typed = " ".join(map(chr, range(plane, plane + 0x2000)))
    forms = render(letter({"x": typed}, template=short("{{x}}")))
    assert word_document(forms[Form.DOCX]).paragraphs
    assert forms[Form.PDF].startswith(b"%PDF")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_said_once_in_each_place(one: str, other: str) -> None:
    made = letter({"x": f"x{one}", "y": f"y{other}"}, template=TWO)
    kept = [as_typed(f"x{one}"), as_typed(f"y{other}")]
    assert draw_text(made).endswith(f"\n\n1. {kept[0]}\n\nThen {kept[1]}\n")
    lines = [paragraph.text for paragraph in word_document(render(made)[Form.DOCX]).paragraphs]
    assert lines[-2:] == [f"1.\t{kept[0]}", f"Then {kept[1]}"]

"""Six messages are exhibited against four allegations, some words withheld, and the pack is taken out and opened."""

import json
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.browser.filling import choose, send
from tests.browser.phones.beginning import Journey, act, heading, main_text
from tests.documents.opening import pdf_text, tags_of_pdf, words_of_word

TITLE = "For the misconduct hearing"
SIX = (
    "The new one on B shift is",
    "Give it a month and she will be behind a desk",
    "Anyone on earlies able to look somebody up for me?",
    "Ran the plate for you.",
    "Not one word of this leaves here",
    "You did not. You actually did",
)
FOUR = ("Torben Quillfeather", "Marrok Dapplewood", "Casper Loomfield", "number ending 417")
ADDRESS = "number 14"
FORMS = ("PDF", "Word document", "Spreadsheet", "CASE/UCO")


def put_six_in_a_pack(journey: Journey) -> None:
    """What the reading found is chosen from a list; where somebody lives is withheld; the pack is made."""
    page = journey.page
    journey.opens("Exhibit packs")
    act(page, "Begin a pack")
    page.get_by_label("What is the pack?").fill(TITLE)
    send(page, "Begin the pack")
    act(page, "Exhibit what a reading found")
    for text in SIX:
        page.get_by_role("checkbox", name=text).check()
    send(page, "Put them in the pack")
    withhold_the_address(page)
    against = page.get_by_role("region", name="What is exhibited against whom").get_by_role("listitem")
    assert against.count() == len(FOUR), against.all_inner_texts()
    for name in FOUR:
        assert against.filter(has_text=name).count() == 1, name
    act(page, "Make the pack")
    send(page, "Make the pack")
    heading(page, TITLE)
    assert "6 messages, 1 withholding" in main_text(page)
    journey.note("pack")


def withhold_the_address(page: Page) -> None:
    """Words that stand in the pack, and in none of the files that are made of it."""
    assert ADDRESS in main_text(page)
    act(page, "Withhold something")
    choose(page, "What is left out?", "Words in it")
    page.get_by_label("Which words?").fill(ADDRESS)
    choose(page, "Why?", "Personal data of somebody who has no part in this")
    send(page, "Leave it out")


def take_it_out(journey: Journey) -> None:
    """The four forms of the pack: each holds the six, with the hash of the file they come from, and not the address."""
    pdf, word, sheet, exchange = (journey.take(form) for form in FORMS)
    words = {
        "PDF": " ".join(pdf_text(pdf.read_bytes()).replace("\ufffe", "-").split()),
        "Word document": " ".join(words_of_word(word.read_bytes())),
        "Spreadsheet": cells_of(sheet),
        "CASE/UCO": exchange.read_text(),
    }
    for form, text in words.items():
        for message in SIX:
            assert message in text, (form, message, text[:2000])
        assert ADDRESS not in text, form
    assert tags_of_pdf(pdf.read_bytes())
    graph = json.loads(words["CASE/UCO"])["@graph"]
    assert sum(node["@type"] == "uco-observable:Message" for node in graph) >= len(SIX)


def cells_of(path: Path) -> str:
    """All that stands in the cells of a spreadsheet."""
    book = load_workbook(path)
    return " ".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell
    )

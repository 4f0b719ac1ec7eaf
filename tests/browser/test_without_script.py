"""An intake officer's work in a browser that runs no script: nothing is out of reach, and nothing looks broken."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.demonstration import FIRST_MOMENT
from tests.browser.filling import choose, fill_day, send, sign_in_here
from tests.browser.site import Site

TODAY = FIRST_MOMENT.date()
LETTER = (
    "A constable of the Firearms unit was arrested on Tuesday. It is alleged that he shared pictures with two "
    "colleagues. Nobody has said which pictures."
)


@pytest.fixture(scope="module")
def seed() -> str:
    """The demo and the rare states, which the tests of every page have told already."""
    return "tests.browser.seeds:everything"


@pytest.fixture
def page(no_script_page: Page, site: Site) -> Page:
    """A browser without script, in which Ida has signed in through the form."""
    no_script_page.set_default_timeout(60_000)
    email = "ida@wealdmoor.example"
    sign_in_here(no_script_page, email, site.password_of(email))
    assert no_script_page.get_by_role("heading", level=1).inner_text() == "What waits for you"
    return no_script_page


def test_a_report_is_taken_in_reviewed_and_made_a_case(page: Page, tmp_path: Path) -> None:
    record_a_report(page, tmp_path)
    accept_and_correct(page)
    open_a_case(page)
    case = page.url
    add_a_subject(page)
    set_a_task(page)
    find_it_again(page, case)


def record_a_report(page: Page, folder: Path) -> None:
    """A letter comes in as a document."""
    letter = folder / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    page.get_by_role("link", name="Record a report").first.click()
    choose(page, "How did the report come in?", "News report or other publication")
    send(page, "Continue")
    page.get_by_label("Short title").fill("Pictures said to be shared")
    page.get_by_label("Documents (optional)").set_input_files(letter)
    send(page, "Record the report")
    assert page.get_by_role("link", name="letter.txt", exact=True).is_visible()


def accept_and_correct(page: Page) -> None:
    """One statement is accepted with its button, another is corrected on a page of its own."""
    statements = page.get_by_role("region", name="Statements").get_by_role("listitem")
    said = statements.count()
    assert said >= 3
    with page.expect_navigation():
        statements.filter(has_text="was arrested").get_by_role("button", name="Accept").click()
    assert statements.filter(has_text="was arrested").get_by_text("Accepted", exact=True).is_visible()
    statements.filter(has_text="two colleagues").get_by_role("link", name="Correct or reject").click()
    choose(page, "What do you decide?", "Correct it")
    page.get_by_label("Who says so").fill("The writer of the letter")
    page.get_by_label("Reason", exact=True).fill("The letter is unsigned.")
    send(page, "Save the decision")
    assert statements.count() == said
    corrected = statements.filter(has_text="two colleagues")
    assert "The writer of the letter" in corrected.inner_text()


def open_a_case(page: Page) -> None:
    """The report becomes a case."""
    page.get_by_role("main").get_by_role("button", name="Open a case").click()
    page.get_by_label("Title").fill("Operation Marshwillow")
    choose(page, "What kind of matter is it?", "Conduct matter (internal)")
    fill_day(page, "When did it first come to the attention", TODAY)
    page.get_by_label("Unit that will hold the case").fill("Investigations North")
    page.get_by_label("Why is it opened").fill("It may be a breach of the standards.")
    send(page, "Open the case")
    assert page.get_by_role("heading", level=1).inner_text() == "Operation Marshwillow"
    # What script would fold away or fill in later is all there.
    assert page.get_by_text("You can enter up to").count() == 0
    page.get_by_text("What you cannot do here, and why").click()
    assert page.get_by_text("This is a decision for the appropriate authority.").first.is_visible()


def add_a_subject(page: Page) -> None:
    """Somebody is looked up by number and made a subject."""
    page.get_by_role("link", name="Add a subject").first.click()
    page.get_by_label("Find a person by name or number").fill("4815")
    page.get_by_role("button", name="Find", exact=True).click()
    found = page.get_by_role("list", name="People found").get_by_role("listitem")
    page.get_by_label("Reference of the person").fill(found.first.locator(".peelian-ref").inner_text())
    send(page, "Add the subject")
    assert page.get_by_role("article").filter(has_text="Marrok Dapplewood").count() == 1


def set_a_task(page: Page) -> None:
    """A task is set, wrongly at first: the page says what is missing and keeps what was typed."""
    page.get_by_role("link", name="Set a task").first.click()
    page.get_by_label("What is to be done?").fill("Ask for the pictures")
    with page.expect_navigation():
        page.get_by_role("button", name="Set the task").click()
    assert "Select" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("What is to be done?").input_value() == "Ask for the pictures"
    page.get_by_label("By whom?").select_option(label="Ida Brackenby")
    send(page, "Set the task")
    task = page.get_by_role("row").filter(has_text="Ask for the pictures")
    with page.expect_navigation():
        task.get_by_role("button", name=re.compile("Mark as done")).click()
    assert "Done" in page.get_by_role("row").filter(has_text="Ask for the pictures").inner_text()


def find_it_again(page: Page, case: str) -> None:
    """The new case is found by a word of its title."""
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_label("Search for").fill("Marshwillow")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="Operation Marshwillow").first.click()
    assert page.url.split("#")[0] == case

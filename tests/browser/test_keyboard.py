"""Work done with the keyboard alone: no pointer ever touches these pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.demonstration import FIRST_MOMENT
from tests.browser.conftest import DESKTOP, open_page
from tests.browser.keyboard import tab_to, walk
from tests.browser.site import Site

TODAY = FIRST_MOMENT.date()


@pytest.fixture(scope="module")
def seed() -> str:
    """The demo and the rare states, which the tests of every page have told already."""
    return "tests.browser.seeds:everything"


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page as on a desk, with time enough for a busy machine."""
    for opened in open_page(browser, site, viewport=DESKTOP):
        opened.set_default_timeout(60_000)
        yield opened


def press(page: Page, *keys: str) -> None:
    """Press keys, one after another."""
    for key in keys:
        page.keyboard.press(key)


def go(page: Page, key: str = "Enter") -> None:
    """Press a key that leads to another page, and wait until that page is there."""
    with page.expect_navigation():
        page.keyboard.press(key)


def follow(page: Page, name: str) -> None:
    """Tab to a link or button, and press Enter."""
    tab_to(page, name, presses=250)
    go(page)


def type_day(page: Page, first_box: str) -> None:
    """Tab to the first of three boxes and type today, moving on with Tab."""
    tab_to(page, first_box)
    page.keyboard.type(str(TODAY.day))
    press(page, "Tab")
    page.keyboard.type(str(TODAY.month))
    press(page, "Tab")
    page.keyboard.type(str(TODAY.year))


def type_in(page: Page, label: str, words: str) -> None:
    """Tab to a field and type."""
    tab_to(page, label)
    page.keyboard.type(words)


def sign_in(page: Page, site: Site, who: str) -> None:
    """Sign in, from the top of the page, by Tab, typing and Enter."""
    email = f"{who}@wealdmoor.example"
    page.goto("/accounts/login/")
    type_in(page, "Email", email)
    type_in(page, "Password", site.password_of(email))
    go(page)
    assert page.locator("h1").inner_text() == "What waits for you"


def test_a_case_is_opened_from_a_report(page: Page, site: Site) -> None:
    sign_in(page, site, "ida")
    press(page, "Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    press(page, "Enter")
    assert page.evaluate("location.hash") == "#main-content"
    follow(page, "A matter of messages")
    follow(page, "Open a case")
    type_in(page, "Title", "Operation Tufthedge")
    tab_to(page, "Complaint recorded under Schedule 3")
    press(page, "ArrowDown", "ArrowDown")
    assert page.get_by_label("Conduct matter (internal)").is_checked()
    type_in(page, "Unit that will hold the case", "Investigations North")
    type_in(page, "Why is it opened", "It may be a breach of the standards.")
    follow(page, "Open the case")
    assert page.locator("h1").inner_text() == "Operation Tufthedge"


def test_severity_is_assessed_after_the_page_said_what_was_wrong(page: Page, site: Site) -> None:
    sign_in(page, site, "cora")
    follow(page, "A colleague’s locker opened")
    tab_to(page, "What can be done about")
    press(page, "Enter")
    assert page.get_by_role("link", name="Assess severity").is_visible()
    follow(page, "Assess severity")
    walk(page)
    follow(page, "Save the assessment")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    tab_to(page, "Enter date of the assessment")
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "id_assessed_on-day"
    tab_to(page, "Gross misconduct")
    press(page, "ArrowDown")
    assert page.get_by_label("Misconduct, likely to go to a misconduct meeting").is_checked()
    type_day(page, "Day")
    type_in(page, "Reasons", "A first breach, admitted at once.")
    follow(page, "Save the assessment")
    assert "Misconduct, likely to go to a misconduct meeting" in page.locator(".desk-subject").inner_text()


def test_a_list_is_filtered_and_a_clock_read(page: Page, site: Site) -> None:
    site.sign_in(page, "cora@wealdmoor.example")
    page.goto("/cases/")
    type_in(page, "Reference or words", "Larchwing")
    go(page)
    assert page.locator("tbody tr").count() == 1
    follow(page, "C-")
    tab_to(page, "Clocks that run as a table")
    press(page, "Enter")
    assert page.get_by_role("cell", name="Due", exact=False).first.is_visible()
    follow(page, "All clocks of this case")
    follow(page, "Refer the matter")
    assert "reg 7" in page.get_by_role("main").inner_text()


def test_whoever_is_signed_in_leaves_by_the_keyboard(page: Page, site: Site) -> None:
    sign_in(page, site, "gus")
    follow(page, "Sign out")
    assert "/accounts/login/" in page.url

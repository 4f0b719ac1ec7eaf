"""The law explorer and the calendar in a browser: what is drawn and counted can be used by everybody."""

from datetime import date

import pytest
from playwright.sync_api import Page

from tests.browser.axe import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.filling import fill_day, send, sign_in_here
from tests.browser.site import Site

CORA = "cora@wealdmoor.example"
ANSWERED = [
    "/law/?q=representations&read=yes",
    "/law/pcr_reg18_representations/?on=2023-04-28&key=2023-03-09&extended_to=2023-05-26",
    "/law/pcr_reg18_representations/?on-day=31&on-month=2&on-year=2023",
    "/law/pcr_reg18_representations/?on=2031-01-06",
    "/law/pace_review_first/?on=2023-03-25&at=22:00",
    "/law/pat_hearing_notice/?on=2023-05-26",
    "/law/cmr_reg17_tor/?on=2025-06-11",
    "/law/cmr_reg17_tor/compare/?on=2025-06-11&key=2025-05-27&other_on=2025-06-11&other_key=2025-05-28",
]
"""What stands on a page once something was asked: a count, an extension, a refusal, both readings, two cases."""


@pytest.fixture(scope="module")
def seed() -> str:
    """The demo and the rare states, which the tests of every page have told already."""
    return "tests.browser.seeds:everything"


def test_what_is_answered_is_accessible_at_both_widths(desktop_page: Page, site: Site) -> None:
    site.sign_in(desktop_page, CORA)
    for path in ANSWERED:
        for width in (DESKTOP, PHONE):
            desktop_page.set_viewport_size(width)
            assert desktop_page.goto(path).status == 200
            assert_accessible(desktop_page)


def test_a_day_is_counted_and_a_day_proclaimed_without_script(no_script_page: Page, site: Site) -> None:
    page = no_script_page
    sign_in_here(page, CORA, site.password_of(CORA))
    page.get_by_role("link", name="Law", exact=True).click()
    page.get_by_label("Words, a citation or an id").fill("reg 17(7)(a)")
    send(page, "Search")
    page.get_by_role("link", name="tell the officer the progress of the investigation").first.click()
    fill_day(page, "The event: reg 17(1) notice given and no progress update yet", date(2027, 6, 15))
    send(page, "Count")
    assert page.get_by_role("heading", name="Due by Tuesday 13 July 2027").is_visible()
    assert page.get_by_role("img", name="The count in July 2027").is_visible()
    proclaim(page, date(2027, 6, 16))
    page.goto("/law/pcr_reg17_progress_first/?on=2027-06-15")
    assert page.get_by_role("heading", name="Due by Wednesday 14 July 2027").is_visible()


def proclaim(page: Page, day: date) -> None:
    """Enter a day: what would move is said first."""
    page.goto("/law/days/")
    page.get_by_role("button", name="Add a proclaimed day").or_(
        page.get_by_role("link", name="Add a proclaimed day")
    ).click()
    fill_day(page, "The day that does not count", day)
    page.get_by_label("What it is called").fill("Feast of the bell")
    page.get_by_label("Why it does not count").fill("Proclaimed.")
    page.get_by_label("Where the proclamation can be read").fill("London Gazette, invented")
    send(page, "Show what would move")
    assert page.get_by_text("If this day does not count,").is_visible()
    send(page, "Add the day and move the dates")
    assert page.get_by_text("Wednesday 16 June 2027 no longer counts").is_visible()

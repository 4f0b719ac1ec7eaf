"""Every page of a restriction in a browser, at both widths, and a review recorded in a meeting without script."""

import json

import pytest
from playwright.sync_api import Page

from tests.browser.axe import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.filling import send, sign_in_here
from tests.browser.restricted import WHERE
from tests.browser.site import Site


@pytest.fixture(scope="module")
def seed() -> str:
    """One matter with restrictions of every kind."""
    return "tests.browser.restricted:kept_away"


def addresses(site: Site, who: str) -> list[str]:
    """The pages that this person opens."""
    found: list[str] = json.loads((site.world.folder / WHERE).read_text())[who]
    assert len(found) > 3
    return found


@pytest.mark.parametrize("who", ["cora", "petra", "hugh"])
def test_each_page_is_accessible_at_both_widths(desktop_page: Page, site: Site, who: str) -> None:
    site.sign_in(desktop_page, f"{who}@wealdmoor.example")
    for path in addresses(site, who):
        for width in (DESKTOP, PHONE):
            desktop_page.set_viewport_size(width)
            answer = desktop_page.goto(path)
            assert answer
            assert answer.status == 200, path
            assert_accessible(desktop_page)


def test_a_person_is_reviewed_in_a_meeting_without_script(no_script_page: Page, site: Site) -> None:
    page = no_script_page
    email = "cora@wealdmoor.example"
    sign_in_here(page, email, site.password_of(email))
    meeting = next(path for path in addresses(site, "cora") if "/meetings/RM-" in path)
    page.goto(meeting)
    page.get_by_text("Restricted duties, due").click()
    part = page.locator("details[open]")
    part.get_by_label("It was due").check()
    part.get_by_label("Continue", exact=True).check()
    part.get_by_label("Reasons", exact=True).fill(
        "The work at the store suits him and keeps him from the public."
    )
    part.get_by_role("button", name="Record the review of Ed Plumtreeve").click()
    assert page.get_by_text("This review was due by").first.is_visible()
    page.get_by_label("If it is late: why?").fill("It was recorded after the demonstration.")
    page.get_by_label("If reviews before it were never held: why not?").fill("Nobody used the system.")
    send(page, "Record the review")
    assert page.get_by_text("keeps him from the public").first.is_visible()

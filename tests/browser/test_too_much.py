"""Eleven subjects with the longest names and 200 of everything: each page stays within its window and can be used."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE, open_page
from tests.browser.crowd import WORD
from tests.browser.site import Site
from tests.cast import PARTS

NARROWEST = {"width": 320, "height": 640}
"""A desk window at a zoom of 400 per cent (WCAG 2.1, 1.4.10)."""


@pytest.fixture(scope="module")
def seed() -> str:
    """The crowded case."""
    return "tests.browser.crowd:everything_at_once"


@pytest.fixture(scope="module")
def case(site: Site) -> str:
    """Its reference."""
    return site.world.rows("SELECT ref FROM cases_case")[0][0]


@pytest.fixture(scope="module")
def person(site: Site) -> str:
    """One of its subjects."""
    return site.world.rows(f"SELECT ref FROM people_person WHERE family_name LIKE '{WORD}-%' ORDER BY ref")[
        0
    ][0]


def fits(page: Page, path: str) -> None:
    """The page is there, holds the long word, is accessible and needs no scrolling sideways."""
    answer = page.goto(path)
    assert answer.status == 200, path
    assert WORD[:40] in page.get_by_role("main").inner_text(), path
    assert_accessible(page)


def spilled(page: Page) -> list[str]:
    """What reaches over the right edge of the window, unless it stands in a box that scrolls."""
    return page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(element => {
          const box = element.getBoundingClientRect();
          return box.width > 1 && box.right > document.documentElement.clientWidth + 1
            && !element.closest('.peelian-scroll, svg') && element.checkVisibility();
        }).map(element => element.outerHTML.slice(0, 160))"""
    )


@pytest.mark.parametrize("window", [DESKTOP, PHONE], ids=["desk", "telephone"])
def test_every_page_about_the_case_fits_its_window(
    browser: Browser, site: Site, case: str, person: str, window: dict
) -> None:
    subject = site.world.rows("SELECT ref FROM cases_subject ORDER BY id DESC")[3][0]
    party = site.world.rows("SELECT ref FROM cases_party")[0][0]
    about = [f"/cases/{case}/", f"/cases/{case}/timeline/", f"/cases/{case}/print/", f"/clocks/{case}/"]
    lists = ["/", "/cases/", "/clocks/", "/people/", f"/search/?q={WORD}"]
    people = [f"/people/{person}/", f"/people/{person}/history/", f"/cases/parties/{party}/"]
    forms = [
        f"/cases/{case}/subjects/add/",
        f"/cases/subjects/{subject}/notices/give/",
        f"/cases/{case}/extend/",
    ]
    for page in open_page(browser, site, viewport=window):
        site.sign_in(page, PARTS["asha"].email)
        for path in [*about, *lists, *people, *forms]:
            fits(page, path)
            assert not spilled(page), path
            if window == PHONE:
                page.set_viewport_size(NARROWEST)
                assert not spilled(page), f"{path} at {NARROWEST}"
                page.set_viewport_size(PHONE)


def test_the_case_can_be_scanned(desktop_page: Page, site: Site, case: str) -> None:
    page = desktop_page
    site.sign_in(page, PARTS["asha"].email)
    page.goto(f"/cases/{case}/")
    assert page.locator(".desk-subject").count() == 11
    contents = page.get_by_role("navigation", name="On this page")
    for link in contents.get_by_role("link").all():
        target = link.get_attribute("href")
        assert page.locator(target).count() == 1, target
    contents.get_by_role("link", name="Timeline").click()
    assert page.get_by_role("heading", name="Timeline", exact=True).is_visible()


def test_the_whole_case_goes_on_paper(desktop_page: Page, site: Site, case: str) -> None:
    page = desktop_page
    site.sign_in(page, PARTS["asha"].email)
    page.goto(f"/cases/{case}/print/")
    page.emulate_media(media="print")
    said = page.get_by_role("main").inner_text()
    for index in (0, 199):
        assert f"Note {index}:" in said
        assert f"Task {index}:" in said
    assert page.pdf(format="A4").startswith(b"%PDF")

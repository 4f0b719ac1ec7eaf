"""Every page that the project has: free of violations at both widths, walked by keyboard, and there without script.

The pages are found by following links as everyone in the demo, so this also shows that each can be reached and that
no link leads nowhere. A page that has no link, or that is no page, is named below with the reason.
"""

import json
from collections.abc import Iterator

import pytest
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Browser, Page

from tests.browser.axe import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE, open_page
from tests.browser.crawl import Crawl, Found, crawl, view_names
from tests.browser.keyboard import walk
from tests.browser.seeds import FURTHER
from tests.browser.site import Site

SPREAD = True
ELSEWHERE = "test_accounts.py goes there, through the forms that lead to it"
SWITCHED_OFF = "belongs to a part of the sign-in package that is switched off here"
NOT_PAGES: dict[str, str] = {
    "account_confirm_email": SWITCHED_OFF,
    "account_confirm_login_code": SWITCHED_OFF,
    "account_set_password": "leads on to changing the password, which everyone here has",
    "account_reset_password_from_key": ELSEWHERE,
    "account_reset_password_from_key_done": ELSEWHERE,
    "mfa_activate_totp": ELSEWHERE,
    "mfa_authenticate": ELSEWHERE,
    "mfa_deactivate_totp": ELSEWHERE,
    "mfa_generate_recovery_codes": ELSEWHERE,
    "mfa_view_recovery_codes": ELSEWHERE,
    "mfa_reauthenticate": ELSEWHERE,
    "mfa_download_recovery_codes": "a file",
    "mfa_login_webauthn": "answers a script",
    "mfa_reauthenticate_webauthn": ELSEWHERE,
    "mfa_add_webauthn": ELSEWHERE,
    "mfa_edit_webauthn": ELSEWHERE,
    "mfa_remove_webauthn": ELSEWHERE,
    "reports:original": "a file",
    "reports:accept-remaining": "takes a button only",
    "cases:finish-task": "takes a button only",
    "desk:cases-csv": "a file",
    "desk:due-csv": "a file",
    "desk:forget-view": "takes a button only",
    "people:confirm-import": "takes a button only",
    "people:discard-import": "takes a button only",
}
"""Addresses that show no page, or none that can be had by a link, and why."""
VIEWS = [name for name in view_names() if name not in NOT_PAGES]


@pytest.fixture(scope="module")
def seed() -> str:
    """The demo, and the rare states that it does not tell of."""
    return "tests.browser.seeds:everything"


def starts(site: Site) -> list[str]:
    """Every address that needs no reference, and where the rare states are to be seen."""
    paths = json.loads((site.world.folder / FURTHER).read_text())
    for name in VIEWS:
        try:
            paths.append(reverse(name))
        except NoReverseMatch:
            continue
    return ["/", *(path for path in paths if path != "/")]


@pytest.fixture(scope="module")
def found(site: Site) -> Crawl:
    """A page of every kind."""
    return crawl(site, starts=starts(site))


def show(browser: Browser, site: Site, page_of: Found, **how: object) -> Iterator[Page]:
    """The page, opened as the person who can see it."""
    for page in open_page(browser, site, **how):
        if page_of.email:
            site.sign_in(page, page_of.email)
        page.goto(page_of.path)
        yield page


@pytest.fixture
def example(found: Crawl, request: pytest.FixtureRequest) -> Found:
    """One page of the kind."""
    name = request.param
    assert name in found.pages, f"No link leads to a page of {name}. Link to it, or say in NOT_PAGES why not."
    return found.pages[name][0]


@pytest.mark.parametrize("example", VIEWS, indirect=True)
def test_it_can_be_used_on_a_desk_and_by_keyboard(browser: Browser, site: Site, example: Found) -> None:
    for page in show(browser, site, example, viewport=DESKTOP):
        assert_accessible(page)
        walk(page)


@pytest.mark.parametrize("example", VIEWS, indirect=True)
def test_it_can_be_used_on_a_telephone(browser: Browser, site: Site, example: Found) -> None:
    for page in show(browser, site, example, viewport=PHONE, has_touch=True, is_mobile=True):
        assert_accessible(page)


@pytest.mark.parametrize("example", VIEWS, indirect=True)
def test_it_is_there_without_script(browser: Browser, site: Site, example: Found) -> None:
    for page in show(browser, site, example, viewport=DESKTOP, java_script_enabled=False):
        assert page.locator("h1").count() == 1
        assert page.locator("main").inner_text().strip()


def test_no_link_leads_nowhere(found: Crawl) -> None:
    assert not found.broken, "\n".join(found.broken)


def test_what_is_named_as_no_page_is_an_address() -> None:
    assert set(NOT_PAGES) <= set(view_names())

"""Every page that the project has: free of violations at both widths, walked by keyboard, and there without script.

The pages are found by following links as everyone in the demo, so this also shows that each can be reached and that
no link leads nowhere. A page that has no link, or that is no page, is named below with the reason. Each person then
opens in the browser what they were the first to find, and besides the pages that differ from role to role.
"""

import json

import pytest
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Browser, Page

from peelian.demo.story.force import CAST
from tests.browser.axe import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE, open_page
from tests.browser.crawl import Crawl, crawl, view_names
from tests.browser.keyboard import walk
from tests.browser.seeds import FURTHER
from tests.browser.site import Site

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
    "cases:letter-file": "a file",
    "restrictions:letter-file": "a file",
    "cases:finish-task": "takes a button only",
    "desk:cases-csv": "a file",
    "desk:due-csv": "a file",
    "desk:forget-view": "takes a button only",
    "people:confirm-import": "takes a button only",
    "people:discard-import": "takes a button only",
    "restrictions:register-csv": "a file",
    "restrictions:answer-csv": "a file",
    "restrictions:roster-csv": "a file",
    "restrictions:post-roster": "answers a program",
    "restrictions:apply-roster": "takes a button only",
    "restrictions:discard-roster": "takes a button only",
    "evidence:uploads": "answers a program",
    "evidence:finish-upload": "leads on from an upload that is whole and was cut off: tests/evidence",
    "media:decide": "leads on from a look that waits, for half an hour: tests/media",
    "review:stop": "leads on from a stopping rule that is met: tests/review",
    "evidence:upload": "answers a program",
    "evidence:give-up-upload": "takes a button only",
    "evidence:sheet-file": "a file",
    "review:turn": "takes a button only",
    "review:work": "a part of a page",
    "review:ask-order": "takes a button only",
    "review:look": "takes a button only",
    "review:remove-category": "takes a button only",
    "review:end-appointment": "takes a button only",
    "review:make-report": "takes a button only",
    "review:report-file": "a file",
    "media:progress": "a part of a page",
    "media:hash": "takes a button only",
    "media:show": "takes a button only",
    "media:shown": "a picture, once",
    "media:end": "takes a button only",
    "media:report": "takes a button only",
    "packs:edition": "a file",
    "packs:unused-document": "a file",
    "chats:progress": "a part of a page",
    "chats:import-progress": "a part of a page",
    "chats:again": "takes a button only",
    "chats:members-csv": "a file",
    "chats:presence-csv": "a file",
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


NOBODY = ""
EVERYBODY = [NOBODY, *(f"{part.given.lower()}@wealdmoor.example" for part in CAST)]
DIFFER = ("desk:home", "desk:case", "reports:report", "people:person", "clocks:case")
"""What looks different to different roles, and so is opened by each who may."""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits until the page has been drawn anew, and its script has seen to the boxes that now scroll."""
MISSING = {
    "/cases/C-00000000/": 404,
    "/reports/R-00000000/": 404,
    "/nothing/of/the/kind/": 404,
}
"""Addresses of nothing: the same page answers for what is hidden and for what never was."""


def open_at_desk(page: Page, path: str, *, status: int = 200) -> None:
    """The page, in a window as on a desk; it answers, and has what every page has."""
    page.set_viewport_size(DESKTOP)
    answer = page.goto(path)
    assert answer.status == status, path
    structure(page)


def structure(page: Page) -> None:
    """One heading, a title of its own, a main landmark with words in it, and the language."""
    assert page.locator("h1").count() == 1, page.url
    assert page.locator("main").inner_text().strip(), page.url
    title, _, product = page.title().rpartition(" – ")
    assert title.strip(), page.url
    assert product == "Peelian", page.url
    assert page.locator("html").get_attribute("lang") == "en-GB"


def at_both_widths(page: Page) -> None:
    """As on a desk, and then in a window as narrow as a telephone's."""
    assert_accessible(page)
    page.set_viewport_size(PHONE)
    page.evaluate(DRAWN)
    assert_accessible(page)


def by_keyboard(page: Page) -> None:
    """The first stop skips to the page itself, and every other can be reached and seen."""
    first = walk(page)[0].name
    assert first == "Skip to main content", f"{page.url} begins with {first!r}."
    target = page.locator(".govuk-skip-link").get_attribute("href")
    assert page.locator(f"main{target}").count() == 1, (
        f"{page.url} skips to {target}, which is not its main part."
    )


def pages_of(found: Crawl, who: str) -> dict[str, bool]:
    """The paths that this person opens, each with whether they are the first who found a page of its kind."""
    paths: dict[str, bool] = {}
    for name in VIEWS:
        mine = [each.path for each in found.pages.get(name, []) if each.email == who]
        is_first = bool(mine) and found.pages[name][0].email == who
        if mine and (is_first or name in DIFFER):
            paths[mine[0]] = is_first
    return paths


def test_every_address_is_walked_or_named_as_no_page(found: Crawl) -> None:
    missing = [name for name in VIEWS if name not in found.pages]
    assert not missing, f"No link leads to a page of {missing}. Link to it, or say in NOT_PAGES why not."


def test_no_link_leads_nowhere(found: Crawl) -> None:
    assert not found.broken, "\n".join(found.broken)


def test_what_is_named_as_no_page_is_an_address() -> None:
    assert set(NOT_PAGES) <= set(view_names())


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_page_can_be_used_at_both_widths_and_by_keyboard(
    browser: Browser, site: Site, found: Crawl, who: str
) -> None:
    for page in open_page(browser, site, viewport=DESKTOP):
        page.set_default_timeout(60_000)
        if who:
            site.sign_in(page, who)
        for path, is_first in pages_of(found, who).items():
            open_at_desk(page, path)
            if is_first:
                by_keyboard(page)
            at_both_widths(page)


def test_every_page_is_there_without_script(browser: Browser, site: Site, found: Crawl) -> None:
    for page in open_page(browser, site, viewport=DESKTOP, java_script_enabled=False):
        for who in EVERYBODY:
            if who:
                site.sign_in(page, who)
            for path, is_first in pages_of(found, who).items():
                if is_first:
                    open_at_desk(page, path)


def test_what_is_not_there_and_what_one_may_not_do_is_said_on_a_page(desktop_page: Page, site: Site) -> None:
    page = desktop_page
    site.sign_in(page, "asha@wealdmoor.example")
    unassessed = site.world.rows(
        "SELECT s.ref FROM cases_subject s JOIN cases_case c ON c.id = s.case_id "
        "WHERE c.status = 'assessed' AND c.unit = 'Investigations North'"
    )[0][0]
    for path, status in {**MISSING, f"/cases/subjects/{unassessed}/severity/assess/": 403}.items():
        open_at_desk(page, path, status=status)
        by_keyboard(page)
        at_both_widths(page)

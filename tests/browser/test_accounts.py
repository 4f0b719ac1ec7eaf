"""Signing in, the second factor, passkeys and a forgotten password, through the forms, each page checked on the way."""

import base64
import hashlib
import hmac
import re
import time

import pytest
from playwright.sync_api import Page

from tests.browser.axe import assert_accessible
from tests.browser.keyboard import walk
from tests.browser.site import Site
from tests.cast import PARTS, PASSWORD

NEW_PASSWORD = "seven herons under a bridge"
SECONDS_OF_ONE_CODE = 30


@pytest.fixture(scope="module")
def seed() -> str:
    """The cast, and nothing else."""
    return "tests.stories.seeds:the_cast"


def check(page: Page) -> None:
    """The page is accessible and can be walked by keyboard."""
    assert_accessible(page)
    walk(page)


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Sign in as people do."""
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(PARTS[name].email)
    page.get_by_label("Password", exact=True).fill(password)
    press(page)


def press(page: Page) -> None:
    """Send the form of the page."""
    page.locator("main form button[type=submit], main form button:not([type])").first.click()
    page.wait_for_load_state()


def confirm(page: Page) -> None:
    """Give the password again where it is asked for before something grave."""
    if "/reauthenticate/" in page.url:
        check(page)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        press(page)


def code(secret: str, at: float) -> str:
    """The six digits that an authenticator app shows at the moment (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, int(at // SECONDS_OF_ONE_CODE).to_bytes(8, "big"), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 10**6:06d}"


def test_a_wrong_password_is_refused_and_says_so(desktop_page: Page) -> None:
    sign_in(desktop_page, "asha", "not her pass phrase")
    assert "/accounts/login/" in desktop_page.url
    assert desktop_page.locator(".govuk-error-summary").count() == 1
    check(desktop_page)


def test_an_authenticator_app_is_added_asked_for_and_taken_away(site: Site, desktop_page: Page) -> None:
    page = desktop_page
    sign_in(page, "ben")
    page.goto("/accounts/2fa/totp/activate/")
    confirm(page)
    check(page)
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.content()).group(0)
    page.locator("input[name=code]").fill(code(secret, time.time()))
    press(page)
    page.goto("/accounts/2fa/recovery-codes/")
    confirm(page)
    check(page)
    spare = re.search(r"\b\d{8}\b", page.locator("#recovery_codes").input_value()).group(0)
    page.goto("/accounts/2fa/recovery-codes/generate/")
    confirm(page)
    check(page)

    page.context.clear_cookies()
    sign_in(page, "ben")
    assert "/2fa/authenticate/" in page.url
    check(page)
    # A code of the app counts once, and that of this half minute was used above.
    page.locator("input[name=code]").fill(spare)
    press(page)
    page.goto("/accounts/2fa/totp/deactivate/")
    confirm(page)
    check(page)
    press(page)
    page.context.clear_cookies()
    sign_in(page, "ben")
    assert page.url == site.url("/")


def test_a_passkey_is_added_renamed_used_and_taken_away(site: Site, desktop_page: Page) -> None:
    page = desktop_page
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    # Browsers give passkeys to names, not to numbers.
    origin = site.base_url.replace("127.0.0.1", "localhost")
    page.goto(origin + "/accounts/login/")
    page.get_by_label("Email").fill(PARTS["dev"].email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page)
    page.goto(origin + "/accounts/2fa/webauthn/add/")
    confirm(page)
    check(page)
    page.locator("input[name=name]").fill("My key")
    page.locator("input[name=passwordless]").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url(lambda url: "/webauthn/add/" not in url)
    page.goto(origin + "/accounts/2fa/webauthn/")
    assert page.get_by_text("My key").count()
    check(page)

    page.context.clear_cookies()
    page.goto(origin + "/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(origin + "/")
    assert page.get_by_role("heading", level=1).inner_text() == "What waits for you"
    page.goto(origin + "/accounts/2fa/webauthn/")
    page.locator("a[href*='/edit/']").first.click()
    check(page)
    page.goto(origin + "/accounts/2fa/webauthn/")
    page.locator("a[href*='/remove/']").first.click()
    confirm(page)
    check(page)


def test_a_forgotten_password_is_replaced_by_the_letter_that_was_sent(site: Site, phone_page: Page) -> None:
    page = phone_page
    page.goto("/accounts/password/reset/")
    check(page)
    page.get_by_label("Email").fill(PARTS["fay"].email)
    press(page)
    check(page)
    page.goto(letter(site))
    check(page)
    page.locator("input[name=password1]").fill(NEW_PASSWORD)
    page.locator("input[name=password2]").fill(NEW_PASSWORD)
    press(page)
    check(page)
    sign_in(page, "fay", NEW_PASSWORD)
    assert page.url == site.url("/")


def letter(site: Site) -> str:
    """The address in the letter, which a demonstration prints instead of sending it."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        said = (site.world.folder / "server.log").read_text()
        if found := re.search(r"https?://\S+/password/reset/key/\S+", said):
            return found.group(0)
        time.sleep(0.1)
    raise AssertionError("No letter was sent.")

"""Every page of messages in a browser, at both widths; a conversation read by keyboard alone, and without script."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.messages import WHERE
from tests.browser.site import Site


@pytest.fixture(scope="module")
def seed() -> str:
    """Three phones of one group, and every state of an import."""
    return "tests.browser.messages:group_chat"


def addresses(site: Site, who: str) -> list[str]:
    """The pages that this person opens."""
    found: list[str] = json.loads((site.world.folder / WHERE).read_text())[who]
    assert len(found) > 2
    return found


def the_group(site: Site) -> str:
    return next(
        path for path in addresses(site, "asha") if re.fullmatch(r"/chats/conversations/[^/]+/", path)
    )


@pytest.mark.parametrize("who", ["asha", "petra"])
def test_each_page_is_accessible_at_both_widths(desktop_page: Page, site: Site, who: str) -> None:
    site.sign_in(desktop_page, f"{who}@wealdmoor.example")
    for path in addresses(site, who):
        for width in (DESKTOP, PHONE):
            desktop_page.set_viewport_size(width)
            answer = desktop_page.goto(path)
            assert answer
            assert answer.status == 200, path
            assert_accessible(desktop_page)


def test_a_conversation_is_read_by_keyboard_alone(desktop_page: Page, site: Site) -> None:
    page = desktop_page
    site.sign_in(page, "asha@wealdmoor.example")
    page.goto(the_group(site))
    focused = page.locator(".chats-message:focus")
    page.keyboard.press("j")
    expect(focused).to_contain_text("Evening all")
    page.keyboard.press("j")
    expect(focused).to_contain_text("Good to be here")
    page.keyboard.press("k")
    expect(focused).to_contain_text("Evening all")
    page.keyboard.press("n")
    expect(focused).to_contain_text("Quarry Lane")
    page.keyboard.press("s")
    expect(focused.get_by_text("SHA-256").first).to_be_visible()
    page.keyboard.press("p")
    expect(focused).to_contain_text("Evening all")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("flask")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("mark")).to_have_text("flask")


def test_the_keys_can_be_switched_off(desktop_page: Page, site: Site) -> None:
    page = desktop_page
    site.sign_in(page, "asha@wealdmoor.example")
    page.goto(the_group(site))
    page.keyboard.press("?")
    page.get_by_role("button", name="Turn these keys off").click()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert page.locator(".chats-message:focus").count() == 0


def test_a_message_and_its_room_are_read_without_script(no_script_page: Page, site: Site) -> None:
    page = no_script_page
    site.sign_in(page, "asha@wealdmoor.example")
    page.goto(f"{the_group(site)}?number=5")
    chosen = page.locator(".chats-message--chosen")
    expect(chosen).to_contain_text("[abuse]")
    chosen.get_by_text("Source", exact=False).first.click()
    expect(chosen.get_by_text("SHA-256").first).to_be_visible()
    chosen.get_by_role("link", name="Who was there").click()
    expect(page.get_by_role("heading", name="Who was in the room")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Sandy Firth")).to_contain_text("In the group")

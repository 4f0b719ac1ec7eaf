"""A browser and a real server for each test module.

A module says what its world holds by a fixture of its own:

    @pytest.fixture(scope="module")
    def seed() -> str:
        return "tests.browser.seeds:one_case"   # or "demo", which is what it gets without saying
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts import chromium
from tests.browser.site import Site
from tests.seeding import DEMO
from tests.worlds import Worlds

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page may name, nothing but this machine is found.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, started once."""
    path = chromium.find()
    if not path:
        pytest.fail("Chromium is missing; ./test says how to get it.")
    # Playwright keeps an event loop on this thread, and Django then refuses to touch the database from it, although
    # nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        running = playwright.chromium.launch(executable_path=path, args=FLAGS + as_root)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def seed() -> str:
    """What the module's world holds; a module may say otherwise."""
    return DEMO


@pytest.fixture(scope="module")
def site(worlds: Worlds, seed: str) -> Iterator[Site]:
    """A real server with the module's world behind it."""
    world = worlds.new(seed)
    with world.served() as server:
        yield Site(server, world)


def open_page(browser: Browser, site: Site, **how: object) -> Iterator[Page]:
    """A page in a context of its own; at the end, fail if it complained or reached for another machine."""
    context = browser.new_context(base_url=site.base_url, locale="en-GB", timezone_id="Europe/London", **how)
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(f"script error: {error}"))
    page.on("console", lambda said: trouble.append(said.text) if is_trouble(said, page) else None)
    page.on(
        "request", lambda sent: trouble.append(f"asked for {sent.url}") if leaves(sent.url, site) else None
    )
    yield page
    context.close()
    assert not trouble, "The browser complained:\n" + "\n".join(trouble)


def is_trouble(said, page: Page) -> bool:
    """True for an error in the console, unless it only repeats the status of the page itself."""
    return said.type == "error" and said.location.get("url") != page.url


def leaves(url: str, site: Site) -> bool:
    """True when the address is on another machine."""
    here = (site.base_url + "/", site.base_url.replace("127.0.0.1", "localhost") + "/")
    return not url.startswith((*here, "data:", "blob:", "about:"))


@pytest.fixture
def desktop_page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page in a window as on a desk."""
    yield from open_page(browser, site, viewport=DESKTOP)


@pytest.fixture
def phone_page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page as on a telephone."""
    yield from open_page(browser, site, viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def no_script_page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    yield from open_page(browser, site, viewport=DESKTOP, java_script_enabled=False)

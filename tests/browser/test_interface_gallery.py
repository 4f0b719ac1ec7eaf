"""The parts that pages are made of, in a real browser: accessible, within the window, silent under the policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import assert_accessible
from tests.browser.waiting import wait_until
from tests.interface import gallery
from tests.interface.gallery_server import served

pytestmark = pytest.mark.pure
WINDOWS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 375, "height": 740}}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the gallery is served."""
    with served() as found:
        yield found


def _open(browser: Browser, address: str, **how: object) -> Iterator[Page]:
    context = browser.new_context(base_url=address, **how)
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type in ("error", "warning") else None)
    page.on("requestfailed", lambda sent: trouble.append(f"{sent.url} failed"))
    yield page
    context.close()
    assert not trouble, "The browser complained:\n" + "\n".join(trouble)


@pytest.fixture(params=WINDOWS)
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at each width."""
    yield from _open(browser, address, viewport=WINDOWS[request.param])


@pytest.fixture
def desk_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page as on a desk."""
    yield from _open(browser, address, viewport=WINDOWS["desktop"])


@pytest.fixture
def plain_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    yield from _open(browser, address, viewport=WINDOWS["desktop"], java_script_enabled=False)


@pytest.mark.parametrize("name", gallery.PAGES)
def test_a_page_is_accessible_and_fits_its_window(page: Page, name: str) -> None:
    page.goto(f"/{name}")
    assert_accessible(page)


def test_an_error_in_the_summary_leads_to_the_box_that_is_wrong(desk_page: Page) -> None:
    desk_page.goto("/wrong")
    assert desk_page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    desk_page.get_by_role("link", name="Severity assessment date must be a real date").click()
    assert desk_page.evaluate("document.activeElement.id") == "id_assessed_date-day"


def test_the_keyboard_can_skip_to_the_page_itself(desk_page: Page) -> None:
    desk_page.goto("/detail")
    desk_page.keyboard.press("Tab")
    assert desk_page.evaluate("document.activeElement.textContent") == "Skip to main content"
    desk_page.keyboard.press("Enter")
    assert desk_page.evaluate("location.hash") == "#main-content"


def test_a_wide_table_is_scrolled_by_keyboard_inside_its_own_box(browser: Browser, address: str) -> None:
    for page in _open(browser, address, viewport=WINDOWS["phone"]):
        page.goto("/list")
        box = page.get_by_role("region", name="2,000 cases")
        assert box.get_attribute("tabindex") == "0"
        box.focus()
        page.keyboard.press("ArrowRight")
        wait_until(page, "document.querySelector('.peelian-scroll').scrollLeft > 0")


def test_a_table_that_fits_is_no_extra_stop_for_the_keyboard(desk_page: Page) -> None:
    desk_page.goto("/home")
    wait_until(desk_page, "!document.querySelector('.peelian-scroll').hasAttribute('tabindex')")


def test_everything_is_there_without_script(plain_page: Page) -> None:
    plain_page.goto("/wrong")
    for label in ("Day", "Month", "Year", "Gross misconduct", "Reasons", "Documents (optional)"):
        assert plain_page.get_by_label(label, exact=True).is_visible(), label
    assert plain_page.get_by_text("You can enter up to 200 characters").is_visible()
    plain_page.goto("/list")
    assert plain_page.get_by_label("Words or reference").is_visible()
    plain_page.goto("/detail")
    plain_page.get_by_text("History of this case as a table").click()
    assert plain_page.get_by_role("cell", name="Referred", exact=True).is_visible()


def test_a_filter_out_of_use_stands_closed_on_a_telephone(browser: Browser, address: str) -> None:
    for page in _open(browser, address, viewport=WINDOWS["phone"]):
        page.goto("/list")
        wait_until(page, "!document.querySelector('.peelian-filter').open")
        page.goto("/list?status=live")
        assert page.get_by_label("Status").is_visible()


def test_characters_left_are_counted(desk_page: Page) -> None:
    desk_page.goto("/form")
    desk_page.get_by_label("Reasons").fill("x" * 190)
    desk_page.get_by_text("You have 10 characters remaining").first.wait_for()


def test_htmx_swaps_a_fragment(desk_page: Page) -> None:
    desk_page.goto("/htmx")
    desk_page.get_by_role("button", name="Fetch").click()
    desk_page.locator("#arrived").wait_for()


def test_htmx_may_not_evaluate_text_as_script(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text))
    page.goto("/htmx")
    page.get_by_role("button", name="Evaluate").click()
    page.wait_for_timeout(300)
    assert page.evaluate("document.body.dataset.evaluated") is None
    assert any("unsafe-eval" in complaint for complaint in complaints), complaints
    context.close()


def test_paper_shows_the_marking_and_the_table_but_no_controls(desk_page: Page) -> None:
    desk_page.goto("/list")
    desk_page.emulate_media(media="print")
    assert desk_page.locator(".peelian-marking").is_visible()
    assert desk_page.locator(".govuk-table").is_visible()
    for gone in (".peelian-nav", ".peelian-filter-form", ".peelian-header__out", ".govuk-pagination"):
        assert not desk_page.locator(gone).is_visible(), gone

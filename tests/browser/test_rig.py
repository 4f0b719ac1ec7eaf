"""The browser tests' own instruments: each must see what is wrong with a page that is wrong on purpose."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import assert_accessible, violations
from tests.browser.keyboard import tab_to, walk

POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'"
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><style>BODY_STYLE</style></head>
<body><main><h1>A page</h1>CONTENT</main></body></html>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def show(page: Page, content: str, *, style: str = "") -> None:
    page.set_content(PAGE.replace("BODY_STYLE", style).replace("CONTENT", content))


def test_axe_runs_under_a_strict_policy_and_passes_a_good_page(page: Page):
    show(page, '<label for="a">Name</label> <input id="a">')
    assert_accessible(page)


def test_axe_reports_a_field_without_a_label(page: Page):
    show(page, "<input>")
    assert any(line.startswith("label (critical)") for line in violations(page))


def test_axe_reports_a_target_too_small_to_hit(page: Page):
    show(page, "<a href='#a'>1</a><a href='#b'>2</a><a href='#c'>3</a>", style="a { font-size: 8px }")
    assert any(line.startswith("target-size") for line in violations(page))


def test_a_page_that_scrolls_sideways_fails(page: Page):
    show(page, "<p>wide</p>", style="p { width: 900px }")
    with pytest.raises(AssertionError, match="scrolls sideways"):
        assert_accessible(page)


def test_the_walk_reaches_everything_in_order(page: Page):
    show(
        page,
        '<a href="#x">First</a> <button>Second</button> <details><summary>Third</summary>'
        '<a href="#y">Hidden</a></details>'
        '<input type="radio" name="r" id="r1"><label for="r1">Fourth</label>'
        '<input type="radio" name="r" id="r2"><label for="r2">Same group</label>',
    )
    assert [stop.name for stop in walk(page)] == ["First", "Second", "Third", "Fourth"]


def test_the_walk_fails_where_the_focus_does_not_show(page: Page):
    show(page, '<a href="#x">First</a>', style="a:focus { outline: none }")
    with pytest.raises(AssertionError, match="does not show that it has the focus"):
        walk(page)


def test_the_walk_fails_where_something_focused_cannot_be_seen(page: Page):
    show(page, '<a href="#x">Away</a>', style="a { position: fixed; left: -9999px }")
    with pytest.raises(AssertionError, match="outside the window"):
        walk(page)


def test_the_walk_fails_where_the_focus_is_caught(page: Page):
    show(page, '<input id="a" aria-label="Caught"><a href="#x">Never</a>')
    page.evaluate(
        "() => document.getElementById('a').addEventListener('keydown', event => event.preventDefault())"
    )
    with pytest.raises(AssertionError, match=r"does not reach \['Never'\]"):
        walk(page)


def test_tab_to_finds_what_can_be_reached_and_says_what_cannot(page: Page):
    show(page, '<a href="#x">First</a> <button>Send it</button>')
    tab_to(page, "Send")
    assert page.evaluate("() => document.activeElement.tagName") == "BUTTON"
    with pytest.raises(AssertionError, match="never came to 'Absent'"):
        tab_to(page, "Absent", presses=6)


def test_no_page_can_reach_another_machine(page: Page):
    show(page, "")
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")

"""Checks a page with axe-core, the accessibility engine, in the browser that shows it."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Off by default in axe; WCAG 2.2 asks for it (2.5.8).
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


@cache
def axe_source() -> str:
    """The vendored engine as text."""
    return AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds wrong on the page as it stands now: rule, help and the elements concerned, one line each."""
    if not page.evaluate("() => Boolean(window.axe)"):
        # Through the debugger, because the page's own policy rightly refuses foreign script.
        page.evaluate(axe_source())
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']} - {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


def assert_accessible(page: Page) -> None:
    """Fail with every violation on the page, and when the page must be scrolled sideways (WCAG 1.4.10)."""
    found = violations(page)
    assert not found, f"{page.url} has {len(found)} violations:\n" + "\n".join(found)
    wide, seen = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= seen, f"{page.url} is {wide} pixels wide and the window {seen}: it scrolls sideways."

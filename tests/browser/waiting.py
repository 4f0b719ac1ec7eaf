"""Wait for what a page comes to, without asking the page to evaluate text.

Playwright's own `wait_for_function` looks once and then again and again from inside the page, and each later look is
an evaluation that our content security policy forbids: it passes only where the first look already finds what is
waited for.
"""

import time

from playwright.sync_api import Page

PATIENCE = 5.0  # seconds


def wait_until(page: Page, expression: str) -> None:
    """Look at an expression until it is true.

    Raises:
        AssertionError: it is still not true after `PATIENCE` seconds.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"Not so after {PATIENCE} seconds: {expression}"
        page.wait_for_timeout(20)

"""Fills in the forms of a page as a person does: by the words that stand beside each field."""

from datetime import date

from playwright.sync_api import Locator, Page


def fill_day(page: Page, question: str, day: date) -> None:
    """Type a day into the three boxes under this question."""
    boxes = asked(page, question)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(label, exact=True).fill(str(value))


def choose(page: Page, question: str, *answers: str) -> None:
    """Choose radio buttons or tick boxes under this question."""
    for answer in answers:
        asked(page, question).get_by_label(answer, exact=True).check()


def asked(page: Page, question: str) -> Locator:
    """The group of fields that a question stands over."""
    return page.get_by_role("group", name=question)


def send(page: Page, button: str) -> None:
    """Send the form. Fails with what the page says when the form comes back."""
    before = page.url
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()
    trouble = page.locator(".govuk-error-summary, .peelian-form-errors")
    said = trouble.first.inner_text() if trouble.count() else ""
    assert not said, f"{before} refused the form: {said}"


def sign_in_here(page: Page, email: str, password: str) -> None:
    """Sign in through the form, as a person does who has just come."""
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    send(page, "Sign in")


def sign_out_here(page: Page) -> None:
    """Leave, with the button that stands at the top of every page."""
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()

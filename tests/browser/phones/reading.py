"""Messages are read by keyboard alone: by one reader in the order of rank, by another blind, and a third settles."""

from playwright.sync_api import Page, expect

from peelian.demo.phones.script import FIVE_A_SIDE, THE_MESSAGES
from peelian.demo.story.worked_reading import TITLE
from tests.browser.filling import send
from tests.browser.keyboard import tab_to
from tests.browser.phones.beginning import Journey, act, heading

PATIENCE = 60_000  # milliseconds that a new order may take on a busy machine
A_BATCH, BY_THE_NEW_ORDER = 50, 20
"""After so many answers the messages are put in order anew; so many are read by the new order. Of 556 in all."""
SAMPLES = 18
"""At most so many are drawn: eight at the start, eight of what is unread, and more where parts are rounded."""
WOMEN, INFORMATION, FILM, CHALLENGE, REPORT = "12345"
THE_FILM = "Not one word of this leaves here"
DIFFER = "Give it a month and she will be behind a desk"
"""What one reader codes as demeaning women, and the other does not."""


def coded() -> dict[str, str]:
    """The keys that the first reader presses for each message that holds something, by its words."""
    keys = {said.text: WOMEN for said in THE_MESSAGES if "[abuse: women]" in said.text}
    by_key = {said.key: said.text for said in (*THE_MESSAGES, *FIVE_A_SIDE) if said.key}
    keys |= {by_key["lookup"]: INFORMATION, by_key["plate"]: INFORMATION, THE_FILM: FILM}
    keys |= {said.text: INFORMATION for said in THE_MESSAGES if said.text.startswith("You are a star")}
    keys |= {by_key["steady"]: CHALLENGE, by_key["rather"]: CHALLENGE, "Steady on lads": CHALLENGE}
    keys |= {by_key["challenge"]: CHALLENGE + REPORT}
    keys |= {said.text: FILM for said in FIVE_A_SIDE if said.text.startswith("You did not get this")}
    keys |= {said.text: CHALLENGE for said in FIVE_A_SIDE if said.text.startswith("I do not want")}
    return keys


def open_the_reading(journey: Journey) -> None:
    """The page on which one reads, by clicking; from there on nothing is clicked."""
    journey.opens("Reviews of messages")
    page = journey.page
    page.get_by_role("link", name=TITLE).click()
    act(page, "Read")
    page.get_by_role("button", name="Take the next message").wait_for()


def read_by_keyboard(journey: Journey) -> None:
    """The first reader: an undo, a note, a message put aside, and what ranks high comes first."""
    page = journey.page
    open_the_reading(journey)
    turn(page, "Enter")
    journey.note("reading")
    keys = coded()
    undo_once(page, keys)
    found = [code(page, keys) for _ in range(A_BATCH - 1)]
    expect(page.locator(".review-foot")).to_contain_text(f"{A_BATCH} messages in this sitting")
    see_a_new_order(page)
    found += [code(page, keys) for _ in range(BY_THE_NEW_ORDER)]
    # One message in forty holds something: it is the order that brought these forward.
    assert 2 * sum(map(bool, found)) > len(keys), found
    stop_for_now(page)


def undo_once(page: Page, keys: dict[str, str]) -> None:
    """A slip of the finger is taken back, and the same message coded again, with a note."""
    first = chosen(page)
    page.keyboard.press(REPORT)
    turn(page, "Enter")
    assert chosen(page) != first
    turn(page, "u")
    assert chosen(page) == first
    page.keyboard.press("c")
    page.keyboard.type("Read against the duty sheet of that night.")
    page.keyboard.press("Escape")
    code(page, keys)


def see_a_new_order(page: Page) -> None:
    """After a batch the order is worked out anew beside the page, which shows so when it is opened again."""
    foot = page.locator(".review-foot")
    for _ in range(PATIENCE // 500):
        if "; 0 coded since" in foot.inner_text():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"No new order was made: {foot.inner_text()}")


def stop_for_now(page: Page) -> None:
    """Hand back what is before one, with the Tab key."""
    tab_to(page, "Stop for now")
    turn(page, "Enter")
    heading(page, "Nothing is before you")


def chosen(page: Page) -> str:
    """The conversation and the words of the message to be coded."""
    return page.locator("#chosen .review-text").inner_text()


def code(page: Page, keys: dict[str, str]) -> str:
    """Code the message before the reader by the keys of what it holds; gives back the keys."""
    pressed = keys.get(chosen(page), "")
    for key in pressed:
        page.keyboard.press(key)
        assert page.locator(f"[name=answer-{key}][value=yes]").is_checked()
    turn(page, "Enter")
    return pressed


def turn(page: Page, key: str) -> None:
    """Press a key that leads to another message, and wait for it."""
    with page.expect_navigation():
        page.keyboard.press(key)
    trouble = page.locator(".govuk-error-summary, .moj-alert--error")
    assert not trouble.count(), trouble.first.inner_text()


def look_at_the_samples(journey: Journey) -> None:
    """Samples of what is unread are drawn by lot, read as everything else is, and judged by the rule."""
    page = journey.page
    open_progress(journey)
    act(page, "Draw the samples of a look")
    send(page, "Draw them")
    expect(page.get_by_text("is being read:")).to_be_visible(timeout=PATIENCE)
    open_the_reading(journey)
    turn(page, "Enter")
    for _ in range(SAMPLES):
        code(page, coded())
    stop_for_now(page)
    open_progress(journey)
    act(page, "Draw what is read a second time")
    send(page, "Draw it")
    looks = page.get_by_role("table", name="What the looks said")
    expect(looks.get_by_text("Not met")).to_be_visible(timeout=PATIENCE)
    journey.note("progress")


def open_progress(journey: Journey) -> None:
    """Where whoever leads the reading sees how far it is."""
    journey.opens("Reviews of messages")
    journey.page.get_by_role("link", name=TITLE).click()
    act(journey.page, "Progress and stopping")


def read_blind_and_differ(journey: Journey) -> None:
    """The second reader sees nothing of the first, agrees on nearly everything, and differs once."""
    page = journey.page
    journey.arrives("dev")
    open_the_reading(journey)
    keys = coded()
    del keys[next(text for text in keys if DIFFER in text)]
    turn(page, "Enter")
    read = 0
    while page.locator("#chosen").count():
        assert not page.locator(".review-note").count()
        code(page, keys)
        read += 1
    assert read > 6

"""What three phones hold of one group: a message read once, whose copy is gone, how the clocks run, who is who."""

from playwright.sync_api import Page, expect

from peelian.demo.phones.script import GROUP
from tests.browser.filling import send
from tests.browser.phones.beginning import Journey, act, heading, main_text

SAME = {"Clover": "Clover G", "\u202a+44 7700 900177\u202c": "Perrin"}
"""Accounts that the phones themselves do not tie to one another."""
SUBJECTS = {
    "Torben Q": "Torben Quillfeather",
    "Marrok": "Marrok Dapplewood",
    "Sarge Fen": "Isolde Fenwright",
    "Casper: Control": "Casper Loomfield",
    "Otter": "Bevis Harrowgill",
    "\u202a+44 7700 900417\u202c": "number ending 417",
}
"""Whom of the group the case is about, by the name that the first phone has for them."""


def see_them_merged(journey: Journey) -> None:
    """One conversation of the three; the film is on two phones, deleted on one of these, and gone from a third."""
    page = journey.page
    journey.opens("Messages")
    threads = page.get_by_role("table", name="Latest first")
    group = threads.get_by_role("row").filter(has_text=GROUP)
    assert [chip.inner_text() for chip in group.locator(".chats-chip").all()] == ["AV/1", "AV/2", "AV/3"]
    group.get_by_role("link").click()
    find(page, "word of this leaves")
    film = page.locator(".chats-message--chosen")
    assert page.locator(".chats-text", has_text="Not one word of this leaves here").count() == 1
    chips = film.locator(".chats-chip").all_inner_texts()
    assert chips == ["AV/1", "AV/2: not held", "AV/3: deleted there and recovered"]
    journey.note("conversation")
    film.get_by_role("link", name="Who was there").click()
    room = page.get_by_role("table", name="Participants, by whether they were in the group")
    assert "Left soon after" in room.get_by_role("row").filter(has_text="Clover G").inner_text()
    assert "In the group, and silent" in room.get_by_role("row").filter(has_text="Perrin").inner_text()
    journey.note("message")


def find(page: Page, words: str) -> None:
    """Search the conversation on the screen, and go to the one message that is found."""
    page.get_by_role("searchbox", name="Search this conversation").fill(words)
    send(page, "Search")
    page.get_by_role("heading", name="1 found").wait_for()
    page.locator(".chats-hit").get_by_role("link").first.click()


def see_the_clocks(journey: Journey) -> None:
    """The clock of the second phone is three minutes fast, and the page says so beside how many messages."""
    page = journey.page
    journey.opens("Messages")
    page.get_by_role("link", name="Phones and clocks").click()
    clocks = page.get_by_role("table", name="Differences between clocks").get_by_role("row")
    assert "3 minutes" in clocks.filter(has_text="AV/2").first.inner_text()
    assert "The same" in clocks.filter(has_text="AV/3").filter(has_text="AV/1").inner_text()
    phones = page.get_by_role("table", name="Phones", exact=True)
    assert "Isolde Fenwright" in phones.get_by_role("row").filter(has_text="AV/3").inner_text()
    journey.note("phones")


def match_the_participants(journey: Journey) -> None:
    """What is one person is made one, and six of the ten are subjects of the case: each by a decision with reasons."""
    page = journey.page
    for name, other in SAME.items():
        open_participant(journey, name)
        act(page, "Say that this is the same person as another")
        page.get_by_label("The same person as").select_option(label=option(page, "The same person as", other))
        page.get_by_label("On what does that rest?").fill("The number that they gave to HR.")
        send(page, "Save the decision")
    for name, subject in SUBJECTS.items():
        open_participant(journey, name)
        act(page, "Say who this is")
        page.get_by_label("A subject of the case").select_option(
            label=option(page, "A subject of the case", subject)
        )
        page.get_by_label("On what does that rest?").fill(
            "The number of a phone that the force issued to them."
        )
        send(page, "Save the decision")
    journey.opens("Messages")
    page.get_by_role("link", name="Participants").click()
    expect(page.get_by_role("table", name="10 participants, by name")).to_be_visible()
    journey.note("participants")


def open_participant(journey: Journey, name: str) -> None:
    """The page of one of them, from the list."""
    page = journey.page
    journey.opens("Messages")
    page.get_by_role("link", name="Participants").click()
    page.get_by_role("table").get_by_role("link", name=name, exact=True).click()
    heading(page, name)


def option(page: Page, label: str, holds: str) -> str:
    """The whole text of the one choice that holds these words."""
    texts = page.get_by_label(label).locator("option").all_inner_texts()
    found = [text for text in texts if holds in text]
    assert len(found) == 1, (holds, texts, main_text(page))
    return found[0]

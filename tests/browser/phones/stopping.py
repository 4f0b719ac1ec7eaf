"""The difference is settled, reading stops with reasons, it is reported, and the picture shows who did what."""

import re

from playwright.sync_api import Locator, Page, expect

from peelian.demo.phones.script import GROUP
from peelian.demo.story.worked_reading import QUESTION, TITLE
from tests.browser.filling import choose, send
from tests.browser.phones.beginning import Journey, act, heading, main_text
from tests.browser.phones.reading import DIFFER, open_progress
from tests.documents.opening import pdf_text

SILENT = "Present, nothing else shown"
WHY = "Both readers saw what the allegations turn on. What is left is the talk of a shift, and is listed as unread."


def settle_the_difference(journey: Journey) -> None:
    """A third account sees both answers and not whose they are, and says which stands."""
    page = journey.page
    journey.arrives("cora")
    journey.opens("Reviews of messages")
    page.get_by_role("link", name=TITLE).click()
    act(page, "Settle differences")
    differences = page.get_by_role("table", name="Differences, oldest first").get_by_role("row")
    assert differences.count() == 2
    differences.nth(1).get_by_role("link").click()
    said = main_text(page)
    assert DIFFER in said
    assert "Asha" not in said
    assert "Dev" not in said
    journey.note("settling")
    choose(page, "Which answer stands?", "Yes, it is there")
    page.get_by_label("Why?").fill("Taken with the message that it answers, it is about her being a woman.")
    send(page, "Settle it")
    expect(page.get_by_text("Nothing to settle")).to_be_visible()


def stop_and_report(journey: Journey) -> None:
    """The rule is not met with samples so small: reading stops with reasons, and the report says so first."""
    page = journey.page
    journey.arrives("asha")
    open_progress(journey)
    ask_for_new_figures(page)
    act(page, "Stop though the rule is not met")
    page.get_by_label("Why?").fill(WHY)
    send(page, "Stop without the rule")
    heading(page, "Stop report")
    act(page, "Make the report")
    send(page, "Make it")
    assert QUESTION in main_text(page)
    journey.note("stop report")
    path = journey.take("PDF")
    words = " ".join(pdf_text(path.read_bytes()).split())
    for told in (TITLE, WHY, "Asha Venn", "Dev Marlowind", "stopping rule", "unread"):
        assert told in words, (told, words[:3000])


def ask_for_new_figures(page: Page) -> None:
    """What was settled counts too: figures are worked out anew before anybody decides on them."""
    order = page.locator("#work")
    before = order.inner_text()
    act(page, "Ask for a new order and new figures")
    send(page, "Ask for them")
    made = re.search(r"The order is number (\d+)", before)
    number = int(made[1]) + 1 if made else 1
    expect(order).to_contain_text(f"The order is number {number}", timeout=60_000)


def see_how_far_they_agree(journey: Journey) -> None:
    """Alpha with its interval, for each thing that was looked for."""
    page = journey.page
    journey.opens("Reviews of messages")
    page.get_by_role("link", name=TITLE).click()
    act(page, "How far the readers agree")
    agreed = page.get_by_role("table", name="Krippendorff's alpha").get_by_role("row")
    assert agreed.count() == 6
    assert agreed.filter(has_text="Demeans women").get_by_role("cell").nth(1).inner_text() == "1"


def see_who_did_what(journey: Journey) -> None:
    """The table says of each message who challenged and who was silent; the picture has the same over time."""
    page = journey.page
    journey.opens("Reviews of messages")
    page.get_by_role("link", name=TITLE).click()
    act(page, "What was found")
    columns = [
        cell.inner_text() for cell in page.get_by_role("table").first.get_by_role("columnheader").all()
    ]
    row_of = {
        name: page.get_by_role("table", name=name).get_by_role("row").filter(has_text="Not one word of this")
        for name in ("Clover G", "Wystan", "Torben Quillfeather")
    }
    did = {
        name: [column for column, cell in columns_of(row, columns).items() if cell]
        for name, row in row_of.items()
    }
    assert "Challenged" in did["Clover G"], did
    assert did["Wystan"] == [SILENT], did
    assert "Sent" in did["Torben Quillfeather"], did
    journey.note("findings")
    page.get_by_role("link", name=f"{GROUP} over time").click()
    drawing = page.get_by_role("region", name="Members over time: drawing").inner_text()
    for words in ("Clover G", "Challenged", "Reported", "Left", SILENT):
        assert words in drawing, drawing
    did_what = page.get_by_role("table", name="Who did what about the")
    assert columns_of(did_what.get_by_role("row").filter(has_text="Wystan"), columns)[SILENT] != "0"
    assert columns_of(did_what.get_by_role("row").filter(has_text="Clover G"), columns)["Challenged"] != "0"
    journey.note("lanes")


def columns_of(row: Locator, columns: list[str]) -> dict[str, str]:
    """What stands in a row under each heading."""
    return dict(zip(columns[1:], row.get_by_role("cell").all_inner_texts(), strict=True))

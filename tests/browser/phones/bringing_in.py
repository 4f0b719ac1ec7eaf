"""The phones are registered as exhibits, their files sent, the scope set, and each file imported."""

import hashlib
from datetime import UTC, date, datetime

from playwright.sync_api import Page, expect

from peelian.demo.phones.members import called
from peelian.demo.phones.script import Said
from peelian.demo.phones.whatsapp import iphone_text
from peelian.demo.story.worked_phones import FILES, PHONES
from peelian.evidence.states import POWER_LABELS, Power
from tests.browser.filling import choose, fill_day, send
from tests.browser.phones.beginning import Journey, act, go_back, heading, main_text

SEIZED_ON, AUTHORISED_ON = date(2023, 3, 16), date(2023, 3, 17)
HOLDERS = {"torben": "Torben Quillfeather", "marrok": "Marrok Dapplewood", "isolde": "Isolde Fenwright"}
SORREL = "WhatsApp Chat - Sorrel.txt"
TWO_LINES = (
    Said(datetime(2023, 2, 3, 20, 15, tzinfo=UTC), "sorrel", "Is this the group for handovers?"),
    Said(datetime(2023, 2, 4, 8, 2, tzinfo=UTC), "torben", "No. Ask the sergeant"),
)
"""Of these days nobody can tell from the file which number is the month."""
PATIENCE = 60_000  # milliseconds that an import may take on a busy machine


def register_the_phones(journey: Journey) -> None:
    """Three exhibits, each taken from a subject of the case."""
    journey.arrives("asha")
    journey.opens("Exhibits")
    for key, (name, description, seal) in PHONES.items():
        register(journey.page, name=name, description=description, holder=HOLDERS[key], seal=seal)
    assert journey.page.get_by_role("row").count() == 1 + len(PHONES)
    journey.note("exhibits")


def register(page: Page, *, name: str, description: str, holder: str, seal: str) -> None:
    """One phone, and back to the list."""
    act(page, "Register an exhibit")
    page.get_by_label("Reference", exact=True).fill(name)
    page.get_by_label("What is it?").fill(description)
    page.get_by_label("Who seized it?").fill("DS Asha Venn 2107")
    fill_day(page, "On which day?", SEIZED_ON)
    page.get_by_label("At what time?").fill("07:15")
    page.get_by_label("Where?").fill("Where its holder parades for duty")
    page.get_by_label("Under what power?").select_option(label=POWER_LABELS[Power.ON_PREMISES])
    choose(page, "From whom was it taken?", "A subject of the case")
    page.get_by_label("Which subject?").select_option(label=holder)
    page.get_by_label("Seal number").fill(seal)
    send(page, "Register it")
    heading(page, f"Exhibit {name}")
    assert holder in main_text(page)
    go_back(page)


def files_of(key: str) -> dict[str, bytes]:
    """What the extraction unit hands in for one phone."""
    found = {name: content() for owner, name, content in FILES if owner == key}
    if key == "torben":
        found[SORREL] = iphone_text(TWO_LINES, owner="torben", title="Sorrel (new)").encode()
    return found


def send_the_files(journey: Journey) -> None:
    """Each file goes through the resumable upload, and hashes there to what it hashes to here."""
    page = journey.page
    journey.opens("Exhibits")
    for key, (name, _, _) in PHONES.items():
        page.get_by_role("link", name=name, exact=True).click()
        for file, content in files_of(key).items():
            upload(journey, file, content)
        journey.note("exhibit")
        go_back(page)


def upload(journey: Journey, file: str, content: bytes) -> None:
    """One file, sent in pieces by the script of the page, which goes back to the exhibit by itself."""
    page = journey.page
    exhibit = page.get_by_role("heading", level=1).inner_text()
    act(page, "Add a file")
    page.get_by_label("File", exact=True).set_input_files(
        {"name": file, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_label("Hash stated with it").fill(hashlib.sha256(content).hexdigest())
    with page.expect_request(lambda sent: sent.method == "PATCH"):
        page.get_by_role("button", name="Add the file").click()
    heading(page, exhibit)
    kept = page.get_by_role("region", name=file, exact=True)
    assert hashlib.sha256(content).hexdigest() in kept.inner_text()
    assert "A hash was stated with it, and was found right." in kept.inner_text()


def set_the_scope(journey: Journey) -> None:
    """What may be read is written down first: without it nothing is imported."""
    page = journey.page
    journey.opens("Messages")
    act(page, "Set the scope")
    choose(page, "Of what?", "Every phone of the case")
    choose(page, "Under what power may it be extracted and read?", POWER_LABELS[Power.ON_PREMISES])
    page.get_by_label("Who authorised it?").fill("Superintendent Cora Thistlewick")
    fill_day(page, "On which day was it authorised?", AUTHORISED_ON)
    page.get_by_label("Why is it necessary and proportionate?").fill(
        "The group was founded in September 2022, and its members learnt of the investigation in March 2023."
    )
    fill_day(page, "From which day?", date(2022, 9, 1))
    fill_day(page, "Until before which day?", date(2023, 3, 9))
    fill_day(page, "When is the scope reviewed?", date(2023, 9, 18))
    fill_day(page, "When are the places of sealed material destroyed?", date(2024, 3, 18))
    send(page, "Set the scope")
    journey.note("scope")


def import_the_files(journey: Journey) -> None:
    """Each file of each phone. What a file leaves open is asked and answered; every byte is accounted for."""
    for key in PHONES:
        for file in files_of(key):
            import_file(journey, PHONES[key][0], file, owner=called(key, on=key))
    page = journey.page
    journey.opens("Messages")
    done = page.get_by_role("table", name="Files that were imported")
    assert done.get_by_role("row").count() == 7
    journey.note("messages")


def import_file(journey: Journey, exhibit: str, file: str, *, owner: str) -> None:
    """One file: said what it is, read beside the page, and the account of its bytes looked at."""
    page = journey.page
    journey.opens("Messages")
    act(page, "Import messages")
    page.get_by_role("region", name=f"Exhibit {exhibit}").get_by_role("link", name=f"Import {file}").click()
    page.get_by_label("How does the export call the phone's own account?").fill(owner)
    send(page, "Import")
    heading(page, file)
    if file == SORREL:
        answer_the_order_of_dates(page)
    expect(page.get_by_role("heading", name="Every byte accounted for")).to_be_visible(timeout=PATIENCE)
    said = main_text(page)
    assert "Every byte of the file belongs to exactly one thing below." in said
    sums = (
        page.get_by_role("table", name="Bytes by member of the source").locator("tfoot").get_by_role("cell")
    )
    assert [sums.nth(place).inner_text() for place in (4, 6, 7)] == ["0", "0", "0"], said
    journey.note("import")


def answer_the_order_of_dates(page: Page) -> None:
    """3 February or 2 March: the import asks, and somebody who saw the phone answers."""
    page.get_by_role("link", name="Answer it").click(timeout=PATIENCE)
    assert "do not guess" in main_text(page)
    page.get_by_role("radio", name="3 February 2023").check()
    send(page, "Answer and go on")

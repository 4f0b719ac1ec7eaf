"""A film that is held elsewhere is traced over the phones by its hash alone, and nothing of it is shown."""

import hashlib

from playwright.sync_api import Page, expect

from peelian.demo.phones.files import content_of
from peelian.demo.phones.script import GROUP
from peelian.media.states import PURPOSE_LABELS, Purpose
from tests.browser.filling import choose, send
from tests.browser.phones.beginning import Journey, act, go_back, main_text

PATIENCE = 60_000  # milliseconds that hashing three films may take on a busy machine
FILM = hashlib.sha256(content_of("film.mp4")).hexdigest()
LIST = "The film of December 2022, held by the victims’ liaison unit"


def trace_the_film(journey: Journey) -> None:
    """Its hash is given as a list of one line, it matches to the byte, and the way it took is drawn."""
    page = journey.page
    shown: list[str] = []
    page.on(
        "request", lambda sent: shown.append(sent.url) if is_of_a_file(sent.resource_type, sent.url) else None
    )
    journey.opens("Pictures and films")
    act(page, "Give a list of hashes")
    page.get_by_label("What the list is").fill(LIST)
    page.get_by_label("Where it comes from").fill("Victims’ liaison unit, VL/417")
    choose(page, "What is it for?", PURPOSE_LABELS[Purpose.VICTIMS_FILM])
    page.get_by_label("The list", exact=True).set_input_files(
        {"name": "wanted.txt", "mimeType": "text/plain", "buffer": f"{FILM}\n".encode()}
    )
    send(page, "Give the list")
    go_back(page)
    act(page, "List and hash the files")
    wanted = page.get_by_role("row").filter(has_text="Matches").first
    expect(wanted).to_be_visible(timeout=PATIENCE)  # the page goes on by itself once the files are hashed
    journey.note("media")
    wanted.get_by_role("link").click()
    see_the_match(page)
    see_where_it_spread(page)
    journey.note("film")
    assert not page.get_by_role("main").locator("img, video, picture, canvas, source, image").count()
    assert not shown, shown


def is_of_a_file(kind: str, url: str) -> bool:
    """Whether the browser asks for a picture or a film of the messages, and not for one of the page itself."""
    return kind in {"image", "media"} and "/static/" not in url and not url.startswith("data:")


def see_the_match(page: Page) -> None:
    """Every byte the same: nobody has to decide on it, and nobody has to see it."""
    hits = page.get_by_role("table", name="What matches, and what was decided")
    said = hits.get_by_role("row").nth(1).inner_text()
    assert "The same file: every byte the same" in said
    assert LIST in said


def see_where_it_spread(page: Page) -> None:
    """First in the group, by Torben; then between two; then, smaller, into another group from another phone."""
    said = main_text(page)
    assert "First known: Torben" in said, said
    assert f"sent it in {GROUP} on 18 December 2022" in said
    sends = page.get_by_role("table", name="Every send").get_by_role("row")
    assert sends.count() == 4, said
    assert [
        name in sends.nth(place).inner_text()
        for place, name in ((1, GROUP), (2, "Marrok"), (3, "Five-a-side"))
    ]
    assert [sends.nth(place).get_by_role("cell").nth(4).inner_text() for place in (1, 2, 3)] == [
        "AV/1, AV/3",
        "AV/1",
        "AV/2",
    ]
    assert page.get_by_role("region", name="Spread: drawing").locator("svg").count() == 1

"""The journey through the messages, by clicking alone: from three seized phones to the pack for a hearing.

Three phones of one group of ten are registered, sent, imported and merged; the messages are read by keyboard with
ranking, a second reader differs and a third settles; reading stops and is reported; the picture shows who was silent
and who challenged; one film is traced by its hash alone; six messages are exhibited against four allegations. At the
end the ledger proves every step, and who may not see the case finds nothing.
"""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.phones import (
    bringing_in,
    drawing_up,
    matching,
    packing,
    proving,
    reading,
    stopping,
    tracing,
)
from tests.browser.phones.beginning import Journey, act, go_back, heading, main_text, working
from tests.browser.site import Site

ACTS = (
    bringing_in.register_the_phones,
    bringing_in.send_the_files,
    bringing_in.set_the_scope,
    bringing_in.import_the_files,
    matching.see_them_merged,
    matching.see_the_clocks,
    matching.match_the_participants,
    drawing_up.put_the_second_reader_on_the_case,
    drawing_up.draw_up,
    reading.read_by_keyboard,
    reading.look_at_the_samples,
    reading.read_blind_and_differ,
    stopping.settle_the_difference,
    stopping.stop_and_report,
    stopping.see_how_far_they_agree,
    stopping.see_who_did_what,
    tracing.trace_the_film,
    packing.put_six_in_a_pack,
    packing.take_it_out,
    proving.prove,
    proving.hide_it_from_others,
)
LARGE = random.Random(417).randbytes(20 * 2**20)
"""More than the two pieces of eight MB in which the page sends a file."""


@pytest.fixture(scope="module")
def seed() -> str:
    """The story of the demo, as far as the morning on which its phones come."""
    return "tests.browser.phones.beginning:before_the_phones"


@pytest.fixture
def journey(desktop_page: Page, site: Site, tmp_path: Path) -> Iterator[Journey]:
    """A browser, the case, and the worker that does long work beside the pages."""
    desktop_page.set_default_timeout(60_000)
    with working(site.world):
        yield Journey(desktop_page, site, tmp_path)


def test_three_phones_become_a_pack_before_a_panel(journey: Journey) -> None:
    for step in ACTS:
        step(journey)


def test_a_broken_upload_goes_on_where_it_stopped(journey: Journey) -> None:
    page = journey.page
    journey.arrives("asha")
    journey.opens("Exhibits")
    bringing_in.register(
        page, name="AV/9", description="Silver laptop", holder="Torben Quillfeather", seal="S0419009"
    )
    page.get_by_role("link", name="AV/9", exact=True).click()
    stop_after_the_first_piece(journey)
    go_back(page)
    assert "image.bin: 8.0 MB of 20.0 MB have come" in main_text(page).replace("\xa0", " ")
    begun: list[str] = []
    page.on("request", lambda sent: begun.append(sent.method) if sent.method in {"POST", "PATCH"} else None)
    choose_the_large_file(journey)
    heading(page, "Exhibit AV/9")
    assert hashlib.sha256(LARGE).hexdigest() in page.get_by_role("region", name="image.bin").inner_text()
    assert begun == ["PATCH", "PATCH"]


def stop_after_the_first_piece(journey: Journey) -> None:
    """Press the button while the first piece is on its way, however fast the machine is."""
    page, held = journey.page, []
    address = "**/evidence/uploads/*/"
    page.route(address, lambda route: held.append(route) if is_a_piece(route.request) else route.continue_())
    with page.expect_request(is_a_piece):
        choose_the_large_file(journey)
    page.get_by_role("button", name="Stop for now").click()
    held[0].continue_()
    expect(page.get_by_text("Not finished yet:")).to_be_visible()
    page.unroute(address)


def is_a_piece(sent: Request) -> bool:
    """Whether a request carries a piece of the file."""
    return sent.method == "PATCH"


def choose_the_large_file(journey: Journey) -> None:
    """Choose it on the page of the exhibit, and send it off."""
    page = journey.page
    path = journey.folder / "image.bin"
    path.write_bytes(LARGE)
    act(page, "Add a file")
    page.get_by_label("File", exact=True).set_input_files(path)
    page.get_by_role("button", name="Add the file").click()

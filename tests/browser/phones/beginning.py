"""What the journey begins with: the demo's story as far as the morning on which the phones come, and its people."""

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Page

from peelian.demo.story import force, worked
from peelian.demo.story.moments import at
from peelian.ledger.references import seeded
from tests.browser.axe import assert_accessible
from tests.browser.filling import sign_in_here, sign_out_here
from tests.browser.site import Site
from tests.postgres import end_with_parent
from tests.worlds import ROOT, World

CASE = "Operation Larchwing: covert film and group messages"
THE_PHONES_COME = at(17, 10)


def before_the_phones() -> None:
    """The worked case as `demo story` tells it, stopped at the moment at which its phones would be registered."""
    with seeded(2023):
        cast = force.found_force()
        for moment in worked.tell(cast):
            if moment >= THE_PHONES_COME:
                break
    call_command("ledger_key")
    call_command("ledger_checkpoint")
    force.write_sign_ins(Path(settings.PEELIAN_DATA_DIR))


@contextlib.contextmanager
def working(world: World) -> Iterator[None]:
    """Long work is done beside the pages meanwhile, by the same worker that `./demo` starts."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "peelian", "db_worker", "--verbosity", "0", "--queue-name", "*"],
        cwd=ROOT,
        env=world.settings,
        stdin=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=end_with_parent,
    )
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(30)


@dataclass
class Journey:
    """Who sits at the screen, where files that are taken away land, and what the pages were called on the way."""

    page: Page
    site: Site
    folder: Path
    case: str = ""
    pages: dict[str, str] = field(default_factory=dict)

    def arrives(self, who: str) -> None:
        """Whoever sits there leaves, and somebody else signs in through the form and opens the case."""
        if self.page.url.startswith(self.site.base_url):
            sign_out_here(self.page)
        email = f"{who}@wealdmoor.example"
        sign_in_here(self.page, email, self.site.password_of(email))

    def opens_the_case(self) -> None:
        """From wherever one is, by the list of cases."""
        page = self.page
        page.get_by_role("navigation").get_by_role("link", name="Cases", exact=True).first.click()
        page.get_by_role("row").filter(has_text=CASE).get_by_role("link").first.click()
        heading(page, CASE)
        self.case = ref_in(page)

    def opens(self, room: str) -> None:
        """One of the rooms of the case's evidence, from the page of the case."""
        self.opens_the_case()
        evidence = self.page.get_by_role("region", name="Evidence", exact=True)
        evidence.get_by_role("link", name=room, exact=True).click()

    def note(self, name: str) -> None:
        """Remember a page of the journey, once it was found accessible."""
        assert_accessible(self.page)
        self.pages[name] = self.page.url.removeprefix(self.site.base_url).split("?")[0].split("#")[0]

    def take(self, link: str) -> Path:
        """Take a file away by its link."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name=link).first.click()
        path = self.folder / download.value.suggested_filename
        download.value.save_as(path)
        return path


def heading(page: Page, words: str) -> None:
    """Wait for the page with this heading."""
    page.get_by_role("heading", level=1, name=words, exact=True).wait_for()


def act(page: Page, name: str) -> None:
    """Press a button that leads to a form."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def go_back(page: Page) -> None:
    """By the link at the top of the page, to where it belongs."""
    page.locator(".govuk-back-link").click()


def ref_in(page: Page) -> str:
    """The last reference in the address of the page."""
    return re.findall(r"/([A-Z]-[0-9A-Z]+)", page.url.split("?")[0].split("#")[0])[-1]


def main_text(page: Page) -> str:
    """All that the page says, without what stands on every page."""
    return page.get_by_role("main").inner_text()

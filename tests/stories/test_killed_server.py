"""The server is killed at random while people write. Nothing that was acknowledged may be missing afterwards."""

import random
import re

import pytest

from tests.cast import PARTS, PASSWORD
from tests.siege import Siege
from tests.visitor import TOKEN, Visitor
from tests.worlds import Worlds

pytestmark = pytest.mark.slow
WRITES = 200
FORM = "/reports/new/public_complaint/"
MADE = re.compile(r"/reports/(R[A-Z]*-[0-9A-Z]+)/")


def enter(visitor: Visitor) -> str:
    """Sign in and fetch the form once; its token stays good for the session."""
    visitor.sign_in(PARTS["ida"].email, PASSWORD)
    page = visitor.get(FORM)
    found = TOKEN.search(page.text)
    assert found, f"The form did not come: {page.status} at {page.url}\n{page.text[:3000]}"
    return found.group(1)


def write(visitor: Visitor, token: object, number: int) -> str:
    """Record one report and return the reference that the server gave it: its redirect is the acknowledgement."""
    answer = visitor.post_with(FORM, report(number), token=str(token), follow=False)
    found = MADE.search(answer.url)
    assert found, f"The report was not taken: {answer.status} at {answer.url}\n{answer.text[:3000]}"
    return found.group(1)


def report(number: int) -> dict[str, str]:
    """A report as the form sends it. The days lie before the one on which the world opens."""
    received = {"received_on-day": "20", "received_on-month": "4", "received_on-year": "2023"}
    noticed = {
        "came_to_attention_on-day": "20",
        "came_to_attention_on-month": "4",
        "came_to_attention_on-year": "2023",
    }
    text = f"An officer is alleged to have ignored call {number}. The caller says that nobody came."
    return {"title": f"Call {number}", **received, "received_time": "", **noticed, "text": text}


def test_a_killed_server_loses_nothing_and_leaves_no_change_without_its_event(worlds: Worlds):
    seed = random.randrange(10**6)
    print(f"luck {seed}")
    world = worlds.new("tests.stories.seeds:the_cast")
    with world.served(workers=2) as server:
        siege = Siege(server, enter, write)
        siege.lay(writes=WRITES, writers=4, luck=random.Random(seed))
    assert siege.kills >= 3

    kept = {ref for (ref,) in world.rows("SELECT ref FROM reports_report")}
    told = [
        ref
        for (ref,) in world.rows(
            "SELECT subject_ref FROM ledger_entry WHERE type = 'reports.report_recorded'"
        )
    ]
    assert len(siege.acknowledged) == len(set(siege.acknowledged)) >= WRITES
    assert set(siege.acknowledged) <= kept, "an acknowledged report is missing"
    assert sorted(told) == sorted(kept), "a report without its event, or an event without its report"
    assert len(kept) <= len(siege.acknowledged) + len(siege.unsure)

    exported = world.folder / "ledger.jsonl"
    world.run("-m", "peelian", "ledger", "export", str(exported))
    assert world.run("-m", "peelian.ledger.verify", str(exported))

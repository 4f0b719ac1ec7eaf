"""A news report becomes a running case, through the pages alone; the ledger proves every step of it."""

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from peelian.cases.states import Answer, Handling, MatterType, NoticeKind, OversightMode, SeverityResult
from peelian.demo.story.documents import NEWS
from tests.cast import NORTH, PARTS, PASSWORD, Cast
from tests.stories.at_a_desk import Desk, seconds_until

pytestmark = pytest.mark.django_db
BECAUSE = "Said in full in the report of 9 March 2023."
STEPS = [
    "cases.case_opened",
    "cases.subject_added",
    "cases.allegation_made",
    "cases.referral_ground_answered",
    "cases.referral_made",
    "cases.oversight_decided",
    "cases.investigator_appointed",
    "cases.severity_assessed",
    "cases.terms_drawn_up",
    "cases.notice_served",
]


class Story:
    """Who sits where, what day it is, and what has been made so far."""

    def __init__(self, cast: Cast, settings: object) -> None:
        self.cast, self.settings = cast, settings
        self.desks = {who: Desk(PARTS[who].email, PASSWORD) for who in ("ida", "cora", "asha")}
        self.today = date(2023, 3, 9)
        self.report = self.case = ""

    def on(self, day: int, who: str) -> Desk:
        """It is this day of March 2023, and this person sits down."""
        self.today = date(2023, 3, day)
        self.settings.PEELIAN_CLOCK_OFFSET_SECONDS = seconds_until(self.today, hour=10 + len(who) % 3)
        return self.desks[who]

    @property
    def subjects(self) -> list[str]:
        """The references of the subjects, as the page of the case links to them."""
        page = self.desks["ida"].read(self.case)
        return sorted(set(re.findall(r"/cases/subjects/(U-\w+)/", page)))


@pytest.fixture
def story(cast: Cast, settings, tmp_path: Path) -> Story:  # type: ignore[no-untyped-def]
    settings.PEELIAN_DEMO = True
    settings.PEELIAN_DOCUMENT_DIR = tmp_path / "documents"
    settings.ACCOUNT_RATE_LIMITS = False
    return Story(cast, settings)


def take_in_the_report(story: Story) -> None:
    """Ida records the report with its document, and decides about what the assistant proposes."""
    ida = story.on(9, "ida")
    news = SimpleUploadedFile("harbourlight.txt", NEWS.encode(), "text/plain")
    story.report = ida.send(
        "/reports/new/media/",
        title="A secret film and a group chat",
        received_on=story.today,
        received_time="",
        came_to_attention_on=story.today,
        source_name="Harbourlight News",
        documents=news,
        text="",
    )
    page = ida.read(story.report)
    assert "Harbourlight News" in page
    statements, groups = (
        re.findall(rf'name="{name}" value="([^"]+)"', page) for name in ("statement", "group")
    )
    assert len(statements) >= 5
    ida.press(f"{story.report}statements/accept-remaining/", statement=statements, group=groups)
    assert "Ready" in ida.read(story.report)


def open_the_case(story: Story) -> None:
    """Ida opens a case from it, with two subjects by name and one as somebody described them."""
    ida, ref = story.on(9, "ida"), story.report.strip("/").split("/")[-1]
    story.case = ida.send(
        f"/cases/open/{ref}/",
        title="Operation Sedgewren",
        matter_type=MatterType.RECORDABLE_CONDUCT.value,
        came_to_attention_on=story.today,
        unit=NORTH,
        reasons=BECAUSE,
    )
    add = f"{story.case}subjects/add/"
    for person in (story.cast.ed, story.cast.ben):
        ida.send(add, person_ref=person.person.ref, description="", category="")
    ida.send(add, person_ref="", description="one of the nine under review", category="officer")
    for subject in story.subjects:
        ida.send(
            f"/cases/subjects/{subject}/allegations/make/",
            summary="Sent or received messages that demeaned women.",
            category="H2",
            standards=["SPB02", "SPB03"],
            duty="off_duty",
        )


def refer_and_appoint(story: Story) -> None:
    """Cora answers every ground, refers in time, records the oversight body's decision, and appoints Asha."""
    cora = story.on(9, "cora")
    grounds = sorted(set(re.findall(r"/referral/grounds/(\w+)/", cora.read(f"{story.case}referral/"))))
    assert len(grounds) > 5
    for ground in grounds:
        met = ground == "SERIOUS_CORRUPTION"
        cora.send(
            f"{story.case}referral/grounds/{ground}/",
            answer=(Answer.YES if met else Answer.NO).value,
            **({"clear_on": story.today} if met else {}),
            reasons=BECAUSE,
        )
    cora = story.on(10, "cora")
    cora.send(f"{story.case}referral/refer/", voluntary="no", referred_on=story.today, reasons=BECAUSE)
    cora = story.on(14, "cora")
    decided = {"mode": OversightMode.LOCAL.value, "decided_on": story.today, "reasons": BECAUSE}
    cora.send(f"{story.case}referral/oversight/", oversight_reference="2023/0042", **decided)
    cora.send(f"{story.case}handle/", handling=Handling.LOCAL_SPECIAL.value, reasons=BECAUSE)
    cora = story.on(15, "cora")
    cora.send(
        f"{story.case}investigator/appoint/",
        investigator_ref=story.cast.asha.account.ref,
        appointed_on=story.today,
        has_knowledge="on",
        is_impartial="on",
        reasons="Trained, and from another command.",
    )


def investigate(story: Story) -> None:
    """Asha assesses each subject, draws up the terms, and gives both notices to those whom a notice can reach."""
    asha = story.on(16, "asha")
    for subject in story.subjects:
        asha.send(
            f"/cases/subjects/{subject}/severity/assess/",
            result=SeverityResult.GROSS_HEARING.value,
            assessed_on=story.today,
            consulted="Superintendent Thistlewick",
            reasons=BECAUSE,
            based_on=0,
        )
    asha = story.on(17, "asha")
    asha.send(f"{story.case}terms/", text="Who sent what to whom.", drawn_on=story.today)
    for subject in story.subjects:
        for kind in (NoticeKind.INVESTIGATION, NoticeKind.TERMS):
            asha.send(
                f"/cases/subjects/{subject}/notices/give/",
                kind=kind.value,
                text="The notice as it was given.",
                method="IN_PERSON",
                sent_on=story.today,
                sent_time="09:30",
            )


def test_a_news_report_becomes_a_running_case(story: Story, tmp_path: Path) -> None:
    take_in_the_report(story)
    open_the_case(story)
    refer_and_appoint(story)
    investigate(story)

    asha, ref = story.on(20, "asha"), story.case.strip("/").split("/")[-1]
    page = asha.read(story.case)
    for words in (
        "Operation Sedgewren",
        "Under investigation",
        "Ed Plumtreeve",
        "one of the nine under review",
    ):
        assert words in page
    clocks = asha.read(f"/clocks/{ref}/")
    assert "Done" in clocks
    lists = [asha.read(f"/clocks/?list={name}&whose=mine") for name in ("week", "owed", "later")]
    assert any(ref in page for page in lists)
    assert "Operation Sedgewren" in asha.read("/")

    told = proven(tmp_path, ref)
    assert [step for step in STEPS if step not in told] == []
    assert told.count("cases.notice_served") == 6


def test_the_subject_of_it_learns_nothing(story: Story) -> None:
    take_in_the_report(story)
    open_the_case(story)
    ed = Desk(PARTS["ed"].email, PASSWORD)
    for path in (story.report, story.case, f"{story.case}subjects/add/"):
        assert ed.client.get(path).status_code == 404
    for path in ("/", "/cases/", "/reports/", "/search/?q=Sedgewren", "/cases.csv"):
        page = ed.read(path)
        assert "Operation Sedgewren" not in page
        assert story.case.strip("/").split("/")[-1] not in page


def proven(folder: Path, ref: str) -> list[str]:
    """Export the ledger, let the offline verifier prove it, and give the types of what it says about the case."""
    file = folder / "ledger.jsonl"
    call_command("ledger_export", str(file), verbosity=0)
    verify = [sys.executable, "-m", "peelian.ledger.verify", str(file)]
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = file.read_text().splitlines()
    entries = [json.loads(line)["entry"] for line in lines if '"entry"' in line]
    told = [entry["type"] for entry in entries if entry["subject"]["ref"] == ref]
    changed = next(number for number, line in enumerate(lines) if "cases.referral_made" in line)
    lines[changed] = lines[changed].replace("2023-03-10", "2023-03-09")
    file.write_text("\n".join(lines) + "\n")
    assert subprocess.run(verify, capture_output=True, check=False).returncode == 1, (
        "a changed day went unnoticed"
    )
    return told


def test_time_is_only_ever_moved_in_a_demonstration() -> None:
    assert timedelta(seconds=seconds_until(date(2023, 3, 9))) < timedelta(0)

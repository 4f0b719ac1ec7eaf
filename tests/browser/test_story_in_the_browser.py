"""The main job, in a real browser and through its forms alone: a news report becomes a running case.

An intake officer takes the report in and opens the case; the appropriate authority answers the referral test, refers
and appoints; the investigator assesses and gives notice. At the end the clocks run and the ledger proves every step.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from peelian.demo.story.documents import NEWS
from scripts.demonstration import FIRST_MOMENT
from tests.browser.axe import assert_accessible
from tests.browser.filling import choose, fill_day, send, sign_in_here, sign_out_here
from tests.browser.site import Site
from tests.worlds import World

TODAY = FIRST_MOMENT.date()
TITLE = "Operation Sedgewren: a film and a group chat"
NAMED = {"4802": "Torben Quillfeather", "3001": "Bramwell Hawthwick"}
DESCRIBED = "one of the nine under review"
SUBJECTS = [*NAMED.values(), DESCRIBED]
IN_THE_LEDGER = {
    "cases.case_opened": 1,
    "cases.subject_added": 3,
    "cases.allegation_made": 3,
    "cases.referral_ground_answered": 10,
    "cases.referral_made": 1,
    "cases.oversight_decided": 1,
    "cases.handling_decided": 1,
    "cases.investigator_appointed": 1,
    "cases.severity_assessed": 3,
    "cases.terms_drawn_up": 1,
    "cases.notice_served": 6,
}
"""What the story must leave in the ledger about the case, by type."""


@pytest.fixture(scope="module")
def seed() -> str:
    """The demo and the rare states, which the tests of every page have told already."""
    return "tests.browser.seeds:everything"


def test_a_news_report_becomes_a_running_case(desktop_page: Page, site: Site, tmp_path: Path) -> None:
    page = desktop_page
    page.set_default_timeout(60_000)
    arrives_as(page, site, "ida")
    report = take_in_the_report(page, tmp_path)
    case = open_the_case(page)
    for number, name in NAMED.items():
        add_subject(page, case, number=number, name=name)
    describe_subject(page, case)
    for name in SUBJECTS:
        make_allegation(page, case, name)
    arrives_as(page, site, "cora")
    answer_the_referral_test(page)
    refer_and_appoint(page, case)
    arrives_as(page, site, "asha")
    for name in SUBJECTS:
        assess(page, case, name)
    draw_up_terms(page, case)
    for name in SUBJECTS:
        give_notice(page, case, name, "Notice of investigation")
        give_notice(page, case, name, "Terms of reference")
    see_that_it_runs(page, case)
    prove(site.world, tmp_path, about={"report": report, "case": case})


def arrives_as(page: Page, site: Site, who: str) -> None:
    """Whoever sits there leaves, and somebody else signs in through the form."""
    if page.url.startswith(site.base_url):
        sign_out_here(page)
    email = f"{who}@wealdmoor.example"
    sign_in_here(page, email, site.password_of(email))
    assert page.get_by_role("heading", level=1).inner_text() == "What waits for you"


def ref_in(page: Page) -> str:
    """The reference in the address of a report's or a case's own page."""
    return re.search(r"/([A-Z]-[0-9A-Z]+)/$", page.url.split("?")[0].split("#")[0]).group(1)


def take_in_the_report(page: Page, folder: Path) -> str:
    """The document is taken in, taken apart, and every statement accepted."""
    document = folder / "harbourlight.txt"
    document.write_text(NEWS.replace("9 March 2023", f"{TODAY:%-d %B %Y}"), encoding="utf-8")
    page.get_by_role("link", name="Record a report").first.click()
    choose(page, "How did the report come in?", "News report or other publication")
    send(page, "Continue")
    page.get_by_label("Short title").fill("Claims of a secret film")
    page.get_by_label("Documents (optional)").set_input_files(document)
    send(page, "Record the report")
    statements = page.get_by_role("region", name="Statements").get_by_role("listitem")
    standings = [each.locator(".govuk-tag").first.inner_text() for each in statements.all()]
    assert {"Alleged", "Confirmed", "Unknown", "Opinion"} <= set(standings)
    with page.expect_navigation():
        page.get_by_role("button", name="Accept what is left here").click()
    accepted = statements.locator(".govuk-tag", has_text="Accepted")
    assert accepted.count() == len(standings) > 0
    return ref_in(page)


def open_the_case(page: Page) -> str:
    """The report becomes a case."""
    page.get_by_role("main").get_by_role("button", name="Open a case").click()
    page.get_by_label("Title").fill(TITLE)
    choose(page, "What kind of matter is it?", "Recordable conduct matter")
    fill_day(page, "When did it first come to the attention", TODAY)
    page.get_by_label("Unit that will hold the case").fill("Investigations North")
    page.get_by_label("Why is it opened").fill("A criminal offence is indicated (PRA 2002 Sch 3 para 11).")
    send(page, "Open the case")
    assert page.get_by_role("heading", level=1).inner_text() == TITLE
    return ref_in(page)


def add_subject(page: Page, case: str, *, number: str, name: str) -> None:
    """Somebody who is known by name, looked up by number."""
    page.goto(f"/cases/{case}/")
    page.get_by_role("link", name="Add a subject").first.click()
    page.get_by_label("Find a person by name or number").fill(number)
    page.get_by_role("button", name="Find", exact=True).click()
    found = page.get_by_role("list", name="People found").get_by_role("listitem").filter(has_text=name)
    page.get_by_label("Reference of the person").fill(found.locator(".peelian-ref").inner_text())
    send(page, "Add the subject")
    card_of(page, name).wait_for()


def describe_subject(page: Page, case: str) -> None:
    """Somebody of whom nobody knows yet who it is."""
    page.goto(f"/cases/{case}/")
    page.get_by_role("link", name="Add a subject").first.click()
    page.get_by_label("Or a description, if nobody knows yet who it is").fill(DESCRIBED)
    choose(page, "If described: what are they?", "Police officer")
    send(page, "Add the subject")
    card_of(page, DESCRIBED).wait_for()


def card_of(page: Page, name: str) -> Locator:
    """The card of one subject on the page of the case."""
    return page.get_by_role("article").filter(
        has=page.get_by_role("heading", level=3, name=re.compile(re.escape(name)))
    )


def act_on(page: Page, case: str, name: str, action: str) -> None:
    """Open what can be done about a subject, and go to one of these things."""
    page.goto(f"/cases/{case}/")
    card = card_of(page, name)
    card.get_by_text("What can be done about").click()
    card.get_by_role("link", name=action, exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == action


def make_allegation(page: Page, case: str, name: str) -> None:
    """What is said against a subject."""
    act_on(page, case, name, "Make an allegation")
    page.get_by_label("What is alleged?").fill("Said to have shared the film in the group chat.")
    page.get_by_label("Category").select_option("J3")
    choose(page, "Which standards would it breach?", "Confidentiality", "Discreditable Conduct")
    page.get_by_label("Violence against women and girls").check()
    send(page, "Save the allegation")
    assert "shared the film" in card_of(page, name).inner_text()


def answer_the_referral_test(page: Page) -> None:
    """The authority finds the case among what waits for her, and answers ground after ground."""
    page.get_by_role("region", name="Waiting for my authority").get_by_role("link", name=TITLE).first.click()
    page.get_by_role("link", name="Answer the referral test").click()
    test = page.url
    unanswered = page.get_by_role("row").filter(has_text="Not answered")
    while unanswered.count():
        met = "discriminat" in unanswered.first.inner_text()
        unanswered.first.get_by_role("link").click()
        choose(page, "Is this ground met?", "Yes" if met else "No")
        if met:
            fill_day(page, "If yes, on which day did that become clear?", TODAY)
        page.get_by_label("Reasons").fill("As the report of today says, taken at its highest.")
        send(page, "Save the answer")
        assert page.url == test
    assert "A mandatory ground is met" in page.get_by_role("main").inner_text()


def refer_and_appoint(page: Page, case: str) -> None:
    """The matter goes to the oversight body, comes back as a local investigation, and Asha is appointed."""
    page.goto(f"/cases/{case}/")
    page.get_by_role("link", name="Record a referral").click()
    choose(page, "What kind of referral is it?", "Mandatory: a ground is met")
    fill_day(page, "On which day was it referred?", TODAY)
    page.get_by_label("Reasons").fill("A mandatory ground became clear today.")
    send(page, "Save the referral")
    page.get_by_role("link", name="Record the oversight body’s decision").click()
    choose(page, "What did the oversight body decide?", "Local investigation by the force")
    fill_day(page, "On which day did it decide?", TODAY)
    page.get_by_label("The reasons it gave").fill("The force can investigate.")
    send(page, "Save the decision")
    page.get_by_role("link", name="Appoint an investigator").click()
    page.get_by_label("Who is to investigate?").select_option(label="Asha Venn")
    fill_day(page, "Date of the appointment", TODAY)
    page.get_by_label("They have suitable knowledge").check()
    page.get_by_label("Nothing raises a reasonable concern").check()
    page.get_by_label("Why this investigator?").fill("Trained, from another command, knows none of them.")
    send(page, "Appoint")
    assert "Local investigation under Schedule 3, special procedure" in page.get_by_role("main").inner_text()


def assess(page: Page, case: str, name: str) -> None:
    """The investigator assesses severity, with what was known before beside the form."""
    act_on(page, case, name, "Assess severity")
    if name == NAMED["4802"]:
        assert "Remarks at a briefing" in page.get_by_role("complementary").inner_text()
    choose(
        page,
        "If proved, what would the conduct be?",
        "Gross misconduct, likely to go to a misconduct hearing",
    )
    fill_day(page, "Date of the assessment", TODAY)
    page.get_by_label("Whom did you consult?").fill("Superintendent Thistlewick")
    page.get_by_label("Reasons").fill("Taken at its highest, this is what it would be.")
    send(page, "Save the assessment")
    assert "Gross misconduct" in card_of(page, name).inner_text()


def draw_up_terms(page: Page, case: str) -> None:
    """What is to be investigated."""
    page.goto(f"/cases/{case}/")
    page.get_by_role("link", name="Draw up terms of reference").first.click()
    page.get_by_label("Terms of reference").fill("Who made the film, who shared it, and who told somebody.")
    fill_day(page, "Drawn up on", TODAY)
    send(page, "Save the terms")


def give_notice(page: Page, case: str, name: str, kind: str) -> None:
    """A notice is handed over."""
    act_on(page, case, name, "Give a notice")
    choose(page, "What is being given?", kind)
    page.get_by_label("Text of the notice").fill("The notice as it was given.")
    choose(page, "How was it given?", "In person")
    fill_day(page, "On which day was it given or sent?", TODAY)
    page.get_by_label("At what time?").fill("09:00")
    send(page, "Record the notice")
    assert kind in card_of(page, name).inner_text()


def see_that_it_runs(page: Page, case: str) -> None:
    """Under investigation, referred in time, and for each subject a period that runs from the notice."""
    page.goto(f"/cases/{case}/")
    main = page.get_by_role("main").inner_text()
    assert "Under investigation" in main
    assert 0 < page.get_by_role("article").count() <= 11
    assert "Late" not in [tag.inner_text() for tag in page.locator(".govuk-tag").all()]
    assert_accessible(page)
    page.get_by_role("link", name="All clocks of this case").click()
    rows = page.get_by_role("row")
    for name in SUBJECTS:
        running = rows.filter(has_text=re.compile("statement and documents|Statement")).filter(has_text=name)
        assert running.filter(has_text=re.compile("Running|Due soon")).count() == 1, name
    assert rows.filter(has_text="Refer the matter").filter(has_text="Done").count() == 1


def prove(world: World, folder: Path, *, about: dict[str, str]) -> None:
    """Every step stands in the exported ledger, and the verifier finds it whole."""
    exported = folder / "ledger.jsonl"
    world.run("-m", "peelian", "ledger", "export", str(exported))
    assert "The ledger is whole." in world.run("-m", "peelian.ledger.verify", str(exported))
    entries = [json.loads(line)["entry"] for line in exported.read_text().splitlines() if '"entry"' in line]
    types = {
        kind: [entry["type"] for entry in entries if entry["subject"] == {"kind": kind, "ref": ref}]
        for kind, ref in about.items()
    }
    assert {name: types["case"].count(name) for name in IN_THE_LEDGER} == IN_THE_LEDGER
    assert {"reports.report_recorded", "reports.document_added", "reports.statement_reviewed"} <= set(
        types["report"]
    )
    assert date.fromisoformat(entries[-1]["at"][:10])

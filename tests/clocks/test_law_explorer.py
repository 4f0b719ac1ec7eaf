"""The law explorer: searching a duty, the page of a provision, counting from a day, two versions side by side."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from peelian.cases.services.sealing import seal_case
from peelian.clocks.queries.law import touching
from peelian.clocks.queries.law.provision import LAW_KIND_SENTENCES
from peelian.clocks.queries.law.unread import unread_count, unread_groups
from peelian.law.deadlines import Kind
from peelian.law.rules import all_rules, get_rule
from tests.cases.factories import at, noticed
from tests.clocks.journeys import complaint

pytestmark = pytest.mark.django_db
RULE = "/law/pcr_reg18_representations/"
PROGRESS = "/law/pcr_reg17_progress_first/"


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


def links(page: str) -> list[str]:
    return re.findall(r'href="/law/([a-z0-9_]+)/"', page)


def test_every_limit_is_listed_once_under_its_subject(cast):
    page = text_of(cast.gus.client.get("/law/"))
    listed = [name for name in links(page) if name not in ("unverified", "days")]
    assert sorted(listed) == sorted(rule.id for rule in all_rules())
    assert f"All {len(all_rules())} limits" in page


@pytest.mark.parametrize(
    ("query", "rule"),
    [
        ("q=representations+statement", "pcr_reg18_representations"),
        ("q=REG+18(1)", "pcr_reg18_representations"),
        ("q=pcr_reg18_representations", "pcr_reg18_representations"),
        ("q=police+friend&subject=investigation", "pcr_reg18_representations"),
        ("subject=suspension", "pcr_suspension_first_review"),
        ("read=yes", "pcr_reg18_representations"),
    ],
)
def test_a_duty_is_found_by_words_citation_id_or_subject(cast, query, rule):
    page = text_of(cast.asha.client.get(f"/law/?{query}"))
    assert rule in links(page)
    assert len(links(page)) < len(all_rules())


def test_what_is_not_verified_can_be_listed_alone(cast):
    shown = links(text_of(cast.asha.client.get("/law/?read=no")))
    assert {rule.id for rule in all_rules() if not rule.verified} == set(shown) - {"unverified", "days"}


@pytest.mark.parametrize("query", ["q=xyzzy", "subject=nonsense", "read=perhaps", "q=%00", "q=" + "a" * 300])
def test_a_search_that_makes_no_sense_is_no_error(cast, query):
    text_of(cast.asha.client.get(f"/law/?{query}"))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_each_rule_has_a_page_that_says_what_the_law_room_says(cast, rule):
    page = text_of(cast.gus.client.get(f"/law/{rule.id}/"))
    for words in (rule.explanation, rule.consequence, rule.trigger, rule.assumption, rule.note):
        assert escape(" ".join(words.split())) in page
    for version in rule.period:
        assert escape(version.citation.text) in page
    assert ("Not verified" in page) is not rule.verified
    assert "peelian-drawing--versions" in page


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_each_rule_counts_from_a_day_or_says_why_not(cast, rule):
    query = "on=2025-08-06&at=14:30&key=2025-07-01"
    page = text_of(cast.gus.client.get(f"/law/{rule.id}/?{query}"))
    answer = page.split('id="count"', 1)[1]
    counted = "The count, step by step" in answer
    refused = "No day can be given" in answer
    assert counted is not refused


def test_every_kind_of_limit_is_explained():
    assert set(LAW_KIND_SENTENCES) == set(Kind)


def test_the_count_is_drawn_on_a_calendar_with_what_it_skips(cast):
    page = text_of(cast.gus.client.get(f"{RULE}?on=2023-04-28&key=2023-03-09"))
    assert "Tuesday 16 May 2023" in page
    assert "the event" in page
    assert "1 May 2023: not counted, Early May bank holiday" in page
    assert "8 May 2023 (" in page
    assert page.count("peelian-drawing--month") == 2
    assert "Working day 10, the last day: Tuesday 16 May 2023" in page


def test_an_extension_is_drawn_beyond_the_end_of_the_period(cast):
    page = text_of(cast.gus.client.get(f"{RULE}?on=2023-04-28&key=2023-03-09&extended_to=2023-05-26"))
    assert "26 May 2023: the last day, as moved" in page
    assert "16 May 2023: the end of the period" in page


def test_three_boxes_for_a_day_work_like_one(cast):
    boxes = "on-day=28&on-month=4&on-year=2023&key-day=9&key-month=3&key-year=2023"
    assert "Tuesday 16 May 2023" in text_of(cast.gus.client.get(f"{RULE}?{boxes}"))


def test_a_wrong_day_is_a_sentence_beside_its_box(cast):
    page = text_of(cast.gus.client.get(f"{RULE}?on-day=31&on-month=2&on-year=2023"))
    assert "must be a real date" in page
    assert "The count, step by step" not in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("on=2028-12-20&key=2028-12-01", "reviewed until the end of 2028"),
        ("on=2019-05-01&key=2019-05-01", "was not law on"),
        ("on=2023-04-28&extended_to=2023-05-01", "would end before the period itself"),
    ],
)
def test_what_the_law_refuses_is_a_sentence_on_the_page(cast, query, sentence):
    page = text_of(cast.gus.client.get(f"{RULE}?{query}"))
    assert "No day can be given" in page
    assert sentence in page


def test_without_the_date_that_decides_both_readings_are_shown(cast):
    rule = next(rule for rule in all_rules() if rule.bound_by.name == "MATTER")
    page = text_of(cast.gus.client.get(f"/law/{rule.id}/?on=2025-08-06&at=10:00"))
    assert "Either before 28 May 2025" in page or "Either" in page
    assert page.count("If it is read") == len(rule.period.versions)


def test_two_cases_a_day_apart_across_a_change_of_law_stand_side_by_side(cast):
    changed = next(rule for rule in all_rules() if len(rule.period.versions) > 1)
    page = text_of(cast.gus.client.get(f"/law/{changed.id}/"))
    pair = re.search(rf'href="(/law/{changed.id}/compare/\?[^"]+)"', page)
    assert pair is not None
    both = text_of(cast.gus.client.get(pair.group(1).replace("&amp;", "&")))
    first, second = both.split('id="side-1"')[1].split('id="side-2"')
    assert changed.period.versions[0].citation.text in first or "No day can be given" in first
    assert first != second
    assert "What differs" in both
    assert (
        "The version of the provision: as made in the first, as amended by SI 2025/558 in the second." in both
    )


def test_the_saving_provisions_are_told_step_by_step(cast):
    query = "on=2025-06-11&key=2025-05-27&other_on=2025-06-11&other_key=2025-05-28"
    rule = next(rule.id for rule in all_rules() if rule.bound_by.name == "MATTER")
    both = text_of(cast.gus.client.get(f"/law/{rule}/compare/?{query}&at=09:00&other_at=09:00"))
    assert "CMR 2020 as made" in both or "PCR 2020" in both
    assert "as amended by SI 2025/558" in both


def test_an_unknown_rule_is_not_found(cast):
    for address in ("/law/pcr_reg_of_nothing/", "/law/pcr_reg_of_nothing/compare/"):
        assert cast.cora.client.get(address).status_code == 404


def test_nobody_reads_the_law_without_signing_in(cast):
    for address in ("/law/", RULE, "/law/unverified/", "/law/days/"):
        assert cast.nobody.client.get(address).status_code == 302


def test_live_cases_are_counted_and_listed_only_among_those_one_may_see(cast):
    case, _ = noticed(cast)
    complaint(cast)
    seen = text_of(cast.cora.client.get(PROGRESS))
    assert case.ref in seen
    assert "1 clock in 1 case, of the cases you may see" in seen
    assert case.ref in text_of(cast.asha.client.get(PROGRESS))
    for walled in (cast.ed, cast.dev):
        hidden = text_of(walled.client.get(PROGRESS))
        assert case.ref not in hidden
        assert "No clock of this limit runs in a case that you may see" in hidden
    for blind in (cast.gus, cast.ada, cast.fay):
        hidden = text_of(blind.client.get(PROGRESS))
        assert case.ref not in hidden
        assert "Your roles do not include seeing cases." in hidden


def test_a_sealed_case_is_neither_listed_nor_counted_for_the_team(cast):
    case, _ = noticed(cast)
    noticed(cast)
    seal_case(case=case, reasons="Close to the team.", actor=cast.cora.actor, at=at(20))
    seen = text_of(cast.ben.client.get(PROGRESS))
    assert case.ref not in seen
    assert "1 clock in 1 case, of the cases you may see" in seen


def test_a_window_that_has_closed_is_no_live_case(cast):
    noticed(cast)
    assert "No clock of this limit runs in a case that you may see" in text_of(cast.cora.client.get(RULE))


def test_live_cases_come_in_pages_at_the_same_cost(cast, monkeypatch):
    monkeypatch.setattr(touching, "PAGE", 3)
    refs = [noticed(cast)[0].ref for _ in range(2)]
    with CaptureQueriesContext(connection) as few:
        text_of(cast.cora.client.get(PROGRESS))
    refs += [noticed(cast)[0].ref for _ in range(6)]
    with CaptureQueriesContext(connection) as many:
        first = text_of(cast.cora.client.get(PROGRESS))
    assert len(many) <= len(few) <= 30
    pages = [first, *(text_of(cast.cora.client.get(f"{PROGRESS}?page={n}")) for n in (2, 3))]
    assert sorted(ref for page in pages for ref in refs if ref in page) == sorted(refs)
    assert "8 clocks in 8 cases" in pages[2]
    for nonsense in ("0", "-1", "²", "99999"):
        text_of(cast.cora.client.get(f"{PROGRESS}?page={nonsense}"))


def test_a_clock_leads_to_its_rule(cast):
    case, _ = noticed(cast)
    assert 'href="/law/pcr_reg18_representations/"' in text_of(cast.asha.client.get(f"/clocks/{case.ref}/"))
    assert 'href="/law/' in text_of(cast.asha.client.get(f"/clocks/{case.ref}/1/"))


def test_the_page_of_what_is_unread_and_the_command_say_the_same_number(cast):
    out = StringIO()
    call_command("law_unverified", stdout=out)
    total = unread_count()
    assert out.getvalue().endswith(f"{total} things nobody has read in the source.\n")
    page = text_of(cast.gus.client.get("/law/unverified/"))
    assert f"{total} things nobody has read in the source" in page
    assert total == sum(len(group.things) for group in unread_groups()) > 10
    assert sum(line.startswith("  ") for line in out.getvalue().splitlines()) == total


def test_what_is_unread_holds_every_rule_that_is_not_verified_or_assumes_something():
    limits, assumptions = unread_groups()[:2]
    assert len(limits.things) == sum(not rule.verified for rule in all_rules())
    assert len(assumptions.things) == sum(bool(rule.assumption) for rule in all_rules())
    assert get_rule("pcr_reg18_representations").verified

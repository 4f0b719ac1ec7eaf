"""Every item of the research is in the code, with its mark and its date: `lists.csv` is drawn from the research file.

The columns: the list, the code, whether the item was confirmed there (yes; title: its title only; partly;
no; empty where the file has no mark) and the day in force where it gives one.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from peelian.law.instruments import INSTRUMENTS
from peelian.law.reference import all_lists, get_list, unverified_items
from peelian.law.reference.items import CodeList, Item

pytestmark = pytest.mark.pure

TABLE = Path(__file__).parent / "lists.csv"
FACTS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))

# Where the code says otherwise than the research file's mark, and why.
ARGUED = {
    (
        "tribunal_powers",
        "as_first",
    ): "its section is marked, but says that the Act's own section was not re-read",
    (
        "referral_rules",
        "treated_as_referred",
    ): "its section is marked, but one of its paragraphs was not read",
    ("kept_records", "tribunal"): "its section is not marked, but the two years were read in the Rules",
}
# Sections without a mark: the text of the law paper, which marks what was not read, decides.
UNMARKED = {"severity_results", "investigation_forms", "parties", "ranks"}
# Lists whose items begin neither on a day the file gives nor with the instrument cited, and why.
DATED_OTHERWISE = {
    "allegation_categories": "the guidance they come from is of February 2020",
    "complaint_factors": "the guidance they come from is of February 2020",
    "vetting_checks": "the Code of 20 July 2023 asks for the check of the lists",
    "unsuitability_grounds": "the Code as it stands since 20 July 2023",
    "duty_statuses": "from the day of the power to suspend",
}
# In the code and not in the research file's lists, and why.
BEYOND = {
    "handling_forms": {"PCR_PART_3"},  # the internal door, which the file describes elsewhere
    "outcomes": {"M_NO_ACTION", "MGMT_ADVICE", "FWW_EXTENSION", "DWITHN"},  # told in its text on versions
    "parties": {"victim"},
    "offences": {"SOA67A_FEEDING", "PHA2A", "CPA99"},  # told inside other entries, with other days
}
# Lists made from the text of the law paper or from another list.
WHOLLY_BEYOND = {"discrimination_factors", "investigator_requirements", "former_officer_conditions"}


def fact_id(fact: dict[str, str]) -> str:
    return f"{fact['list']}-{fact['code']}"


def item_of(fact: dict[str, str]) -> Item:
    return get_list(fact["list"]).get(fact["code"])


@pytest.mark.parametrize("fact", FACTS, ids=fact_id)
def test_each_item_of_the_research_is_there_with_its_mark(fact):
    item = item_of(fact)
    if fact["confirmed"] == "":
        assert fact["list"] in UNMARKED
        return
    argued = (fact["list"], fact["code"]) in ARGUED
    assert (item.verified is (fact["confirmed"] == "yes")) is not argued
    if fact["confirmed"] == "title":
        assert item.title_verified


@pytest.mark.parametrize("fact", FACTS, ids=fact_id)
def test_each_item_of_the_research_is_there_with_its_date(fact):
    began = item_of(fact).in_force_from
    if fact["in_force_from"]:
        assert began == date.fromisoformat(fact["in_force_from"])
    elif began is not None:
        instrument = item_of(fact).citation.instrument
        since_2017_act = instrument.abbreviation == "PRA 2002" and began == date(2020, 2, 1)
        assert began == instrument.in_force_on or since_2017_act or fact["list"] in DATED_OTHERWISE


def test_the_table_covers_every_list():
    told = {fact["list"] for fact in FACTS}
    assert {codes.name for codes in all_lists()} - told == WHOLLY_BEYOND


@pytest.mark.parametrize("codes", all_lists(), ids=lambda codes: codes.name)
def test_nothing_is_in_a_list_without_having_been_argued(codes):
    if codes.name in WHOLLY_BEYOND:
        return
    told = {fact["code"] for fact in FACTS if fact["list"] == codes.name}
    assert {item.code for item in codes} - told == BEYOND.get(codes.name, set())


@pytest.mark.parametrize("codes", all_lists(), ids=lambda codes: codes.name)
def test_each_list_answers_by_day(codes: CodeList[Item]):
    day = date(2019, 6, 1) if codes.name.endswith("before_2020") else date(2026, 7, 1)
    assert codes.choices(on=day) == [(item.code, item.title) for item in codes.on(day)]
    assert codes.on(day), "a list with nothing in force is no list"


def test_every_citation_is_of_a_listed_instrument():
    unlisted = {
        item.citation.instrument.title
        for codes in all_lists()
        for item in codes
        if item.citation.instrument not in INSTRUMENTS
    }
    assert unlisted == set()


def test_the_unverified_are_all_told_and_none_besides():
    told = [(codes.name, item.code) for codes, item in unverified_items()]
    assert len(told) == len(set(told))
    assert set(told) == {
        (codes.name, item.code) for codes in all_lists() for item in codes if not item.verified or item.doubt
    }
    assert ("standards", "SPB06") in told
    assert ("referral_grounds", "SERIOUS_ASSAULT") in told, (
        "its definition stands in guidance that was not read"
    )
    assert ("referral_grounds", "RELEVANT_OFFENCE") not in told
    assert ("conduct_levels", "GM") not in told


def test_what_is_half_known_says_what_is_missing():
    assert [
        fact_id(fact) for fact in FACTS if fact["confirmed"] == "partly" and not item_of(fact).doubt
    ] == []


def test_where_the_research_has_no_mark_the_law_paper_decides():
    assert all(item.verified for item in get_list("severity_results"))
    assert all(item.verified for item in get_list("investigation_forms"))
    assert not any(item.verified for item in get_list("ranks"))
    practice = {item.code for item in get_list("parties") if not item.verified}
    assert practice == {
        "contractor", "informant", "staff", "vetting_authority", "vetting_manager", "victim", "welfare_officer",
        "witness",
    }  # fmt: skip

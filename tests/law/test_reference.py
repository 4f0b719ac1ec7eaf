from datetime import date

import pytest

from peelian.law.bars import BARS, UnknownBar, get_bar
from peelian.law.reference import (
    ALLEGATION_CATEGORIES,
    REFERRAL_GROUNDS,
    Route,
    UnknownCode,
    all_lists,
    allegation_choices,
    get_list,
    grounds_for,
)
from peelian.law.reference.items import CodeList, Item
from peelian.law.rules import get_rule

pytestmark = pytest.mark.pure

ITEMS = [(codes.name, item) for codes in all_lists() for item in codes]


@pytest.mark.parametrize(("name", "item"), ITEMS, ids=lambda value: getattr(value, "code", value))
def test_every_item_has_a_title_and_a_source(name, item):
    assert item.code
    assert item.title
    assert item.citation.instrument.title


def test_ten_standards_with_confirmed_titles_and_wording_that_was_not_read():
    standards = get_list("standards")
    assert len(standards) == 10
    assert all(item.title_verified and not item.verified for item in standards)


def test_no_allegation_code_is_passed_off_as_read():
    assert not any(item.verified for item in ALLEGATION_CATEGORIES)
    assert sum(item.title_verified for item in ALLEGATION_CATEGORIES) == 16
    assert "I" not in {item.code[0] for item in ALLEGATION_CATEGORIES}


def test_every_allegation_category_belongs_to_a_group_that_exists():
    codes = {item.code for item in ALLEGATION_CATEGORIES}
    assert all(item.parent in codes for item in ALLEGATION_CATEGORIES if item.parent)
    choices = dict(allegation_choices())
    assert choices["C Handling of or damage to property/premises"][0][0] == "C"
    assert [code for code, _ in choices["A Delivery of duties and service"]] == ["A1", "A2", "A3", "A4"]


def test_a_vetting_referral_is_offered_only_from_28_may_2025():
    results = get_list("severity_results")
    assert "VETTING" not in dict(results.choices(on=date(2025, 5, 27)))
    assert "VETTING" in dict(results.choices(on=date(2025, 5, 28)))
    assert "VETTING" in dict(results.choices())


def test_managed_investigations_ended_with_january_2020():
    forms = get_list("investigation_forms")
    assert "MANAGED" in {item.code for item in forms.on(date(2020, 1, 31))}
    assert "MANAGED" not in {item.code for item in forms.on(date(2020, 2, 1))}


def test_only_gravity_is_recordable_without_a_duty_to_refer():
    assert [item.code for item in get_list("recordable_conduct") if not item.must_refer] == ["f"]


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (Route.DSI, ["DSI", "CALLED_IN"]),
        (Route.COMPLAINT, [item.code for item in REFERRAL_GROUNDS]),
        (Route.CONDUCT, [item.code for item in REFERRAL_GROUNDS]),
    ],
)
def test_each_route_asks_its_own_grounds(route, expected):
    assert [ground.code for ground in grounds_for(route)] == expected
    assert all(ground.tests[route].endswith(("?", ".")) for ground in grounds_for(route))


@pytest.mark.parametrize("route", list(Route))
def test_each_mandatory_ground_has_a_limit_that_is_a_rule(route):
    for ground in grounds_for(route):
        rule_id = ground.deadline_rule(route)
        assert bool(rule_id) is ground.mandatory
        if rule_id:
            assert get_rule(rule_id).subject == "referral"


def test_a_definition_left_to_unread_guidance_says_so():
    unread = [ground for ground in REFERRAL_GROUNDS if not ground.definition_verified]
    assert {ground.code for ground in unread} == {
        "SERIOUS_ASSAULT",
        "SERIOUS_SEXUAL",
        "SERIOUS_CORRUPTION",
        "DISCRIMINATION_AGGRAVATED",
    }
    assert all("guidance" in ground.definition_note for ground in unread)


def test_seniority_follows_the_order_of_ranks():
    ranks = get_list("ranks")
    assert not ranks.get("chief_superintendent").senior_officer
    assert ranks.get("assistant_chief_constable").senior_officer
    assert [rank.order for rank in ranks] == list(range(12))


def test_an_unknown_code_or_list_is_refused():
    with pytest.raises(UnknownCode, match="Standards"):
        get_list("standards").get("SPB11")
    with pytest.raises(UnknownCode, match="conduct_levels"):
        get_list("standard")


def test_a_list_refuses_a_code_twice():
    item = Item(code="a", title="A", citation=get_list("standards").get("SPB01").citation)
    with pytest.raises(ValueError, match="twice"):
        CodeList("x", "X", (item, item))


def test_eleven_rules_block_and_each_names_its_provision():
    assert len(BARS) == 11
    for bar in BARS:
        assert bar.refusal.endswith(".")
        assert bar.citation.url
        assert get_bar(bar.id) is bar
    with pytest.raises(UnknownBar):
        get_bar("lateness")

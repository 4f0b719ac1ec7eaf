"""The figures and tests that stand beside the code lists: the suspension gate, custody and bail, vetting, retention."""

from datetime import date

import pytest

from peelian.law.counting import Unit
from peelian.law.dated import NotInForce
from peelian.law.reference import get_list
from peelian.law.reference.criminal import BAIL_PERIODS, CUSTODY_HOURS
from peelian.law.reference.items import UnknownCode
from peelian.law.reference.outcomes import OUTCOMES
from peelian.law.reference.performance import (
    PERFORMANCE_OUTCOMES,
    PerformanceFinding,
    performance_outcomes_after,
)
from peelian.law.reference.publication import LIFELONG_ANONYMITY
from peelian.law.reference.suspension import SUSPENSION_POWERS, Basis, gate_refusals
from peelian.law.rules import get_rule

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("considered", "suits", "conditions", "stands_in_the_way"),
    [
        (True, False, ["A_PREJUDICE"], 0),
        (True, False, ["B_PUBLIC_INTEREST"], 0),
        (True, False, ["A_PREJUDICE", "B_PUBLIC_INTEREST"], 0),
        (True, False, [], 1),
        (True, True, ["A_PREJUDICE"], 1),
        (False, False, ["B_PUBLIC_INTEREST"], 1),
        (False, False, [], 2),
    ],
)
def test_a_suspension_takes_the_gate_and_one_condition(considered, suits, conditions, stands_in_the_way):
    refusals = gate_refusals(
        redeployment_considered=considered, redeployment_suits=suits, conditions=conditions
    )
    assert len(refusals) == stands_in_the_way


def test_a_condition_that_is_not_in_the_regulations_is_refused():
    with pytest.raises(UnknownCode, match="Conditions for suspension"):
        gate_refusals(redeployment_considered=True, redeployment_suits=False, conditions=["C"])


def test_each_basis_of_suspension_has_its_own_power_and_words():
    assert SUSPENSION_POWERS[Basis.CONDUCT].in_force_from == date(2020, 2, 1)
    assert SUSPENSION_POWERS[Basis.VETTING].in_force_from == date(2025, 5, 14)
    assert all(power.with_pay for power in SUSPENSION_POWERS.values())
    for condition in get_list("suspension_conditions"):
        assert set(condition.tests) == set(condition.read_in) == set(Basis)
        assert condition.read_in[Basis.VETTING].text.startswith("PVR 2025 reg 13(4)")


def test_suspension_is_the_only_duty_status_with_a_basis_in_law():
    statuses = get_list("duty_statuses")
    assert {item.code for item in statuses if item.basis} == {"suspended_conduct", "suspended_vetting"}
    assert "suspended_vetting" not in dict(statuses.choices(on=date(2025, 5, 13)))
    assert not any(item.verified for item in statuses)


def test_the_figures_of_custody_and_bail():
    hours = CUSTODY_HOURS
    assert (hours.base, hours.superintendent, hours.court) == (24, 36, (72, 96))
    assert (hours.first_review, hours.later_reviews) == (6, 9)
    assert hours.citation.verified
    assert not hours.court_citation.verified
    bail = BAIL_PERIODS.on(date(2022, 10, 28)).value
    assert (bail.initial, bail.inspector, bail.superintendent, bail.initial_in_special_cases) == (3, 6, 9, 6)
    with pytest.raises(NotInForce, match="28 October 2022"):
        BAIL_PERIODS.on(date(2022, 10, 27))


@pytest.mark.parametrize(
    ("finding", "special", "expected"),
    [
        (PerformanceFinding.PERFORMANCE, False, "P_DISMISS_NOTICE P_RIR P_REDEPLOY P_EXTEND"),
        (PerformanceFinding.PERFORMANCE, True, "P_DISMISS_NOTICE P_REDEPLOY P_EXTEND"),
        (PerformanceFinding.ATTENDANCE, False, "P_DISMISS_NOTICE P_REDEPLOY P_EXTEND"),
        (PerformanceFinding.GROSS_INCOMPETENCE, False, "P_DISMISS_NOW P_RIR P_REDEPLOY P_WIN"),
        (PerformanceFinding.UNSATISFACTORY_IN_GROSS_CASE, False, "P_WIN"),
    ],
)
def test_the_outcomes_of_a_performance_meeting_follow_the_finding(finding, special, expected):
    open_now = performance_outcomes_after(finding, special=special)
    assert " ".join(item.code for item in open_now) == expected


def test_only_withdrawal_of_clearance_can_be_appealed():
    outcomes = get_list("vetting_withdrawal_outcomes")
    assert [item.code for item in outcomes if item.appeal] == ["WITHDRAW"]
    assert "dismissed without notice" in outcomes.get("WITHDRAW").consequence
    assert outcomes.on(date(2025, 5, 13)) == ()


def test_how_long_clearance_lasts_was_read_for_developed_vetting_alone():
    levels = {item.code: item for item in get_list("vetting_levels")}
    assert [code for code, item in levels.items() if item.verified] == ["DV"]
    years = {code: item.validity_years for code, item in levels.items()}
    assert years == {
        "RV": 10, "MV": 7, "NPPV1": 3, "NPPV2A": 3, "NPPV2F": 3, "NPPV3": 5, "CTC": 10, "SC": 10, "ESC": 7, "DV": 7,
    }  # fmt: skip
    assert {code: item.residency_years for code, item in levels.items() if item.residency_verified} == {
        "RV": 3,
        "MV": 5,
    }


def test_a_retention_period_that_nobody_found_is_not_made_up():
    groups = {item.code: item for item in get_list("retention_groups")}
    assert (groups["1"].until_age, groups["1"].review_every_years, groups["3"].clear_years) == (100, 10, 6)
    assert not groups["4"].period_known
    kept = get_list("kept_records")
    assert {item.code: item.least_years for item in kept if item.least_years} == {"tribunal": 2}
    assert all(item.doubt for item in kept if not item.least_years)


def test_who_comes_off_the_barred_list_and_when():
    removals = get_list("barred_removals")
    assert removals.get("automatic").months == 12
    assert [removals.get(f"application_{years}").application_years for years in (3, 5)] == [3, 5]


def test_where_proceedings_are_public():
    proceedings = get_list("proceedings")
    assert [item.public for item in proceedings] == [False, True, True, None]
    assert dict(proceedings.get("PAT").public_by_origin) == {
        "conduct": True,
        "performance": False,
        "vetting": False,
    }


def test_disproportionate_effort_redacts_nothing():
    assert [item.code for item in get_list("redaction_grounds")] == [*"abcdfg", "restriction"]


def test_condition_c_has_twenty_three_factors_under_three_headings():
    factors = get_list("condition_c_factors")
    counted = {
        heading: sum(item.heading == heading for item in factors)
        for heading in ("seriousness", "confidence", "public_interest")
    }
    assert counted == {"seriousness": 12, "confidence": 4, "public_interest": 7}


def test_a_review_by_a_policing_body_only_recommends():
    powers = get_list("review_powers")
    assert {item.policing_body for item in powers} == {"recommend", ""}
    assert [item.code for item in powers if not item.policing_body] == ["R_OWN_FINDINGS"]
    assert [item.code for item in powers if not item.director_general] == ["R_REFER_IOPC"]


def test_anonymity_reaches_all_but_four_sections_of_part_1():
    assert LIFELONG_ANONYMITY.sections_left_out == ("64", "65", "69", "71")
    assert "work" in {item.code for item in get_list("identifying_matter")}


@pytest.mark.parametrize(
    ("rule", "length", "unit"),
    [
        ("pcr_written_warning_life", OUTCOMES.get("WW").lasts.length, Unit.MONTHS),
        ("pcr_fww_life", OUTCOMES.get("FWW").lasts.length, Unit.YEARS),
        ("pace_detention_basic", CUSTODY_HOURS.base, Unit.HOURS),
        ("pace_superintendent_extension", CUSTODY_HOURS.superintendent, Unit.HOURS),
        ("pace_court_maximum", CUSTODY_HOURS.court[-1], Unit.HOURS),
        ("pace_review_first", CUSTODY_HOURS.first_review, Unit.HOURS),
        ("pace_review_next", CUSTODY_HOURS.later_reviews, Unit.HOURS),
        ("bail_abp_initial", BAIL_PERIODS.versions[0].value.initial, Unit.MONTHS),
        ("pat_record_retention", get_list("kept_records").get("tribunal").least_years, Unit.YEARS),
        ("perf_dismissal_notice", PERFORMANCE_OUTCOMES.get("P_DISMISS_NOTICE").least_notice_days, Unit.DAYS),
    ],
)  # fmt: skip
def test_a_figure_that_a_rule_counts_is_the_rules(rule, length, unit):
    period = get_rule(rule).period.versions[-1].value
    assert (period.length, period.unit) == (length, unit)

"""Every known limit, one line of facts each, beside the rule of the same id.

The lines of limits.csv were taken from the research of the instruments, not from the rules: when the two differ, one of
them is wrong.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from peelian.law.counting import Begins, Unit
from peelian.law.deadlines import Kind
from peelian.law.rules import all_rules, get_rule
from peelian.law.rules.rule import Rule

pytestmark = pytest.mark.pure

UNITS = {
    "working_days": Unit.WORKING_DAYS,
    "days": Unit.DAYS,
    "weeks": Unit.WEEKS,
    "months": Unit.MONTHS,
    "years": Unit.YEARS,
    "hours": Unit.HOURS,
    "months_end_following": Unit.MONTH_END,
    "asap": Unit.NONE,
    "agreement": Unit.NONE,
}
with (Path(__file__).parent / "limits.csv").open(encoding="utf-8", newline="") as _lines:
    LIMITS = list(csv.DictReader(_lines))


def told(rule: Rule) -> dict[str, str]:
    """What a rule says, in the words of the table."""
    versions = rule.period.versions
    period = versions[-1].value
    unit = next(name for name, unit in UNITS.items() if unit is period.unit)
    length = "" if period.unit is Unit.NONE else str(period.length)
    until = rule.in_force_until
    return {
        "id": rule.id,
        "length": f"{period.opens}-{length}" if period.opens else length,
        "unit": "agreement" if rule.kind is Kind.BY_AGREEMENT else unit,
        "counts_from": period.begins.value,
        "in_force_from": rule.in_force_from.isoformat(),
        "in_force_to": (until - timedelta(days=1)).isoformat() if until else "",
        "confirmed": str(rule.verified).lower(),
        "may_extend": str(rule.extension is not None).lower(),
    }


def test_the_table_holds_147_limits_and_each_has_a_rule_and_no_rule_stands_alone():
    listed = [line["id"] for line in LIMITS]
    assert len(listed) == len(set(listed)) == 147
    assert set(listed) == {rule.id for rule in all_rules()}


@pytest.mark.parametrize("line", LIMITS, ids=lambda line: line["id"])
def test_a_rule_says_what_its_line_says(line):
    assert told(get_rule(line["id"])) == line


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_version_of_a_limit_counts_alike(rule):
    assert {version.value for version in rule.period} == {rule.period.versions[-1].value}


def test_a_limit_nobody_read_says_what_it_rests_on():
    for rule in all_rules():
        assert rule.verified or rule.assumption, rule.id


def test_a_choice_gives_another_length_in_the_same_way_of_counting():
    chosen = [(rule, choice) for rule in all_rules() for choice in rule.choices]
    assert {rule.id for rule, _ in chosen} == {
        "pcr_reg43_report",
        "pcr_reg63_report",
        "blr_removal_application",
        "bail_abp_initial",
        "bail_abp_initial_2017_regime",
    }
    for rule, choice in chosen:
        usual = rule.period.versions[-1].value
        assert choice.usual not in dict(choice.others)
        for _, period in choice.others:
            other = period.versions[-1].value
            assert other.begins is usual.begins
            assert other != usual


def test_a_lead_time_is_counted_back_and_nothing_else_is():
    back = {rule.id for rule in all_rules() if rule.period.versions[-1].value.begins is Begins.BEFORE_EVENT}
    assert back == {"pat_hearing_notice", "pat_publish_hearing_notice"}


def test_the_bail_of_2022_begins_where_the_earlier_one_ends():
    earlier, later = get_rule("bail_abp_initial_2017_regime"), get_rule("bail_abp_initial")
    assert earlier.in_force_until == later.in_force_from == date(2022, 10, 28)

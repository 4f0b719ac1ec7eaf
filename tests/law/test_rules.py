from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from peelian.law.calendars import ENGLAND_AND_WALES, CalendarTooShort
from peelian.law.counting import Begins, Unit
from peelian.law.dated import NotInForce
from peelian.law.deadlines import Kind
from peelian.law.positions import NotReached, former_officer_condition
from peelian.law.rules import FactRefused, NotExtendable, UnknownRule, all_rules, get_rule
from peelian.law.rules.rule import Rule
from tests.law.tables import EXAMPLES, row_id, rows

pytestmark = pytest.mark.pure

OTHER_TABLES = {"regimes", "service", "former_officers"}
TABLES = sorted(path.stem for path in EXAMPLES.glob("*.toml") if path.stem not in OTHER_TABLES)
ROWS = [row for table in TABLES for row in rows(table)]
REFUSALS = {
    "NotInForce": NotInForce,
    "NotExtendable": NotExtendable,
    "CalendarTooShort": CalendarTooShort,
    "FactRefused": FactRefused,
    "ValueError": ValueError,
}
NO_NUMBER = {Kind.ASAP, Kind.BY_AGREEMENT}


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_it_gives_the_day_of_the_worked_example(row):
    rule, facts = get_rule(row["rule"]), row.get("facts", {})
    if "refused" in row:
        with pytest.raises(REFUSALS[row["refused"]]):
            rule.due(row["on"], on=row.get("read_as_of"), **facts)
        return
    deadline = rule.due(row["on"], on=row.get("read_as_of"), **facts)
    assert deadline.due == row.get("due")
    assert deadline.since == row["on"]
    assert "opens_on" not in row or deadline.opens_on == row["opens_on"]
    assert "version" not in row or deadline.version_label == row["version"]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_has_three_worked_examples_and_a_refused_one(rule):
    own = [row for row in ROWS if row["rule"] == rule.id]
    assert len([row for row in own if "refused" not in row]) >= 3
    assert any("refused" in row for row in own)
    assert all(row["source"] for row in own)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_says_who_what_why_and_where_it_is_read(rule):
    for words in (rule.trigger, rule.action, rule.who, rule.applies_to, rule.explanation, rule.consequence):
        assert words
    for version in rule.period:
        assert version.citation.provision
        on_the_site = version.citation.url.startswith("https://www.legislation.gov.uk/")
        assert on_the_site is bool(version.citation.instrument.path)
    assert (rule.kind in NO_NUMBER) is (rule.period.versions[-1].value.unit is Unit.NONE)
    assert rule.kind is Kind.DUE or rule.kind_reason


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.then], ids=lambda rule: rule.id)
def test_a_rule_that_another_follows_names_a_rule_that_exists(rule):
    assert get_rule(rule.then)


def ordinary(rule: Rule) -> date:
    """The start of the rule's first worked example."""
    start: date = next(row["on"] for row in ROWS if row["rule"] == rule.id)
    return start


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_the_steps_begin_with_the_event_and_end_with_the_day(rule):
    start = ordinary(rule)
    deadline = rule.due(start)
    steps, period = deadline.steps, deadline.version.value
    assert steps[0].day == start
    last = deadline.opens_on if rule.kind is Kind.NOT_BEFORE else deadline.due
    assert steps[-1].day == (last or start)
    days = [step.day for step in steps]
    if period.begins is Begins.BEFORE_EVENT:
        assert days == sorted(days, reverse=True)
    elif period.unit is not Unit.MONTH_END:
        assert days == sorted(days)
    assert all(step.text and step.citation.text for step in steps)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_only_what_somebody_must_do_by_a_day_can_be_late(rule):
    deadline = rule.due(ordinary(rule))
    much_later = (
        datetime(2040, 1, 1, tzinfo=UTC) if deadline.version.value.unit is Unit.HOURS else date(2040, 1, 1)
    )
    binds = rule.kind in (Kind.DUE, Kind.EXPLAIN_BY) and not rule.arises_after
    assert deadline.is_overdue(much_later) is binds


def test_a_window_has_a_first_day_and_a_last():
    deadline = get_rule("pcr_reg52_hearing_date").due(date(2023, 4, 5))
    assert (deadline.opens_on, deadline.due) == (date(2023, 4, 21), date(2023, 4, 28))
    assert "first day allowed" in next(step.text for step in deadline.steps if step.day == deadline.opens_on)


def test_a_waiting_time_says_from_which_day_the_act_may_be_done():
    deadline = get_rule("blr_removal_application").due(date(2021, 3, 1))
    assert (deadline.due, deadline.opens_on) == (date(2026, 2, 28), date(2026, 3, 1))
    assert deadline.steps[-1].text == "The act may be done from Sunday 1 March 2026."


def test_hours_are_answered_with_the_offset_of_the_clock_that_was_asked():
    london = datetime(2023, 3, 25, 22, 0, tzinfo=ZoneInfo("Europe/London"))
    deadline = get_rule("pace_review_first").due(london)
    assert deadline.due.isoformat() == "2023-03-26T05:00:00+01:00"
    assert "05:00 on Sunday 26 March 2023" in deadline.steps[-1].text


def test_an_unknown_value_of_a_fact_is_refused_with_the_values_there_are():
    with pytest.raises(FactRefused, match="chair, adviser"):
        get_rule("pcr_reg43_report").due(date(2024, 10, 8), drafted_by="clerk")


def test_a_fact_that_is_not_known_is_left_out():
    rule = get_rule("bail_abp_initial")
    facts = {"case": None, "authorised_by": None, "extended_to": None}
    assert rule.due(date(2024, 1, 31), **facts).due == rule.due(date(2024, 1, 31)).due


@pytest.mark.parametrize("value", ["perhaps", 1, []])
def test_exceptional_is_yes_or_no(value):
    with pytest.raises(FactRefused, match="yes or no"):
        get_rule("perf_improvement_period").due(
            date(2025, 10, 7), extended_to=date(2027, 1, 7), exceptional=value
        )


def test_an_extension_is_a_moment_where_hours_are_counted_and_a_day_where_days_are():
    moment = datetime(2023, 2, 8, 21, 30, tzinfo=UTC)
    with pytest.raises(FactRefused, match="time with its offset"):
        get_rule("pace_detention_basic").due(
            datetime(2023, 2, 7, 9, 30, tzinfo=UTC), extended_to=moment.date()
        )
    with pytest.raises(FactRefused, match="must be a day"):
        get_rule("pcr_reg18_representations").due(date(2023, 2, 7), extended_to=moment)


def test_the_schedule_for_leavers_and_the_reach_of_condition_b_agree():
    left = date(2022, 6, 1)
    last = get_rule("pcr_former_officer_condition_b").due(left).due
    assert former_officer_condition(left_on=left, attention_on=last, may_be_gross=True).condition == "B"
    with pytest.raises(NotReached):
        former_officer_condition(left_on=left, attention_on=last + timedelta(days=1), may_be_gross=True)


def test_an_unknown_rule_is_refused_with_the_names_that_begin_alike():
    with pytest.raises(UnknownRule, match="pcr_reg17_notice"):
        get_rule("pcr_reg17_notise")


def test_an_extension_may_not_end_before_the_period_itself():
    with pytest.raises(FactRefused, match="before the period itself"):
        get_rule("pcr_reg18_representations").due(date(2023, 4, 5), extended_to=date(2023, 4, 20))


def test_an_extension_is_shown_with_who_may_give_it():
    deadline = get_rule("pcr_reg18_representations").due(date(2023, 4, 5), extended_to=date(2023, 5, 2))
    assert deadline.extended
    assert deadline.by_whom == "investigator"
    assert "Extended to Tuesday 2 May 2023" in deadline.steps[-1].text


def test_a_duty_without_a_number_cannot_be_extended():
    with pytest.raises(NotExtendable):
        get_rule("pcr_reg17_notice").due(date(2023, 4, 5), extended_to=date(2023, 5, 2))


@pytest.mark.parametrize("facts", [{"reason": "x"}, {"extended_to": "soon"}])
def test_a_fact_the_rule_does_not_use_is_refused(facts):
    with pytest.raises(FactRefused):
        get_rule("pcr_reg18_representations").due(date(2023, 4, 5), **facts)


@pytest.mark.parametrize("days", [-1, True, "9", 1.5, float("nan"), 10**30, []])
def test_days_left_out_must_be_a_whole_number(days):
    with pytest.raises(FactRefused):
        get_rule("cmr_review_application").due(date(2023, 4, 5), days_left_out=days)


def test_past_the_known_calendar_it_refuses_and_says_what_to_add():
    with pytest.raises(CalendarTooShort, match="add the bank holidays"):
        get_rule("pcr_reg18_representations").due(date(2028, 12, 27))


def test_a_period_that_counts_no_working_days_needs_no_calendar():
    assert get_rule("cmr_refer_complaint").due(date(2031, 5, 2)).due == date(2031, 5, 3)


def test_a_moment_is_refused_where_days_are_counted():
    with pytest.raises(ValueError, match="local date"):
        get_rule("pcr_reg18_representations").due(datetime(2023, 4, 5, 23, 30, tzinfo=UTC))


def test_a_proclaimed_day_added_by_the_force_moves_the_day():
    rule, start = get_rule("pcr_reg17_tor_or_reason"), date(2027, 6, 7)
    calendar = ENGLAND_AND_WALES.with_extra_day(date(2027, 6, 9), "Proclamation of a day of thanksgiving")
    assert rule.due(start).due == date(2027, 6, 14)
    moved = rule.due(start, calendar=calendar)
    assert moved.due == date(2027, 6, 15)
    assert any("thanksgiving" in step.text for step in moved.steps)


def test_a_duty_owed_as_soon_as_practicable_is_never_overdue_but_has_an_age():
    deadline = get_rule("pcr_reg17_notice").due(date(2023, 4, 5))
    assert not deadline.is_overdue(date(2033, 4, 5))
    assert deadline.days_since(date(2023, 4, 15)) == 10
    assert deadline.owed_since == date(2023, 4, 5)


def test_a_late_day_is_overdue_from_the_day_after_it():
    deadline = get_rule("pcr_reg17_tor_or_reason").due(date(2023, 4, 5))
    assert not deadline.is_overdue(date(2023, 4, 14))
    assert deadline.is_overdue(date(2023, 4, 15))


def test_a_timeliness_report_is_owed_from_the_day_after_the_period():
    deadline = get_rule("pcr_reg19_timeliness_first").due(date(2022, 3, 10))
    assert deadline.due == date(2023, 3, 9)
    assert deadline.owed_since == date(2023, 3, 10)
    assert not deadline.is_overdue(date(2023, 6, 1))
    assert "as soon as practicable" in deadline.steps[-1].text


def test_the_late_determination_is_to_be_explained_and_not_void():
    assert get_rule("pcr_reg23_determination").due(date(2023, 4, 5)).kind is Kind.EXPLAIN_BY


def test_a_rule_that_gives_no_day_must_say_why():
    rule = get_rule("pcr_reg17_tor_or_reason")
    with pytest.raises(ValueError, match="must say why"):
        Rule(
            id="x", subject="x", trigger="x", action="x", who="x", applies_to="x", explanation="x",
            period=rule.period, kind=Kind.ASAP,
        )  # fmt: skip

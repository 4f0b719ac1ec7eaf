from datetime import UTC, date, datetime

import pytest

from peelian.law.instruments import CMR, PAT, PVR
from peelian.law.positions import (
    Category,
    Coverage,
    Discipline,
    NotReached,
    former_officer_condition,
    position_of,
)
from peelian.law.regimes import (
    KEY_DATE,
    BeforeTheseRegulations,
    KeyDates,
    RegimeUnclear,
    Version,
    former_officer_schedule_2025,
    governing_complaints,
    governing_conduct,
    governing_vetting,
    reading_day,
)
from peelian.law.rules import BoundBy, all_rules, get_rule
from peelian.law.service import Method, ServiceRefused, deemed_served
from tests.law.tables import row_id, rows

pytestmark = pytest.mark.pure

ASKS = {
    "conduct": governing_conduct,
    "complaints": governing_complaints,
    "former officers": former_officer_schedule_2025,
}
REFUSALS = {"BeforeTheseRegulations": BeforeTheseRegulations, "RegimeUnclear": RegimeUnclear}


@pytest.mark.parametrize("row", rows("regimes"), ids=row_id)
def test_the_saving_provisions_decide_the_version(row):
    ask, dates = ASKS[row["asks"]], KeyDates(**row["dates"])
    if "refused" in row:
        with pytest.raises(REFUSALS[row["refused"]]):
            ask(dates, on=row["on"])
        return
    governing = ask(dates, on=row["on"])
    assert governing.version == Version(row["version"])
    assert governing.steps
    assert governing.citation.provision


def test_two_cases_a_day_apart_read_different_law():
    before, after = (
        governing_conduct(KeyDates(attention_on=day), on=date(2026, 1, 5)).version
        for day in (date(2025, 5, 27), date(2025, 5, 28))
    )
    assert (before, after) == (Version.PCR_2024, Version.PCR_2025)


def test_a_missing_key_date_shows_both_readings():
    with pytest.raises(RegimeUnclear) as refusal:
        governing_conduct(KeyDates(), on=date(2025, 7, 1))
    assert len(refusal.value.readings) == 2
    assert "before 28 May 2025" in str(refusal.value)


def test_the_refusal_of_an_old_matter_names_the_regulations_that_govern_it():
    with pytest.raises(BeforeTheseRegulations, match=r"Police \(Conduct\) Regulations 2012 govern it"):
        governing_conduct(KeyDates(attention_on=date(2020, 1, 31)), on=date(2020, 3, 2))


def test_vetting_is_refused_before_its_regulations():
    with pytest.raises(BeforeTheseRegulations, match="14 May 2025"):
        governing_vetting(on=date(2025, 5, 13))
    assert governing_vetting(on=date(2025, 5, 14)).version is Version.PVR_AS_MADE


def test_the_reading_day_is_the_start_for_rules_that_no_saving_touches():
    dates = KeyDates(attention_on=date(2023, 1, 4))
    assert reading_day(get_rule("pcr_reg17_notice"), dates, start=date(2025, 7, 1)) == date(2025, 7, 1)


def test_the_reading_day_is_the_key_date_for_rules_that_a_saving_binds():
    dates = KeyDates(attention_on=date(2025, 6, 3), matter_on=date(2025, 5, 27))
    start = date(2025, 8, 1)
    assert reading_day(get_rule("pcr_severity_outcome_notice"), dates, start=start) == date(2025, 6, 3)
    assert reading_day(get_rule("cmr_reg26_dg_objection"), dates, start=start) == date(2025, 5, 27)
    directed = KeyDates(matter_on=date(2021, 5, 1), directed_on=date(2025, 7, 1))
    assert reading_day(get_rule("cmr_reg26_dg_objection"), directed, start=start) == date(2025, 7, 1)
    with pytest.raises(RegimeUnclear):
        reading_day(get_rule("cmr_reg26_dg_objection"), KeyDates(), start=start)


NOTICE, LATER = "pcr_reg51_objection", date(2024, 10, 8)


@pytest.mark.parametrize(
    ("rule", "dates", "start", "reading"),
    [
        (NOTICE, {"hearing_notice_on": date(2024, 5, 6)}, LATER, date(2024, 5, 6)),
        (NOTICE, {"hearing_notice_on": date(2024, 5, 7)}, LATER, LATER),
        (NOTICE, {}, date(2024, 5, 6), date(2024, 5, 6)),
        ("pcr_reg28_chief_decides", {}, LATER, LATER),
        ("pcr_reg28_chief_decides", {"hearing_notice_on": date(2024, 5, 6)}, LATER, date(2024, 5, 6)),
        ("pcr_former_determination", {}, date(2025, 10, 7), date(2025, 10, 7)),
        (
            "pcr_former_determination",
            {"attention_on": date(2021, 3, 1)},
            date(2025, 10, 7),
            date(2025, 10, 7),
        ),
        (
            "pcr_former_determination",
            {"hearing_notice_on": date(2025, 5, 27)},
            date(2025, 10, 7),
            date(2025, 5, 27),
        ),
        ("perf_stage1_appeal", {"performance_on": date(2025, 5, 28)}, date(2026, 1, 5), date(2025, 5, 28)),
        ("bail_abp_initial", {"arrest_on": date(2022, 10, 27)}, date(2022, 10, 28), date(2022, 10, 27)),
    ],
)
def test_each_saving_provision_gives_its_own_reading_day(rule, dates, start, reading):
    assert reading_day(get_rule(rule), KeyDates(**dates), start=start) == reading


def test_the_direction_of_the_director_general_does_not_move_what_a_notice_decides():
    dates = KeyDates(hearing_notice_on=date(2024, 5, 6), directed_on=date(2025, 7, 1))
    assert reading_day(get_rule(NOTICE), dates, start=date(2025, 8, 1)) == date(2024, 5, 6)


def test_a_moment_is_read_as_of_its_day():
    start = datetime(2024, 1, 31, 23, 30, tzinfo=UTC)
    assert reading_day(get_rule("pace_review_first"), KeyDates(), start=start) == date(2024, 1, 31)


@pytest.mark.parametrize("bound_by", list(BoundBy))
def test_every_key_of_a_saving_provision_binds_a_rule_and_has_a_reading(bound_by):
    assert (KEY_DATE.get(bound_by) in KeyDates.__dataclass_fields__) is (bound_by is not BoundBy.START)
    bound = [rule for rule in all_rules() if rule.bound_by is bound_by]
    day = date(2026, 3, 2)
    known = KeyDates(**dict.fromkeys(KeyDates.__dataclass_fields__, day))
    assert bound
    assert {reading_day(rule, known, start=day) for rule in bound} == {day}


@pytest.mark.parametrize("row", rows("former_officers"), ids=row_id)
def test_a_former_officer_is_reached_only_under_a_condition(row):
    facts = {key: row[key] for key in ("left_on", "attention_on", "dg_decided_on") if key in row}
    facts["may_be_gross"] = row.get("may_be_gross", True)
    if "refused" in row:
        with pytest.raises(NotReached, match=row["refused"]):
            former_officer_condition(**facts)
        return
    reach = former_officer_condition(**facts)
    assert reach.condition == row["condition"]
    assert reach.steps


@pytest.mark.parametrize(
    ("category", "conduct", "suspendable", "special", "vetting"),
    [
        (Category.OFFICER, True, True, True, True),
        (Category.SPECIAL_CONSTABLE, True, True, True, True),
        (Category.POLICE_STAFF, False, False, False, False),
        (Category.VOLUNTEER, False, False, False, False),
        (Category.CONTRACTOR, False, False, False, False),
        (Category.FORMER_OFFICER, True, False, True, False),
    ],
)
def test_what_a_person_is_decides_what_they_are_subject_to(category, conduct, suspendable, special, vetting):
    position = position_of(category)
    assert position.under_conduct_regulations is conduct
    assert position.suspendable is suspendable
    assert position.special_procedure is special
    assert position.vetting_regulations is vetting
    assert position.citations
    assert position.sentence.endswith(".")


def test_staff_are_covered_by_schedule_3_but_disciplined_under_contract():
    staff = position_of(Category.POLICE_STAFF)
    assert staff.schedule_3 is Coverage.YES
    assert staff.discipline is Discipline.CONTRACT
    assert staff.barred_list


def test_a_position_says_when_part_of_it_was_not_read():
    unread = {category for category in Category if not position_of(category).verified}
    assert unread == {Category.VOLUNTEER, Category.CONTRACTOR, Category.FORMER_OFFICER}
    assert position_of(Category.CONTRACTOR).schedule_3 is Coverage.WHERE_DESIGNATED


@pytest.mark.parametrize("row", rows("service"), ids=row_id)
def test_a_notice_counts_as_given_on_the_day_of_the_worked_example(row):
    service = deemed_served(
        Method[row["method"]],
        sent_on=row["sent_on"],
        sent_at=row.get("sent_at"),
        received_on=row.get("received_on"),
        reading_on=row["reading_on"],
    )
    assert service.served_on == row.get("served_on")
    assert service.method_listed is row.get("listed", True)
    assert service.steps


def test_e_mail_without_its_hour_is_refused_where_the_hour_matters():
    with pytest.raises(ServiceRefused, match=r"4\.30"):
        deemed_served(Method.ELECTRONIC, sent_on=date(2025, 6, 3), reading_on=date(2025, 6, 1))


def test_a_notice_cannot_arrive_before_it_was_sent():
    with pytest.raises(ServiceRefused, match="before it was sent"):
        deemed_served(
            Method.POST, sent_on=date(2023, 6, 3), received_on=date(2023, 6, 2), reading_on=date(2023, 6, 1)
        )


def test_vetting_notices_are_deemed_a_fortnight_sooner_than_conduct_notices():
    facts = {"sent_on": date(2025, 5, 19), "reading_on": date(2025, 5, 19)}
    assert deemed_served(Method.POST, under=PVR, **facts).deemed
    assert not deemed_served(Method.POST, under=CMR, **facts).deemed


def test_an_instrument_without_a_service_rule_here_is_refused():
    with pytest.raises(ServiceRefused, match="Appeals Tribunals"):
        deemed_served(Method.POST, sent_on=date(2025, 6, 2), reading_on=date(2025, 6, 2), under=PAT)

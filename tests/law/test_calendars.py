from datetime import date, timedelta

import holidays
import pytest

from peelian.law.bank_holidays import CLOSURES
from peelian.law.calendars import ENGLAND_AND_WALES, CalendarTooShort

pytestmark = pytest.mark.pure

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)


def test_every_day_from_2012_to_2028_agrees_with_an_independent_source():
    other = holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2029))
    disagreeing = []
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        if ENGLAND_AND_WALES.is_working(day) is (day.weekday() > 4 or day in other):
            disagreeing.append(day)
    assert disagreeing == []


def test_the_table_is_in_order_on_weekdays_and_without_a_day_twice():
    days = [closure.day for closure in CLOSURES]
    assert days == sorted(set(days))
    assert all(day.weekday() < 5 for day in days)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2012, 6, 5), "Diamond Jubilee"),
        (date(2020, 5, 8), "VE Day"),
        (date(2022, 6, 3), "Platinum Jubilee"),
        (date(2022, 9, 19), "State funeral"),
        (date(2023, 5, 8), "Coronation"),
    ],
)
def test_a_proclaimed_day_is_named_and_cited(day, words):
    (closure,) = ENGLAND_AND_WALES.closures_between(day, day)
    assert words in closure.name
    assert closure.proclaimed
    assert words in ENGLAND_AND_WALES.reason_closed(day)


@pytest.mark.parametrize("day", [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)])
def test_a_day_from_which_a_holiday_was_moved_is_a_working_day(day):
    assert ENGLAND_AND_WALES.is_working(day)


@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2029, 1, 1)])
def test_outside_the_reviewed_years_it_refuses(day):
    for ask in (ENGLAND_AND_WALES.is_working, lambda d: ENGLAND_AND_WALES.nth_working_day(d, n=1)):
        with pytest.raises(CalendarTooShort, match="England and Wales"):
            ask(day)


def test_a_count_that_runs_over_the_edge_is_refused():
    assert ENGLAND_AND_WALES.nth_working_day(date(2028, 12, 28), n=2) == date(2028, 12, 29)
    with pytest.raises(CalendarTooShort):
        ENGLAND_AND_WALES.nth_working_day(date(2028, 12, 28), n=3)


def test_an_extra_day_needs_a_reason_and_leaves_the_shared_calendar_alone():
    day = date(2027, 6, 9)
    with pytest.raises(ValueError, match="proclamation"):
        ENGLAND_AND_WALES.with_extra_day(day, " ")
    longer = ENGLAND_AND_WALES.with_extra_day(day, "Proclaimed day of thanksgiving")
    assert longer.reason_closed(day) == "Proclaimed day of thanksgiving"
    assert ENGLAND_AND_WALES.is_working(day)


def test_an_extra_day_that_already_does_not_count_changes_nothing():
    assert ENGLAND_AND_WALES.with_extra_day(date(2023, 5, 8), "Coronation") is ENGLAND_AND_WALES


def test_an_extra_day_outside_the_reviewed_years_is_refused():
    with pytest.raises(CalendarTooShort):
        ENGLAND_AND_WALES.with_extra_day(date(2031, 1, 2), "Proclaimed")

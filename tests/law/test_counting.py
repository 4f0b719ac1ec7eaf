import itertools
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.law.calendars import ENGLAND_AND_WALES, CalendarTooShort
from peelian.law.counting import (
    Begins,
    Period,
    Unit,
    count,
    end_of_months,
    first_day,
    last_day,
    opening_day,
)
from peelian.law.dated import Citation
from peelian.law.instruments import PCR
from peelian.law.moments import UK, TimeRefused, as_uk_time
from peelian.law.rules.timeliness import relevant_periods

pytestmark = pytest.mark.pure

DAY = timedelta(days=1)
CITE = Citation(PCR, "reg 2(1)")
days = st.dates(date(2012, 1, 2), date(2027, 6, 30))
lengths = st.integers(1, 120)
beginnings = st.sampled_from([begins for begins in Begins if begins is not Begins.BEFORE_EVENT])
dated_units = st.sampled_from([Unit.WORKING_DAYS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS])


def working(length: int, begins: Begins = Begins.DAY_AFTER) -> Period:
    return Period(length, Unit.WORKING_DAYS, begins)


def lead(length: int) -> Period:
    return Period(length, Unit.WORKING_DAYS, Begins.BEFORE_EVENT)


def last(start: date, period: Period) -> date:
    return last_day(start, period, calendar=ENGLAND_AND_WALES)


@given(days, lengths)
def test_the_last_working_day_is_a_working_day_with_as_many_before_it_as_were_asked(start, length):
    end = last(start, working(length))
    assert ENGLAND_AND_WALES.is_working(end)
    walked = sum(
        ENGLAND_AND_WALES.is_working(start + DAY * step) for step in range(1, (end - start).days + 1)
    )
    assert walked == length == ENGLAND_AND_WALES.working_days_between(start + DAY, end)


@given(days, lengths)
def test_in_working_days_the_day_after_and_the_first_working_day_after_agree(start, length):
    assert last(start, working(length)) == last(start, working(length, Begins.FIRST_WORKING_DAY_AFTER))


@given(days, lengths)
def test_counting_the_day_of_the_event_ends_one_working_day_sooner_when_it_is_one(start, length):
    including, after = last(start, working(length, Begins.DAY_OF)), last(start, working(length))
    if ENGLAND_AND_WALES.is_working(start):
        assert including < after
        assert ENGLAND_AND_WALES.working_days_between(including, after) == 2
    else:
        assert including == after


@given(days, lengths, lengths)
def test_working_days_add_up(start, first, second):
    assert last(last(start, working(first)), working(second)) == last(start, working(first + second))


@given(days, st.integers(1, 20), beginnings, dated_units)
def test_a_later_event_never_ends_sooner(start, length, begins, unit):
    if unit is Unit.YEARS:
        length = 1
    period = Period(length, unit, begins)
    assert last(start, period) <= last(start + DAY, period)


@given(days, st.integers(1, 24), beginnings)
def test_weeks_are_seven_days_each(start, length, begins):
    end = last(start, Period(length, Unit.WEEKS, begins))
    day_one = first_day(start, begins, calendar=ENGLAND_AND_WALES)
    assert (end - day_one).days == 7 * length - 1
    assert (
        end == last(start, Period(7 * length, Unit.DAYS, begins)) or begins is Begins.FIRST_WORKING_DAY_AFTER
    )


@given(days, st.integers(1, 60))
def test_months_end_the_day_before_the_same_day_or_at_the_month_end(day_one, months):
    end = end_of_months(day_one, months=months)
    corresponding = end + DAY
    assert corresponding.day in (day_one.day, 1)
    if corresponding.day != day_one.day:
        assert end.day < day_one.day
    assert (corresponding.year - day_one.year) * 12 + corresponding.month - day_one.month in (
        months,
        months + 1,
    )


@given(days, st.integers(1, 10))
def test_a_year_is_twelve_months(start, years):
    for begins in (Begins.DAY_OF, Begins.DAY_AFTER):
        as_months = last(start, Period(12 * years, Unit.MONTHS, begins))
        assert last(start, Period(years, Unit.YEARS, begins)) == as_months


@given(days, st.integers(1, 60))
def test_a_lead_time_ends_on_a_working_day_with_as_many_from_it_up_to_the_event_as_were_asked(event, length):
    if event.year < 2013:
        event = event.replace(year=2013, day=1)
    end = last(event, lead(length))
    assert ENGLAND_AND_WALES.is_working(end)
    walked = sum(ENGLAND_AND_WALES.is_working(end + DAY * step) for step in range((event - end).days))
    assert walked == length


@given(st.dates(date(2013, 6, 3), date(2027, 6, 30)), st.integers(1, 60))
def test_a_lead_time_is_counting_forward_read_backwards(event, length):
    end = last(event, lead(length))
    assert last(end, working(length)) == first_day(
        event - DAY, Begins.FIRST_WORKING_DAY_AFTER, calendar=ENGLAND_AND_WALES
    )
    assert last(end - DAY, working(length)) < event


@given(days)
def test_a_month_end_is_the_last_working_day_of_the_month_that_follows(start):
    end = last(start, Period(1, Unit.MONTH_END, Begins.DAY_AFTER))
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == 1
    assert ENGLAND_AND_WALES.is_working(end)
    later = end + DAY
    while later.month == end.month:
        assert not ENGLAND_AND_WALES.is_working(later)
        later += DAY


@given(days, st.integers(1, 30), st.integers(0, 30))
def test_a_window_opens_on_the_day_the_shorter_period_ends(start, opens, more):
    window = Period(opens + more, Unit.WORKING_DAYS, Begins.DAY_AFTER, opens=opens)
    opening = opening_day(start, window, calendar=ENGLAND_AND_WALES)
    assert opening == last(start, working(opens))
    assert opening <= last(start, window) == last(start, working(opens + more))
    assert opening_day(start, working(opens), calendar=ENGLAND_AND_WALES) is None


@given(st.datetimes(datetime(1986, 1, 1), datetime(2035, 1, 1)), st.integers(1, 200))
def test_hours_are_elapsed_hours_whatever_the_clocks_do(naive, length):
    start = naive.replace(tzinfo=UTC)
    for moment in (start, start.astimezone(UK), start.astimezone(timezone(timedelta(hours=5, minutes=30)))):
        end = last(moment, Period(length, Unit.HOURS, Begins.DAY_OF))
        assert end == start + timedelta(hours=length)
        assert end.tzinfo is moment.tzinfo


@given(st.datetimes(datetime(1986, 1, 1), datetime(2035, 1, 1)))
def test_a_time_without_an_offset_is_read_by_the_clocks_of_this_country_or_refused(naive):
    read = [moment for hour in (0, 1) if (moment := (naive - timedelta(hours=hour)).replace(tzinfo=UTC))
            .astimezone(UK).replace(tzinfo=None) == naive.replace(fold=0)]  # fmt: skip
    if len(read) == 1:
        assert as_uk_time(naive) == read[0]
    else:
        with pytest.raises(TimeRefused, match="No clock" if not read else "twice"):
            as_uk_time(naive)


@pytest.mark.parametrize(
    ("local", "refusal"),
    [
        (datetime(2023, 3, 26, 0, 59), ""),
        (datetime(2023, 3, 26, 1, 0), "No clock showed 01:00 on Sunday 26 March 2023"),
        (datetime(2023, 3, 26, 2, 0), ""),
        (datetime(2023, 10, 29, 0, 59), ""),
        (datetime(2023, 10, 29, 1, 59), "or 2023-10-29T01:59:00[+]00:00"),
        (datetime(2023, 10, 29, 2, 0), ""),
    ],
)
def test_the_hours_in_which_the_clocks_change_are_refused(local, refusal):
    if refusal:
        with pytest.raises(TimeRefused, match=refusal):
            as_uk_time(local)
    else:
        assert as_uk_time(local).replace(tzinfo=None) == local


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (lambda: Period(3, Unit.MONTHS, Begins.BEFORE_EVENT), "counted back"),
        (lambda: Period(5, Unit.DAYS, Begins.DAY_OF, opens=6), "cannot open"),
        (lambda: Period(5, Unit.DAYS, Begins.DAY_OF, opens=-1), "cannot open"),
    ],
)
def test_a_period_that_makes_no_sense_cannot_be_written(period, words):
    with pytest.raises(ValueError, match=words):
        period()


def test_before_the_known_calendar_a_lead_time_is_refused():
    with pytest.raises(CalendarTooShort, match="lie before it"):
        last(date(2012, 1, 10), lead(20))


@pytest.mark.parametrize(
    ("day_one", "months", "end"),
    [
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 8, 30), 6, date(2024, 2, 29)),
        (date(2023, 8, 29), 6, date(2024, 2, 28)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2022, 12, 31), 2, date(2023, 2, 28)),
        (date(2022, 1, 1), 12, date(2022, 12, 31)),
    ],
)
def test_months_at_the_ends_of_months(day_one, months, end):
    assert end_of_months(day_one, months=months) == end


@given(st.dates(date(2020, 2, 1), date(2026, 12, 31)))
def test_the_relevant_periods_follow_one_another_without_gap_or_overlap(attention):
    periods = list(relevant_periods(attention, until=attention + timedelta(days=1500)))
    assert periods[0].first_day == attention
    assert periods[0].last_day == end_of_months(attention, months=12)
    for before, after in itertools.pairwise(periods):
        assert after.first_day == before.last_day + DAY
        assert after.number == before.number + 1
        assert 180 <= (after.last_day - after.first_day).days <= 184


def test_a_short_february_moves_the_periods_that_follow():
    ends = [period.last_day for period in relevant_periods(date(2021, 8, 31), until=date(2023, 6, 1))]
    assert ends == [date(2022, 8, 30), date(2023, 2, 28), date(2023, 8, 31)]


def test_hours_need_a_moment_and_its_time_zone():
    six = Period(6, Unit.HOURS, Begins.DAY_OF)
    moment = datetime(2023, 3, 25, 22, 0, tzinfo=UTC)
    assert last(moment, six) == datetime(2023, 3, 26, 4, 0, tzinfo=UTC)
    for wrong in (date(2023, 3, 25), datetime(2023, 3, 25, 22, 0)):
        with pytest.raises(ValueError, match="time zone"):
            last(wrong, six)
    counted = count(moment, six, calendar=ENGLAND_AND_WALES, citation=CITE)
    assert [step.day for step in counted.steps] == [moment, counted.day]


def test_no_number_cannot_be_counted_and_a_number_needs_a_unit():
    with pytest.raises(ValueError, match="no number"):
        last(date(2023, 1, 1), Period(0, Unit.NONE, Begins.DAY_OF))
    for length, unit in ((0, Unit.DAYS), (3, Unit.NONE), (-1, Unit.WEEKS)):
        with pytest.raises(ValueError, match="cannot be counted"):
            Period(length, unit, Begins.DAY_OF)


def test_an_absurd_year_is_refused_instead_of_overflowing():
    for unit in (Unit.WEEKS, Unit.MONTHS, Unit.DAYS, Unit.WORKING_DAYS):
        with pytest.raises(CalendarTooShort):
            last(date(9999, 12, 31), Period(4, unit, Begins.DAY_OF))
    with pytest.raises(CalendarTooShort):
        last(datetime(9999, 12, 31, 23, tzinfo=UTC), Period(4, Unit.HOURS, Begins.DAY_OF))
    with pytest.raises(CalendarTooShort):
        last(date(9999, 12, 31), lead(4))


def test_the_steps_name_each_bank_holiday_and_where_it_comes_from():
    counted = count(date(2023, 5, 4), working(5), calendar=ENGLAND_AND_WALES, citation=CITE)
    assert counted.day == date(2023, 5, 12)
    coronation = next(step for step in counted.steps if "Coronation" in step.text)
    assert (coronation.day, coronation.citation.text) == (date(2023, 5, 8), "BFDA 1971 s 1(2)-(3)")


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (
            working(15, Begins.FIRST_WORKING_DAY_AFTER),
            "15 working days, beginning with the first working day after the event",
        ),
        (Period(1, Unit.DAYS, Begins.DAY_AFTER), "1 day, beginning with the day after the event"),
        (Period(12, Unit.MONTHS, Begins.DAY_OF), "12 months, beginning with the day of the event"),
        (
            Period(15, Unit.WORKING_DAYS, Begins.DAY_AFTER, opens=10),
            "10 to 15 working days, beginning with the day after the event",
        ),
        (lead(5), "at least 5 working days before the event"),
        (Period(24, Unit.HOURS, Begins.DAY_OF), "24 hours from the moment of the event"),
        (
            Period(1, Unit.MONTH_END, Begins.DAY_AFTER),
            "by the last working day of the month after the event's",
        ),
    ],
)
def test_a_period_reads_as_the_provision_does(period, words):
    assert str(period) == words

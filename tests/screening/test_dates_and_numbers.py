"""Dates of birth, postcodes and numbers written in one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.screening.standardising.dates import DateState, birth_of
from peelian.screening.standardising.numbers import email_of, insurance_of, number_of, telephone_of
from peelian.screening.standardising.places import postcode_of, street_of

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "state", "day", "swapped"),
    [
        ("1980-12-13", DateState.FULL, "1980-12-13", ""),
        ("13/12/1980", DateState.FULL, "1980-12-13", ""),
        ("12/13/1980", DateState.FULL, "1980-12-13", ""),
        ("04/05/68", DateState.FULL, "1968-05-04", "1968-04-05"),
        ("4 May 1968", DateState.FULL, "1968-05-04", "1968-04-05"),
        ("19680504", DateState.FULL, "1968-05-04", "1968-04-05"),
        ("1968-05-04T00:00:00", DateState.FULL, "1968-05-04", "1968-04-05"),
        ("1 Jan 1975", DateState.DEFAULT, "1975-01-01", ""),
        ("1960", DateState.YEAR_ONLY, "", ""),
        ("1960-00-00", DateState.YEAR_ONLY, "", ""),
        ("1980-02-30", DateState.IMPOSSIBLE, "", ""),
        ("1780-02-03", DateState.IMPOSSIBLE, "", ""),
        ("soon", DateState.IMPOSSIBLE, "", ""),
        ("", DateState.MISSING, "", ""),
        ("00/00/0000", DateState.MISSING, "", ""),
    ],
)
def test_it_reads_a_date_of_birth(text, state, day, swapped):
    birth = birth_of(text, latest=2007)
    assert (birth.state, birth.day, birth.swapped) == (state, day, swapped)


@given(st.dates())
def test_every_day_of_a_life_is_read_in_both_orders(day):
    if 1900 <= day.year <= 2007:
        assert birth_of(f"{day:%Y-%m-%d}", latest=2007).day == f"{day:%Y-%m-%d}"
        assert birth_of(f"{day:%d/%m/%Y}", latest=2007).day == f"{day:%Y-%m-%d}"


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_is_not(text):
    birth = birth_of(text, latest=2007)
    assert (birth.day != "") == (birth.state in (DateState.FULL, DateState.DEFAULT))


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("SW1A 0AA", "SW1A0AA"),
        ("sw1a oaa", "SW1A0AA"),
        ("B1 1TT", "B11TT"),
        ("M1I AA", "M11AA"),
        ("nowhere", ""),
        ("", ""),
    ],
)
def test_it_reads_a_postcode(text, postcode):
    assert postcode_of(text) == postcode


def test_it_writes_out_an_address():
    assert street_of("12 Acacia Rd.") == street_of("12, ACACIA ROAD") == "12 acacia road"


def test_it_reads_numbers():
    assert telephone_of("+44 (0)7700 900123") == telephone_of("07700 900 123") == "7700900123"
    assert telephone_of("0000000000") == ""
    assert insurance_of("qq 12 34 56 c") == insurance_of("QQ123456") == "QQ123456"
    assert insurance_of("12345") == ""
    assert email_of(" Ann+case@Example.org ") == "ann@example.org"
    assert email_of("ann") == ""
    assert number_of("00 4802") == "4802"

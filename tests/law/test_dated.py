from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from peelian.law.dated import Citation, Dated, NotInForce, OverlappingLaw, Parameter, long_date
from peelian.law.instruments import CAPTURE_GUIDANCE, INSTRUMENTS, PAT, PCR, PRA

pytestmark = pytest.mark.pure

CITE = Citation(PCR, "reg 17(1)")
MAY = date(2025, 5, 28)


def test_a_value_holds_from_its_first_day_to_the_day_before_its_last():
    number = Parameter("days", (Dated(date(2020, 2, 1), MAY, 5, CITE), Dated(MAY, None, 7, CITE)))
    assert number.on(date(2020, 2, 1)).value == 5
    assert number.on(date(2025, 5, 27)).value == 5
    assert number.on(MAY).value == 7
    assert number.on(MAY).citation is CITE


def test_outside_its_range_it_says_when_it_was_law():
    number = Parameter("days", (Dated(date(2020, 2, 1), MAY, 5, CITE),))
    with pytest.raises(NotInForce, match="Saturday 1 February 2020 and ended before Wednesday 28 May 2025"):
        number.on(MAY)
    with pytest.raises(NotInForce):
        number.on(date(2020, 1, 31))


@pytest.mark.parametrize(
    "versions",
    [
        (),
        (Dated(date(2020, 2, 1), None, 5, CITE), Dated(MAY, None, 7, CITE)),
        (Dated(date(2020, 2, 1), date(2025, 5, 29), 5, CITE), Dated(MAY, None, 7, CITE)),
        (Dated(MAY, None, 7, CITE), Dated(date(2020, 2, 1), MAY, 5, CITE)),
    ],
)
def test_overlapping_or_missing_values_are_refused_when_built(versions):
    with pytest.raises(OverlappingLaw):
        Parameter("days", versions)


def test_a_value_that_ends_before_it_begins_is_refused():
    with pytest.raises(OverlappingLaw):
        Dated(MAY, MAY, 5, CITE)


@pytest.mark.parametrize(
    ("citation", "url"),
    [
        (CITE, "https://www.legislation.gov.uk/uksi/2020/4/regulation/17"),
        (Citation(PCR, "reg 4A"), "https://www.legislation.gov.uk/uksi/2020/4/regulation/4A"),
        (Citation(PCR, "regs 3(2), 4(6)"), "https://www.legislation.gov.uk/uksi/2020/4/regulation/3"),
        (Citation(PCR, "Sch 1 para 6"), "https://www.legislation.gov.uk/uksi/2020/4/schedule/1/paragraph/6"),
        (Citation(PCR, "Sch 2"), "https://www.legislation.gov.uk/uksi/2020/4/schedule/2"),
        (
            Citation(PRA, "Sch 3 paras 4, 13"),
            "https://www.legislation.gov.uk/ukpga/2002/30/schedule/3/paragraph/4",
        ),
        (Citation(PRA, "s 12(2A)"), "https://www.legislation.gov.uk/ukpga/2002/30/section/12"),
        (Citation(PAT, "r 9"), "https://www.legislation.gov.uk/uksi/2020/1/rule/9"),
        (Citation(PCR, "Part 4"), "https://www.legislation.gov.uk/uksi/2020/4"),
        (Citation(CAPTURE_GUIDANCE, "annex"), ""),
    ],
)
def test_a_citation_leads_to_the_page_of_its_provision(citation, url):
    assert citation.url == url


def test_each_instrument_stands_once():
    assert len({instrument.title for instrument in INSTRUMENTS}) == len(INSTRUMENTS)
    assert len({instrument.abbreviation for instrument in INSTRUMENTS}) == len(INSTRUMENTS)
    for instrument in INSTRUMENTS:
        assert (
            instrument.made_on is None
            or instrument.in_force_on is None
            or instrument.made_on <= instrument.in_force_on
        )


def test_a_moment_is_told_by_the_day_of_its_own_clock():
    late = datetime(2023, 7, 4, 23, 30, tzinfo=UTC)
    there = late.astimezone(timezone(timedelta(hours=1)))
    assert long_date(late) == "Tuesday 4 July 2023"
    assert long_date(there) == "Wednesday 5 July 2023"

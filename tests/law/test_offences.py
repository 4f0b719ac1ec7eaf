"""Offences are proposed by the date of the conduct, and each says whether its commencement was read."""

from datetime import date, timedelta

import pytest

from peelian.law.reference.offences import OFFENCES, Anonymity, Commencement
from peelian.law.reference.offences_by_date import Proposed, SpanRefused, Standing, offences_on

pytestmark = pytest.mark.pure

LAST_OF_OLD, FIRST_OF_NEW = date(2024, 1, 30), date(2024, 1, 31)
IMAGES = ("CJCA33", "SOA66A", "SOA66B", "SOA66AB", "CPA99", "DUAA_DEEPFAKE")


def images(*span: date) -> dict[str, Proposed]:
    """The image offences proposed for conduct in that span."""
    return {each.offence.code: each for each in offences_on(*span) if each.offence.code in IMAGES}


def test_conduct_of_2022_is_judged_by_the_law_of_2022():
    assert set(images(date(2022, 3, 14))) == {"CJCA33"}


def test_the_day_before_31_january_2024_and_the_day_itself():
    assert set(images(LAST_OF_OLD)) == {"CJCA33"}
    assert set(images(FIRST_OF_NEW)) == {"SOA66A", "SOA66B"}


def test_a_span_across_the_change_shows_what_ended_and_what_began():
    found = images(LAST_OF_OLD, FIRST_OF_NEW)
    assert {code: each.standing for code, each in found.items()} == {
        "CJCA33": Standing.ENDED_INSIDE,
        "SOA66A": Standing.BEGAN_INSIDE,
        "SOA66B": Standing.BEGAN_INSIDE,
    }
    assert (found["CJCA33"].first, found["CJCA33"].last) == (LAST_OF_OLD, LAST_OF_OLD)
    assert (found["SOA66B"].first, found["SOA66B"].last) == (FIRST_OF_NEW, FIRST_OF_NEW)
    assert "Wednesday 31 January 2024" in found["CJCA33"].says
    assert found["SOA66A"].commencement_verified
    assert not found["CJCA33"].commencement_verified
    assert "Unverified" in found["CJCA33"].says


def test_june_2026_brings_the_new_image_offences_unverified():
    assert "SOA66AB" not in images(date(2026, 6, 28))
    found = images(date(2026, 6, 29))
    assert found["SOA66AB"].standing is Standing.THROUGHOUT
    assert not found["SOA66AB"].commencement_verified
    assert images(date(2026, 6, 1), date(2026, 6, 30))["SOA66AB"].standing is Standing.BEGAN_INSIDE


def test_an_offence_whose_commencement_was_not_found_may_have_begun():
    assert "DUAA_DEEPFAKE" not in images(date(2024, 12, 31))
    found = images(date(2025, 1, 1))["DUAA_DEEPFAKE"]
    assert found.standing is Standing.MAY_HAVE_BEGUN
    assert "not found" in found.says


def test_an_offence_that_began_and_ended_inside_a_long_span():
    found = images(date(2015, 1, 1), date(2024, 12, 31))["CJCA33"]
    assert found.standing is Standing.BEGAN_AND_ENDED
    assert (found.first, found.last) == (date(2015, 4, 13), LAST_OF_OLD)


def test_common_law_offences_are_always_there():
    found = {each.offence.code: each for each in offences_on(date(1985, 1, 1))}
    assert set(found) == {"MIPO", "PCJ", "OAPA47"}
    assert found["MIPO"].commencement_verified
    assert "Unverified" not in found["MIPO"].says
    assert "Unverified" in found["PCJ"].says


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(SpanRefused, match="cannot have ended on Tuesday 30 January 2024"):
        offences_on(FIRST_OF_NEW, LAST_OF_OLD)


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda offence: offence.code)
def test_each_offence_is_proposed_from_its_first_day_to_its_last(offence):
    def proposed_on(day: date) -> bool:
        return offence.code in {each.offence.code for each in offences_on(day)}

    assert proposed_on(offence.earliest or date(1800, 1, 1))
    if offence.earliest:
        assert not proposed_on(offence.earliest - timedelta(days=1))
    if offence.in_force_until:
        assert proposed_on(offence.in_force_until - timedelta(days=1))
        assert not proposed_on(offence.in_force_until)
    assert (offence.in_force_from is not None) is (
        offence.commencement in (Commencement.READ, Commencement.NOT_READ)
    )


def test_anonymity_is_claimed_as_read_only_for_the_sections_that_were_named():
    listed = {
        item.code for item in OFFENCES if item.anonymity is Anonymity.LISTED and item.anonymity_verified
    }
    assert listed == {"SOA1_3", "SOA66A", "SOA66B", "SOA67", "SOA67A", "SOA67A_FEEDING"}
    protected = {item.code for item in OFFENCES if item.protects_identity}
    assert protected - listed == {"SOA66AB", "CPA99", "DUAA_DEEPFAKE"}
    assert not any(item.anonymity_verified for item in OFFENCES if item.anonymity is Anonymity.NOT_LISTED)


def test_the_statute_and_what_is_known_of_the_maximum():
    assert OFFENCES.get("SOA66A").statute.title == "Sexual Offences Act 2003"
    assert OFFENCES.get("DPA170").maximum == "A fine only"
    assert OFFENCES.get("CMA1").maximum == ""
    assert "three years" in OFFENCES.get("CA127").summary_limit

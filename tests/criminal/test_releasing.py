"""Bail under the regime of the day of arrest; release under investigation with a diary of its own."""

from datetime import UTC, date, datetime

import pytest

from peelian.access.refusals import Refused
from peelian.criminal.models import Release, Strand
from peelian.criminal.queries.releases import limits_for
from peelian.criminal.queries.summary import releases_due
from peelian.criminal.services.conditions import vary_conditions
from peelian.criminal.services.releasing import (
    extend_bail,
    grant_bail,
    release_under_investigation,
    review_release,
)
from peelian.criminal.services.staging import charge
from peelian.criminal.states import BailLevel, StrandStatus, VictimsView
from peelian.ledger.queries import entries_about
from tests.cast import Cast
from tests.criminal.factories import NOW, REASONS, arrested, strand_about_ed, utc

pytestmark = pytest.mark.django_db


def held(cast: Cast, year: int = 2023, month: int = 3, day: int = 17) -> Strand:
    """Ed, arrested at noon on a day, still in custody."""
    return arrested(cast, arrested_at=datetime(year, month, day, 12, tzinfo=UTC)).strand


def bail(cast: Cast, strand: Strand, **facts: object) -> Release:
    started = strand.arrests.get().arrested_on if strand.arrests.exists() else date(2023, 3, 17)
    told = {
        "started_on": started,
        "level": BailLevel.CUSTODY_OFFICER,
        "ends_on": date(2023, 6, 17),
        "reasons": REASONS,
        "victims_view": VictimsView.NO_VICTIM,
        "ended_at": datetime(started.year, started.month, started.day, 20, tzinfo=UTC),
    }
    return grant_bail(strand=strand, actor=cast.asha.actor, at=NOW, **(told | facts))


def test_nobody_is_bailed_who_was_not_arrested(cast: Cast) -> None:
    with pytest.raises(Refused, match="not arrested"):
        bail(cast, strand_about_ed(cast))


def test_bail_ends_custody_and_takes_the_strand_on(cast: Cast) -> None:
    strand = held(cast)
    with pytest.raises(Refused, match="say when detention ended"):
        bail(cast, strand, ended_at=None)
    release = bail(cast, strand)
    strand.refresh_from_db()
    assert strand.status == StrandStatus.BAILED
    assert strand.arrests.get().ended_at == utc(3, 17, 20)
    assert (release.regime, release.due_on) == ("bail_abp_initial", date(2023, 6, 17))


@pytest.mark.parametrize(
    ("arrest_day", "regime", "lowest", "until"),
    [
        ((2022, 10, 27), "bail_abp_initial_2017_regime", "Inspector or above", date(2022, 11, 24)),
        ((2022, 10, 28), "bail_abp_initial", "Custody officer", date(2023, 1, 28)),
    ],
)
def test_the_day_of_arrest_decides_which_law_binds_bail(
    cast: Cast, arrest_day: tuple[int, int, int], regime: str, lowest: str, until: date
) -> None:
    strand = held(cast, *arrest_day)
    beside = limits_for(strand)
    assert (beside.limits[0].level, beside.limits[0].last_day) == (lowest, until)
    release = bail(cast, strand, level=BailLevel.INSPECTOR, ends_on=date(2022, 11, 20))
    assert release.regime == regime


def test_a_custody_officer_could_not_bail_under_the_older_regime(cast: Cast) -> None:
    strand = held(cast, 2022, 10, 27)
    with pytest.raises(Refused, match="Inspector or above"):
        bail(cast, strand, ends_on=date(2022, 11, 20))
    assert bail(cast, strand, level=BailLevel.INSPECTOR, ends_on=date(2022, 11, 20)).pk


def test_before_the_first_regime_nothing_is_guessed(cast: Cast) -> None:
    strand = held(cast, 2017, 4, 2)
    assert limits_for(strand).limits == ()
    assert "not read" in limits_for(strand).assumption
    release = bail(cast, strand, ends_on=date(2017, 9, 1))
    assert (release.regime, release.periods.get().limit_on) == ("", None)


def test_bail_past_its_limit_is_kept_as_past_it(cast: Cast) -> None:
    release = bail(cast, held(cast), ends_on=date(2023, 6, 18))
    assert (release.periods.get().limit_on, release.periods.get().beyond_limit) == (date(2023, 6, 17), True)


def test_each_level_extends_to_its_own_limit(cast: Cast) -> None:
    release = bail(cast, held(cast))
    told = {"release": release, "reasons": REASONS, "actor": cast.asha.actor, "at": NOW}
    steps = [
        (BailLevel.INSPECTOR, date(2023, 6, 15), date(2023, 9, 17), date(2023, 9, 17)),
        (BailLevel.SUPERINTENDENT, date(2023, 9, 10), date(2023, 12, 17), date(2023, 12, 17)),
        (BailLevel.COURT, date(2023, 11, 30), date(2024, 3, 1), None),
    ]
    for level, on, ends_on, limit_on in steps:
        period = extend_bail(level=level, authorised_on=on, ends_on=ends_on, **told)
        assert (period.limit_on, period.beyond_limit) == (limit_on, False)
    with pytest.raises(Refused, match="runs to Friday 1 March 2024 already"):
        extend_bail(level=BailLevel.COURT, authorised_on=date(2023, 11, 30), ends_on=date(2024, 2, 1), **told)


def test_the_alleged_victims_view_of_conditions_is_asked_and_kept(cast: Cast) -> None:
    release = bail(cast, held(cast), conditions="Not to contact Woman A")
    told = {"release": release, "from_on": date(2023, 4, 3), "actor": cast.asha.actor, "at": NOW}
    asked = {"victims_view": VictimsView.GIVEN, "conditions": "Not to enter Fern Street", "reasons": REASONS}
    with pytest.raises(Refused, match="view of the conditions"):
        vary_conditions(**told, **asked)
    vary_conditions(victims_words="She wants her street named.", **told, **asked)
    assert [row.version for row in release.conditions.order_by("version")] == [1, 2]
    events = entries_about("case", release.strand.case.ref, types=["criminal.bail_conditions_varied"])
    assert [each.event.victims_view for each in events] == [VictimsView.NO_VICTIM, VictimsView.GIVEN]


def test_a_release_without_bail_gets_a_diary_and_a_late_review_stays_late(cast: Cast) -> None:
    release = release_under_investigation(
        strand=held(cast),
        started_on=date(2023, 3, 17),
        review_every_days=28,
        ended_at=utc(3, 17, 20),
        actor=cast.asha.actor,
        at=NOW,
    )
    assert release.due_on == date(2023, 4, 14)
    told = {"release": release, "reasons": REASONS, "actor": cast.asha.actor, "at": NOW}
    review_release(held_on=date(2023, 4, 14), **told)
    with pytest.raises(Refused, match="kept as late"):
        review_release(held_on=date(2023, 5, 20), **told)
    review = review_release(held_on=date(2023, 5, 20), explanation="The file lay in a tray.", **told)
    release.refresh_from_db()
    assert (review.number, review.late, review.due_on) == (2, True, date(2023, 5, 12))
    assert release.due_on == date(2023, 6, 17)
    with pytest.raises(Refused, match="another kind"):
        extend_bail(level=BailLevel.COURT, authorised_on=date(2023, 6, 1), ends_on=date(2023, 7, 1), **told)


def test_a_charge_ends_bail(cast: Cast) -> None:
    strand = held(cast)
    release = bail(cast, strand)
    told = {"status": StrandStatus.CHARGED_ON_BAIL, "happened_on": date(2023, 5, 2), "offences": ["SOA67"]}
    charge(strand=strand, actor=cast.asha.actor, at=NOW, **told)
    release.refresh_from_db()
    assert release.ended_on == date(2023, 5, 2)


def test_the_list_of_what_is_due_shows_only_what_the_reader_may_see(cast: Cast) -> None:
    bail(cast, held(cast))
    seen = {
        key: len(releases_due(member.actor, today=date(2023, 6, 12)))
        for key, member in cast.everyone().items()
        if key != "nobody"
    }
    assert {key for key, count in seen.items() if count} == {"asha", "ben", "cora", "ida", "petra"}
    row = releases_due(cast.asha.actor, today=date(2023, 6, 12))[0]
    assert (row.what, row.soon, row.overdue) == ("Bail ends", True, False)

"""Arrest and custody: two clocks, counted in hours that pass, across the nights on which the clocks change."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from peelian.access.refusals import Refused
from peelian.criminal.models import Arrest
from peelian.criminal.queries.custody import custody_cards
from peelian.criminal.services.custody import (
    authorise_detention,
    correct_detention_times,
    end_detention,
    record_arrest,
)
from peelian.criminal.services.reviewing import extend_detention, postpone_review, review_detention
from peelian.criminal.states import Authority, PostponeGround, ReviewerRank, ReviewOutcome
from peelian.ledger.queries import entries_about
from tests.cast import Cast
from tests.criminal.factories import NOW, REASONS, arrested, detained, utc

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)


def friday(cast: Cast) -> Arrest:
    """Relevant time 08:00, authorised 09:00, Friday 17 March 2023: 24 hours from one, reviews from the other."""
    return detained(cast, relevant_at=utc(3, 17, 8), authorised_at=utc(3, 17, 9))


def review(cast: Cast, arrest: Arrest, held_at: datetime, **facts: object) -> None:
    told = {"by_rank": ReviewerRank.INSPECTOR, "outcome": ReviewOutcome.CONTINUED}
    review_detention(arrest=arrest, held_at=held_at, actor=cast.asha.actor, at=NOW, **(told | facts))


def extend(cast: Cast, arrest: Arrest, **facts: object) -> None:
    told = {
        "authority": Authority.SUPERINTENDENT,
        "authorised_at": utc(3, 18, 6),
        "until_at": utc(3, 18, 20),
        "indictable": True,
        "reasons": REASONS,
    }
    extend_detention(arrest=arrest, actor=cast.asha.actor, at=NOW, **(told | facts))


def due(cast: Cast, arrest: Arrest) -> dict[str, datetime]:
    card = custody_cards(arrest.strand, now=NOW)[0]
    return {row.label: row.due_at for row in card.limits}


def test_detention_runs_from_the_relevant_time_and_reviews_from_authorisation(cast: Cast) -> None:
    limits = due(cast, friday(cast))
    assert limits["Charge or release"] == utc(3, 18, 8)
    assert limits["First review"] == utc(3, 17, 15)
    assert limits["Longest by superintendent"] == utc(3, 18, 20)
    assert limits["Longest by court warrants"] == utc(3, 21, 8)


def test_later_reviews_come_nine_hours_after_the_one_before(cast: Cast) -> None:
    arrest = friday(cast)
    review(cast, arrest, utc(3, 17, 14))
    assert due(cast, arrest)["Review 2"] == utc(3, 17, 23)


@pytest.mark.parametrize(
    ("relevant", "wall"),
    [
        (datetime(2023, 3, 25, 14, 0, tzinfo=LONDON), "2023-03-26 15:00"),
        (datetime(2023, 10, 28, 14, 0, tzinfo=LONDON), "2023-10-29 13:00"),
    ],
)
def test_hours_of_custody_are_hours_that_pass_when_the_clocks_change(
    cast: Cast, relevant: datetime, wall: str
) -> None:
    arrest = detained(cast, relevant_at=relevant, authorised_at=relevant)
    end = due(cast, arrest)["Charge or release"]
    assert end.timestamp() - relevant.timestamp() == 24 * 3600
    assert f"{end.astimezone(LONDON):%Y-%m-%d %H:%M}" == wall


def test_a_review_across_the_autumn_change_is_late_by_hours_that_passed(cast: Cast) -> None:
    authorised = datetime(2023, 10, 28, 22, 0, tzinfo=LONDON)
    arrest = detained(cast, relevant_at=authorised, authorised_at=authorised)
    at_the_hour = datetime(2023, 10, 29, 3, 0, tzinfo=LONDON)
    with pytest.raises(Refused, match="Explain why"):
        review(cast, arrest, at_the_hour + timedelta(minutes=1))
    review(cast, arrest, at_the_hour)
    assert arrest.reviews.get().late is False


def test_a_late_review_is_kept_as_late_with_its_explanation(cast: Cast) -> None:
    arrest = friday(cast)
    with pytest.raises(Refused, match="PACE 1984 s 40"):
        review(cast, arrest, utc(3, 17, 16))
    review(cast, arrest, utc(3, 17, 16), explanation="The only inspector was at a road death.")
    told = entries_about("case", arrest.strand.case.ref, types=["criminal.detention_reviewed"])[0].event
    assert (told.late, told.due_at, told.held_at) == (True, utc(3, 17, 15), utc(3, 17, 16))
    assert "road death" in arrest.reviews.get().explanation


def test_a_review_put_off_is_still_owed(cast: Cast) -> None:
    arrest = friday(cast)
    told = {"postponed_at": utc(3, 17, 14, 50), "ground": PostponeGround.INTERVIEW, "reasons": REASONS}
    postpone_review(arrest=arrest, actor=cast.asha.actor, at=NOW, **told)
    review(cast, arrest, utc(3, 17, 15, 30), explanation="As soon as the interview was over.")
    row = arrest.reviews.get()
    assert (row.postponed_ground, row.late, row.number) == (PostponeGround.INTERVIEW, True, 1)


def test_a_superintendent_may_extend_after_the_second_review_and_inside_a_day(cast: Cast) -> None:
    arrest = friday(cast)
    review(cast, arrest, utc(3, 17, 14))
    with pytest.raises(Refused, match="before the second review"):
        extend(cast, arrest)
    review(cast, arrest, utc(3, 17, 23))
    extend(cast, arrest)
    assert due(cast, arrest)["Charge or release, extended"] == utc(3, 18, 20)
    assert arrest.extensions.get().outside_the_rule is False


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"until_at": utc(3, 18, 21)}, "36 hours"),
        ({"authorised_at": utc(3, 18, 9)}, "first 24 hours"),
        ({"indictable": False}, "indictable"),
        ({"authority": Authority.COURT, "until_at": utc(3, 21, 9)}, "96 hours"),
    ],
)
def test_an_authority_outside_its_rule_is_kept_only_with_an_explanation(
    cast: Cast, facts: dict[str, object], sentence: str
) -> None:
    arrest = friday(cast)
    review(cast, arrest, utc(3, 17, 14))
    review(cast, arrest, utc(3, 17, 23))
    with pytest.raises(Refused, match=sentence):
        extend(cast, arrest, **facts)
    extend(cast, arrest, explanation="The clock was misread.", **facts)
    assert arrest.extensions.get().outside_the_rule is True


def test_the_relevant_time_is_at_latest_a_day_after_the_arrest(cast: Cast) -> None:
    arrest = arrested(cast)
    told = {"authorised_at": utc(3, 18, 9), "reasons": REASONS, "actor": cast.asha.actor, "at": NOW}
    with pytest.raises(Refused, match="24 hours after the arrest"):
        authorise_detention(arrest=arrest, relevant_at=utc(3, 18, 8, 1), **told)
    with pytest.raises(Refused, match="before the arrest"):
        authorise_detention(arrest=arrest, relevant_at=utc(3, 17, 7), **told)
    authorise_detention(arrest=arrest, relevant_at=utc(3, 18, 8), **told)
    assert arrest.times.count() == 1


def test_corrected_times_move_the_clocks_and_keep_the_earlier_ones(cast: Cast) -> None:
    arrest = friday(cast)
    correct_detention_times(
        arrest=arrest,
        relevant_at=utc(3, 17, 8, 40),
        authorised_at=utc(3, 17, 9),
        reasons="The custody record says 08:40.",
        actor=cast.asha.actor,
        at=NOW,
    )
    assert due(cast, arrest)["Charge or release"] == utc(3, 18, 8, 40)
    assert [row.relevant_at for row in custody_cards(arrest.strand, now=NOW)[0].times] == [
        "Fri 17 Mar 2023 08:00 GMT",
        "Fri 17 Mar 2023 08:40 GMT",
    ]


def test_a_correction_shows_a_review_against_its_right_hour(cast: Cast) -> None:
    arrest = friday(cast)
    review(cast, arrest, utc(3, 17, 15))
    times = {"relevant_at": utc(3, 17, 8), "authorised_at": utc(3, 17, 8, 30), "reasons": REASONS}
    correct_detention_times(arrest=arrest, actor=cast.asha.actor, at=NOW, **times)
    card = custody_cards(arrest.strand, now=NOW)[0]
    assert {row.label: row.tag for row in card.limits}["First review"] == "Late"
    assert arrest.reviews.get().late is False


def test_custody_ends_once_and_no_review_follows(cast: Cast) -> None:
    arrest = friday(cast)
    review(cast, arrest, utc(3, 17, 14))
    end = {"arrest": arrest, "actor": cast.asha.actor, "at": NOW}
    with pytest.raises(Refused, match="before the arrest"):
        end_detention(ended_at=utc(3, 17, 13), **end)
    end_detention(ended_at=utc(3, 17, 19), **end)
    with pytest.raises(Refused, match="has ended"):
        review(cast, arrest, utc(3, 17, 20))
    card = custody_cards(arrest.strand, now=NOW)[0]
    assert (card.open, card.elapsed) == (False, "11 h 00 min")


def test_nobody_is_arrested_twice_at_once_or_in_the_future(cast: Cast) -> None:
    arrest = arrested(cast)
    again = {"place": "Home", "force_name": "Wealdmoor Constabulary", "actor": cast.asha.actor, "at": NOW}
    with pytest.raises(Refused, match="in custody already"):
        record_arrest(strand=arrest.strand, arrested_at=utc(3, 20), **again)
    end_detention(arrest=arrest, ended_at=utc(3, 17, 19), actor=cast.asha.actor, at=NOW)
    with pytest.raises(Refused, match="future"):
        record_arrest(strand=arrest.strand, arrested_at=NOW + HOUR, **again)

"""The calendar of the force: a proclaimed day is entered with reason and source, and revoked, never edited."""

from datetime import date

import pytest

from peelian.access.refusals import Hidden, Refused
from peelian.calendar.force import AS_RELEASED, with_days
from peelian.calendar.models import ProclaimedDay
from peelian.calendar.policy import get_proclaimed_day
from peelian.calendar.queries import force_calendar, proclaimed_days
from peelian.calendar.services import proclaim_day, revoke_day
from peelian.ledger.digests import digest_of
from peelian.ledger.queries import entries_about
from tests.cases.factories import at
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
FEAST = date(2027, 6, 9)
WORDS = {
    "name": "Feast of the lamp",
    "reason": "Proclaimed by the King.",
    "source": "London Gazette, invented",
}


def proclaimed(member: Member, day: date = FEAST, **words: str) -> ProclaimedDay:
    return proclaim_day(day=day, **WORDS | words, actor=member.actor, at=at(20))


def test_a_proclaimed_day_does_not_count_and_says_why(cast: Cast) -> None:
    assert force_calendar() is AS_RELEASED
    proclaimed(cast.cora)
    assert force_calendar().reason_closed(FEAST) == "Feast of the lamp"
    assert not force_calendar().is_working(FEAST)
    assert AS_RELEASED.is_working(FEAST)


def test_the_ledger_is_told_the_day_and_only_a_digest_of_the_words(cast: Cast) -> None:
    entry = proclaimed(cast.cora)
    (told,) = entries_about("calendar", entry.ref)
    assert told.event.day == FEAST
    assert told.event.words == digest_of("\n".join(WORDS.values()), entry.salt)
    assert told.actor_ref == cast.cora.actor.ref


@pytest.mark.parametrize("who", ["asha", "ed", "gus", "ada", "petra", "ida"])
def test_nobody_but_the_authority_says_which_days_count(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="Only the appropriate authority"):
        proclaimed(getattr(cast, who))
    entry = proclaimed(cast.cora)
    with pytest.raises(Refused, match="Only the appropriate authority"):
        revoke_day(entry=entry, reason="No.", actor=getattr(cast, who).actor, at=at(21))
    assert force_calendar().reason_closed(FEAST)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2027, 6, 12), "does not count already: Saturday"),
        (date(2027, 12, 27), "does not count already: Christmas Day, substitute day"),
        (date(2031, 6, 9), "reviewed until the end of 2028"),
        (date(2009, 6, 9), "begins on 1 January 2012"),
    ],
)
def test_a_day_that_cannot_be_proclaimed_is_refused_with_the_reason(
    cast: Cast, day: date, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        proclaimed(cast.cora, day)
    assert not ProclaimedDay.objects.exists()


def test_the_same_day_is_not_entered_twice(cast: Cast) -> None:
    proclaimed(cast.cora)
    with pytest.raises(Refused, match="does not count already: Feast of the lamp"):
        proclaimed(cast.cora)


def test_a_correction_revokes_with_a_reason_and_leaves_the_entry(cast: Cast) -> None:
    entry = proclaimed(cast.cora)
    revoke_day(entry=entry, reason="It was the ninth of July.", actor=cast.cora.actor, at=at(21))
    proclaimed(cast.cora, date(2027, 7, 9))
    assert [(row.day, row.live) for row in proclaimed_days()] == [(date(2027, 7, 9), True), (FEAST, False)]
    assert proclaimed_days()[1].revocation_reason == "It was the ninth of July."
    assert force_calendar().is_working(FEAST)
    told = entries_about("calendar", entry.ref)
    assert [type(each.event).__name__ for each in told] == ["DayProclaimed", "ProclamationRevoked"]
    with pytest.raises(Refused, match="revoked already"):
        revoke_day(entry=entry, reason="Again.", actor=cast.cora.actor, at=at(22))


def test_a_day_that_was_revoked_can_be_entered_again(cast: Cast) -> None:
    entry = proclaimed(cast.cora)
    revoke_day(entry=entry, reason="Doubted.", actor=cast.cora.actor, at=at(21))
    proclaimed(cast.cora)
    assert force_calendar().reason_closed(FEAST)


def test_an_entry_that_is_not_there_is_hidden(cast: Cast) -> None:
    with pytest.raises(Hidden):
        get_proclaimed_day(cast.cora.actor, "PD-00000000")


def test_one_set_of_days_is_one_calendar_whatever_their_order() -> None:
    days = [(date(2027, 6, 9), "One"), (date(2027, 7, 9), "Two")]
    assert with_days(days) is with_days(reversed(days))
    assert with_days(days) != with_days(days[:1])
    assert len({with_days(days), with_days(days), AS_RELEASED}) == 2

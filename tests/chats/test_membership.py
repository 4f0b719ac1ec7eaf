"""Who was in a conversation when: the rules, each in its own words, and what must hold of every record."""

import random
from itertools import pairwise

import pytest

from peelian.chats.formats.records import What
from peelian.chats.membership import SILENT_SINCE, Cover, Happened, counts, standing_at, stays
from peelian.chats.states import Ground, Standing

pytestmark = pytest.mark.pure
DAY = 86_400_000
ROBIN, SANDY, KIT = 1, 2, 3
BEFORE = SILENT_SINCE - 100 * DAY
AFTER = SILENT_SINCE + 100 * DAY


def at(start: int, day: float) -> int:
    return start + int(day * DAY)


def lane(made: list, who: int) -> list[tuple[str, str, str]]:
    """The stays of one member: standing, opened by, closed by."""
    return [
        (each.standing.value, each.opened_by.value, each.closed_by.value) for each in made if each.who == who
    ]


def standing(made: list, who: int, moment: int) -> Standing:
    return standing_at([each for each in made if each.who == who], moment)


def test_whoever_writes_is_in_the_group_at_that_moment() -> None:
    made = stays([], [(at(AFTER, 3), KIT)], [Cover(AFTER, at(AFTER, 9))])
    assert standing(made, KIT, at(AFTER, 3)) is Standing.IN


def test_before_the_first_sign_of_somebody_nothing_is_known() -> None:
    made = stays([], [(at(AFTER, 3), KIT)], [Cover(AFTER, at(AFTER, 9))])
    assert standing(made, KIT, at(AFTER, 1)) is Standing.UNKNOWN


def test_nobody_was_in_a_group_before_they_were_added_if_the_record_shows_its_creation() -> None:
    events = [
        Happened(AFTER, What.CREATED, ROBIN),
        Happened(at(AFTER, 2), What.ADDED, ROBIN, (KIT,)),
    ]
    made = stays(events, [], [Cover(AFTER, at(AFTER, 9))])
    assert standing(made, KIT, at(AFTER, 1)) is Standing.OUT
    assert standing(made, KIT, at(AFTER, 2)) is Standing.IN


def test_a_departure_is_silent_since_august_2022_so_the_end_of_a_stay_is_not_known() -> None:
    made = stays([], [(at(AFTER, 3), KIT)], [Cover(AFTER, at(AFTER, 9))])
    assert standing(made, KIT, at(AFTER, 5)) is Standing.UNKNOWN
    assert lane(made, KIT)[-1] == ("unknown", "silent_leaving", "record_ends")


def test_an_administrators_phone_would_have_been_told() -> None:
    made = stays([], [(at(AFTER, 3), KIT)], [Cover(AFTER, at(AFTER, 9), hears_departures=True)])
    assert standing(made, KIT, at(AFTER, 8)) is Standing.IN


def test_before_august_2022_a_departure_would_have_been_told() -> None:
    made = stays([], [(at(BEFORE, 3), KIT)], [Cover(BEFORE, at(BEFORE, 9))])
    assert standing(made, KIT, at(BEFORE, 8)) is Standing.IN


def test_a_join_is_never_silent_so_two_signs_without_one_between_are_one_stay() -> None:
    made = stays([], [(at(AFTER, 1), KIT), (at(AFTER, 7), KIT)], [Cover(AFTER, at(AFTER, 9))])
    assert standing(made, KIT, at(AFTER, 4)) is Standing.IN


def test_what_no_phone_covers_is_not_known() -> None:
    covers = [Cover(AFTER, at(AFTER, 2)), Cover(at(AFTER, 6), at(AFTER, 9))]
    made = stays([], [(at(AFTER, 1), KIT), (at(AFTER, 7), KIT)], covers)
    assert standing(made, KIT, at(AFTER, 4)) is Standing.UNKNOWN
    assert standing(made, KIT, at(AFTER, 7)) is Standing.IN


def test_leaving_and_being_removed_end_a_stay() -> None:
    events = [
        Happened(at(AFTER, 1), What.ADDED, ROBIN, (KIT, SANDY)),
        Happened(at(AFTER, 3), What.LEFT, KIT),
        Happened(at(AFTER, 4), What.REMOVED, ROBIN, (SANDY,)),
    ]
    made = stays(events, [], [Cover(AFTER, at(AFTER, 9))])
    assert standing(made, KIT, at(AFTER, 2)) is Standing.IN
    assert standing(made, KIT, at(AFTER, 5)) is Standing.OUT
    assert lane(made, SANDY)[-1] == ("out", "removed", "record_ends")
    assert standing(made, ROBIN, at(AFTER, 4)) is Standing.IN


def test_writing_after_a_departure_is_a_contradiction_and_is_marked() -> None:
    events = [Happened(at(AFTER, 3), What.LEFT, KIT)]
    made = stays(events, [(at(AFTER, 5), KIT)], [Cover(AFTER, at(AFTER, 9))])
    assert standing(made, KIT, at(AFTER, 4)) is Standing.UNKNOWN
    assert standing(made, KIT, at(AFTER, 5)) is Standing.IN
    assert [each.conflict for each in made if each.who == KIT].count(True) == 1


def test_coming_again_shows_that_somebody_had_left_unseen() -> None:
    events = [
        Happened(at(AFTER, 1), What.JOINED, KIT),
        Happened(at(AFTER, 6), What.JOINED, KIT),
    ]
    made = stays(events, [(at(AFTER, 2), KIT)], [Cover(AFTER, at(AFTER, 9))])
    assert standing(made, KIT, at(AFTER, 2)) is Standing.IN
    assert standing(made, KIT, at(AFTER, 4)) is Standing.UNKNOWN
    assert standing(made, KIT, at(AFTER, 6)) is Standing.IN


def test_one_join_told_by_two_phones_is_one_join() -> None:
    events = [
        Happened(at(AFTER, 1), What.ADDED, ROBIN, (KIT,)),
        Happened(at(AFTER, 1) + 30_000, What.ADDED, ROBIN, (KIT,)),
    ]
    made = stays(events, [], [Cover(AFTER, at(AFTER, 9), hears_departures=True)])
    assert [each.standing for each in made if each.who == KIT] == [Standing.UNKNOWN, Standing.IN]


def test_changing_the_groups_name_shows_that_somebody_was_there() -> None:
    made = stays([Happened(at(AFTER, 3), What.RENAMED_GROUP, KIT)], [], [Cover(AFTER, at(AFTER, 9))])
    assert standing(made, KIT, at(AFTER, 3)) is Standing.IN


def test_without_any_phone_there_is_nothing_to_say() -> None:
    assert stays([], [(AFTER, KIT)], []) == []


def random_record(dice: random.Random) -> tuple[list[Happened], list[tuple[int, int]], list[Cover]]:
    """A record without sense: anybody may come, go and write at any time, under any cover."""
    start = dice.choice([BEFORE, AFTER, SILENT_SINCE - 3 * DAY])
    moments = [start + dice.randrange(10 * DAY) for _ in range(dice.randrange(1, 30))]
    events, written = [], []
    for moment in moments:
        if dice.random() < 0.5:
            written.append((moment, dice.randrange(1, 5)))
        else:
            what = dice.choice([What.ADDED, What.REMOVED, What.LEFT, What.JOINED, What.MEMBERS, What.TIMER])
            others = tuple(dice.sample(range(1, 5), dice.randrange(3)))
            events.append(Happened(moment, what, dice.choice([None, 1, 2, 3]), others))
    cut = dice.randrange(1, 10 * DAY)
    covers = [Cover(start, start + cut, dice.random() < 0.5)]
    if dice.random() < 0.5:
        covers.append(Cover(start + cut + dice.randrange(DAY), start + 11 * DAY, dice.random() < 0.5))
    written = [each for each in written if any(cover.start <= each[0] < cover.end for cover in covers)]
    return events, written, covers


@pytest.mark.parametrize("seed", range(300))
def test_every_record_gives_lanes_without_gaps_in_which_every_writer_is_in(seed: int) -> None:
    events, written, covers = random_record(random.Random(seed))
    made = stays(events, written, covers)
    lanes: dict[int, list] = {}
    for each in made:
        lanes.setdefault(each.who, []).append(each)
    for stretch in lanes.values():
        for earlier, later in pairwise(stretch):
            assert earlier.until == later.start
        assert stretch[-1].until is None
        assert all(each.until is None or each.start < each.until for each in stretch)
    for moment, who in written:
        gone = {e.at for e in events if e.what in {What.LEFT, What.REMOVED}}
        if moment not in gone:
            assert standing_at(lanes[who], moment) is Standing.IN
    assert stays(list(reversed(events)), list(reversed(written)), covers) == made or _ties(events)


def _ties(events: list[Happened]) -> bool:
    """Whether two events share a moment: then their order is all that tells them apart."""
    return len({event.at for event in events}) < len(events)


def test_it_counts_messages_by_standing() -> None:
    events = [Happened(at(AFTER, 4), What.LEFT, KIT)]
    times = [at(AFTER, day) for day in (1, 2, 3, 5, 6)]
    made = stays(events, [(at(AFTER, 2), KIT)], [Cover(AFTER, at(AFTER, 9))])
    assert counts(made, times)[KIT] == {Standing.UNKNOWN: 1, Standing.IN: 2, Standing.OUT: 2}


def test_every_ground_can_be_said() -> None:
    from peelian.chats.states import GROUND_SENTENCES

    assert set(GROUND_SENTENCES) == set(Ground)

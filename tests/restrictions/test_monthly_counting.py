"""The numbers of each month: who is counted, how often, for how many days and at what cost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.people.states import Category, Rank
from peelian.restrictions.figures.counting import Spell, count, joined, months_between
from peelian.restrictions.figures.groups import FAMILIES, Counted, Group
from peelian.restrictions.figures.pay import Rates

pytestmark = pytest.mark.pure
SUSPENDED, RESTRICTED = Counted.SUSPENDED, Counted.RESTRICTED
YEAR = months_between(date(2023, 1, 1), date(2023, 12, 1), known_to=date(2024, 6, 1))
NO_RATES = Rates.of([])


def spell(
    person: str,
    first: date,
    until: date | None = None,
    *,
    counted: Counted = SUSPENDED,
    category: str = Category.OFFICER,
    rank: str = Rank.CONSTABLE,
) -> Spell:
    return Spell(person, counted, first, until, category, rank if category == Category.OFFICER else "")


def test_a_month_counts_who_is_suspended_at_its_end() -> None:
    table = count([spell("P-1", date(2023, 3, 9), date(2023, 5, 1))], YEAR, NO_RATES)
    at_end = [numbers.at_end for numbers in table[SUSPENDED, Group.ALL]]
    assert at_end == [0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    march, may = table[SUSPENDED, Group.ALL][2], table[SUSPENDED, Group.ALL][4]
    assert (march.new, march.ended, march.days) == (1, 0, [23])
    assert (may.new, may.ended, may.days) == (0, 1, [])


def test_somebody_under_two_suspensions_at_once_is_suspended_once() -> None:
    both = [
        spell("P-1", date(2023, 3, 9), date(2023, 6, 1)),
        spell("P-1", date(2023, 4, 1), date(2023, 7, 1)),
    ]
    table = count(both, YEAR, NO_RATES)
    assert [n.at_end for n in table[SUSPENDED, Group.ALL]][2:7] == [1, 1, 1, 1, 0]
    assert sum(n.new for n in table[SUSPENDED, Group.ALL]) == 1
    assert list(joined(both)) == [spell("P-1", date(2023, 3, 9), date(2023, 7, 1))]


def test_being_suspended_and_restricted_are_counted_apart() -> None:
    two = [spell("P-1", date(2023, 3, 9)), spell("P-1", date(2023, 3, 9), counted=RESTRICTED)]
    table = count(two, YEAR, NO_RATES)
    assert table[SUSPENDED, Group.ALL][11].at_end == table[RESTRICTED, Group.ALL][11].at_end == 1


def test_what_ended_on_the_day_it_began_is_nothing() -> None:
    table = count([spell("P-1", date(2023, 3, 9), date(2023, 3, 9))], YEAR, NO_RATES)
    assert all(n.new == n.ended == n.at_end == 0 for n in table[SUSPENDED, Group.ALL])


def test_staff_and_officers_are_counted_in_their_groups() -> None:
    force = [
        spell("P-1", date(2023, 1, 9), rank=Rank.CHIEF_INSPECTOR),
        spell("P-2", date(2023, 1, 9), category=Category.POLICE_STAFF),
        spell("P-3", date(2023, 1, 9), category=Category.CONTRACTOR),
    ]
    table = count(force, YEAR, NO_RATES)
    counted = {group: table[SUSPENDED, group][0].at_end for group in Group}
    assert counted == dict.fromkeys(Group, 0) | {
        Group.ALL: 3, Group.OFFICERS: 1, Group.INSPECTORS: 1, Group.STAFF: 1, Group.OTHERS: 1,
    }  # fmt: skip


def test_cost_follows_the_rate_of_each_day_and_says_what_it_does_not_know() -> None:
    rates = Rates.of([("constable", date(2023, 3, 1), 100), ("constable", date(2023, 3, 11), 200)])
    table = count([spell("P-1", date(2023, 2, 27), date(2023, 3, 16))], YEAR, rates)
    february, march = table[SUSPENDED, Group.ALL][1].cost, table[SUSPENDED, Group.ALL][2].cost
    assert (february.pounds, february.unpriced_days) == ("unknown", 2)
    assert (march.pence, march.pounds) == (10 * 100 + 5 * 200, "£20")
    assert rates.cost("constable", first=date(2023, 2, 27), until=date(2023, 3, 16)).pounds == "at least £20"


def test_a_month_that_is_not_over_is_counted_on_the_day_it_is_known_to() -> None:
    months = months_between(date(2023, 1, 1), date(2023, 3, 1), known_to=date(2023, 3, 15))
    assert [month.last for month in months] == [date(2023, 1, 31), date(2023, 2, 28), date(2023, 3, 15)]


days = st.integers(0, 700).map(lambda n: date(2022, 8, 1) + timedelta(days=n))
spells = st.builds(
    lambda who, first, length, category, rank, counted: spell(
        f"P-{who}", first, first + timedelta(days=length) if length else None,
        category=category, rank=rank, counted=counted,
    ),
    st.integers(1, 12), days, st.integers(0, 300), st.sampled_from(list(Category)[:3]),
    st.sampled_from([Rank.CONSTABLE, Rank.SERGEANT]), st.sampled_from(list(Counted)),
)  # fmt: skip


@given(st.lists(spells, max_size=25))
def test_the_table_agrees_with_itself(force: list[Spell]) -> None:
    table = count(force, YEAR, NO_RATES)
    for (counted, group), months in table.items():
        for before, numbers in zip([None, *months], months, strict=False):
            assert numbers.at_end == numbers.before + numbers.new - numbers.ended
            assert before is None or before.at_end == numbers.before
            assert len(numbers.days) == numbers.at_end
        for parent, parts in FAMILIES:
            if group == parent and counted:
                for place in range(12):
                    told = [table[counted, part][place].at_end for part in parts]
                    assert sum(told) == months[place].at_end

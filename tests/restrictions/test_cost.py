"""Days are counted inclusively; a cost that is not wholly known is not known."""

from datetime import date

import pytest

from peelian.restrictions.queries.cost import Cost, cost, days_so_far

pytestmark = pytest.mark.pure
BEGAN = date(2023, 3, 13)
RATES = {"constable": [(date(2022, 9, 1), 18_000), (date(2023, 9, 1), 19_000)]}


@pytest.mark.parametrize(
    ("ended_on", "on", "days"),
    [
        (None, BEGAN, 1),
        (None, date(2023, 3, 19), 7),
        (date(2023, 3, 15), date(2023, 3, 19), 2),
        (BEGAN, date(2023, 3, 19), 0),
        (None, date(2023, 3, 12), 0),
    ],
)
def test_both_ends_count_and_the_day_it_ended_does_not(ended_on: date | None, on: date, days: int) -> None:
    assert days_so_far(BEGAN, ended_on, on=on) == days


def test_a_new_rate_holds_from_its_day() -> None:
    found = cost(RATES, "constable", imposed_on=date(2023, 8, 30), ended_on=None, on=date(2023, 9, 3))
    assert found == Cost(5, 2 * 18_000 + 3 * 19_000)
    assert found.says == "£930.00"


@pytest.mark.parametrize(("grade", "imposed_on"), [("sergeant", BEGAN), ("constable", date(2022, 8, 31))])
def test_an_unknown_day_makes_the_whole_unknown(grade: str, imposed_on: date) -> None:
    found = cost(RATES, grade, imposed_on=imposed_on, ended_on=None, on=date(2023, 3, 19))
    assert found.pence is None
    assert "Not known" in found.says


def test_what_binds_nobody_costs_nothing() -> None:
    assert cost(RATES, "constable", imposed_on=BEGAN, ended_on=BEGAN, on=BEGAN) == Cost(0, 0)

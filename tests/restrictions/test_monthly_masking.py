"""What must not be shown cannot be worked out: every table that agrees with what is shown is tried."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.restrictions.figures.counting import Numbers
from peelian.restrictions.figures.groups import FAMILIES, Group
from peelian.restrictions.figures.masking import THRESHOLD, Shown, mask_flows, mask_stock

pytestmark = pytest.mark.pure
ROLES, RANKS = FAMILIES[0][1], FAMILIES[1][1]
SMALL = st.integers(0, 11)


def a_force(parts: list[int]) -> dict[Group, int]:
    """Counts of every group from those of four ranks and three other roles."""
    counts = dict(zip([*RANKS, *ROLES[1:]], parts, strict=True))
    counts[Group.OFFICERS] = sum(counts[rank] for rank in RANKS)
    counts[Group.ALL] = sum(counts[role] for role in ROLES)
    return counts


forces = st.lists(SMALL, min_size=7, max_size=7).map(a_force)


def splits(total: int, bounds: list[tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    """Every way to share a total among parts that each lie within bounds."""
    if not bounds:
        if total == 0:
            yield ()
        return
    low, high = bounds[0]
    for first in range(low, min(high, total) + 1):
        for rest in splits(total - first, bounds[1:]):
            yield (first, *rest)


def could_be(counts: dict[Group, int], shown: dict[Group, Shown], parts: tuple[Group, ...]) -> list[set[int]]:
    """The values that each part kept back could have, for a reader who knows the sum and what the labels mean."""
    back = [part for part in parts if shown[part] is not Shown.NUMBER]
    total = sum(counts[part] for part in back)
    labels = {shown[part] for part in back}
    # Beside one that is fewer than 5, a reader knows that what is withheld is not; withheld alone says nothing.
    least = THRESHOLD if Shown.FEW in labels else 0
    bounds = [(0, THRESHOLD - 1) if shown[part] is Shown.FEW else (least, total) for part in back]
    return [set(values) for values in zip(*splits(total, bounds), strict=True)]


@given(forces)
def test_no_part_of_a_sum_that_is_shown_can_be_worked_out(counts: dict[Group, int]) -> None:
    shown = mask_stock(counts)
    for parent, parts in FAMILIES:
        if shown[parent] is Shown.NUMBER:
            for values in could_be(counts, shown, parts):
                assert len(values) > 1, (counts, shown)


@given(forces)
def test_a_number_below_five_is_never_shown_and_a_label_never_lies(counts: dict[Group, int]) -> None:
    for group, shown in mask_stock(counts).items():
        assert shown is not Shown.NUMBER or counts[group] >= THRESHOLD
        assert shown is not Shown.FEW or counts[group] < THRESHOLD


def test_the_parts_of_a_sum_that_is_withheld_are_withheld_too() -> None:
    counts = a_force([6, 6, 6, 6, 30, 2, 30])
    shown = mask_stock(counts)
    assert shown[Group.STAFF] is Shown.FEW
    assert shown[Group.OFFICERS] is Shown.WITHHELD
    assert {shown[rank] for rank in RANKS} == {Shown.WITHHELD}


def test_nothing_is_kept_back_where_nothing_is_small() -> None:
    assert set(mask_stock(a_force([20, 9, 8, 7, 6, 5, 30])).values()) == {Shown.NUMBER}


def flows(pairs: list[tuple[int, int]]) -> dict[Group, Numbers]:
    new, ended = a_force([pair[0] for pair in pairs]), a_force([pair[1] for pair in pairs])
    return {group: Numbers(new=new[group], ended=ended[group]) for group in new}


OPEN = dict.fromkeys(Group, Shown.NUMBER)


@given(st.lists(st.tuples(SMALL, SMALL), min_size=7, max_size=7).map(flows))
def test_no_beginning_can_be_worked_out_from_the_month_ends(month: dict[Group, Numbers]) -> None:
    shown = mask_flows(month, before=OPEN, after=OPEN)
    for parent, parts in FAMILIES:
        if shown[parent] is not Shown.NUMBER:
            continue
        back = [part for part in parts if shown[part] is not Shown.NUMBER]
        differences = [month[part].new - month[part].ended for part in back]
        total = sum(month[part].new for part in back)
        # new is at least the difference, and ended is what is left of it
        ways = list(splits(total, [(max(0, difference), total) for difference in differences]))
        for values in zip(*ways, strict=True):
            assert len(set(values)) > 1, (month, shown)


@given(st.lists(st.tuples(SMALL, SMALL), min_size=7, max_size=7).map(flows))
def test_new_and_ended_below_five_are_never_shown(month: dict[Group, Numbers]) -> None:
    for group, shown in mask_flows(month, before=OPEN, after=OPEN).items():
        assert shown is not Shown.NUMBER or min(month[group].new, month[group].ended) >= THRESHOLD


def test_new_and_ended_do_not_give_away_a_month_end_that_is_kept_back() -> None:
    month = flows([(9, 9)] * 7)
    assert mask_flows(month, before=OPEN, after=OPEN)[Group.STAFF] is Shown.NUMBER
    after = OPEN | {Group.STAFF: Shown.FEW, Group.OTHERS: Shown.WITHHELD}
    shown = mask_flows(month, before=OPEN, after=after)
    assert shown[Group.STAFF] is shown[Group.OTHERS] is Shown.WITHHELD
    assert shown[Group.SPECIALS] is Shown.NUMBER

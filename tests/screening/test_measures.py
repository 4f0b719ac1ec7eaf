"""Calibration, what was missed, and how good a run was: against cases worked out by hand or drawn with known truth."""

import random

import pytest

from peelian.screening.linking.calibrating import TooFewDecided, bins, fit, wilson
from peelian.screening.linking.evaluating import at, best, curve, recall_at
from peelian.screening.linking.missing import by_group, recaptured

pytestmark = pytest.mark.pure


def test_a_calibration_says_the_share_that_is_found():
    dice = random.Random(20261123)
    weights = [dice.uniform(-10, 20) for _ in range(8000)]
    same = [dice.random() < 1 / (1 + 2.0 ** -(0.5 * weight - 2)) for weight in weights]
    fitted = fit(weights[:5000], same[:5000])
    stated = [fitted.probability(weight) for weight in weights[5000:]]
    assert sum(each.holds for each in bins(stated, same[5000:])) >= 9
    assert fitted.probability(-10) < 0.05 < 0.95 < fitted.probability(20)


def test_the_raw_weight_would_not_hold_there():
    dice = random.Random(20261123)
    weights = [dice.uniform(-10, 20) for _ in range(8000)]
    same = [dice.random() < 1 / (1 + 2.0 ** -(0.5 * weight - 2)) for weight in weights]
    raw = [1 / (1 + 2.0**-weight) for weight in weights]
    assert sum(each.holds for each in bins(raw, same)) < 9


def test_few_answers_fit_nothing():
    with pytest.raises(TooFewDecided, match="10 of each"):
        fit([1.0] * 30, [True] * 25 + [False] * 5)


def test_an_even_sample_of_uneven_pairs_is_counted_by_what_it_stands_for():
    weights, same = [0.0] * 40, [True] * 20 + [False] * 20
    even = fit(weights, same).probability(0.0)
    rare = fit(weights, same, shares=[1.0] * 20 + [9.0] * 20).probability(0.0)
    assert even == pytest.approx(0.5, abs=0.01)
    assert rare == pytest.approx(0.1 + 0.8 * 1 / 22 * 1.0, abs=0.05)


def test_wilsons_interval():
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert wilson(0, 0) == (0.0, 1.0)


def test_chapmans_estimate():
    found = recaptured(first=200, second=150, both=100)
    assert found.whole == pytest.approx(201 * 151 / 101 - 1)
    assert found.seen == 250
    assert found.interval[0] <= found.whole <= found.interval[1]
    with pytest.raises(ValueError, match="share more"):
        recaptured(first=3, second=9, both=4)


def test_recapture_finds_the_number_when_the_ways_are_independent():
    dice = random.Random(7)
    pairs = [(dice.random() < 0.7, dice.random() < 0.6) for _ in range(5000)]
    found = recaptured(
        first=sum(one for one, _ in pairs),
        second=sum(two for _, two in pairs),
        both=sum(one and two for one, two in pairs),
    )
    assert found.interval[0] <= 5000 <= found.interval[1]


def test_the_worst_served_group_comes_first():
    served = by_group({"maiden names": [True, False, False], "all others": [True, True]})
    assert [each.group for each in served] == ["maiden names", "all others"]
    assert served[0].share == pytest.approx(1 / 3)


def test_a_curve_worked_out_by_hand():
    points = curve([9, 7, 7, 3, 1], [True, True, False, True, False], of=4)
    assert [(point.weight, point.called, point.right) for point in points] == [
        (9, 1, 1),
        (7, 3, 2),
        (3, 4, 3),
        (1, 5, 3),
    ]
    assert best(points).weight == 3
    assert best(points).f1 == pytest.approx(2 * 3 / (4 + 4))
    assert recall_at(points, precision=0.9) == 0.25
    assert at(points, 5.0, of=4).right == 2
    assert at(points, 50.0, of=4).precision == 1.0

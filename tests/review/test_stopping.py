"""Intervals that must hold for every truth, tests that must not flatter, and rules fixed before reading."""

import math
from itertools import product

import numpy as np
import pytest
from scipy.stats import hypergeom

from peelian.review.sampling import Stratum
from peelian.review.stopping import spreads
from peelian.review.stopping.bounds import Drawn, Evidence, bounds, gather, samples_frontier, samples_p
from peelian.review.stopping.lookback import lookback_frontier, lookback_p
from peelian.review.stopping.popular import popular_rules
from peelian.review.stopping.rule import Answer, StoppingRule, look, when_to_look

pytestmark = pytest.mark.pure
TWO = ((30, 12), (60, 12))  # messages and drawn of each stratum


def evidence(*strata: tuple[int, int, int], found: int = 0) -> Evidence:
    """Messages, drawn and relevant of each stratum."""
    drawn = tuple(Drawn(population=a, sampled=b, relevant=c) for a, b, c in strata)
    return Evidence(found=found, strata=drawn)


def test_the_interval_holds_every_truth_at_least_as_often_as_it_says() -> None:
    (first, first_drawn), (second, second_drawn) = TWO
    intervals = {}
    for one, other in product(range(first_drawn + 1), range(second_drawn + 1)):
        found = bounds(evidence((first, first_drawn, one), (second, second_drawn, other)))
        intervals[one, other] = (found.missed_low + one + other, found.missed_high + one + other)
    least = 1.0
    for truth in product(range(0, first + 1, 3), range(0, second + 1, 4)):
        held = sum(
            hypergeom.pmf(one, first, truth[0], first_drawn)
            * hypergeom.pmf(other, second, truth[1], second_drawn)
            for (one, other), (low, high) in intervals.items()
            if low <= sum(truth) <= high
        )
        least = min(least, float(held))
    assert least >= 0.95


def test_with_one_stratum_it_is_the_exact_interval() -> None:
    found = bounds(evidence((1_000, 100, 4)))
    believable = [
        relevant
        for relevant in range(4, 905)
        if hypergeom.cdf(4, 1_000, relevant, 100) >= 0.025 and hypergeom.sf(3, 1_000, relevant, 100) >= 0.025
    ]
    assert found.missed_low == min(believable) - 4
    assert found.missed_high == max(believable) - 4
    assert found.missed_estimate == pytest.approx(36)


def test_steps_only_widen_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = evidence((4_000, 400, 5), (34_000, 1_600, 1))
    fine = bounds(asked)
    monkeypatch.setattr(spreads, "STEPS", 25)
    coarse = bounds(asked)
    assert coarse.missed_low <= fine.missed_low
    assert fine.missed_high <= coarse.missed_high <= fine.missed_high * 1.2


def test_nothing_found_is_not_nothing_there() -> None:
    found = bounds(evidence((38_000, 2_000, 0), found=200))
    assert found.missed_low == 0
    assert 60 < found.missed_high < 80  # about ln(1 / 0.025) divided by the share drawn
    assert found.recall_low == pytest.approx(200 / (200 + found.missed_high))


def test_what_was_not_sampled_may_all_be_relevant() -> None:
    assert bounds(evidence((50, 50, 3), (7, 0, 0))).missed_high == 7
    assert bounds(evidence((7, 0, 0))).missed_high == 7
    assert samples_p(evidence((7, 0, 0), found=70), target=0.95) == 1


def test_reading_everything_leaves_nothing() -> None:
    found = bounds(evidence((50, 50, 3), found=9))
    assert (found.missed_low, found.missed_high, found.recall_low, found.recall_high) == (0, 0, 1, 1)
    assert bounds(evidence(found=9)).missed_high == 0


def test_finds_in_a_densely_drawn_stratum_weigh_less() -> None:
    likely = bounds(evidence((4_000, 400, 5), (34_000, 1_600, 0))).missed_high
    assert likely < bounds(evidence((4_000, 400, 0), (34_000, 1_600, 5))).missed_high
    assert likely < bounds(evidence((38_000, 2_000, 5))).missed_high


def test_three_strata_can_be_joined() -> None:
    found = bounds(evidence((400, 80, 2), (1_000, 100, 1), (2_600, 130, 0)))
    assert found.missed_estimate == pytest.approx(17)
    assert found.missed_low < 17 < found.missed_high


def test_a_share_of_nothing_is_not_known() -> None:
    found = bounds(evidence((20, 20, 0)))
    assert (found.recall_estimate, found.recall_low) == (None, None)
    assert samples_p(evidence((20, 20, 0)), target=0.8) == 1


def test_the_p_of_the_samples_is_that_of_the_fewest_missing() -> None:
    asked = evidence((1_000, 200, 0), found=80)
    fewest = math.floor(80 / 0.8) + 1 - 80  # 21 unread and relevant: recall just below 80 %
    assert samples_p(asked, target=0.8) == pytest.approx(hypergeom.cdf(0, 1_000, fewest, 200), rel=1e-6)


def test_the_frontier_rises_with_the_target() -> None:
    points = samples_frontier(evidence((4_000, 400, 1), (34_000, 1_600, 0), found=240))
    values = [point.p for point in points]
    assert values == sorted(values)
    assert len(points) == 11


def test_the_rule_and_the_interval_never_contradict_one_another() -> None:
    for hits in range(6):
        asked = evidence((2_000, 400, hits), (8_000, 800, 0), found=150)
        low = bounds(asked, confidence=0.9).recall_low
        assert low is not None
        assert (samples_p(asked, target=0.8) < 0.05) == (low >= 0.8)


def test_control_and_elusion_are_read_once_and_counted_once() -> None:
    strata = [
        (Stratum(name="1", keys=("a", "b", "c")), ["a", "b"]),
        (Stratum(name="2", keys=("d", "e")), ["d"]),
    ]
    relevant = {"a": True, "b": False, "d": False, "e": True, "z": True}
    assert gather(strata, control={"b", "e", "z"}, relevant=relevant) == (
        Drawn(population=3, sampled=2, relevant=1),
        Drawn(population=2, sampled=2, relevant=1),
    )
    with pytest.raises(ValueError, match="1 messages of the samples have not been read"):
        gather(strata, control={"c"}, relevant=relevant)


@pytest.mark.parametrize("drawn", [(5, 6, 0), (5, 3, 4), (5, 3, -1)])
def test_it_refuses_samples_that_cannot_be(drawn: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="cannot be larger"):
        evidence(drawn)


def test_looking_back_gives_the_published_test() -> None:
    decisions = [True] * 10 + [False] * 40
    # From the 11th on: 90 unread then, at least floor(10 / .8 - 10 + 1) = 3 relevant among them, 40 read, none found.
    # A tail that starts earlier has found something, and one that starts later is shorter.
    assert lookback_p(decisions, population=100, target=0.8) == pytest.approx(hypergeom.cdf(0, 90, 3, 40))


def test_looking_back_says_nothing_before_anything_is_found() -> None:
    assert lookback_p([False] * 90, population=100, target=0.8) == 1
    assert lookback_p([], population=100, target=0.8) == 1


def test_having_read_everything_is_certain() -> None:
    assert lookback_p([True, False, True, False], population=4, target=0.99) == 0


def test_fewer_tails_are_more_careful(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(1)
    decisions = (dice.random(900) < np.linspace(0.2, 0.0, 900)).tolist()
    sparse = lookback_p(decisions, population=5_000, target=0.8)
    monkeypatch.setattr("peelian.review.stopping.lookback.MOST_TAILS", 2_000)
    assert 0 < lookback_p(decisions, population=5_000, target=0.8) <= sparse


def test_the_frontier_of_the_reading_rises_with_the_target() -> None:
    values = [point.p for point in lookback_frontier([True] * 20 + [False] * 300, population=1_000)]
    assert values == sorted(values)


def test_looking_back_refuses_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="share between 0 and 1"):
        lookback_p([True], population=10, target=1.0)
    with pytest.raises(ValueError, match="More was read"):
        lookback_p([True, True], population=1, target=0.8)


def test_the_popular_rules_stop_where_their_authors_say() -> None:
    decisions = [True] * 100 + [False] * 5_000
    stopped = {rule.name: rule.stopped_after for rule in popular_rules(decisions)}
    # 2399: 1.2 x 100 + 2,399 = 2,519 read, asked every 50.
    assert stopped["2399"] == 2_550
    assert stopped["500 irrelevant in a row"] == 600
    assert stopped["1000 irrelevant in a row"] == 1_100
    # Knee: 1 / (1 / (read - 100)) must reach 156 - 100, and no fewer than 1,000 are read.
    assert stopped["knee"] == 1_000


def test_the_popular_rules_wait_for_something_to_find() -> None:
    assert all(rule.stopped_after is None for rule in popular_rules([True] * 400))
    assert {rule.name: rule.stopped_after for rule in popular_rules([False] * 1_200)}["knee"] is None
    assert len(popular_rules([])) == 4


def test_the_looks_share_the_error_allowed() -> None:
    rule = StoppingRule(confidence=0.95, looks=3)
    assert rule.error_of_a_look == pytest.approx(0.05 / 3)
    verdict = look(rule, evidence((1_000, 900, 0), found=100))
    assert verdict.bounds is not None
    assert verdict.bounds.confidence == pytest.approx(1 - 0.05 / 3)


def test_it_stops_only_when_the_samples_show_the_target() -> None:
    rule = StoppingRule(target=0.8, looks=1)
    enough = look(rule, evidence((4_000, 600, 0), (34_000, 3_000, 0), found=240))
    assert enough.answer is Answer.STOP
    assert "Unread is not clean" in enough.reason
    too_little = look(rule, evidence((4_000, 400, 5), (34_000, 1_600, 0), found=240))
    assert too_little.answer is Answer.READ_ON
    assert "is not shown" in too_little.reason


def test_it_looks_when_the_order_speaks_for_it_and_not_more_often_than_fixed() -> None:
    rule = StoppingRule(looks=2)
    assert when_to_look(rule, lookback_p=0.3, looks_done=0).answer is Answer.READ_ON
    assert when_to_look(rule, lookback_p=0.04, looks_done=1).answer is Answer.LOOK
    spent = when_to_look(rule, lookback_p=0.0, looks_done=2)
    assert spent.answer is Answer.READ_ON
    assert "Read everything" in spent.reason


@pytest.mark.parametrize("wrong", [{"target": 1.0}, {"confidence": 0.3}, {"control": -1}, {"looks": 0}])
def test_a_rule_that_makes_no_sense_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"share|look"):
        StoppingRule(**wrong)  # type: ignore[arg-type]  # wrong on purpose

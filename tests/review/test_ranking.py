"""The next messages to read: what is likeliest comes first, the same each time, and nothing is lost from the queue."""

import numpy as np
import pytest

from peelian.review.ranking.features import Context, Features, build_features
from peelian.review.ranking.ranking import Labels, rank
from tests.review.invented import everyday, hidden

pytestmark = pytest.mark.pure


def labels(rows: list[int], relevant: list[bool]) -> Labels:
    """Decisions as the ranking takes them."""
    return Labels(rows=np.array(rows, dtype=np.int64), relevant=np.array(relevant, dtype=bool))


@pytest.fixture(scope="module")
def pile() -> tuple[Features, np.ndarray]:
    """Two thousand messages, forty of them sought."""
    texts, sought = hidden(40, of=2_000)
    return build_features(texts), np.array(sought)


def test_it_brings_the_sought_to_the_front(pile: tuple[Features, np.ndarray]) -> None:
    features, sought = pile
    known = np.flatnonzero(sought)[:3]
    read = [*known, *np.flatnonzero(~sought)[:20]]
    ranking = rank(features, {"sought": labels(read, sought[read])})
    assert sought[ranking.order[:50]].sum() >= 35
    assert ranking.learnt == {"sought": True}


def test_it_proposes_every_unread_message_once_and_none_that_was_read(
    pile: tuple[Features, np.ndarray],
) -> None:
    features, sought = pile
    read = list(range(150))
    ranking = rank(features, {"sought": labels(read, sought[read])})
    assert sorted(ranking.order) == list(range(150, 2_000))


def test_the_same_in_gives_the_same_out(pile: tuple[Features, np.ndarray]) -> None:
    features, sought = pile
    asked = {"sought": labels(list(range(60)), sought[:60])}
    assert (rank(features, asked, draw=3).order == rank(features, asked, draw=3).order).all()


def test_it_begins_at_random_where_nothing_is_known(pile: tuple[Features, np.ndarray]) -> None:
    features, _ = pile
    first = rank(features, {"sought": labels([], [])}, draw=1)
    assert first.learnt == {"sought": False}
    assert (first.order != rank(features, {"sought": labels([], [])}, draw=2).order).any()


@pytest.mark.parametrize("seeds", [["heron"], ["a lantern by the orchard", "words of no message"]])
def test_seed_words_and_examples_start_it(pile: tuple[Features, np.ndarray], seeds: list[str]) -> None:
    features, sought = pile
    ranking = rank(features, {"sought": labels([], [])}, seeds={"sought": seeds})
    assert sought[ranking.order[:20]].sum() >= 8


def test_seeds_that_no_message_holds_leave_it_at_random(pile: tuple[Features, np.ndarray]) -> None:
    features, _ = pile
    assert not rank(features, {"sought": labels([], [])}, seeds={"sought": ["zzz"]}).learnt["sought"]


def test_it_can_learn_from_relevant_messages_alone(pile: tuple[Features, np.ndarray]) -> None:
    features, sought = pile
    known = np.flatnonzero(sought)
    everything_read = np.setdiff1d(np.arange(2_000), known[-2:])
    ranking = rank(features, {"sought": labels(known[:38], [True] * 38)}, read=everything_read)
    assert sorted(ranking.order) == sorted(known[-2:])


def test_each_category_has_its_own_model_and_all_share_the_queue() -> None:
    texts = everyday(600)
    for row in range(0, 60, 2):
        texts[row] += " heron"
        texts[row + 1] += " lantern"
    features = build_features(texts)
    ranking = rank(
        features, {"birds": labels([0, 100], [True, False]), "lamps": labels([1, 101], [True, False])}
    )
    front = ranking.order[:30].tolist()
    assert sum(row < 60 and row % 2 == 0 for row in front) >= 8
    assert sum(row < 60 and row % 2 == 1 for row in front) >= 8
    assert len(set(ranking.order.tolist())) == len(ranking.order) == 596


def test_copies_stand_behind_one_another_in_the_queue() -> None:
    texts = everyday(200)
    for row in (20, 90, 150):
        texts[row] = "heron lantern orchard"
    texts[33] = "orchard kettle heron"
    ranking = rank(build_features(texts), {"sought": labels([33, 5], [True, False])})
    places = [ranking.order.tolist().index(row) for row in (20, 90, 150)]
    assert places == [places[0], places[0] + 1, places[0] + 2]


def test_a_short_queue_still_holds_the_copies_of_what_is_in_it() -> None:
    texts = everyday(200)
    for row in (20, 90, 150):
        texts[row] = "heron lantern orchard"
    texts[33] = "orchard kettle heron"
    ranking = rank(build_features(texts), {"sought": labels([33, 5], [True, False])}, most=1)
    assert ranking.order.tolist() == [20, 90, 150]


def test_who_wrote_it_and_where_counts_among_equals() -> None:
    texts = ["the rota is up"] * 40
    context = Context(conversations=[0] * 20 + [1] * 20, senders=[-1] * 40)
    features = build_features([f"{text} {number % 20}" for number, text in enumerate(texts)], context=context)
    ranking = rank(features, {"sought": labels([0, 1, 20, 21], [True, True, False, False])})
    scores = ranking.scores["sought"]
    assert scores[2:20].mean() > scores[22:40].mean()


def test_standings_are_shares_of_the_pile(pile: tuple[Features, np.ndarray]) -> None:
    features, sought = pile
    best = rank(features, {"sought": labels(list(range(60)), sought[:60])}).best
    assert best.min() == 0
    assert best.max() == pytest.approx(1, abs=0.001)


def test_it_takes_a_single_message_and_an_empty_rest() -> None:
    features = build_features(["heron"])
    assert rank(features, {"sought": labels([], [])}).order.tolist() == [0]
    assert rank(features, {"sought": labels([0], [True])}).order.tolist() == []


def test_it_refuses_what_it_cannot_rank(pile: tuple[Features, np.ndarray]) -> None:
    with pytest.raises(ValueError, match="at least one category"):
        rank(pile[0], {})
    with pytest.raises(ValueError, match="2 rows were given with 1 decisions"):
        labels([1, 2], [True])

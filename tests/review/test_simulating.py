"""Reviews replayed on known answers: read as a reader would, measured as the papers measure, silent about the texts."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from django.core.management import call_command

from peelian.review.ranking.features import Features, build_features
from peelian.review.simulating.labelled import NotLabelled, read_labelled
from peelian.review.simulating.measures import reads_to, recall_after, work_saved
from peelian.review.simulating.replay import Replay, replay, start_of
from peelian.review.simulating.report import held_by
from peelian.review.simulating.reviews import places_to_look, review_again
from peelian.review.stopping.rule import StoppingRule
from tests.review.invented import SOUGHT, hidden

pytestmark = pytest.mark.pure
RULE = StoppingRule(target=0.7, control=150, elusion=300, looks=2)
Pile = tuple[Features, np.ndarray]


def labelled_file(folder: Path, *, of: int = 600, number: int = 20) -> Path:
    """Invented messages as a gzipped CSV file."""
    texts, sought = hidden(number, of=of)
    rows = [f"{text},{int(answer)}" for text, answer in zip(texts, sought, strict=True)]
    path = folder / "labelled.csv.gz"
    path.write_bytes(gzip.compress("\n".join(["text,relevant", *rows]).encode()))
    return path


@pytest.fixture(scope="module")
def pile() -> Pile:
    """Two thousand messages, sixty of them sought."""
    texts, sought = hidden(60, of=2_000)
    return build_features(texts), np.array(sought)


@pytest.fixture(scope="module")
def replayed(pile: Pile) -> Replay:
    """One replay of them."""
    return replay(pile[0], pile[1], seed=0, batch=20, share=0.5)


def test_it_starts_from_one_relevant_message_and_twenty_at_random(pile: Pile) -> None:
    start = start_of(pile[1], seed=5)
    assert len(set(start.tolist())) == 21
    assert pile[1][start[0]]
    assert (start == start_of(pile[1], seed=5)).all()
    assert (start != start_of(pile[1], seed=6)).any()


def test_it_reads_each_message_once_until_both_ends_are_reached(pile: Pile, replayed: Replay) -> None:
    assert len(set(replayed.order.tolist())) == len(replayed.order)
    assert 1_000 <= len(replayed.order) < 1_020
    assert replayed.finds.sum() >= 57
    assert len(replayed.seconds) == (len(replayed.order) - 21) / 20
    assert recall_after(replayed.finds.tolist(), relevant=60, read=200) > 0.9


def test_answers_of_the_unread_change_nothing(pile: Pile) -> None:
    features, sought = pile
    first = replay(features, sought, seed=1, batch=20, recall=0.2, share=0.05)
    unread = np.setdiff1d(np.arange(2_000), first.order)
    other = sought.copy()
    other[unread[~sought[unread]][:30]] = True
    again = replay(features, other, seed=1, batch=20, recall=0.01, share=0.05)
    together = min(len(first.order), len(again.order))
    same_start = (start_of(sought, seed=1) == start_of(other, seed=1)).all()
    assert not same_start or (first.order[:together] == again.order[:together]).all()


def test_the_measures_are_those_of_the_papers() -> None:
    finds = [True, False, True, False, False, True, False]
    assert recall_after(finds, relevant=4, read=3) == 0.5
    assert reads_to(finds, relevant=4, recall=0.75) == 6
    assert reads_to(finds, relevant=4, recall=0.95) is None
    assert work_saved(finds, relevant=3, population=20) == pytest.approx((20 - 6) / 20 - 0.05)
    assert work_saved(finds, relevant=4, population=20) is None


def test_intervals_hold_the_truth_in_simulated_reviews(pile: Pile, replayed: Replay) -> None:
    held = held_by([replayed], pile[1], rule=RULE, reviews=40)
    assert held.reviews == 40
    assert held.covered >= 37
    assert held.looks >= 40
    assert held.kept == held.stopped > 0


def test_a_review_looks_no_more_often_than_the_rule_allows(pile: Pile, replayed: Replay) -> None:
    places = places_to_look(replayed, rule=RULE, population=2_000)
    assert 1 <= len(places) <= 2
    done = review_again(replayed, pile[1], rule=RULE, places=places, seed="s")
    assert [each.read for each in done.looks] == places[: len(done.looks)]
    assert done == review_again(replayed, pile[1], rule=RULE, places=places, seed="s")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"text\nheron\n", "no columns named text and relevant"),
        (b"text,relevant\nheron,yes\n", "line 2: relevant must be 0 or 1"),
        (b"text,relevant\nheron\n", "line 2: relevant must be 0 or 1"),
        (b"text,relevant\nheron,1\nkettle,0\n", "holds 1 relevant of 2 messages"),
        (b"text,relevant\nheron,1\nkettle,1\n", "holds 2 relevant of 2 messages"),
        (b"text,relevant\n\xff\xfe,1\n", "not UTF-8"),
        (b'text,relevant\n"heron,1\n', "not a CSV file that can be read"),
        (b"", "no columns named"),
    ],
)
def test_it_says_where_and_why_a_file_cannot_be_replayed(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_bytes(content)
    with pytest.raises(NotLabelled, match=f"wrong.csv.*{sentence}"):
        read_labelled(path)


def test_it_says_when_a_packed_file_is_cut_off(tmp_path: Path) -> None:
    path = labelled_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(NotLabelled, match="cannot be read"):
        read_labelled(path)
    with pytest.raises(NotLabelled, match="cannot be read"):
        read_labelled(tmp_path / "missing.csv")


def test_the_command_prints_figures_and_no_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("chats_simulate", labelled=labelled_file(tmp_path), reviews=3, batch=20)
    printed = capsys.readouterr().out
    assert "WSS@95" in printed
    assert "held the truth in" in printed
    assert not any(word in printed for word in (*SOUGHT, "[abuse]", "kettle"))


def test_the_command_gives_machines_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("chats_simulate", labelled=labelled_file(tmp_path), reviews=3, batch=20, json=True)
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {"found", "held", "popular"}
    assert set(figures["found"]["recall"]) == {"0.01", "0.02", "0.05", "0.1", "0.2"}
    assert figures["held"]["reviews"] == 3


def test_the_command_refuses_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("chats_simulate", labelled=tmp_path / "none.csv")
    assert left.value.code == 1
    assert "none.csv cannot be read" in capsys.readouterr().err

"""Texts as rows of numbers: what counts as the same piece, the same text, and what may be read back from disk."""

from pathlib import Path

import numpy as np
import pytest

from peelian.review.ranking import features as module
from peelian.review.ranking.features import CONTEXT_WEIGHT, Context, Features, build_features, rows_like
from peelian.review.ranking.folding import folded, letters_of
from peelian.review.ranking.keeping import NotFeatures, load_features, save_features
from peelian.review.ranking.pieces import pairs, runs, words
from peelian.review.ranking.weighing import SLOPE, VIEW_BITS
from tests.review.invented import everyday, hidden

pytestmark = pytest.mark.pure


def cosine(features: Features, one: int, other: int) -> float:
    """Between two rows: 1 for the same words and the same characters."""
    rows = features.matrix[[one, other]].toarray().astype(float)
    return float(rows[0] @ rows[1] / np.sqrt((rows[0] @ rows[0]) * (rows[1] @ rows[1])))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("HERON  Lantern", "heron lantern"),
        ("he\u200bron lan\u00adtern", "heron lantern"),
        ("h\u00e9ron lantern", "heron lantern"),
        ("\u200eheron lantern\u202c", "heron lantern"),
        ("\uff28eron lantern", "heron lantern"),
        ("heron\u202flantern", "heron lantern"),
    ],
)
def test_it_folds_what_only_looks_different(text: str, same: str) -> None:
    assert folded(text) == same


def test_it_keeps_the_vowel_signs_of_other_scripts() -> None:
    assert folded("\u0a15\u0a3f") != folded("\u0a15")


def test_a_word_has_one_hash_wherever_it_stands() -> None:
    found = words(letters_of(["heron by the orchard", "so the heron!", "\U0001f426 heron"]))
    each = [found.hashes[found.document == text].tolist() for text in range(3)]
    assert [len(hashes) for hashes in each] == [4, 3, 2]
    assert each[0][0] == each[1][2] == each[2][1]
    assert len({*each[0], *each[1], *each[2]}) == 6


def test_pairs_and_runs_do_not_reach_into_the_next_text() -> None:
    apart = letters_of(["heron", "lantern"])
    assert len(pairs(words(apart)).hashes) == 0
    lengths = [len(runs(letters_of([text]), 3).hashes) for text in ("heron", "lantern")]
    assert len(runs(apart, 3).hashes) == sum(lengths)


@pytest.mark.parametrize(("text", "together"), [("a b c d", 6), ("a b c d e", 9), ("a", 0), ("", 0)])
def test_pairs_reach_over_two_words_and_no_farther(text: str, together: int) -> None:
    assert len(set(pairs(words(letters_of([text]))).hashes)) == together


def test_a_pair_is_the_same_whatever_stands_between_and_another_the_other_way_round() -> None:
    near, far, turned = (
        set(pairs(words(letters_of([text]))).hashes)
        for text in ("heron lantern", "heron on lantern", "lantern heron")
    )
    assert near < far
    assert not near & turned


def test_runs_do_not_reach_over_a_space() -> None:
    one, other = runs(letters_of(["ab cd"]), 3), runs(letters_of(["cd ab"]), 3)
    assert sorted(one.hashes) == sorted(other.hashes)


def test_a_text_is_divided_by_a_length_between_its_own_and_the_mean() -> None:
    features = build_features(["heron lantern", "heron lantern", "heron lantern orchard kettle"] * 2)
    views = features.columns >> VIEW_BITS
    whole = features.matrix.toarray()
    lengths = np.stack([np.sqrt((whole[:, views == view] ** 2).sum(axis=1)) for view in (0, 1)], axis=1)
    assert (lengths[0] < 1).all()
    assert (lengths[2] > 1).all()
    own = lengths * (1 - SLOPE) * features.pivots / (1 - SLOPE * lengths)  # the length before it was divided
    assert own.mean(axis=0) == pytest.approx(features.pivots, rel=1e-4)


def test_what_one_text_alone_holds_is_left_out() -> None:
    features = build_features(["heron", "heron", "zyx"])
    assert features.matrix[2].nnz == 0


def test_chunks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = everyday(90)
    whole = build_features(texts)
    monkeypatch.setattr(module, "CHUNK", 7)
    pieced = build_features(texts)
    assert (whole.matrix != pieced.matrix).nnz == 0
    assert (whole.groups == pieced.groups).all()


def test_a_misspelt_word_stays_near() -> None:
    features = build_features(["see the lantern", "see the lanttern", "see the biscuit"] * 2)
    assert cosine(features, 0, 1) > cosine(features, 0, 2)


def test_it_takes_texts_without_any_piece() -> None:
    features = build_features(["", "   ", "\u200e", "heron", "heron"])
    assert features.matrix.shape[0] == 5
    assert features.groups.tolist() == [0, 1, 2, 3, 3]
    assert build_features([]).matrix.shape[0] == 0


def test_it_groups_forwards_and_near_copies_and_nothing_else() -> None:
    long = "can whoever took the spare keys of the van please put them back in the cupboard before the late shift"
    texts = [
        "See you at the canteen",
        long,
        "see you at the canteen!!",
        long.replace("spare keys", "spare key"),
        "see you at the garden",
        "see you not at the canteen",
        long.upper() + " \U0001f600",
        "",
        "",
        *everyday(60),
    ]
    assert build_features(texts).groups[:9].tolist() == [0, 1, 0, 1, 4, 5, 1, 7, 8]


def test_thread_and_sender_are_columns_of_their_own() -> None:
    texts = ["heron", "heron", "heron"]
    plain = build_features(texts)
    features = build_features(texts, context=Context(conversations=[1, 1, 2], senders=[5, -1, 5]))
    assert features.matrix.shape[1] == plain.matrix.shape[1] + 3
    shared = (features.matrix @ features.matrix.T - plain.matrix @ plain.matrix.T).toarray()
    assert shared[0, 1] == pytest.approx(CONTEXT_WEIGHT**2)  # the conversation
    assert shared[0, 2] == pytest.approx(CONTEXT_WEIGHT**2)  # the sender
    assert shared[1, 2] == 0
    assert rows_like(features, ["heron"]).shape == (1, features.matrix.shape[1])


def test_it_refuses_keys_and_context_of_another_length() -> None:
    with pytest.raises(ValueError, match="3 texts were given with 2 keys"):
        build_features(["a", "b", "c"], keys=[1, 2])
    with pytest.raises(ValueError, match="context"):
        build_features(["a", "b"], context=Context(conversations=[1], senders=[1]))


def test_rows_are_found_by_their_keys() -> None:
    features = build_features(["a", "b", "c"], keys=[30, 10, 20])
    assert features.rows_of([10, 30]).tolist() == [1, 0]
    assert features.rows_of([]).tolist() == []
    with pytest.raises(KeyError, match="not made from"):
        features.rows_of([11])


def test_it_comes_back_from_disk_as_it_was(tmp_path: Path) -> None:
    texts, _ = hidden(5, of=80)
    features = build_features(texts, keys=range(100, 180))
    for _ in range(2):  # the second time replaces the first
        save_features(features, tmp_path / "features")
    again = load_features(tmp_path / "features")
    assert (again.matrix != features.matrix).nnz == 0
    assert all(
        (getattr(again, name) == getattr(features, name)).all() for name in ("keys", "groups", "weights")
    )
    assert [path.name for path in tmp_path.iterdir()] == ["features"]


def test_it_never_loads_code_from_disk(tmp_path: Path) -> None:
    save_features(build_features(["heron", "heron"]), tmp_path / "features")
    np.save(tmp_path / "features" / "keys.npy", np.array([{}], dtype=object), allow_pickle=True)
    with pytest.raises(NotFeatures, match="no features that can be read"):
        load_features(tmp_path / "features")


def test_it_refuses_a_folder_of_another_form(tmp_path: Path) -> None:
    save_features(build_features(["heron", "heron"]), tmp_path / "features")
    (tmp_path / "features" / "form.json").write_text('{"form": 0, "shape": [2, 2]}')
    with pytest.raises(NotFeatures, match="another version"):
        load_features(tmp_path / "features")

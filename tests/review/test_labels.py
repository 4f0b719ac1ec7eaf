"""What was coded reaches the ranking in the order in which it was decided, the newest last."""

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
import pytest
from django.db import connection

from peelian.review.models import Coding, Review, Turn
from peelian.review.queries.labels import found_by_category
from peelian.review.ranking.keeping import load_features
from peelian.review.services.coding import undo_last
from peelian.review.services.sampling import draw_second_sample
from peelian.review.services.working_out import folder_of, labels_for
from peelian.review.states import Answer, ReaderRole
from tests.cast import Cast
from tests.review.factories import NOW, OnCommit, read_some, started

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def now_and_then(text: str) -> dict[int, Answer]:
    """Finds in no order that an index could have: some of every kind of answer among the others."""
    return {
        1: (Answer.YES, Answer.NO, Answer.UNSURE)[len(text) % 3],
        2: (Answer.NO, Answer.YES)[len(text) % 2],
    }


@pytest.fixture(autouse=True)
def no_order_by_itself(db: None) -> Iterator[None]:
    """The database gives back in reverse what no order is asked for, as it may."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA reverse_unordered_selects = ON")
        yield
        cursor.execute("PRAGMA reverse_unordered_selects = OFF")


def moved(review: Review) -> None:
    """Write the older half again where PostgreSQL then keeps it: behind the newer."""
    pks = list(Coding.objects.filter(review=review).order_by("pk").values_list("pk", flat=True))
    Coding.objects.filter(pk__in=pks[: len(pks) // 2]).update(undone_at=None)


def as_decided(review: Review) -> list[int]:
    """The messages of the first reading by the moment at which each was saved."""
    saved = Turn.objects.filter(
        review=review, role=ReaderRole.FIRST, saved_at__isnull=False, released_at=None
    )
    return list(saved.order_by("saved_at", "pk").values_list("message_id", flat=True))


def test_labels_come_in_the_order_of_decision(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=20, judge=now_and_then)
    moved(review)
    for messages in found_by_category(review).values():
        assert len(set(messages.values())) == 2
        assert list(messages) == as_decided(review)


def test_what_is_undone_and_decided_anew_is_the_newest(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=3, judge=now_and_then)
    again = as_decided(review)[-1]
    turn = undo_last(review=review, actor=cast.asha.actor, at=LATER)
    assert turn.message_id == again
    assert all(again not in messages for messages in found_by_category(review).values())
    read_some(review, cast.asha, on_commit, most=1, at=LATER, judge=now_and_then)
    assert all(list(messages)[-1] == again for messages in found_by_category(review).values())


def test_a_second_reader_moves_no_message(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit, second_size=5)
    read_some(review, cast.asha, on_commit, most=20, judge=now_and_then)
    before = as_decided(review)
    draw_second_sample(review=review, actor=cast.asha.actor, at=LATER)
    assert read_some(review, cast.ben, on_commit, most=5, at=LATER)
    assert all(list(messages) == before for messages in found_by_category(review).values())


def test_the_model_is_given_that_order(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=20, judge=now_and_then)
    features = load_features(folder_of(review) / "features")
    found = found_by_category(review)
    for ref, decided in labels_for(features, found).items():
        assert features.keys[decided.rows].tolist() == as_decided(review)
        assert decided.relevant.tolist() == list(found[ref].values())
        assert np.diff(decided.rows).min() < 0  # read in another order than the collection stands in

"""Reading: the order, one message before one reader, codes, undoing, putting aside, the work in the background."""

import pytest

from peelian.ledger.queries import entries_about
from peelian.review.models import Queued, Sample
from peelian.review.states import ReadingStatus, SampleKind, Work
from tests.cast import Cast
from tests.review.factories import CHALLENGE, OnCommit, drawn_up, read_some, started

pytestmark = pytest.mark.django_db


def test_a_start_fixes_the_collection_and_seals_the_control_sample(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    assert review.status == ReadingStatus.READING
    assert review.collection_size == 200
    sample = Sample.objects.get(review=review, kind=SampleKind.CONTROL)
    assert sample.size == 20
    told = [entry.type for entry in entries_about("case", review.case.ref)]
    assert told.index("review.sample_drawn") < told.index("review.reading_opened")
    assert [each.work for each in review.rankings.all()] == [Work.DONE]


def test_what_the_seed_words_say_is_read_first(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    first = read_some(review, cast.asha, on_commit, most=20)
    assert sum("[abuse]" in text for text in first) == 7
    assert sum(text == CHALLENGE for text in first) == 2
    assert Queued.objects.filter(review=review).count() == 200 - 20 - 1

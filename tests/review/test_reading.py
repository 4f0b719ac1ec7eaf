"""Reading: the order, one message before one reader, codes, undoing, putting aside, the work in the background."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.urls import reverse

from peelian.access.refusals import Refused
from peelian.chats.models import Conversation, Message
from peelian.chats.states import Lock
from peelian.ledger.queries import entries_about
from peelian.review.models import Coding, Queued, Sample, Turn
from peelian.review.queries.final import codings_of
from peelian.review.queries.groups import goes_along
from peelian.review.queries.progress import counts_of
from peelian.review.queries.work import order_age
from peelian.review.ranking.keeping import FORM, load_features
from peelian.review.services.appointing import appoint_reader
from peelian.review.services.coding import save_coding, undo_last
from peelian.review.services.ordering import ask_for_ranking
from peelian.review.services.queueing import take_next
from peelian.review.services.starting import start_review
from peelian.review.services.working_out import folder_of
from peelian.review.states import Answer, ReaderRole, ReadingStatus, SampleKind, SecondReading, Unit, Work
from tests.cast import Cast
from tests.review.factories import CHALLENGE, FORWARDED, NOW, OnCommit, drawn_up, read_some, started

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


def test_a_thread_that_is_locked_leaves_the_reading_at_once(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=5)
    page = reverse("review:read", args=[review.ref])
    before = cast.asha.client.get(page).content.decode()
    assert "data-review-chosen" in before
    turn = Turn.objects.get(review=review, saved_at=None)
    Conversation.objects.filter(pk=turn.message.conversation_id).update(locked=Lock.PRIVILEGED)
    assert turn.message.text not in cast.asha.client.get(page).content.decode()
    saved = cast.asha.client.post(reverse("review:turn", args=[turn.pk]), {"do": "save"})
    assert saved.status_code == 404
    assert take_next(review=review, actor=cast.asha.actor, at=NOW + timedelta(hours=1)) is None
    assert codings_of(cast.asha.actor, review.case) == []


def test_two_readers_never_have_the_same_message(cast: Cast, on_commit: OnCommit) -> None:
    review = drawn_up(cast, second_reading=SecondReading.NONE)
    for member in (cast.asha, cast.ben):
        appoint_reader(
            review=review,
            reader_ref=member.account.ref,
            role=ReaderRole.FIRST,
            actor=cast.asha.actor,
            at=NOW,
        )
    with on_commit():
        start_review(review=review, actor=cast.asha.actor, at=NOW)
    review.refresh_from_db()
    one = take_next(review=review, actor=cast.asha.actor, at=NOW)
    two = take_next(review=review, actor=cast.ben.actor, at=NOW)
    assert one.message_id != two.message_id
    again = Turn(
        review=review, message=one.message, role=ReaderRole.FIRST, reader_ref="A-OTHER", opened_at=NOW
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_undoing_keeps_what_was_said(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=3)
    last = Turn.objects.filter(review=review, saved_at__isnull=False).order_by("-saved_at").first()
    undone = undo_last(review=review, actor=cast.asha.actor, at=NOW + timedelta(hours=1))
    assert undone.message_id == last.message_id
    assert Coding.objects.filter(turn=undone, undone_at__isnull=False).count() == 2
    assert counts_of(review).read == 2
    with pytest.raises(Refused, match="No category"):
        save_coding(turn=undone, answers={7: Answer.YES}, actor=cast.asha.actor, at=NOW + timedelta(hours=1))


def test_what_says_the_same_is_coded_along_when_the_reader_confirms(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit, unit=Unit.GROUP)
    texts: list[str] = []
    at = NOW
    turn = take_next(review=review, actor=cast.asha.actor, at=at)
    while turn is not None and turn.message.text != FORWARDED:
        texts.append(turn.message.text)
        with on_commit():
            turn = save_coding(turn=turn, answers={}, actor=cast.asha.actor, at=at)
    assert [each.message.text for each in goes_along(review, turn)] == [FORWARDED, FORWARDED]
    before = counts_of(review).read
    save_coding(turn=turn, answers={1: Answer.YES}, along=True, actor=cast.asha.actor, at=at)
    assert counts_of(review).read == before + 3
    coded = entries_about("case", review.case.ref, types=["review.message_coded"])[-1]
    assert len(coded.event.went_along) == 2
    undo_last(review=review, actor=cast.asha.actor, at=at)
    assert counts_of(review).read == before


def test_a_batch_of_fifty_brings_a_new_order(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    read_some(review, cast.asha, on_commit, most=52)
    made = list(review.rankings.order_by("number").values_list("work", "answers_used"))
    assert made == [(Work.DONE, 0), (Work.DONE, 50)]
    assert order_age(review).coded_since == 2


def test_a_ranking_that_fails_says_so_and_reading_goes_on(
    cast: Cast, on_commit: OnCommit, tmp_path: Path
) -> None:
    review = started(cast, on_commit)
    blocked = tmp_path / "a file where the folder should be"
    blocked.write_text("")
    with override_settings(PEELIAN_DATA_DIR=blocked), on_commit():
        ask_for_ranking(review=review, actor=cast.asha.actor, at=NOW)
    assert order_age(review).trouble.startswith("The work failed.")
    assert read_some(review, cast.asha, on_commit, most=2)


def test_lost_numbers_are_built_again_from_the_same_collection(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    last = Message.objects.order_by("-pk").first()
    last.pk, last.ref, last.order = None, "f" * 16, last.order + 1
    last.save()
    shutil.rmtree(folder_of(review))
    with on_commit():
        ask_for_ranking(review=review, actor=cast.asha.actor, at=NOW)
    assert not order_age(review).trouble
    assert not Queued.objects.filter(review=review, message=last).exists()
    review.refresh_from_db()
    assert (review.collection_size, review.samples.count()) == (200, 1)


def test_numbers_of_an_older_version_are_built_again(cast: Cast, on_commit: OnCommit) -> None:
    review = started(cast, on_commit)
    form = folder_of(review) / "features" / "form.json"
    form.write_text(form.read_text().replace(f'"form": {FORM}', f'"form": {FORM - 1}'))
    with on_commit():
        ask_for_ranking(review=review, actor=cast.asha.actor, at=NOW)
    assert not order_age(review).trouble
    assert load_features(folder_of(review) / "features").matrix.shape[0] == 200


def test_another_collection_is_never_taken_for_the_one_that_was_fixed(
    cast: Cast, on_commit: OnCommit
) -> None:
    review = started(cast, on_commit)
    Conversation.objects.filter(pk=review.scope.get().conversation_id).update(locked=Lock.PRIVATE)
    shutil.rmtree(folder_of(review))
    with on_commit():
        ask_for_ranking(review=review, actor=cast.asha.actor, at=NOW)
    assert "not those that were fixed at the start" in order_age(review).trouble
    assert not folder_of(review).exists()

"""Searching messages: the very words, inside the walls, in order of time and by the page."""

from datetime import UTC, date, datetime, timedelta

import pytest

from peelian.access.refusals import Hidden
from peelian.cases.models import Case
from peelian.chats.index.words import parsed
from peelian.chats.models import Conversation, Participant
from peelian.chats.queries import messages_around, number_of, searching
from peelian.chats.queries.searching import Narrowed, search_messages
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, brought_in, case_of_phones, vault

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


def found(cast: Cast, case: Case, typed: str, **narrowed: object) -> list[str]:
    """The texts that Asha finds."""
    page = search_messages(cast.asha.actor, case, typed, narrowed=Narrowed(**narrowed))  # type: ignore[arg-type]  # Narrowed's own keywords
    return [each.text for each in page.messages]


@pytest.fixture
def group(cast: Cast, case_of_phones: Case) -> Case:
    """The case with one group in it."""
    brought_in(cast, case_of_phones, LATE_TURN)
    return case_of_phones


def test_it_finds_words_whatever_their_case_and_accents(cast: Cast, group: Case) -> None:
    assert found(cast, group, "QUARRY láne") == ["The stop on Quarry Lane was a waste of an hour"]


def test_it_finds_the_very_words_and_no_stems(cast: Cast, group: Case) -> None:
    assert found(cast, group, "keys")
    assert found(cast, group, "key") == []
    assert found(cast, group, "key*")


def test_it_finds_a_phrase_of_nothing_but_common_words(cast: Cast, group: Case) -> None:
    assert found(cast, group, '"you can\'t say that"') == [
        "Kit, you can't say that about anybody, take it down"
    ]
    assert found(cast, group, '"that say"') == []


def test_it_narrows_to_a_sender_a_period_and_a_conversation(cast: Cast, group: Case) -> None:
    robin = Participant.objects.get(name="Robin Ashdown")
    conversation = Conversation.objects.get()
    assert len(found(cast, group, "ok")) == 2
    assert len(found(cast, group, "ok", sender=robin)) == 1
    assert len(found(cast, group, "ok", from_on=date(2022, 11, 1), until_on=date(2022, 11, 2))) == 1
    assert len(found(cast, group, "ok", conversation=conversation)) == 2


def test_nobody_outside_the_walls_finds_or_counts_anything(cast: Cast, group: Case) -> None:
    nothing = search_messages(cast.asha.actor, group, "zephyrine")
    for member in (cast.ben, cast.ed, cast.dev, cast.fay, cast.hugh, cast.ida, cast.lena, cast.petra):
        assert search_messages(member.actor, group, "ok") == nothing


def test_what_was_typed_never_reaches_the_index_as_syntax(cast: Cast, group: Case) -> None:
    for typed in (
        '"',
        "ok OR van",
        "NEAR(ok van)",
        "words:ok",
        "k_1",
        "ok*)",
        "'; drop table",
        "a & b | c",
        "-ok",
    ):
        found(cast, group, typed)
    assert found(cast, group, "k_1") == []


def test_a_search_without_a_letter_or_digit_says_so() -> None:
    assert "no letter or digit" in parsed("!!!").trouble
    assert "200 or fewer" in parsed("a" * 300).trouble


def test_pages_follow_one_another_in_time_whether_hits_are_sorted_or_walked(
    cast: Cast, case_of_phones: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = datetime(2023, 1, 13, 8, 0, tzinfo=UTC)
    moments = [start + timedelta(hours=7 * n) for n in range(130)]
    lines = [f"{at:%d/%m/%Y, %H:%M} - Kit Marlow: flask number {n}" for n, at in enumerate(moments)]
    brought_in(cast, case_of_phones, "\n".join(lines) + "\n")
    sorted_, walked = _all_pages(cast, case_of_phones), None
    monkeypatch.setattr(searching, "MOST_SORTED", 10)
    walked = _all_pages(cast, case_of_phones)
    assert sorted_ == walked == [f"flask number {n}" for n in range(130)]


def _all_pages(cast: Cast, case: Case) -> list[str]:
    texts, after = [], ""
    while True:
        page = search_messages(cast.asha.actor, case, "flask", after=after)
        texts += [each.text for each in page.messages]
        if not page.after:
            return texts
        after = page.after


def test_more_than_a_thousand_hits_are_not_counted(
    cast: Cast, group: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_COUNTED", 1)
    assert search_messages(cast.asha.actor, group, "ok").count is None


def test_any_place_of_a_thread_is_had_by_its_number_or_its_message(cast: Cast, case_of_phones: Case) -> None:
    start = datetime(2023, 1, 13, 8, 0, tzinfo=UTC)
    lines = [f"{start + timedelta(minutes=n):%d/%m/%Y, %H:%M} - Kit: line {n + 1}" for n in range(1_203)]
    brought_in(cast, case_of_phones, "\n".join(lines) + "\n")
    conversation = Conversation.objects.get()
    for number in (1, 2, 500, 501, 502, 1_000, 1_203):
        rows = messages_around(cast.asha.actor, conversation, number, before=0, after=0)
        assert [each.text for each in rows] == [f"line {number}"]
        assert number_of(rows[0]) == number
    around = messages_around(cast.asha.actor, conversation, rows[0].ref, before=2, after=5)
    assert [each.text for each in around] == ["line 1201", "line 1202", "line 1203"]
    with pytest.raises(Hidden):
        messages_around(cast.ben.actor, conversation, 1)

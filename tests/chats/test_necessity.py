"""Necessity: what an extraction is not authorised for is sealed and counted, and threads are locked with reasons."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from peelian.access.refusals import Hidden, Refused
from peelian.cases.models import Case
from peelian.chats import policy
from peelian.chats.models import Conversation, Import, Message, Scope, Sealed
from peelian.chats.queries import texts_of
from peelian.chats.queries.searching import search_messages
from peelian.chats.services.destroying import destroy_sealed
from peelian.chats.services.locking import lock_thread, unlock_thread
from peelian.chats.services.scoping import set_scope
from peelian.chats.states import Content, Lock
from peelian.evidence.models import StoredFile
from peelian.evidence.states import Power
from peelian.ledger.queries import entries_about
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, NOW, brought_in, case_of_phones, vault

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
LATER = datetime(2024, 7, 2, 9, 0, tzinfo=UTC)


def scope(cast: Cast, case: Case, **terms: object) -> Scope:
    """A scope of the case, authorised the day before."""
    told = {
        "power": Power.ON_PREMISES,
        "authorised_by": "Superintendent Cora Thistlewick",
        "authorised_on": date(2023, 12, 1),
        "reasons": "The messages of the late turn are what the report is about.",
        "review_on": date(2024, 6, 1),
        "destroy_on": date(2024, 7, 1),
    }
    return set_scope(case=case, actor=cast.asha.actor, at=NOW, **(told | terms))  # type: ignore[arg-type]  # set_scope's own keywords


def sealed_by(case: Case) -> dict[str, int]:
    """How much was sealed, by reason."""
    rows = Sealed.objects.filter(imported__case=case).values_list("why", flat=True)
    return {why: list(rows).count(why) for why in set(rows)}


def test_what_lies_outside_the_period_is_sealed_and_counted(cast: Cast, case_of_phones: Case) -> None:
    scope(cast, case_of_phones, from_on=date(2022, 11, 2), until_on=date(2022, 11, 3))
    done = brought_in(cast, case_of_phones, LATE_TURN)
    assert Message.objects.count() == 4
    assert sealed_by(case_of_phones) == {"period": 9}
    assert done.report["sealed"] == {"period": 9}


def test_what_is_sealed_is_in_no_text_search_or_ranking(cast: Cast, case_of_phones: Case) -> None:
    scope(cast, case_of_phones, from_on=date(2022, 11, 2), until_on=date(2022, 11, 3))
    brought_in(cast, case_of_phones, LATE_TURN)
    assert search_messages(cast.asha.actor, case_of_phones, "flask").messages == ()
    assert not any("flask" in text.text for text in texts_of(case_of_phones))
    held = [str(row) for model in (Import, Sealed, Message) for row in model.objects.values_list()]
    assert not any("flask" in row for row in held)


def test_a_thread_with_none_of_the_people_authorised_is_sealed_whole(
    cast: Cast, case_of_phones: Case
) -> None:
    scope(cast, case_of_phones, people=["07700 900999"])
    brought_in(cast, case_of_phones, LATE_TURN)
    assert not Conversation.objects.exists()
    assert set(sealed_by(case_of_phones)) == {"people"}


def test_a_thread_with_one_of_them_is_in_scope(cast: Cast, case_of_phones: Case) -> None:
    scope(cast, case_of_phones, people=["kit marlow"])
    brought_in(cast, case_of_phones, LATE_TURN)
    assert Message.objects.count() == 9


def test_a_kind_of_content_that_is_not_authorised_is_sealed(cast: Cast, case_of_phones: Case) -> None:
    scope(cast, case_of_phones, content=[Content.MESSAGES])
    text = LATE_TURN + "03/11/2022, 08:00 - Kit Marlow: location: https://maps.google.com/?q=51.0,0.1\n"
    brought_in(cast, case_of_phones, text)
    assert sealed_by(case_of_phones) == {"content": 1}


def test_the_event_of_an_import_counts_what_was_sealed_by_reason(cast: Cast, case_of_phones: Case) -> None:
    scope(cast, case_of_phones, from_on=date(2022, 11, 2), until_on=date(2022, 11, 3))
    brought_in(cast, case_of_phones, LATE_TURN)
    told = entries_about("case", case_of_phones.ref, ["chats.import_completed"])[0].event
    assert (told.sealed, told.sealed_why, told.sealed_counts) == (9, ("period",), (9,))


def test_what_is_sealed_is_destroyed_on_the_day_and_not_before(cast: Cast, case_of_phones: Case) -> None:
    set_ = scope(cast, case_of_phones, from_on=date(2022, 11, 2), until_on=date(2022, 11, 3))
    brought_in(cast, case_of_phones, LATE_TURN)
    with pytest.raises(Refused):
        destroy_sealed(scope=set_, actor=cast.cora.actor, at=NOW)
    assert destroy_sealed(scope=set_, actor=cast.cora.actor, at=LATER) == 9
    assert not Sealed.objects.exists()
    assert Import.objects.get().report["sealed"] == {"period": 9}
    told = entries_about("case", case_of_phones.ref, ["chats.sealed_destroyed"])[0].event
    assert (told.messages, told.files_left) == (9, 1)


def test_the_page_of_a_scope_says_what_the_vault_still_holds(cast: Cast, case_of_phones: Case) -> None:
    set_ = scope(cast, case_of_phones, from_on=date(2022, 11, 2), until_on=date(2022, 11, 3))
    done = brought_in(cast, case_of_phones, LATE_TURN)
    address = reverse("chats:scope", args=[set_.ref])
    assert "The whole file, with what was sealed, until it is destroyed" in text_of(cast, address)
    destroy_sealed(scope=set_, actor=cast.cora.actor, at=LATER)
    after = text_of(cast, address)
    assert "The places were destroyed." in after
    assert "The whole file, with what was sealed, until it is destroyed" in after
    StoredFile.objects.filter(pk=done.stored_file_id).update(destroyed_at=LATER)
    assert "Nothing: the file was destroyed on 2 Jul 2024" in text_of(cast, address)


def text_of(cast: Cast, address: str) -> str:
    """A page as Asha sees it."""
    return cast.asha.client.get(address).content.decode()


def test_an_investigator_does_not_destroy(cast: Cast, case_of_phones: Case) -> None:
    set_ = scope(cast, case_of_phones)
    with pytest.raises(Refused):
        destroy_sealed(scope=set_, actor=cast.asha.actor, at=LATER)


def test_a_scope_says_who_authorised_it_and_when_it_ends(cast: Cast, case_of_phones: Case) -> None:
    for wrong in (
        {"authorised_by": " "},
        {"reasons": ""},
        {"destroy_on": date(2024, 5, 1)},
        {"authorised_on": date(2024, 1, 1)},
        {"from_on": date(2023, 1, 2), "until_on": date(2023, 1, 1)},
    ):
        with pytest.raises(Refused):
            scope(cast, case_of_phones, **wrong)


def test_a_thread_with_a_lawyer_named_is_locked_when_it_comes(cast: Cast, case_of_phones: Case) -> None:
    scope(cast, case_of_phones, privileged=["Sandy Firth"])
    brought_in(cast, case_of_phones, LATE_TURN)
    conversation = Conversation.objects.get()
    assert conversation.locked == Lock.PRIVILEGED
    assert_shut(cast, case_of_phones, conversation)


def assert_shut(cast: Cast, case: Case, conversation: Conversation) -> None:
    """Nobody who works on the case reads it, finds it or ranks it; the separate reader does."""
    for member in (cast.asha, cast.cora):
        with pytest.raises(Hidden):
            policy.get_conversation(member.actor, conversation.ref)
        assert search_messages(member.actor, case, "van").messages == ()
    assert list(texts_of(case)) == []
    assert policy.get_conversation(cast.petra.actor, conversation.ref) == conversation


def test_a_thread_is_locked_by_a_person_and_unlocked_by_the_separate_reader(
    cast: Cast, case_of_phones: Case
) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    conversation = Conversation.objects.get()
    lock_thread(
        conversation=conversation, lock=Lock.PRIVATE, reasons="His doctor.", actor=cast.asha.actor, at=NOW
    )
    conversation.refresh_from_db()
    assert_shut(cast, case_of_phones, conversation)
    with pytest.raises(Refused):
        unlock_thread(conversation=conversation, reasons="Let me.", actor=cast.asha.actor, at=NOW)
    unlock_thread(conversation=conversation, reasons="Not private.", actor=cast.petra.actor, at=NOW)
    assert policy.get_conversation(cast.asha.actor, conversation.ref) == conversation


def test_the_separate_reader_reads_no_thread_that_is_not_locked(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    with pytest.raises(Hidden):
        policy.get_conversation(cast.petra.actor, Conversation.objects.get().ref)

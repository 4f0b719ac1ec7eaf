"""One conversation out of many phones: each message once, with what each phone holds, lost and shows otherwise."""

import pytest

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.chats.models import (
    Account,
    ClockDifference,
    Conversation,
    Copy,
    Message,
    Participant,
    Proposal,
    Sameness,
    Stay,
    Witness,
)
from peelian.chats.policy import get_message
from peelian.chats.services.deciding import accept_merge, reject_merge
from peelian.chats.services.matching import (
    identify_participant,
    match_participants,
    part_participants,
    withdraw_identification,
)
from tests.cast import Cast
from tests.chats.factories import (
    LATE_TURN,
    NOW,
    SANDYS_PHONE,
    brought_in,
    case_of_phones,
    messages_of,
    vault,
)

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def two_phones(cast: Cast, case_of_phones: Case) -> Case:
    """Robin's export and Sandy's of the same group."""
    brought_in(cast, case_of_phones, LATE_TURN)
    brought_in(cast, case_of_phones, SANDYS_PHONE, name="SF/1", file="_chat.txt")
    return case_of_phones


def test_a_message_that_two_phones_hold_is_read_once(two_phones: Case) -> None:
    assert Conversation.objects.filter(case=two_phones).count() == 1
    assert len(messages_of(two_phones)) == 10
    assert Message.objects.get(text__startswith="The stop on Quarry").witnesses.count() == 2


def test_what_only_the_second_phone_holds_stands_in_its_place(two_phones: Case) -> None:
    texts = [text for _, text in messages_of(two_phones)]
    assert texts.index("And you all read it without a word, every one of you") == 7
    assert texts[6].startswith("Kit, you can't")


def test_what_one_phone_has_deleted_is_read_from_the_other_and_the_difference_is_kept(
    two_phones: Case,
) -> None:
    message = Message.objects.get(text__startswith="[abuse]")
    copies = {each.imported.phone.label: each for each in Witness.objects.filter(message=message)}
    assert copies["AB/1"].differs == ""
    assert (copies["SF/1"].differs, "deleted" in copies["SF/1"].text) == ("deleted", True)


def test_a_message_deleted_on_the_first_phone_is_read_from_the_second(
    cast: Cast, case_of_phones: Case
) -> None:
    brought_in(cast, case_of_phones, SANDYS_PHONE, name="SF/1", file="_chat.txt")
    brought_in(cast, case_of_phones, LATE_TURN)
    message = Message.objects.get(text__startswith="[abuse]")
    assert [each.differs for each in Witness.objects.filter(message=message).order_by("pk")] == [
        "deleted",
        "",
    ]
    assert not Message.objects.filter(text__contains="was deleted").exists()


def test_the_difference_of_the_clocks_is_estimated_and_kept(two_phones: Case) -> None:
    apart = ClockDifference.objects.get()
    assert abs(apart.median_ms - 95_000) < 31_000
    assert apart.in_common == 7


def test_accounts_with_the_same_messages_are_one_participant_and_say_so(two_phones: Case) -> None:
    matched = {
        each.key: (each.participant.name, each.matched)
        for each in Account.objects.filter(phone__label="SF/1")
    }
    assert matched["+44 7700 900111"] == ("Robin Ashdown", "messages")
    assert matched["Kit from B"] == ("Kit Marlow", "messages")


def test_accounts_with_the_same_number_are_one_participant(cast: Cast, case_of_phones: Case) -> None:
    brought_in(
        cast,
        case_of_phones,
        "03/01/2023, 10:00 - +44 7700 900111: Hello there\n13/01/2023, 10:00 - Kit: Yes\n",
    )
    other = "03/02/2023, 10:00 - 07700 900111: Something else\n13/02/2023, 10:00 - Jules: Well\n"
    brought_in(cast, case_of_phones, other, name="JP/1", file="WhatsApp Chat with Jules.txt")
    same = Account.objects.filter(number="447700900111")
    assert [each.matched for each in same.order_by("pk")] == ["first", "number"]
    assert len({each.participant_id for each in same}) == 1


def test_the_order_of_the_imports_changes_no_text(cast: Cast, case_of_phones: Case, two_phones: Case) -> None:
    assert Copy.objects.filter(conversation__case=two_phones).count() == 2
    assert Copy.objects.get(imported__phone__label="SF/1").joined == "overlap"


def test_two_conversations_with_little_in_common_are_a_persons_decision(
    cast: Cast, case_of_phones: Case
) -> None:
    proposal = _little_in_common(cast, case_of_phones)
    assert Conversation.objects.filter(merged_into=None).count() == 2
    gone = proposal.second
    kept = accept_merge(proposal=proposal, reasons="Same invite link.", actor=cast.asha.actor, at=NOW)
    gone.refresh_from_db()
    assert (gone.merged_into, kept.ref) == (kept, proposal.first.ref)
    texts = [text for _, text in messages_of(case_of_phones)]
    assert len(texts) == len(set(texts)) == 18
    times = [each.aligned_at for each in Message.objects.filter(conversation=kept).order_by("order")]
    assert times == sorted(times)


def test_a_reference_to_a_message_that_was_merged_leads_to_the_one_read_in_its_place(
    cast: Cast, case_of_phones: Case
) -> None:
    proposal = _little_in_common(cast, case_of_phones)
    shared = Message.objects.get(conversation=proposal.second, text="Shared line number one of the two")
    accept_merge(proposal=proposal, reasons="Same invite link.", actor=cast.asha.actor, at=NOW)
    found = get_message(cast.asha.actor, shared.ref)
    assert (found.text, found.conversation_id) == (shared.text, proposal.first_id)


def test_a_decision_that_they_differ_is_kept_and_not_asked_again(cast: Cast, case_of_phones: Case) -> None:
    proposal = _little_in_common(cast, case_of_phones)
    reject_merge(proposal=proposal, reasons="Two groups of one shift.", actor=cast.asha.actor, at=NOW)
    with pytest.raises(Refused):
        accept_merge(proposal=proposal, reasons="No.", actor=cast.asha.actor, at=NOW)


def _little_in_common(cast: Cast, case: Case) -> Proposal:
    shared = ["Shared line number one of the two", "Shared line number two of the two"]
    for name, own in (("AB/1", "first"), ("AB/2", "second")):
        lines = [f"13/01/2023, 10:{n:02} - Kit Marlow: A line of the {own} group only, {n}" for n in range(8)]
        lines += [f"13/01/2023, 10:3{n} - Kit Marlow: {text}" for n, text in enumerate(shared)]
        brought_in(cast, case, "\n".join(lines) + "\n", name=name, file=f"WhatsApp Chat with {own}.txt")
    return Proposal.objects.get()


def test_a_person_decides_that_two_participants_are_one_and_takes_it_back(
    cast: Cast, two_phones: Case
) -> None:
    kit, robin = Participant.objects.get(name="Kit Marlow"), Participant.objects.get(name="Robin Ashdown")
    match_participants(participant=kit, same_as=robin, reasons="One handset.", actor=cast.asha.actor, at=NOW)
    first, second = sorted([kit.pk, robin.pk])
    assert Participant.objects.get(pk=second).head_id == first
    assert not Stay.objects.filter(participant_id=second).exists()
    part_participants(decision=Sameness.objects.get(), reasons="Two voices.", actor=cast.asha.actor, at=NOW)
    assert Participant.objects.get(pk=second).head_id is None
    assert Stay.objects.filter(participant_id=second).exists()


def test_a_person_decides_who_a_participant_is_and_takes_it_back(cast: Cast, two_phones: Case) -> None:
    kit, subject = Participant.objects.get(name="Kit Marlow"), two_phones.subjects.get()
    identify_participant(
        participant=kit, subject=subject, reasons="His number.", actor=cast.asha.actor, at=NOW
    )
    kit.refresh_from_db()
    assert kit.subject_ref == subject.ref
    withdraw_identification(participant=kit, reasons="A shared phone.", actor=cast.asha.actor, at=NOW)
    kit.refresh_from_db()
    assert kit.subject_ref == ""

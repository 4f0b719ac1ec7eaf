"""Importing a file: whole or not at all, once, accounted for to the byte, and the same every time."""

import pytest

from peelian.access.refusals import Hidden, Refused
from peelian.cases.models import Case
from peelian.chats import policy
from peelian.chats.formats.records import DateOrder, Settings
from peelian.chats.jobs import run_import
from peelian.chats.models import Conversation, Import, Message, Participant, Stay, Witness
from peelian.chats.queries import citation_of
from peelian.chats.services import completing
from peelian.chats.services.requesting import answer_import, request_import, restart_import
from peelian.chats.states import ImportStatus
from peelian.evidence.models import StoredFile
from peelian.ledger.queries import entries_about
from tests.cast import Cast
from tests.chats.factories import (
    LATE_TURN,
    NOW,
    SETTINGS,
    brought_in,
    case_of_phones,
    exhibit_in,
    imported,
    messages_of,
    vault,
)
from tests.evidence.factories import stored

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


def test_it_keeps_every_message_unchanged_and_in_order(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    said = messages_of(case_of_phones)
    assert len(said) == 9
    assert said[0] == ("Robin Ashdown", "Evening all, this is the group for the late turn")
    assert said[-1] == ("Robin Ashdown", "In the drying room under the blue coat")
    assert Witness.objects.count() == Message.objects.count() == 9


def test_it_accounts_for_every_byte_of_the_file(cast: Cast, case_of_phones: Case) -> None:
    report = brought_in(cast, case_of_phones, LATE_TURN).report
    assert report["accounting"]["whole"] is True
    sizes = [sums["size"] for sums in report["accounting"]["members"].values()]
    assert sum(sizes) == len(LATE_TURN.encode())


def test_a_message_cites_the_exhibit_the_file_and_the_bytes_it_stands_in(
    cast: Cast, case_of_phones: Case
) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    message = Message.objects.get(text__startswith="Kit, you can't")
    cited = citation_of(message)
    assert LATE_TURN.encode()[cited.start : cited.end].rstrip(b"\n").endswith(message.text.encode())
    assert (cited.exhibit_name, cited.file_sha256) == ("AB/1", StoredFile.objects.get().sha256)


def test_the_phones_own_clock_is_counted_in_the_zone_declared(cast: Cast, case_of_phones: Case) -> None:
    text = "29/10/2022, 12:00 - Kit Marlow: Noon in summer time\n31/10/2022, 12:00 - Kit Marlow: Noon in winter\n"
    brought_in(cast, case_of_phones, text)
    hours = [each.sent_at.hour for each in Message.objects.order_by("order")]
    assert hours == [11, 12]


def test_a_time_that_the_clock_showed_twice_says_so(cast: Cast, case_of_phones: Case) -> None:
    text = (
        "30/10/2022, 01:30 - Kit Marlow: Which half past one is it\n30/10/2022, 03:30 - Kit Marlow: Later\n"
    )
    brought_in(cast, case_of_phones, text)
    assert [each.certainty for each in Message.objects.order_by("order")] == ["fold", "local"]


def test_what_the_file_leaves_open_is_asked_and_nothing_is_imported_before_the_answer(
    cast: Cast, case_of_phones: Case
) -> None:
    waiting = imported(cast, case_of_phones, LATE_TURN, settings=Settings(date_order=DateOrder.DMY))
    assert (waiting.status, waiting.question["ask"]) == (ImportStatus.WAITING, "zone")
    assert not Message.objects.exists()
    answer_import(imported=waiting, answer="Europe/London", actor=cast.asha.actor, at=NOW)
    done = run_import(waiting.ref)
    assert (done.status, Message.objects.count()) == (ImportStatus.DONE, 9)


def test_an_answer_that_the_file_does_not_allow_is_refused(cast: Cast, case_of_phones: Case) -> None:
    text = "01/02/2023, 10:00 - Kit Marlow: One of two days\n02/03/2023, 10:00 - Kit Marlow: And another\n"
    waiting = imported(cast, case_of_phones, text, settings=Settings(zone="Europe/London"))
    assert waiting.question["ask"] == "date_order"
    with pytest.raises(Refused):
        answer_import(imported=waiting, answer="ymd", actor=cast.asha.actor, at=NOW)


def test_a_file_of_no_kind_fails_with_a_sentence_that_names_it(cast: Cast, case_of_phones: Case) -> None:
    failed = imported(cast, case_of_phones, b"\xff\xd8\xff\xe0 no export", file="holiday.txt")
    assert failed.status == ImportStatus.FAILED
    assert "holiday.txt" in failed.failure
    assert not Conversation.objects.exists()


def test_a_fault_half_way_through_the_writing_leaves_nothing(
    cast: Cast, case_of_phones: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completing, "write_clock_differences", _raise)
    with pytest.raises(RuntimeError):
        imported(cast, case_of_phones, LATE_TURN)
    assert Import.objects.get().status == ImportStatus.FAILED
    assert not any(model.objects.exists() for model in (Message, Conversation, Participant, Witness, Stay))


def test_an_import_that_failed_can_be_started_again(
    cast: Cast, case_of_phones: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(completing, "write_clock_differences", _raise)
        with pytest.raises(RuntimeError):
            imported(cast, case_of_phones, LATE_TURN)
    again = restart_import(imported=Import.objects.get(), actor=cast.asha.actor, at=NOW)
    assert run_import(again.ref).status == ImportStatus.DONE


def _raise(*_: object) -> None:
    raise RuntimeError("the disk is full")


def test_a_file_is_imported_once(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    with pytest.raises(Refused):
        request_import(stored_file=StoredFile.objects.get(), settings=SETTINGS, actor=cast.asha.actor, at=NOW)


def test_the_same_bytes_give_the_same_references(cast: Cast, case_of_phones: Case) -> None:
    first = brought_in(cast, case_of_phones, LATE_TURN)
    refs = list(Message.objects.order_by("order").values_list("ref", flat=True))
    again = brought_in(cast, case_of_phones, LATE_TURN, name="AB/2")
    assert first.records == again.records
    assert list(Message.objects.order_by("order").values_list("ref", flat=True)) == refs


def test_one_event_tells_of_an_import_with_its_counts_and_hashes(cast: Cast, case_of_phones: Case) -> None:
    done = brought_in(cast, case_of_phones, LATE_TURN)
    told = [entry.event for entry in entries_about("case", case_of_phones.ref, ["chats.import_completed"])]
    assert [(each.messages, each.system_events, each.file) for each in told] == [(9, 5, done.file_sha256)]


def test_an_import_of_a_case_that_one_may_not_see_is_hidden(cast: Cast, case_of_phones: Case) -> None:
    done = brought_in(cast, case_of_phones, LATE_TURN)
    for member in (cast.ben, cast.ed, cast.fay, cast.gus, cast.hugh):
        with pytest.raises(Hidden):
            policy.get_import(member.actor, done.ref)
        assert not policy.visible_messages(member.actor).exists()


def test_only_who_prepares_the_case_imports(cast: Cast, case_of_phones: Case) -> None:
    file = stored(exhibit_in(cast, case_of_phones, "AB/3"), cast.asha, content=LATE_TURN.encode())
    with pytest.raises(Refused):
        request_import(stored_file=file, settings=SETTINGS, actor=cast.ben.actor, at=NOW)

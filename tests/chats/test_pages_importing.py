"""Importing by clicking: a scope first, a question with both readings, the account of every byte, decisions undone."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from peelian.access.clock import now, today
from peelian.cases.models import Case
from peelian.chats.formats.records import Kind, Settings
from peelian.chats.models import Conversation, Import, Message, Participant, Proposal, Scope
from peelian.chats.states import STALLED, ImportStatus, ProposalStatus
from peelian.evidence.models import Exhibit
from peelian.evidence.states import Power
from tests.browser.messages import TABLE, UNSETTLED
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, brought_in, case_of_phones, exhibit_in, imported, vault
from tests.evidence.factories import stored

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
Committing = Callable[..., object]


def boxes(name: str, year: int) -> dict[str, str]:
    """A day as its three boxes send it."""
    return {f"{name}-day": "1", f"{name}-month": "9", f"{name}-year": str(year)}


def set_a_scope(cast: Cast, case: Case) -> None:
    year = today().year
    sent = {
        "about": "case", "power": Power.ON_PREMISES.value, "authorised_by": "DCI Hollis Ferncastle",
        "reasons": "The group is where it was sent.", "zone": "Europe/London", "people": "Robin Ashdown\n\nKit Marlow",
        **boxes("authorised_on", 2022), **boxes("review_on", year + 1), **boxes("destroy_on", year + 2),
    }  # fmt: skip
    answer = cast.asha.client.post(reverse("chats:set-scope", args=[case.ref]), sent)
    assert answer.status_code == 302, answer.content.decode()[-3000:]


def test_nothing_is_imported_before_a_scope_is_set(cast: Cast, case_of_phones: Case) -> None:
    file = stored(exhibit_in(cast, case_of_phones, "AB/1"), cast.asha, content=LATE_TURN.encode())
    url = reverse("chats:import-file", args=[file.ref])
    assert "Set the scope first" in cast.asha.client.get(url).content.decode()
    assert "Set the scope first" in cast.asha.client.post(url, {"kind": "whatsapp"}).content.decode()
    assert not Import.objects.exists()
    set_a_scope(cast, case_of_phones)
    scope = Scope.objects.get(case=case_of_phones)
    assert scope.people == ["Kit Marlow", "Robin Ashdown"]
    text = cast.asha.client.get(reverse("chats:scope", args=[scope.ref])).content.decode()
    assert "DCI Hollis Ferncastle" in text


def test_a_file_is_imported_by_clicking_and_every_byte_is_told(
    cast: Cast, case_of_phones: Case, django_capture_on_commit_callbacks: Committing
) -> None:
    set_a_scope(cast, case_of_phones)
    file = stored(exhibit_in(cast, case_of_phones, "AB/1"), cast.asha, content=LATE_TURN.encode())
    url = reverse("chats:import-file", args=[file.ref])
    assert "begins with a date, a time and a name" in cast.asha.client.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]  # pytest-django's fixture
        sent = cast.asha.client.post(url, {"kind": "whatsapp", "zone": "Europe/London", "date_order": "dmy"})
    assert sent.status_code == 302
    assert Import.objects.get().status == ImportStatus.DONE
    text = cast.asha.client.get(sent["Location"]).content.decode()
    assert "Every byte of the file belongs to exactly one thing below." in text
    assert f"{len(LATE_TURN.encode()):,}" in text
    done = cast.asha.client.get(reverse("chats:import-progress", args=[Import.objects.get().ref]))
    assert done["HX-Refresh"] == "true"


def test_a_date_that_can_be_read_in_two_ways_is_asked_with_both_readings(
    cast: Cast, case_of_phones: Case, django_capture_on_commit_callbacks: Committing
) -> None:
    asking = imported(cast, case_of_phones, UNSETTLED, settings=Settings(zone="Europe/London"))
    url = reverse("chats:answer", args=[asking.ref])
    text = cast.asha.client.get(url).content.decode()
    assert "Day first: 3 February 2023" in text
    assert "Month first: 2 March 2023" in text
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]  # pytest-django's fixture
        assert cast.asha.client.post(url, {"answer": "mdy"}).status_code == 302
    assert Import.objects.get().status == ImportStatus.DONE
    assert Message.objects.order_by("order")[0].sent_at.month == 3


def test_a_table_asks_what_each_column_says_beside_samples(cast: Cast, case_of_phones: Case) -> None:
    asking = imported(cast, case_of_phones, TABLE, file="table.csv", kind=Kind.CSV)
    url = reverse("chats:answer", args=[asking.ref])
    text = cast.asha.client.get(url).content.decode()
    for words in ("Column 2: Who", "Robin Ashdown", "Is anybody early on Friday", "What was written"):
        assert words in text
    twice = {"delimiter": ";", "date_format": "%Y-%m-%dT%H:%M:%S", "column_0": "at", "column_1": "at"}
    assert "Another column was chosen" in cast.asha.client.post(url, twice).content.decode()
    answer = {**twice, "column_1": "sender", "column_2": "text"}
    assert cast.asha.client.post(url, answer).status_code == 302
    asking.refresh_from_db()
    assert asking.settings["mapping"]["columns"] == {"at": "When", "sender": "Who", "text": "What"}


def test_a_file_that_is_no_export_says_so_and_can_be_tried_again(cast: Cast, case_of_phones: Case) -> None:
    broken = imported(cast, case_of_phones, b"PK\x03\x04 cut short", file="broken.zip")
    url = reverse("chats:import", args=[broken.ref])
    text = cast.asha.client.get(url).content.decode()
    assert "broken.zip" in text
    assert "Try again" in text
    assert cast.asha.client.post(reverse("chats:again", args=[broken.ref])).status_code == 302
    assert cast.asha.client.post(reverse("chats:again", args=[broken.ref])).status_code == 403


def test_a_question_of_two_threads_is_decided_side_by_side(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, LATE_TURN, name="AB/1")
    other = "01/03/2023, 10:00 - Robin Ashdown: A new group of the old name\n"
    brought_in(cast, case_of_phones, other, name="AB/2")
    question = Proposal.objects.get()
    text = cast.asha.client.get(reverse("chats:proposal", args=[question.ref])).content.decode()
    assert "A new group of the old name" in text
    assert "Evening all, this is the group" in text
    url = reverse("chats:merge", args=[question.ref])
    assert cast.asha.client.post(url, {"reasons": "The same members."}).status_code == 302
    assert Proposal.objects.get().status == ProposalStatus.ACCEPTED
    assert Conversation.objects.filter(case=case_of_phones, merged_into=None).count() == 1


def test_who_is_who_is_decided_with_reasons_and_undone(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    robin, sandy = (Participant.objects.get(name=name) for name in ("Robin Ashdown", "Sandy Firth"))
    subject = case_of_phones.subjects.get()
    why = {"reasons": "The number is on the duty sheet."}

    def send(name: str, person: Participant, **given: str) -> int:
        url = reverse(f"chats:{name}", args=[person.ref])
        return int(cast.asha.client.post(url, {**why, **given}).status_code)

    assert send("match", sandy, same_as=robin.ref) == 302
    sandy.refresh_from_db()
    assert sandy.head_id == robin.pk
    assert send("part", sandy, decision=str(sandy.decisions.get().pk)) == 302
    sandy.refresh_from_db()
    assert sandy.head_id is None
    assert send("identify", robin) == 200, "neither a subject nor a person was named"
    assert send("identify", robin, subject=subject.ref) == 302
    page = cast.asha.client.get(reverse("chats:participant", args=[robin.ref])).content.decode()
    assert "Ed Plumtreeve" in page
    assert send("unidentify", robin) == 302
    robin.refresh_from_db()
    assert robin.subject_ref == ""


def test_only_files_of_exhibits_that_one_may_see_are_offered(cast: Cast, case_of_phones: Case) -> None:
    file = stored(exhibit_in(cast, case_of_phones, "AB/1"), cast.asha)
    assert Exhibit.objects.count() == 1
    for who in ("ben", "ed", "petra", "gus"):
        url = reverse("chats:import-file", args=[file.ref])
        assert getattr(cast, who).client.get(url).status_code == 404, who


def test_an_import_whose_process_died_is_offered_and_started_again(cast: Cast, case_of_phones: Case) -> None:
    done = imported(cast, case_of_phones, LATE_TURN, settings=Settings())
    page, again = (reverse(f"chats:{name}", args=[done.ref]) for name in ("import", "again"))
    at_work = Import.objects.filter(pk=done.pk)
    at_work.update(status="reading", question={}, progress=20_000, progressed_at=now())
    said = cast.asha.client.get(page).content.decode()
    assert "20,000 records read" in said
    assert "Try again" not in said
    at_work.update(progressed_at=now() - STALLED)
    assert "Try again" in cast.asha.client.get(page).content.decode()
    assert cast.asha.client.post(again).status_code == 302
    assert at_work.get().status == "queued"

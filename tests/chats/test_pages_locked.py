"""A locked thread is as if it were not for whoever investigates, and open to the separate reader alone."""

import pytest
from django.urls import reverse

from peelian.cases.models import Case
from peelian.chats.models import Conversation, Import, Message, Participant
from peelian.chats.states import Lock
from tests.cast import Cast
from tests.chats.factories import case_of_phones, vault
from tests.chats.three_phones import three_phones

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def lawyers(cast: Cast, case_of_phones: Case) -> Conversation:
    """A thread with a solicitor, which Asha locked at the first sign of what it is."""
    three_phones(cast, case_of_phones)
    thread = Conversation.objects.get(case=case_of_phones, title__contains="Solicitor")
    sent = cast.asha.client.post(
        reverse("chats:lock", args=[thread.ref]),
        {"lock": Lock.PRIVILEGED.value, "reasons": "With a solicitor."},
    )
    assert sent.status_code == 302
    return Conversation.objects.get(pk=thread.pk)


def status(cast: Cast, who: str, name: str, ref: str) -> int:
    return int(getattr(cast, who).client.get(reverse(f"chats:{name}", args=[ref])).status_code)


def test_whoever_investigates_finds_it_nowhere(cast: Cast, lawyers: Conversation) -> None:
    said = Message.objects.filter(conversation=lawyers)[0]
    quill = Participant.objects.get(case=lawyers.case, name__contains="Quill")
    for who in ("asha", "cora"):
        pages = {name: status(cast, who, name, lawyers.ref) for name in ("conversation", "members", "copies")}
        pages |= {"message": status(cast, who, "message", said.ref)}
        pages |= {"participant": status(cast, who, "participant", quill.ref)}
        assert set(pages.values()) == {404}, (who, pages)


def test_that_it_is_locked_and_why_is_known_but_neither_its_title_nor_its_people(
    cast: Cast, lawyers: Conversation
) -> None:
    case = lawyers.case.ref
    text = cast.asha.client.get(reverse("chats:case", args=[case])).content.decode()
    assert "Locked: legal privilege: 1 thread, 3 messages" in text
    assert "Tamsin" not in text
    for name in ("participants", "search", "proposals"):
        body = cast.asha.client.get(reverse(f"chats:{name}", args=[case])).content.decode()
        assert "Tamsin" not in body, name
    found = cast.asha.client.get(reverse("chats:search", args=[case]) + "?words=solicitor").content.decode()
    assert "Nothing found" in found


def test_the_name_of_its_file_is_kept_back(cast: Cast, lawyers: Conversation) -> None:
    done = Import.objects.get(file_name__contains="Tamsin")
    asked = [(name, lawyers.case.ref) for name in ("case", "progress", "choose-file", "phones")]
    asked += [(name, done.ref) for name in ("import", "import-progress", "remainders")]
    asked += [("scope", done.scope.ref)] if done.scope else []
    for name, ref in asked:
        body = cast.asha.client.get(reverse(f"chats:{name}", args=[ref])).content.decode()
        assert "Tamsin" not in body, name
    listed = cast.asha.client.get(reverse("chats:case", args=[lawyers.case.ref])).content.decode()
    assert "Name kept back: the file holds a locked thread" in listed
    assert "WhatsApp Chat with Late turn.txt" in listed


def test_the_separate_reader_reads_and_unlocks_it_with_reasons(cast: Cast, lawyers: Conversation) -> None:
    listed = cast.petra.client.get(reverse("chats:locked")).content.decode()
    assert "Tamsin Quill Solicitor" in listed
    assert status(cast, "petra", "conversation", lawyers.ref) == 200
    url = reverse("chats:unlock", args=[lawyers.ref])
    assert cast.petra.client.post(url, {"reasons": ""}).status_code == 200
    sent = cast.petra.client.post(url, {"reasons": "It is about a garden and not about advice."})
    assert sent.status_code == 302
    assert status(cast, "asha", "conversation", lawyers.ref) == 200
    assert status(cast, "petra", "conversation", lawyers.ref) == 404


def test_nobody_else_knows_of_the_list_of_locked_threads(cast: Cast) -> None:
    answers = {
        who: getattr(cast, who).client.get(reverse("chats:locked")).status_code for who in ("asha", "cora")
    }
    assert answers == {"asha": 404, "cora": 404}

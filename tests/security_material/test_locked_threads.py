"""What a locked thread holds, who is in it and how it is called reaches nobody who investigates, by no side way."""

import io
import json
import zipfile

import pytest
from django.urls import reverse

from peelian.cases.models import Case
from peelian.chats.models import Conversation, Import, Participant
from peelian.chats.queries.searching import search_messages
from peelian.chats.services.locking import lock_thread
from peelian.chats.states import Lock
from peelian.review.queries.choosing import threads_in_words
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, NOW, brought_in, case_of_phones, vault
from tests.review.factories import drawn_up_about

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
MANY = 5_100
"""More hits than a search puts in order at once."""
COUNSEL = """\
05/11/2022, 18:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
05/11/2022, 18:05 - Kit Marlow: About your hearing, keep every letter in the blue folder
05/11/2022, 18:06 - Tamsin Quill: I will, and I shall bring the blue folder on Monday
"""


def locked(cast: Cast, thread: Conversation) -> Conversation:
    """The thread, locked by Asha as privileged."""
    act = {"actor": cast.asha.actor, "at": NOW}
    return lock_thread(conversation=thread, lock=Lock.PRIVILEGED, reasons="With a solicitor.", **act)


def latest(case: Case) -> Conversation:
    return Conversation.objects.filter(case=case).latest("pk")


def page(cast: Cast, name: str, *refs: str) -> str:
    reply = cast.asha.client.get(reverse(f"chats:{name}", args=refs))
    assert reply.status_code == 200
    return reply.content.decode()


def test_nobody_of_a_locked_thread_is_proposed_as_one_with_somebody(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    brought_in(cast, case_of_phones, COUNSEL, name="AB/2", file="WhatsApp Chat with Kit.txt")
    thread = latest(case_of_phones)
    other = Participant.objects.filter(name="Kit Marlow").latest("pk")
    body = page(cast, "participants", case_of_phones.ref)
    assert other.ref in body  # while it is open, the two are put before a person
    locked(cast, thread)
    body = page(cast, "participants", case_of_phones.ref)
    assert other.ref not in body
    assert "Both are called" not in body


def test_the_people_of_a_locked_thread_are_not_counted(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    before = (
        cast.asha.client.get(reverse("chats:case", args=[case_of_phones.ref])).context["page"].participants
    )
    brought_in(cast, case_of_phones, COUNSEL, name="AB/2", file="WhatsApp Chat with Kit.txt")
    locked(cast, latest(case_of_phones))
    reply = cast.asha.client.get(reverse("chats:case", args=[case_of_phones.ref]))
    assert reply.context["page"].participants == before


def test_a_search_counts_no_hit_of_a_locked_thread_however_many(cast: Cast, case_of_phones: Case) -> None:
    lines = [f"06/11/2022, 1{n % 10}:{n % 60:02d} - Tamsin Quill: quince {n}\n" for n in range(MANY)]
    brought_in(cast, case_of_phones, LATE_TURN)
    brought_in(cast, case_of_phones, COUNSEL + "".join(lines), name="AB/2", file="WhatsApp Chat with Kit.txt")
    locked(cast, latest(case_of_phones))
    for words in ("quince", "quin*"):
        found = search_messages(cast.asha.actor, case_of_phones, words)
        assert (found.count, found.messages, found.how_many) == (0, (), "0")


def archive() -> bytes:
    """Two threads of one account, as Facebook packs them: the folder of each bears the name of who is in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for folder, other, words in (
            ("latecrew_101", "Sandy Firth", "Who has the keys to the van"),
            ("tamsinquillsolicitor_102", "Tamsin Quill Solicitor", "About your hearing"),
        ):
            thread = {
                "participants": [{"name": other}, {"name": "Robin Ashdown"}],
                "messages": [
                    {"sender_name": other, "timestamp_ms": 1667322300000, "content": words},
                    {"sender_name": "Robin Ashdown", "timestamp_ms": 1667322400000, "content": "Thank you"},
                    {"sender_name": other, "timestamp_ms": "not a time", "content": f"{words}, again"},
                ],
                "title": other,
                "thread_path": f"inbox/{folder}",
            }
            name = f"your_activity_across_facebook/messages/inbox/{folder}/message_1.json"
            file.writestr(name, json.dumps(thread))
    return packed.getvalue()


@pytest.fixture
def two_threads(cast: Cast, case_of_phones: Case) -> Import:
    """An import of both, the solicitor's thread locked."""
    done = brought_in(cast, case_of_phones, archive(), file="facebook-robin.zip")
    locked(cast, Conversation.objects.get(case=case_of_phones, title__contains="Quill"))
    return done


def test_the_account_of_a_file_does_not_name_the_folder_of_a_locked_thread(
    cast: Cast, two_threads: Import
) -> None:
    body = page(cast, "import", two_threads.ref)
    assert "latecrew_101" in body
    assert "quill" not in body.casefold()
    assert "What was noted in reading this file is kept back" in body


def test_what_was_not_understood_of_a_locked_thread_is_not_shown(cast: Cast, case_of_phones: Case) -> None:
    beginning = "Tamsin Quill wrote before the export begins\n"
    done = brought_in(cast, case_of_phones, beginning + COUNSEL, file="WhatsApp Chat with Kit.txt")
    body = page(cast, "remainders", done.ref)
    assert "before the export begins" in body  # while it is open
    locked(cast, latest(case_of_phones))
    body = page(cast, "remainders", done.ref)
    assert "before the export begins" not in body
    assert "Quill" not in body
    assert "It stands in a locked thread" in body


def test_a_review_that_was_to_read_it_does_not_name_it_any_more(cast: Cast, case_of_phones: Case) -> None:
    file = "WhatsApp Chat with Tamsin Quill Solicitor.txt"
    brought_in(cast, case_of_phones, COUNSEL, file=file)
    thread = latest(case_of_phones)
    review = drawn_up_about(cast, case_of_phones, thread)
    address = reverse("review:review", args=[review.ref])
    assert "Quill" in cast.asha.client.get(address).content.decode()  # while it is open
    locked(cast, thread)
    assert "Quill" not in cast.asha.client.get(address).content.decode()
    assert threads_in_words(review) == [(thread.ref, "Locked since", 2)]

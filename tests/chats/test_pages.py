"""What people see of messages: the pages of a case, a conversation, a message, its members and its phones."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peelian.access.events import Record
from peelian.cases.models import Case
from peelian.chats.models import Conversation, Message
from peelian.ledger.models import Entry
from tests.cast import Cast
from tests.chats.factories import case_of_phones, vault
from tests.chats.three_phones import three_phones

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
MOST = 30
FRAMES = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT", "SELECT pg_advisory_xact_lock")


@pytest.fixture
def phones(cast: Cast, case_of_phones: Case) -> Case:
    """The case with three phones of one group in it."""
    three_phones(cast, case_of_phones)
    return case_of_phones


def page(cast: Cast, name: str, ref: str, query: str = "", *, who: str = "asha") -> str:
    """What somebody sees."""
    answer = getattr(cast, who).client.get(reverse(f"chats:{name}", args=[ref]) + query)
    assert answer.status_code == 200, (name, answer.status_code)
    return b"".join(answer).decode()


def the_group(case: Case) -> Conversation:
    return Conversation.objects.get(case=case, merged_into=None, title="Late turn")


def message(case: Case, begins: str) -> Message:
    return Message.objects.get(conversation=the_group(case), text__startswith=begins)


def test_the_case_lists_its_phones_and_its_conversations(cast: Cast, phones: Case) -> None:
    text = page(cast, "case", phones.ref)
    for words in ("AB/1", "AB/2", "AB/3", "Late turn", "Tamsin Quill Solicitor", "Kit Marlow"):
        assert words in text
    assert "hx-get" not in text
    assert "Late turn" in page(cast, "case", phones.ref, "?words=Sandy")
    assert "No conversation matches" in page(cast, "case", phones.ref, "?words=Nobody+of+that+name")
    assert "The same" in page(cast, "phones", phones.ref)


def test_a_conversation_is_shown_word_for_word_with_its_sources(cast: Cast, phones: Case) -> None:
    group = the_group(phones)
    text = page(cast, "conversation", group.ref)
    assert "[abuse] about the driver, who cares what she said" in text
    assert "2022-11-02 21:11:00 UTC" in text
    assert 'title="face with tears of joy"' in text
    assert "U+1F602" in text
    assert "IMG-20221104-WA0001.jpg" in text
    assert "<img" not in text
    assert "Robin Ashdown added Kit Marlow" in text
    said = message(phones, "[abuse] about").witnesses.get(imported__phone__label="AB/1")
    assert said.imported.file_sha256 in text
    assert f"<dd>{said.start:,} to {said.end:,}</dd>" in text
    assert Entry.objects.filter(payload__contains=Record.CONVERSATION.value, subject_ref=group.ref).exists()


def test_it_shows_which_phone_lost_deleted_or_never_had_a_message(cast: Cast, phones: Case) -> None:
    text = page(cast, "conversation", the_group(phones).ref)
    deleted = text.partition(f'id="m-{message(phones, "[abuse] about").ref}"')[2].partition("</article>")[0]
    assert "AB/2: deleted on this phone" in deleted
    assert "This message was deleted" in deleted
    lost = text.partition(f'id="m-{message(phones, "In the drying").ref}"')[2].partition("</article>")[0]
    assert "AB/2: not held" in lost
    assert "AB/3: not known" in lost
    assert "Deleted on this phone: 1 copy" in page(cast, "copies", the_group(phones).ref)


def test_every_place_can_be_jumped_to(cast: Cast, phones: Case) -> None:
    group = the_group(phones)
    last = Message.objects.filter(conversation=group).order_by("-order")[0]
    assert f'id="m-{last.ref}"' in page(cast, "conversation", group.ref, f"?number={group.messages}")
    assert "data-chats-chosen" in page(cast, "conversation", group.ref, f"?at={last.ref}")
    assert "has no message number 999" in page(cast, "conversation", group.ref, "?number=999")
    assert "next day on which something was" in page(cast, "conversation", group.ref, "?day=2022-11-09")
    assert "Nothing was sent on 1 January 2031 or later" in page(
        cast, "conversation", group.ref, "?day=2031-01-01"
    )
    nonsense = page(cast, "conversation", group.ref, "?number=one&day=never&after=x&before=%20")
    assert "Messages 1 to 16 of 16" in nonsense
    assert '<a href="#number">Type a whole number, such as 120.</a>' in nonsense
    assert '<a href="#day">Type a day as 18/12/2022.</a>' in nonsense
    assert "<title>Error: " in nonsense


def test_windows_of_a_conversation_meet_without_a_gap(
    cast: Cast, phones: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peelian.chats.queries.pages.reading.A_PAGE", 5)
    group, seen, query = the_group(phones), [], ""
    for _ in range(4):
        text = page(cast, "conversation", group.ref, query)
        seen += [part.partition('"')[0] for part in text.split('id="m-')[1:]]
        query = "?after=" + text.partition('href="?after=')[2].partition('"')[0]
    in_order = Message.objects.filter(conversation=group).order_by("order")
    assert seen == list(in_order.values_list("ref", flat=True))


def test_who_was_in_the_room_is_in_out_or_not_known_with_grounds(cast: Cast, phones: Case) -> None:
    text = page(cast, "message", message(phones, "[abuse] about").ref)
    for words in ("In the group", "Not in the group", "Sent it", "Left soon after", "Was added."):
        assert words in text
    file = page(cast, "presence-csv", message(phones, "[abuse] about").ref)
    assert "Sandy Firth,In the group" in file


def test_the_group_over_time_is_drawn_and_told_in_a_table(cast: Cast, phones: Case) -> None:
    group = the_group(phones)
    text = page(cast, "members", group.ref, f"?message={message(phones, '[abuse] about').ref}")
    assert 'class="peelian-drawing peelian-drawing--lanes"' in text
    assert "The message, 2 Nov 2022" in text
    assert "4 members" in text
    rows = page(cast, "members-csv", group.ref).splitlines()
    assert any(row.startswith("Sandy Firth,In the group") and "Left." in row for row in rows)


def test_a_search_marks_the_words_and_stays_inside_what_it_is_narrowed_to(cast: Cast, phones: Case) -> None:
    text = page(cast, "search", phones.ref, "?words=driver")
    assert "<mark>driver</mark>" in text
    lawyer = Conversation.objects.get(case=phones, title__contains="Solicitor")
    assert "Nothing found" in page(cast, "search", phones.ref, f"?words=driver&conversation={lawyer.ref}")
    robin = message(phones, "Evening all").sender
    assert "Nothing found" in page(cast, "search", phones.ref, f"?words=driver&sender={robin.ref}")
    assert "1 found" in page(
        cast, "search", phones.ref, "?words=driver&from_on=2022-11-01&until_on=2022-11-03"
    )


def test_hostile_words_from_a_phone_are_words(cast: Cast, phones: Case) -> None:
    Message.objects.filter(pk=message(phones, "Relax").pk).update(text='<script>alert("1")</script>\u202egpj')
    text = page(cast, "conversation", the_group(phones).ref)
    assert "<script>alert" not in text
    assert "right-to-left override" in text


def test_no_page_costs_more_than_thirty_queries(cast: Cast, phones: Case) -> None:
    group, said = the_group(phones), message(phones, "[abuse] about")
    asked = [("case", phones.ref), ("participants", phones.ref), ("phones", phones.ref)]
    asked += [(name, group.ref) for name in ("conversation", "members", "copies")]
    asked += [("message", said.ref), ("participant", said.sender.ref)]
    taken = {}
    for name, ref in asked:
        page(cast, name, ref)
        with CaptureQueriesContext(connection) as queries:
            page(cast, name, ref)
        taken[name] = sum(not each["sql"].startswith(FRAMES) for each in queries)
    assert {name: count for name, count in taken.items() if count > MOST} == {}

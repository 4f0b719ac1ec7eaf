"""What people see of messages: the pages of a case, a conversation, a message, its members and its phones."""

import pytest
from django.urls import reverse

from peelian.cases.models import Case
from peelian.chats.models import Conversation
from tests.cast import Cast
from tests.chats.factories import case_of_phones, vault
from tests.chats.three_phones import three_phones

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def phones(cast: Cast, case_of_phones: Case) -> Case:
    """The case with three phones of one group in it."""
    three_phones(cast, case_of_phones)
    return case_of_phones


def page(cast: Cast, who: str, name: str, ref: str, query: str = "") -> str:
    """What somebody sees."""
    answer = getattr(cast, who).client.get(reverse(f"chats:{name}", args=[ref]) + query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def the_group(case: Case) -> Conversation:
    return Conversation.objects.get(case=case, merged_into=None, title="Late turn")


def test_the_case_lists_its_phones_and_its_conversations(cast: Cast, phones: Case) -> None:
    text = page(cast, "asha", "case", phones.ref)
    for words in ("AB/1", "AB/2", "AB/3", "Late turn", "Tamsin Quill Solicitor", "Kit Marlow"):
        assert words in text


def test_a_message_is_shown_word_for_word_with_its_source(cast: Cast, phones: Case) -> None:
    text = page(cast, "asha", "conversation", the_group(phones).ref)
    assert "[abuse] about the driver, who cares what she said" in text
    assert "2022-11-02 21:11:00 UTC" in text
    assert 'title="face with tears of joy"' in text
    assert "IMG-20221104-WA0001.jpg" in text

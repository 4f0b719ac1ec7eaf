"""Importing a file: whole or not at all, once, accounted for to the byte, and the same every time."""

import pytest

from peelian.cases.models import Case
from peelian.chats.models import Message, Witness
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, brought_in, case_of_phones, messages_of, vault

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


def test_it_keeps_every_message_unchanged_and_in_order(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, LATE_TURN)
    said = messages_of(case_of_phones)
    assert len(said) == 9
    assert said[0] == ("Robin Ashdown", "Evening all, this is the group for the late turn")
    assert said[-1] == ("Robin Ashdown", "In the drying room under the blue coat")
    assert Witness.objects.count() == Message.objects.count() == 9

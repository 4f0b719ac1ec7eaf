"""Who was exposed to a message, and what each did about it."""

import pytest

from peelian.cases.models import Case
from peelian.chats.answering import Answered
from peelian.chats.models import Message, Participant
from peelian.chats.queries import exposure_of
from peelian.chats.states import Exposed
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, brought_in, case_of_phones, vault

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def acts(cast: Cast, case_of_phones: Case) -> object:
    """What everybody did about the message that begins so, by name."""
    brought_in(cast, case_of_phones, LATE_TURN)

    def of(beginning: str, **codes: object) -> dict[str, tuple[Exposed, ...]]:
        message = Message.objects.select_related("conversation").get(text__startswith=beginning)
        return {each.participant.name: each.acts for each in exposure_of(message, **codes)}  # type: ignore[arg-type]  # exposure_of's own keywords

    return of


def test_it_tells_who_sent_who_posted_next_and_who_left(acts: object) -> None:
    told = acts("[abuse]")  # type: ignore[operator]  # the fixture gives a function
    assert told["Kit Marlow"] == (Exposed.SENT,)
    assert told["Robin Ashdown"] == (Exposed.POSTED_NEXT,)
    assert told["Sandy Firth"] == (Exposed.POSTED_NEXT, Exposed.LEFT_AFTER)


def test_a_challenge_is_what_a_reader_coded_and_nothing_else(acts: object) -> None:
    sandy = Participant.objects.get(name="Sandy Firth").pk
    said = Message.objects.get(text__startswith="Kit, you can't")
    abuse = Message.objects.get(text__startswith="[abuse]")
    codes = [
        Answered(act=act, message=said, who=sandy, about=frozenset({abuse.pk}))
        for act in (Exposed.CHALLENGED, Exposed.REPORTED)
    ]
    told = acts("[abuse]", answers=codes)  # type: ignore[operator]  # the same
    assert told["Sandy Firth"][-2:] == (Exposed.CHALLENGED, Exposed.REPORTED)
    assert Exposed.CHALLENGED not in acts("Evening all", answers=codes)["Sandy Firth"]  # type: ignore[operator]  # the same


def test_whoever_had_left_is_not_there(acts: object) -> None:
    assert acts("Anybody seen")["Sandy Firth"] == (Exposed.NOT_THERE,)  # type: ignore[operator]  # the same


def test_whoever_did_nothing_in_the_group_is_silent(acts: object) -> None:
    assert acts("Kit, you can't")["Kit Marlow"] == (Exposed.SILENT,)  # type: ignore[operator]  # the same

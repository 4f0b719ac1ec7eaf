"""What people are called: by the person's name with the phone's own beside it, to those who may know."""

from typing import Any

import pytest
from django.urls import reverse

from peelian.cases.models import Case, Subject
from peelian.chats.models import Conversation, Message, Participant
from peelian.chats.queries.naming import names_for
from peelian.chats.services.matching import (
    identify_participant,
    match_participants,
    withdraw_identification,
)
from peelian.people.models import Person
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, NOW, brought_in, case_of_phones, vault

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
HOW: dict[str, Any] = {"reasons": "The number is on the duty sheet.", "at": NOW}
NIGHTS = "[01/01/2023, 10:00:00] Kit from B: Who is on for the night turn this weekend\r\n"


@pytest.fixture
def case(cast: Cast, case_of_phones: Case) -> Case:
    """A group in which Kit Marlow takes part."""
    brought_in(cast, case_of_phones, LATE_TURN)
    return case_of_phones


@pytest.fixture
def kit(case: Case) -> Participant:
    return Participant.objects.get(case=case, name="Kit Marlow")


@pytest.fixture
def name(cast: Cast, kit: Participant) -> str:
    """Kit is taken for the subject of the case, whose name this is."""
    subject = Subject.objects.select_related("person").get(case=kit.case)
    identify_participant(participant=kit, subject=subject, actor=cast.asha.actor, **HOW)
    assert subject.person is not None
    return subject.person.full_name


def see(cast: Cast, name: str, ref: str, query: str = "") -> str:
    return cast.asha.client.get(reverse(f"chats:{name}", args=[ref]) + query).content.decode()


def test_every_page_of_messages_calls_a_subject_by_name(cast: Cast, case: Case, name: str) -> None:
    shown = f"{name} (Kit Marlow)"
    group, said = Conversation.objects.get(), Message.objects.get(text__startswith="[abuse]")
    pages = [
        ("case", case.ref, ""),
        ("conversation", group.ref, ""),
        ("members", group.ref, ""),
        ("message", said.ref, ""),
        ("presence-csv", said.ref, ""),
        ("participants", case.ref, ""),
        ("participant", said.sender.ref, ""),
        ("search", case.ref, "?words=driver"),
    ]
    read = {page: see_all(cast, page, ref, query) for page, ref, query in pages}
    assert [page for page, text in read.items() if shown not in text] == []
    assert shown in see_all(cast, "members-csv", group.ref)


def see_all(cast: Cast, page: str, ref: str, query: str = "") -> str:
    """A page, or a file that comes in pieces."""
    reply = cast.asha.client.get(reverse(f"chats:{page}", args=[ref]) + query)
    return (reply.getvalue() if reply.streaming else reply.content).decode()


def test_people_are_found_by_the_name_of_the_person(cast: Cast, case: Case, name: str) -> None:
    family = name.split()[-1]
    assert "Kit Marlow" in see(cast, "participants", case.ref, f"?words={family}")
    assert "Late turn" in see(cast, "case", case.ref, f"?words={family}")


def test_whoever_is_one_with_them_bears_the_name_too(cast: Cast, case: Case, name: str) -> None:
    brought_in(cast, case, NIGHTS, name="SF/1", file="WhatsApp Chat with Nights.txt")
    other = Participant.objects.get(name="Kit from B")
    match_participants(
        participant=other, same_as=Participant.objects.get(name="Kit Marlow"), actor=cast.asha.actor, **HOW
    )
    nights = Conversation.objects.get(title__contains="Nights")
    assert f"{name} (Kit Marlow)" in see(cast, "conversation", nights.ref)


def test_a_withdrawn_identification_takes_the_name_away(
    cast: Cast, case: Case, kit: Participant, name: str
) -> None:
    withdraw_identification(participant=kit, actor=cast.asha.actor, **HOW)
    assert names_for(cast.asha.actor, case).shown(kit) == "Kit Marlow"


def test_a_person_on_record_is_named_to_those_who_may_see_them(
    cast: Cast, case: Case, kit: Participant
) -> None:
    assert cast.ben.person is not None
    person = Person.objects.get(pk=cast.ben.person.pk)
    identify_participant(participant=kit, person=person, actor=cast.asha.actor, **HOW)
    kit.refresh_from_db()
    assert names_for(cast.asha.actor, case).shown(kit) == f"{person.full_name} (Kit Marlow)"
    walled = cast.asha.actor.__class__(
        **{each: getattr(cast.asha.actor, each) for each in cast.asha.actor.__dataclass_fields__}
        | {"walled_people": frozenset({person.ref})}
    )
    assert names_for(walled, case).shown(kit) == "Kit Marlow"
    assert person.full_name not in see_all_as(cast, kit)


def see_all_as(cast: Cast, kit: Participant) -> str:
    """What a page says of a participant to nobody who is signed in."""
    return cast.nobody.client.get(reverse("chats:participant", args=[kit.ref])).content.decode()


def test_two_hundred_participants_are_listed_in_pages(cast: Cast, case: Case) -> None:
    Participant.objects.bulk_create(
        Participant(ref=f"N-{number:08}", case=case, name=f"Member {number:03}") for number in range(200)
    )
    first = see(cast, "participants", case.ref)
    assert "203 participants, by name" in first
    assert first.count('<th scope="row"') == 50
    last = see(cast, "participants", case.ref, "?page=5")
    assert last.count('<th scope="row"') == 3
    assert "Member 137" in see(cast, "participants", case.ref, "?words=137")


def test_a_number_that_a_later_phone_knows_is_shown(cast: Cast, case: Case, kit: Participant) -> None:
    assert kit.number == ""
    kit.accounts.update(number="+44 7700 900123")
    assert "+447700900123" in see(cast, "participants", case.ref)

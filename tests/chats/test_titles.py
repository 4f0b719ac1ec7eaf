"""What a conversation is called: as the export names it, and not by the identifier that it gives the thread."""

import json
from datetime import date

import pytest
from django.urls import reverse

from peelian.cases.models import Case
from peelian.chats.models import Conversation
from peelian.chats.services.scoping import set_scope
from peelian.evidence.states import Power
from tests.cast import Cast
from tests.chats.factories import NOW, brought_in, case_of_phones, vault
from tests.chats.formats.reports import chat, message, party, report

__all__ = ["case_of_phones", "vault"]
pytestmark = pytest.mark.django_db
GROUP = "12036304@g.us"


def ufdr(name: str) -> str:
    return report(chat(message("Who has the keys to the van tonight"), ident=GROUP, name=name))


def telegram(name: str) -> str:
    said = {
        "id": 1, "type": "message", "date": "2022-11-01T18:05:00", "date_unixtime": "1667325900",
        "from": "Robin Ashdown", "from_id": "user1", "text": "ok", "text_entities": [],
    }  # fmt: skip
    return json.dumps({"name": name, "type": "private_group", "id": 4011, "messages": [said]})


def scope(cast: Cast, case: Case, **terms: object) -> None:
    told = {
        "power": Power.ON_PREMISES,
        "authorised_by": "Superintendent Cora Thistlewick",
        "authorised_on": date(2023, 12, 1),
        "reasons": "The messages of the late turn.",
        "review_on": date(2024, 6, 1),
        "destroy_on": date(2024, 7, 1),
    }
    set_scope(case=case, actor=cast.asha.actor, at=NOW, **(told | terms))  # type: ignore[arg-type]  # set_scope's own keywords


def test_a_group_of_a_cellebrite_report_is_called_by_its_name(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, ufdr("Nights"), file="report.xml")
    assert Conversation.objects.get().title == "Nights"


def test_a_group_of_telegram_is_called_by_its_name(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, telegram("Nights"), file="result.json")
    assert Conversation.objects.get().title == "Nights"


def test_a_thread_that_no_export_names_is_called_by_its_identifier(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, ufdr(""), file="report.xml")
    assert Conversation.objects.get().title == GROUP


def test_a_second_phone_that_knows_the_name_gives_it(cast: Cast, case_of_phones: Case) -> None:
    brought_in(cast, case_of_phones, ufdr(""), file="report.xml")
    brought_in(cast, case_of_phones, ufdr("Nights"), name="SF/1", file="report.xml")
    assert Conversation.objects.get().title == "Nights"


def test_a_scope_names_threads_as_people_know_them(cast: Cast, case_of_phones: Case) -> None:
    scope(cast, case_of_phones, threads=["Nights"])
    brought_in(cast, case_of_phones, telegram("Nights"), file="result.json")
    brought_in(cast, case_of_phones, telegram("Gardening"), name="SF/1", file="result.json")
    assert [each.title for each in Conversation.objects.all()] == ["Nights"]


def test_a_thread_is_locked_by_the_name_that_a_scope_gives(cast: Cast, case_of_phones: Case) -> None:
    scope(cast, case_of_phones, privileged=["Quill and Co"])
    brought_in(cast, case_of_phones, telegram("Quill and Co"), file="result.json")
    assert Conversation.objects.get().locked == "privileged"


def test_the_line_of_members_names_them(cast: Cast, case_of_phones: Case) -> None:
    names = ("Ned Ashe", "Una Birch", "Cy Dunmore")
    people = "".join(party(f"44770090012{n}@s.whatsapp.net", name) for n, name in enumerate(names, 3))
    text = report(chat(message("Who has the keys to the van tonight"), ident=GROUP, people=people))
    brought_in(cast, case_of_phones, text, file="report.xml")
    page = reverse("chats:conversation", args=[Conversation.objects.get().ref])
    line = cast.asha.client.get(page).content.decode().partition("Members listed.")[2].partition("</li>")[0]
    assert ", ".join(names) in line

"""The pages of the room through a real client: what each shows, refuses and records."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from peelian.people import services
from peelian.people.models import Contact, ImportFile, Person, Post
from peelian.people.states import ContactKind, PersonKind
from tests.cast import PARTS, Cast, Member
from tests.people.hr_files import NEEDED

AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)
READERS = {"asha", "ben", "cora", "dev", "ed", "fay", "hugh", "ida", "petra"}


def page(member: Member, name: str, *args: str, **query: str) -> tuple[int, str]:
    answer = member.client.get(reverse(f"people:{name}", args=args), query)
    return answer.status_code, answer.content.decode()


def send(member: Member, name: str, /, *args: str, **data: object) -> tuple[int, str]:
    answer = member.client.post(reverse(f"people:{name}", args=args), data)
    return answer.status_code, answer.headers.get("Location", "") or answer.content.decode()


@pytest.mark.parametrize("key", PARTS)
def test_the_list_and_a_record_are_there_for_those_who_read_people_and_nowhere_for_others(
    cast: Cast, key: str
) -> None:
    member = getattr(cast, key)
    other = cast.dev.person if key != "dev" else cast.ben.person
    expected = 200 if key in READERS else 404
    assert page(member, "list")[0] == expected
    assert page(member, "person", other.ref)[0] == expected
    assert page(member, "person", member.person.ref)[0] == 404


def test_nobody_is_sent_to_sign_in(cast: Cast) -> None:
    answer = cast.nobody.client.get(reverse("people:list"))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


def test_ed_gets_404_for_himself_on_every_address(cast: Cast) -> None:
    ref = cast.ed.person.ref
    post = Post.objects.get(person=cast.ed.person).ref
    contact = services.add_contact(
        person_ref=ref, kind=ContactKind.PHONE, value="01632 960 004", actor=cast.hugh.actor, at=AT
    ).ref
    for name, *args in [
        ("person",), ("edit",), ("add-post",), ("end-post", post), ("correct-post", post), ("add-contact",),
        ("withdraw-contact", contact), ("merge",),
    ]:  # fmt: skip
        assert page(cast.ed, name, ref, *args)[0] == 404, name
        assert send(cast.ed, name, ref, *args)[0] == (405 if name == "person" else 404), name
        assert page(cast.hugh, name, ref, *args)[0] == 200, name
    assert ref not in page(cast.ed, "list", text="Plumtreeve")[1]
    assert "Nobody matches" in page(cast.ed, "list", text="Plumtreeve")[1]


def test_the_list_filters_and_ignores_values_that_are_not_on_offer(cast: Cast) -> None:
    _, text = page(cast.cora, "list", category="officer", serving="yes", text="Plumtreeve")
    assert "Ed Plumtreeve" in text
    assert "Fay Larkspurn" not in text
    assert page(cast.cora, "list", category="wizard", unit="Nowhere", page="-1", serving="x")[0] == 200


def test_opening_a_record_and_searching_by_name_are_looks(cast: Cast) -> None:
    page(cast.cora, "person", cast.ed.person.ref)
    (look,) = entries_about("record", cast.ed.person.ref, stream=Stream.LOOKS)
    assert look.actor_ref == cast.cora.account.ref
    page(cast.cora, "list", text="Plumtreeve")
    (search,) = entries_about("record", cast.cora.account.ref, stream=Stream.LOOKS)
    assert (search.event.kind, search.event.rows) == ("search", 1)


def test_a_button_that_cannot_be_pressed_says_why(cast: Cast) -> None:
    _, text = page(cast.fay, "person", cast.ed.person.ref)
    assert "You cannot correct the record of the workforce. Ask HR" in text
    assert page(cast.fay, "edit", cast.ed.person.ref)[0] == 403
    assert "Correct details" in page(cast.hugh, "person", cast.ed.person.ref)[1]


def test_hr_adds_a_person_and_a_post_with_a_manager_by_number(cast: Cast) -> None:
    status, address = send(
        cast.hugh, "add", given_names="Wyn", family_name="Ashmoor", date_of_birth="1990-05-04"
    )
    person = Person.objects.get(family_name="Ashmoor")
    assert (status, address) == (302, reverse("people:person", args=[person.ref]))
    facts = {"category": "officer", "rank": "constable", "number": "9001", "force_name": "Wealdmoor Constabulary",
             "unit": "Custody", "from_date": "2019-04-01"}  # fmt: skip
    status, text = send(cast.hugh, "add-post", person.ref, line_manager="0000", **facts)
    assert (status, "Nobody who serves has the number" in text) == (200, True)
    assert send(cast.hugh, "add-post", person.ref, line_manager="2107", **facts)[0] == 302
    post = Post.objects.get(person=person)
    assert (post.line_manager, post.from_date) == (cast.asha.person, date(2019, 4, 1))
    assert "Asha Venn" in page(cast.hugh, "person", person.ref)[1]


def test_a_correction_from_an_old_page_is_refused_and_loses_nothing_that_was_typed(cast: Cast) -> None:
    ref = cast.ben.person.ref
    facts = {"given_names": "Ben", "family_name": "Okafordey", "reasons": "Misspelt.", "version": 1}
    assert send(cast.hugh, "edit", ref, **facts)[0] == 302
    status, text = send(cast.hugh, "edit", ref, **(facts | {"family_name": "Okafordie"}))
    assert status == 200
    assert "Somebody else corrected this record" in text
    assert "Okafordie" in text
    assert Person.objects.get(ref=ref).family_name == "Okafordey"
    assert "Misspelt." in page(cast.hugh, "person", ref)[1]


def test_a_form_of_an_investigator_cannot_carry_ethnicity(cast: Cast) -> None:
    facts = {"given_names": "Ben", "family_name": "Okaforde", "title": "Mr", "ethnicity": "white", "reasons": "x",
             "version": 1}  # fmt: skip
    assert send(cast.asha, "edit", cast.ben.person.ref, **facts)[0] == 302
    assert Person.objects.get(ref=cast.ben.person.ref).ethnicity == ""


def test_a_post_is_corrected_and_ended(cast: Cast) -> None:
    post = Post.objects.get(person=cast.ben.person)
    where = (cast.ben.person.ref, post.ref)
    moved = {"unit": "Custody", "from_date": "2015-09-01", "line_manager": "2107", "reasons": "Moved."}
    assert send(cast.hugh, "correct-post", *where, **moved)[0] == 302
    assert send(cast.hugh, "end-post", *where, until_date="2014-01-01", leaving_reason="resigned")[0] == 200
    assert send(cast.hugh, "end-post", *where, until_date="2023-03-01", leaving_reason="resigned")[0] == 302
    post.refresh_from_db()
    assert (post.unit, post.line_manager, post.until_date) == ("Custody", cast.asha.person, date(2023, 3, 1))
    assert send(cast.hugh, "end-post", *where, until_date="2023-03-02", leaving_reason="resigned")[0] == 403


def test_a_post_of_somebody_else_is_not_reached_through_this_person(cast: Cast) -> None:
    post = Post.objects.get(person=cast.ben.person).ref
    assert page(cast.hugh, "end-post", cast.asha.person.ref, post)[0] == 404


def test_contact_details_are_added_and_withdrawn(cast: Cast) -> None:
    ref = cast.ben.person.ref
    facts = {
        "kind": "phone",
        "value": "01632 960 005",
        "safety_note": "Do not leave messages",
        "preferred": "on",
    }
    assert send(cast.hugh, "add-contact", ref, **facts)[0] == 302
    assert "Do not leave messages" in page(cast.hugh, "person", ref)[1]
    assert "01632 960 005" not in page(cast.fay, "person", ref)[1]
    contact = Contact.objects.get(person=cast.ben.person)
    assert send(cast.hugh, "withdraw-contact", ref, contact.ref)[0] == 302
    assert "01632 960 005" not in page(cast.hugh, "person", ref)[1]


def test_two_records_are_compared_and_merged(cast: Cast) -> None:
    other = services.add_person(
        kind=PersonKind.WORKFORCE,
        given_names="Benedict",
        family_name="Okaforde",
        actor=cast.hugh.actor,
        at=AT,
    )
    ref = cast.ben.person.ref
    assert "There is no record P-NOBODY" in page(cast.hugh, "merge", ref, duplicate="P-NOBODY")[1]
    assert "into itself" in page(cast.hugh, "merge", ref, duplicate=ref)[1]
    assert "Benedict Okaforde" in page(cast.hugh, "merge", ref, duplicate=other.ref)[1]
    address = f"{reverse('people:merge', args=[ref])}?duplicate={other.ref}"
    assert cast.hugh.client.post(address, {"reasons": "One man."}).status_code == 302
    answer = cast.hugh.client.get(reverse("people:person", args=[other.ref]))
    assert answer.headers["Location"] == reverse("people:person", args=[ref])


def upload(member: Member, text: str) -> tuple[int, str]:
    return send(member, "import", file=SimpleUploadedFile("hr.csv", text.encode(), "text/csv"))


def test_a_good_file_is_shown_confirmed_and_imported(cast: Cast) -> None:
    text = (
        f"{NEEDED}\n9001,officer,pc,Wyn,Ashmoor,2019-04-01\n4471,officer,sergeant,Ed,Plumtreeve,2015-09-01\n"
    )
    status, address = upload(cast.hugh, text)
    assert status == 302
    shown = cast.hugh.client.get(address)
    assert "4471, rank: constable becomes sergeant" in shown.content.decode()
    assert not Person.objects.filter(family_name="Ashmoor").exists()
    assert cast.ida.client.get(address).status_code == 404
    assert cast.hugh.client.post(address, {"confirmed": "another plan"}).status_code == 200
    done = cast.hugh.client.post(address, {"confirmed": shown.context["report"].fingerprint})
    assert done.headers["Location"] == reverse("people:list")
    assert Person.objects.filter(family_name="Ashmoor").count() == 1
    assert cast.hugh.client.get(address).status_code == 404


def test_a_bad_file_is_reported_and_not_kept(cast: Cast) -> None:
    status, text = upload(cast.hugh, f"{NEEDED}\n9001,officer,<b>corporal</b>,Wyn,Ashmoor,2019-04-01\n")
    assert status == 422
    assert "Line 2" in text
    assert "&lt;b&gt;corporal&lt;/b&gt;" in text
    assert not ImportFile.objects.exists()


def test_an_uploaded_file_can_be_discarded(cast: Cast) -> None:
    _, address = upload(cast.hugh, f"{NEEDED}\n9001,officer,pc,Wyn,Ashmoor,2019-04-01\n")
    ref = ImportFile.objects.get().ref
    assert send(cast.asha, "discard-import", ref)[0] == 404
    assert send(cast.hugh, "discard-import", ref)[0] == 302
    assert cast.hugh.client.get(address).status_code == 404


def test_only_hr_uploads(cast: Cast) -> None:
    assert page(cast.hugh, "import")[0] == 200
    assert page(cast.ida, "import")[0] == 403
    assert page(cast.gus, "import")[0] == 404
    assert upload(cast.ida, NEEDED)[0] == 403

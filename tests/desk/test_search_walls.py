"""Nothing hidden is found, shown or counted; nothing protected is ever indexed."""

import pytest

from peelian.access.events import Walled
from peelian.access.services import declare_conflict
from peelian.cases.services.informing import add_party
from peelian.cases.services.keeping import record_fact, write_note
from peelian.cases.services.sealing import put_on_case, seal_case
from peelian.cases.services.subjects import remove_subject
from peelian.cases.states import MemberRole, PartyRole, Standing
from peelian.desk.models import SearchDocument
from peelian.desk.search.finding import find
from peelian.ledger.events import Stream
from peelian.ledger.models import Entry
from peelian.people.services import correct_person
from peelian.people.states import PersonField
from tests.cases.factories import THURSDAY, about_ed, at

pytestmark = pytest.mark.django_db


def found_by(member, typed: str) -> list[str]:
    found = find(member.actor, typed)
    return [hit.ref for hit in ([found.exact] if found.exact else []) + list(found.hits)]


def test_every_kind_of_word_of_a_case_is_found(cast):
    case, _ = about_ed(cast, title="Messages in a group")
    write_note(case=case, text="Spoke to the quartermaster.", actor=cast.ida.actor, at=at(10))
    record_fact(
        case=case,
        question="Suspected offence",
        standing=Standing.UNKNOWN,
        value="Not said by the broadcaster",
        said_by="The news desk",
        known_on=THURSDAY,
        actor=cast.ida.actor,
        at=at(10),
    )
    for typed in ("messages", "plumtreeve", "demeaned", "quartermaster", "broadcaster", "colleague reported"):
        assert case.ref in found_by(cast.cora, typed), typed


def test_a_reference_finds_its_record_first_however_it_is_typed(cast):
    case, _ = about_ed(cast)
    for typed in (case.ref, case.ref.lower(), case.ref.replace("-", " "), f" {case.ref.replace('-', '')} "):
        assert found_by(cast.cora, typed)[:1] == [case.ref]
    assert found_by(cast.cora, cast.asha.person.ref)[:1] == [cast.asha.person.ref]


def test_the_subject_finds_nothing_of_his_own_matter(cast):
    case, _ = about_ed(cast)
    for typed in ("demeaned", "messages group", case.ref, "plumtreeve", "Ed Plumtreeve", cast.ed.person.ref):
        assert case.ref not in found_by(cast.ed, typed)
        assert cast.ed.person.ref not in found_by(cast.ed, typed)
    page = cast.ed.client.get("/search/", {"q": "demeaned"}).content.decode()
    assert "No record that you may see" in page
    assert case.ref not in page


def test_a_note_in_a_sealed_case_leaks_nothing(cast):
    case, _ = about_ed(cast)
    put_on_case(
        case=case, account_ref=cast.dev.account.ref, role=MemberRole.READER, actor=cast.cora.actor, at=at(10)
    )
    write_note(case=case, text="The source is called Marigold.", actor=cast.cora.actor, at=at(10))
    assert found_by(cast.ben, "marigold") == [case.ref]
    seal_case(case=case, reasons="A risk that the group is warned.", actor=cast.cora.actor, at=at(11))
    assert [found_by(m, "marigold") for m in (cast.ben, cast.ida, cast.petra, cast.asha)] == [[]] * 4
    assert found_by(cast.dev, "marigold") == [case.ref]
    page = cast.ben.client.get("/search/", {"q": "marigold"}).content.decode()
    assert "Marigold." not in page
    assert "source is called" not in page


def test_a_declared_conflict_hides_at_once(cast):
    case, _ = about_ed(cast)
    assert case.ref in found_by(cast.ben, "demeaned")
    declare_conflict(
        actor=cast.ben.actor,
        kind=Walled.PERSON,
        against_ref=cast.ed.person.ref,
        reasons="My brother.",
        at=at(10),
    )
    assert case.ref not in found_by(cast.ben, "demeaned")


@pytest.mark.parametrize("who", ["fay", "hugh"])
def test_those_who_see_no_cases_find_people_alone(cast, who):
    about_ed(cast)
    assert found_by(getattr(cast, who), "plumtreeve") == [cast.ed.person.ref]
    assert found_by(getattr(cast, who), "4471") == [cast.ed.person.ref]


@pytest.mark.parametrize("who", ["gus", "ada"])
def test_the_search_is_hidden_from_those_who_do_not_search(cast, who):
    assert getattr(cast, who).client.get("/search/").status_code == 404


def test_victims_are_not_in_the_index_at_all(cast):
    case, _ = about_ed(cast)
    add_party(
        case=case,
        role=PartyRole.VICTIM,
        label="Woman A",
        given_names="Rosamund",
        family_name="Threlkeldine",
        contact_safely="Never at the house in Fernhurst",
        handling_started_on=THURSDAY,
        actor=cast.ida.actor,
        at=at(10),
    )
    for word in ("Rosamund", "Threlkeldine", "Fernhurst"):
        assert not SearchDocument.objects.filter(text__icontains=word).exists()
        assert not SearchDocument.objects.filter(title__icontains=word).exists()
        assert found_by(cast.cora, word) == []


def test_a_subject_who_was_removed_is_no_longer_found_in_the_case(cast):
    case, subject = about_ed(cast)
    remove_subject(subject=subject, reasons="Another officer.", actor=cast.cora.actor, at=at(10))
    assert case.ref not in found_by(cast.cora, "plumtreeve")


def test_a_corrected_name_is_found_in_the_cases_too(cast):
    case, _ = about_ed(cast)
    person = cast.ed.person
    correct_person(
        person_ref=person.ref,
        version=person.version,
        changes={PersonField.FAMILY_NAME: "Quenbyrd"},
        reasons="Married name.",
        actor=cast.hugh.actor,
        at=at(10),
    )
    assert case.ref in found_by(cast.cora, "quenbyrd")


def test_every_search_is_written_down_with_its_words_beside_the_ledger(cast):
    about_ed(cast)
    cast.cora.client.get("/search/", {"q": "demeaned"})
    entry = Entry.objects.filter(stream=Stream.LOOKS, type="access.record_consulted").latest("sequence")
    assert '"kind":"search"' in entry.payload
    assert '"rows":1' in entry.payload
    assert "demeaned" not in entry.payload


@pytest.mark.parametrize("typed", ["x" * 10_000, "?", "the and", "'\"`;--", "\x00", "🜁🜂", "a" * 200])
def test_the_page_answers_whatever_is_typed(cast, typed):
    page = cast.cora.client.get("/search/", {"q": typed})
    assert page.status_code == 200

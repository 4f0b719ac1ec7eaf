"""Adding and correcting people, posts and contacts: each success stands beside its refusals."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from peelian.access.refusals import Hidden, Refused
from peelian.ledger.queries import entries_about
from peelian.people import services
from peelian.people.models import Person, PersonChange, Post
from peelian.people.queries import cards_for, contacts_of, person_card
from peelian.people.states import Category, ContactKind, LeavingReason, PersonField, PersonKind, Rank
from tests.cast import FORCE, Cast

AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)


def add(cast: Cast, **about: object) -> Person:
    facts = {"kind": PersonKind.WORKFORCE, "given_names": "Siân", "family_name": "O’Larkson"} | about
    return services.add_person(actor=cast.hugh.actor, at=AT, **facts)


def post(cast: Cast, person: Person, **about: object) -> Post:
    facts = {
        "category": Category.OFFICER,
        "rank": Rank.CONSTABLE,
        "force_name": FORCE,
        "number": "7001",
        "from_date": date(2019, 4, 1),
        "unit": "Response East",
    } | about
    return services.add_post(person_ref=person.ref, actor=cast.hugh.actor, at=AT, **facts)


def types_about(person: Person) -> list[str]:
    return [entry.type for entry in entries_about("person", person.ref)]


def test_it_adds_a_person_and_leaves_the_event_without_the_name(cast: Cast) -> None:
    person = add(cast)
    (entry,) = entries_about("person", person.ref)
    assert entry.type == "people.person_added"
    assert "Larkson" not in repr(entry.event)
    assert person.full_name == "Siân O’Larkson"


def test_it_refuses_to_add_to_the_workforce_without_permission(cast: Cast) -> None:
    with pytest.raises(Refused, match="cannot add people"):
        services.add_person(kind=PersonKind.WORKFORCE, family_name="Larkson", actor=cast.cora.actor, at=AT)
    assert not Person.objects.filter(family_name="Larkson").exists()


def test_liaison_records_members_of_the_public_but_an_auditor_does_not(cast: Cast) -> None:
    facts = {"kind": PersonKind.PUBLIC, "family_name": "Wetherfold", "at": AT}
    assert services.add_person(actor=cast.lena.actor, **facts).kind == PersonKind.PUBLIC
    with pytest.raises(Refused, match="members of the public"):
        services.add_person(actor=cast.gus.actor, **facts)


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"family_name": "  "}, "Give a family name"),
        ({"date_of_birth": date(2024, 1, 1)}, "date of birth"),
        ({"date_of_birth": date(1899, 12, 31)}, "date of birth"),
    ],
)
def test_it_refuses_a_person_that_cannot_be(cast: Cast, about: dict, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        add(cast, **about)


def test_it_keeps_the_old_value_and_the_reasons_of_a_correction(cast: Cast) -> None:
    person = add(cast)
    services.correct_person(
        person_ref=person.ref,
        version=1,
        changes={PersonField.FAMILY_NAME: "Larkson", PersonField.TITLE: ""},
        reasons="Spelt wrongly in the HR file.",
        actor=cast.hugh.actor,
        at=AT,
    )
    (change,) = PersonChange.objects.filter(person=person)
    assert (change.old, change.new, change.reasons) == (
        "O’Larkson",
        "Larkson",
        "Spelt wrongly in the HR file.",
    )
    assert person_card(person.ref).name == "Siân Larkson"
    assert Person.objects.get(ref=person.ref).search_name == "sian larkson"
    assert types_about(person)[-1] == "people.person_corrected"


def test_the_second_of_two_corrections_at_once_is_refused_and_overwrites_nothing(cast: Cast) -> None:
    person = add(cast)

    def correct(name: str) -> None:
        services.correct_person(
            person_ref=person.ref,
            version=1,
            changes={PersonField.FAMILY_NAME: name},
            reasons="Correction.",
            actor=cast.hugh.actor,
            at=AT,
        )

    correct("Larkson")
    with pytest.raises(Refused, match="Somebody else"):
        correct("Larkspon")
    assert Person.objects.get(ref=person.ref).family_name == "Larkson"
    assert types_about(person).count("people.person_corrected") == 1


@pytest.mark.parametrize(
    ("changes", "reasons", "sentence"),
    [
        ({PersonField.FAMILY_NAME: "Larkson"}, " ", "Say why"),
        ({PersonField.FAMILY_NAME: ""}, "Why not", "family name"),
        ({PersonField.RANK: "sergeant"}, "Why not", "belongs to a post"),
        ({PersonField.GIVEN_NAMES: "Siân"}, "Why not", "Nothing differs"),
    ],
)
def test_it_refuses_a_correction_that_makes_no_sense(
    cast: Cast, changes: dict, reasons: str, sentence: str
) -> None:
    person = add(cast)
    with transaction.atomic(), pytest.raises(Refused, match=sentence):
        services.correct_person(
            person_ref=person.ref, version=1, changes=changes, reasons=reasons, actor=cast.hugh.actor, at=AT
        )


def test_only_hr_records_ethnicity(cast: Cast) -> None:
    person = add(cast)
    about = {
        "person_ref": person.ref,
        "version": 1,
        "changes": {PersonField.ETHNICITY: "white"},
        "reasons": "As stated by the person.",
        "at": AT,
    }
    with pytest.raises(Refused, match="Only HR"):
        services.correct_person(actor=cast.asha.actor, **about)
    assert services.correct_person(actor=cast.hugh.actor, **about).ethnicity == "white"


def test_ed_cannot_correct_himself_although_he_may_edit_people(cast: Cast) -> None:
    about = {
        "version": 1,
        "changes": {PersonField.TITLE: "Mr"},
        "reasons": "Mine.",
        "actor": cast.ed.actor,
        "at": AT,
    }
    assert services.correct_person(person_ref=cast.ben.person.ref, **about).title == "Mr"
    with pytest.raises(Hidden):
        services.correct_person(person_ref=cast.ed.person.ref, **about)


def test_a_post_begins_and_ends_with_its_events(cast: Cast) -> None:
    person = add(cast)
    held = post(cast, person)
    ending = {"post_ref": held.ref, "until_date": date(2023, 2, 1), "leaving_reason": LeavingReason.RESIGNED}
    services.end_post(**ending, actor=cast.hugh.actor, at=AT)
    card = person_card(person.ref)
    assert (card.serving, card.former_on, card.former_officer) == (False, date(2023, 2, 1), True)
    assert types_about(person)[1:] == ["people.post_begun", "people.post_ended"]
    with pytest.raises(Refused, match="already ended, on 1 February 2023"):
        services.end_post(**ending, actor=cast.hugh.actor, at=AT)


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"rank": None}, "needs a rank"),
        ({"rank": Rank.SPECIAL_CONSTABLE}, "needs a rank"),
        ({"category": Category.POLICE_STAFF}, "holds no rank"),
        ({"until_date": date(2019, 4, 1), "leaving_reason": LeavingReason.RETIRED}, "ends after it begins"),
        ({"until_date": date(2020, 4, 1)}, "reason for leaving"),
        ({"leaving_reason": LeavingReason.RETIRED}, "reason for leaving"),
        ({"from_date": date(1979, 4, 1)}, "before the person was born"),
        ({"number": "4471"}, "held by somebody who serves"),
        ({"number": " "}, "Give the collar"),
        ({"line_manager_ref": "P-UNKNOWN"}, "no member of the workforce"),
    ],
)
def test_it_refuses_a_post_that_cannot_be(cast: Cast, about: dict, sentence: str) -> None:
    person = add(cast, date_of_birth=date(1990, 5, 4))
    with pytest.raises(Refused, match=sentence):
        post(cast, person, **about)


def test_the_database_refuses_a_second_live_number_even_past_the_service(cast: Cast) -> None:
    person = add(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(
            ref="T-SECOND",
            person=person,
            category=Category.OFFICER,
            rank=Rank.CONSTABLE,
            force_name=FORCE,
            number="4471",
            from_date=date(2019, 4, 1),
        )


def test_an_ended_number_can_be_issued_again(cast: Cast) -> None:
    first = post(cast, add(cast))
    services.end_post(
        post_ref=first.ref,
        until_date=date(2023, 2, 1),
        leaving_reason=LeavingReason.RESIGNED,
        actor=cast.hugh.actor,
        at=AT,
    )
    assert post(cast, add(cast, family_name="Larkson"), from_date=date(2023, 3, 1)).number == "7001"


def test_a_member_of_the_public_holds_no_post(cast: Cast) -> None:
    with pytest.raises(Refused, match="holds no post"):
        post(cast, add(cast, kind=PersonKind.PUBLIC))


def test_a_line_of_management_is_never_a_circle(cast: Cast) -> None:
    low = add(cast)
    high = add(cast, family_name="Larkson")
    post(cast, low, line_manager_ref=high.ref)
    held = post(cast, high, number="7002", rank=Rank.SERGEANT)
    with pytest.raises(Refused, match="circle"):
        services.correct_post(
            post_ref=held.ref,
            changes={PersonField.LINE_MANAGER: low.ref},
            reasons="New team.",
            actor=cast.hugh.actor,
            at=AT,
        )


def test_a_move_of_unit_is_kept_with_its_old_value(cast: Cast) -> None:
    person = add(cast)
    held = post(cast, person)
    about = {"post_ref": held.ref, "reasons": "Moved on Monday.", "actor": cast.hugh.actor, "at": AT}
    services.correct_post(
        changes={PersonField.UNIT: "Custody", PersonField.LINE_MANAGER: cast.asha.person.ref}, **about
    )
    card = person_card(person.ref)
    assert (card.unit, card.line_manager_name) == ("Custody", "Asha Venn")
    kept = PersonChange.objects.filter(post=held).values_list("field", "old", "new")
    assert set(kept) == {("unit", "Response East", "Custody"), ("line_manager", "", cast.asha.person.ref)}
    with pytest.raises(Refused, match="new post"):
        services.correct_post(changes={PersonField.RANK: Rank.SERGEANT.value}, **about)


def test_the_new_preferred_contact_takes_the_place_of_the_old(cast: Cast) -> None:
    person = add(cast, kind=PersonKind.PUBLIC)
    about = {"person_ref": person.ref, "preferred": True, "actor": cast.lena.actor, "at": AT}
    services.add_contact(kind=ContactKind.PHONE, value="01632 960 001", **about)
    services.add_contact(
        kind=ContactKind.EMAIL, value="s@example.org", safety_note="Do not leave messages", **about
    )
    rows = contacts_of(person.ref)
    assert [(row.value, row.preferred) for row in rows] == [("s@example.org", True), ("01632 960 001", False)]
    services.withdraw_contact(contact_ref=rows[0].ref, actor=cast.lena.actor, at=AT)
    assert [row.value for row in contacts_of(person.ref)] == ["01632 960 001"]
    with pytest.raises(Refused, match="withdrawn already"):
        services.withdraw_contact(contact_ref=rows[0].ref, actor=cast.lena.actor, at=AT)
    assert not any("01632 960" in repr(entry.event) for entry in entries_about("person", person.ref))


def test_an_officer_who_becomes_staff_serves_and_is_a_former_officer(cast: Cast) -> None:
    person = add(cast)
    post(cast, person, until_date=date(2022, 6, 1), leaving_reason=LeavingReason.RETIRED)
    post(cast, person, number="S77", category=Category.POLICE_STAFF, rank=None, from_date=date(2022, 7, 1))
    card = cards_for([person.ref])[person.ref]
    assert card.serving
    assert card.category == Category.POLICE_STAFF
    assert card.officer_until == date(2022, 6, 1)


def test_a_post_that_is_known_to_end_runs_until_then(cast: Cast) -> None:
    person = add(cast)
    post(cast, person, until_date=date(2023, 4, 1), leaving_reason=LeavingReason.RETIRED)
    assert person_card(person.ref, on=date(2023, 3, 31)).serving
    assert not person_card(person.ref, on=date(2023, 4, 1)).serving

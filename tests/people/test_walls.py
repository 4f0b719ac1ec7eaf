"""Who sees which people: one line for each member of the cast, and walls that a merge does not bring down."""

from datetime import UTC, datetime

import pytest

from peelian.access.events import Walled
from peelian.access.refusals import Hidden, Refused
from peelian.access.services import declare_conflict
from peelian.people import policy, services
from peelian.people.models import Person
from peelian.people.queries import Filters, cards_for, contacts_of, find_people, people_rows, person_page
from peelian.people.states import ContactKind, PersonKind
from tests.cast import PARTS, Cast

AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)
READERS = {"asha", "ben", "cora", "dev", "ed", "fay", "hugh", "ida", "petra"}
EDITORS = {"asha", "ben", "dev", "ed", "hugh", "ida"}
IMPORTERS = {"hugh"}
MERGERS = {"hugh", "ida", "ed"}


def allowed(check: object, *facts: object) -> bool:
    try:
        check(*facts)
    except (Refused, Hidden):
        return False
    return True


def member_of_the_public(cast: Cast) -> Person:
    return services.add_person(
        kind=PersonKind.PUBLIC, family_name="Wetherfold", given_names="Nell", actor=cast.ida.actor, at=AT
    )


@pytest.mark.parametrize("key", PARTS)
def test_each_member_of_the_cast_sees_and_does_what_their_role_allows(cast: Cast, key: str) -> None:
    actor = getattr(cast, key).actor
    other = cast.asha.person if key != "asha" else cast.ben.person
    assert policy.visible_people(actor).filter(ref=other.ref).exists() == (key in READERS)
    assert allowed(policy.get_person, actor, other.ref) == (key in READERS)
    assert allowed(policy.check_can_add, actor) == (key in EDITORS)
    assert allowed(policy.check_can_edit, actor, other) == (key in EDITORS)
    assert allowed(policy.check_can_import, actor) == (key in IMPORTERS)
    assert allowed(policy.check_can_merge, actor, other) == (key in MERGERS)
    assert policy.may_see_special(actor) == (key in IMPORTERS)


@pytest.mark.parametrize("key", PARTS)
def test_nobody_sees_their_own_record(cast: Cast, key: str) -> None:
    member = getattr(cast, key)
    with pytest.raises(Hidden):
        policy.get_person(member.actor, member.person.ref)
    assert not find_people(member.actor, member.person.family_name)


def test_ed_is_missing_from_what_ed_can_list_and_count(cast: Cast) -> None:
    seen_by_ed = people_rows(cast.ed.actor, Filters())
    seen_by_fay = people_rows(cast.fay.actor, Filters())
    assert seen_by_ed.total == seen_by_fay.total == len(PARTS) - 1
    assert cast.ed.person.ref not in {row.ref for row in seen_by_ed.rows}
    assert cast.ed.person.ref in {row.ref for row in seen_by_fay.rows}


def test_a_declared_conflict_hides_the_person_at_once(cast: Cast) -> None:
    assert policy.get_person(cast.fay.actor, cast.ed.person.ref)
    declare_conflict(
        actor=cast.fay.actor, kind=Walled.PERSON, against_ref=cast.ed.person.ref, reasons="Cousin.", at=AT
    )
    with pytest.raises(Hidden):
        policy.get_person(cast.fay.actor, cast.ed.person.ref)


@pytest.mark.parametrize("key", PARTS)
def test_members_of_the_public_are_nowhere_in_this_room(cast: Cast, key: str) -> None:
    person = member_of_the_public(cast)
    actor = getattr(cast, key).actor
    assert not allowed(policy.get_person, actor, person.ref)
    assert not find_people(actor, "Wetherfold")
    assert not people_rows(actor, Filters(text="Wetherfold")).total if key in READERS else True


def test_the_room_that_holds_the_matter_still_finds_name_and_contact_of_a_member_of_the_public(
    cast: Cast,
) -> None:
    person = member_of_the_public(cast)
    services.add_contact(
        person_ref=person.ref, kind=ContactKind.PHONE, value="01632 960 002", actor=cast.lena.actor, at=AT
    )
    assert cards_for([person.ref])[person.ref].label == "Nell Wetherfold"
    assert contacts_of(person.ref)[0].value == "01632 960 002"


def test_contact_details_are_shown_only_to_those_who_keep_the_record(cast: Cast) -> None:
    services.add_contact(
        person_ref=cast.ben.person.ref,
        kind=ContactKind.PHONE,
        value="01632 960 003",
        actor=cast.hugh.actor,
        at=AT,
    )
    assert person_page(cast.ben.person, cast.hugh.actor).contacts[0].value == "01632 960 003"
    assert person_page(cast.ben.person, cast.cora.actor).contacts is None


def test_ethnicity_is_shown_to_hr_alone(cast: Cast) -> None:
    from peelian.people.states import PersonField

    services.correct_person(
        person_ref=cast.ben.person.ref,
        version=1,
        changes={PersonField.ETHNICITY: "black"},
        reasons="As stated.",
        actor=cast.hugh.actor,
        at=AT,
    )
    ben = Person.objects.get(ref=cast.ben.person.ref)
    to_hr, to_asha = person_page(ben, cast.hugh.actor), person_page(ben, cast.asha.actor)
    assert (to_hr.ethnicity_title[:5], to_hr.changes[0].new) == ("Black", "black")
    assert (to_asha.ethnicity_title, to_asha.changes[0].new) == ("", "Not shown")


def second_record_of_ed(cast: Cast) -> Person:
    return services.add_person(
        kind=PersonKind.WORKFORCE,
        given_names="Edward",
        family_name="Plumtreeve",
        actor=cast.hugh.actor,
        at=AT,
    )


def test_ed_stays_hidden_from_himself_when_his_record_is_merged_away(cast: Cast) -> None:
    kept = second_record_of_ed(cast)
    services.merge_people(
        keep_ref=kept.ref, duplicate_ref=cast.ed.person.ref, reasons="One man.", actor=cast.hugh.actor, at=AT
    )
    cast.ed.account.refresh_from_db()
    assert cast.ed.actor.person_ref == kept.ref
    for ref in (kept.ref, cast.ed.person.ref):
        with pytest.raises(Hidden):
            policy.get_person(cast.ed.actor, ref)
    assert policy.get_person(cast.fay.actor, cast.ed.person.ref).ref == kept.ref


def test_a_conflict_declared_against_a_record_follows_it_into_the_merged_one(cast: Cast) -> None:
    duplicate = second_record_of_ed(cast)
    declare_conflict(
        actor=cast.fay.actor, kind=Walled.PERSON, against_ref=duplicate.ref, reasons="Cousin.", at=AT
    )
    assert policy.get_person(cast.fay.actor, cast.ed.person.ref)
    services.merge_people(
        keep_ref=cast.ed.person.ref,
        duplicate_ref=duplicate.ref,
        reasons="One man.",
        actor=cast.hugh.actor,
        at=AT,
    )
    with pytest.raises(Hidden):
        policy.get_person(cast.fay.actor, cast.ed.person.ref)
    assert cast.ed.person.ref in cast.fay.actor.walled_people


def test_a_conflict_declared_against_a_tombstone_walls_the_kept_record(cast: Cast) -> None:
    duplicate = second_record_of_ed(cast)
    services.merge_people(
        keep_ref=cast.ed.person.ref,
        duplicate_ref=duplicate.ref,
        reasons="One man.",
        actor=cast.hugh.actor,
        at=AT,
    )
    declare_conflict(
        actor=cast.fay.actor, kind=Walled.PERSON, against_ref=duplicate.ref, reasons="Cousin.", at=AT
    )
    with pytest.raises(Hidden):
        policy.get_person(cast.fay.actor, cast.ed.person.ref)
    assert cast.ed.person.ref in policy.walls_of(cast.fay.actor)

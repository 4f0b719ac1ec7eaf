"""Lists, searches, cards and lines of management."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peelian.people import services
from peelian.people.models import Person, Post
from peelian.people.queries import (
    Filters,
    cards_for,
    employment_on,
    find_people,
    management_line,
    people_rows,
    person_card,
)
from peelian.people.states import Category, LeavingReason, PersonKind, Rank
from tests.cast import FORCE, PARTS, Cast

AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)


def add(cast: Cast, family: str, number: str, **about: object) -> Person:
    person = services.add_person(
        kind=PersonKind.WORKFORCE,
        given_names=about.pop("given", "Pat"),
        family_name=family,
        actor=cast.hugh.actor,
        at=AT,
    )
    facts = {"category": Category.OFFICER, "rank": Rank.CONSTABLE, "from_date": date(2019, 4, 1)} | about
    services.add_post(
        person_ref=person.ref, force_name=FORCE, number=number, actor=cast.hugh.actor, at=AT, **facts
    )
    return person


def names(cast: Cast, **filters: object) -> set[str]:
    return {row.name for row in people_rows(cast.cora.actor, Filters(**filters)).rows}


@pytest.mark.parametrize("text", ["sian o'larkson", "O’LARKSON", "Siân", "larkson sian", "7003", "  7003 "])
def test_it_finds_a_name_whatever_the_accents_apostrophes_and_case(cast: Cast, text: str) -> None:
    person = add(cast, "O'Larkson", "7003", given="Siân")
    assert [card.ref for card in find_people(cast.cora.actor, text)] == [person.ref]
    assert names(cast, text=text) == {"Siân O'Larkson"}


def test_it_finds_by_reference_and_finds_nobody_for_nothing(cast: Cast) -> None:
    person = add(cast, "O'Larkson", "7003")
    assert [card.ref for card in find_people(cast.cora.actor, person.ref.lower())] == [person.ref]
    assert find_people(cast.cora.actor, "   ") == ()


def test_a_percent_sign_is_a_sign_and_not_a_wildcard(cast: Cast) -> None:
    assert find_people(cast.cora.actor, "%") == ()
    assert find_people(cast.cora.actor, "_") == ()


def test_filters_narrow_together(cast: Cast) -> None:
    add(
        cast,
        "Gonebury",
        "7004",
        unit="Custody",
        until_date=date(2022, 1, 1),
        leaving_reason=LeavingReason.RESIGNED,
    )
    add(cast, "Stayley", "7005", unit="Custody")
    assert names(cast, unit="Custody") == {"Pat Stayley"}
    assert names(cast, unit="Custody", serving=False) == {"Pat Gonebury"}
    assert names(cast, category=Category.OFFICER, unit="Custody", text="stay") == {"Pat Stayley"}
    assert names(cast, category=Category.POLICE_STAFF, unit="Custody") == set()


def test_a_page_has_fifty_and_a_page_too_far_is_the_last(cast: Cast) -> None:
    for number in range(60):
        add(cast, f"Rowley{number:02}", f"R{number:02}")
    first, second, far = (people_rows(cast.cora.actor, Filters(text="Rowley"), page) for page in (1, 2, 99))
    assert [len(first.rows), len(second.rows), first.total, first.pages] == [50, 10, 60, 2]
    assert far.page == 2
    assert {row.ref for row in first.rows}.isdisjoint(row.ref for row in second.rows)


def test_a_page_of_fifty_costs_as_many_queries_as_a_page_of_one(cast: Cast) -> None:
    for number in range(50):
        add(cast, f"Rowley{number:02}", f"R{number:02}", line_manager_ref=cast.asha.person.ref)
    counts, actor = [], cast.cora.actor
    for text in ("Rowley00", "Rowley"):
        with CaptureQueriesContext(connection) as queries:
            people_rows(actor, Filters(text=text))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 5


def test_cards_leave_out_unknown_references_and_take_thousands(cast: Cast) -> None:
    refs = [f"P-NO{number:06}" for number in range(1200)]
    assert list(cards_for([*refs, cast.ed.person.ref, ""])) == [cast.ed.person.ref]


def test_a_card_says_who_somebody_is(cast: Cast) -> None:
    card = person_card(cast.ed.person.ref)
    assert (card.label, card.rank_title, card.unit) == (
        "Ed Plumtreeve, constable, 4471",
        "Constable",
        "Response West",
    )
    assert person_card(cast.fay.person.ref).label == "Fay Larkspurn, vetting officer, S6102"
    assert person_card("P-NOBODY") is None


@pytest.mark.parametrize(
    ("day", "rank"),
    [
        (date(2018, 12, 31), None),
        (date(2019, 1, 1), Rank.CONSTABLE),
        (date(2021, 5, 31), Rank.CONSTABLE),
        (date(2021, 6, 1), Rank.SERGEANT),
        (date(2022, 12, 31), Rank.SERGEANT),
        (date(2023, 1, 1), None),
    ],
)
def test_employment_is_what_somebody_was_on_the_day(cast: Cast, day: date, rank: Rank | None) -> None:
    moved = {"until_date": date(2021, 6, 1), "leaving_reason": LeavingReason.MOVED}
    person = add(cast, "Stepwell", "7006", from_date=date(2019, 1, 1), **moved)
    services.add_post(
        person_ref=person.ref, category=Category.OFFICER, rank=Rank.SERGEANT, force_name=FORCE, number="7006",
        from_date=date(2021, 6, 1), until_date=date(2023, 1, 1), leaving_reason=LeavingReason.RESIGNED,
        actor=cast.hugh.actor, at=AT,
    )  # fmt: skip
    held = employment_on(person.ref, day)
    assert (held.rank if held else None) == rank


def test_an_officer_who_also_volunteers_counts_as_an_officer(cast: Cast) -> None:
    services.add_post(
        person_ref=cast.ed.person.ref, category=Category.VOLUNTEER, force_name=FORCE, number="V9",
        from_date=date(2020, 1, 1), actor=cast.hugh.actor, at=AT,
    )  # fmt: skip
    assert employment_on(cast.ed.person, date(2023, 1, 1)).is_officer


def test_the_line_of_management_is_told_upwards_and_ends_even_in_a_circle(cast: Cast) -> None:
    top = add(cast, "Topley", "7007")
    middle = add(cast, "Midley", "7008", line_manager_ref=top.ref)
    low = add(cast, "Lowley", "7009", line_manager_ref=middle.ref)
    assert management_line(low) == (middle.ref, top.ref)
    assert management_line(low.ref, on=date(2019, 3, 31)) == ()
    # Past the service, as a merge or an old record could leave it:
    Post.objects.filter(person=top).update(line_manager=low)
    assert management_line(low) == (middle.ref, top.ref)


def test_there_are_as_many_people_as_the_cast(cast: Cast) -> None:
    assert people_rows(cast.cora.actor, Filters()).total == len(PARTS) - 1

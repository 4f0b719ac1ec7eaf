"""Pages cost as many queries with sixty rows as with one, and never more than thirty."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peelian.cases.services.keeping import set_task, write_note
from peelian.cases.services.opening import open_case
from peelian.cases.services.subjects import add_subject, make_allegation
from peelian.cases.states import MatterType
from peelian.people.services import add_person, add_post
from peelian.people.states import Category, PersonKind, Rank
from tests.architecture.scene import signed_in
from tests.cases.factories import at, investigated
from tests.cast import FORCE, SERVING_FROM, Cast
from tests.reports import making

pytestmark = pytest.mark.django_db
MOST = 30
MANY = 60
FRAMES = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT", "SELECT pg_advisory_xact_lock")
"""The frame of a transaction reads and writes nothing; the figures of the pages leave it out too.

The ledger's lock is part of it: PostgreSQL takes it in a statement of its own, SQLite within BEGIN.
"""


def queries(cast: Cast, person: str, path: str) -> int:
    """How many a page takes when it is asked for the second time: signing in is no part of it."""
    client = signed_in(person)
    with CaptureQueriesContext(
        connection,
    ) as taken:
        assert client.get(path).status_code == 200, path
    return sum(not query["sql"].startswith(FRAMES) for query in taken)


def another_case(cast: Cast, number: int) -> str:
    """One more case in Asha's unit, about a person of its own."""
    act = {"actor": cast.ida.actor, "at": at(9)}
    person = add_person(
        kind=PersonKind.WORKFORCE,
        given_names=f"Pat{number}",
        family_name="Message",
        actor=cast.hugh.actor,
        at=at(8),
    )
    add_post(
        person_ref=person.ref, category=Category.OFFICER, force_name=FORCE, number=f"77{number:02}",
        rank=Rank.CONSTABLE, unit="Response East", from_date=SERVING_FROM, actor=cast.hugh.actor, at=at(8),
    )  # fmt: skip
    making.record(cast, title=f"Message {number}")
    case = open_case(
        title=f"Message {number}",
        matter_type=MatterType.CONDUCT,
        unit="Investigations North",
        came_to_attention_on=date(2023, 3, 9),
        reasons="A message.",
        **act,
    )
    subject = add_subject(case=case, person_ref=person.ref, **act)
    make_allegation(subject=subject, category="H1", summary="A message.", standards=["SPB02"], **act)
    return person.ref


def full_case(cast: Cast, *, many: int) -> str:
    """A case with so many subjects, allegations, notes and tasks."""
    case, _ = investigated(cast)
    for number in range(many):
        subject = add_subject(
            case=case,
            description=f"One of many, {number}",
            category=Category.OFFICER,
            actor=cast.ida.actor,
            at=at(13),
        )
        make_allegation(
            subject=subject,
            category="H1",
            summary="A message.",
            standards=["SPB02"],
            actor=cast.ida.actor,
            at=at(13),
        )
        write_note(case=case, text=f"Note {number}", actor=cast.asha.actor, at=at(14))
        set_task(
            case=case,
            title=f"Task {number}",
            owner_ref=cast.asha.account.ref,
            actor=cast.asha.actor,
            at=at(14),
        )
    return case.ref


LISTS: dict[str, Callable[[], str]] = {
    "cora home": lambda: reverse("desk:home"),
    "asha home": lambda: reverse("desk:home"),
    "cora cases": lambda: reverse("cases:list"),
    "ida reports": lambda: reverse("reports:list"),
    "hugh people": lambda: reverse("people:list"),
    "cora due": lambda: reverse("clocks:due") + "?list=overdue&whose=all",
    "cora search": lambda: reverse("desk:search") + "?q=message",
    "cora csv": lambda: reverse("desk:cases-csv"),
}


def test_lists_cost_the_same_with_many_rows(cast: Cast) -> None:
    another_case(cast, 0)
    few = {name: queries(cast, name.split()[0], path()) for name, path in LISTS.items()}
    for number in range(1, MANY):
        another_case(cast, number)
    many = {name: queries(cast, name.split()[0], path()) for name, path in LISTS.items()}
    assert {name: (few[name], count) for name, count in many.items() if count > MOST} == {}
    # A second page, and a list that was empty before, may each ask once more; a query for each row would be dozens.
    assert {name: (few[name], count) for name, count in many.items() if count > few[name] + 3} == {}


@pytest.mark.parametrize("many", [1, 60])
def test_a_case_costs_the_same_however_much_is_in_it(cast: Cast, many: int) -> None:
    ref = full_case(cast, many=many)
    taken = {name: queries(cast, "asha", reverse(name, args=[ref])) for name in ("desk:case", "clocks:case")}
    assert {name: count for name, count in taken.items() if count > MOST} == {}


def test_a_person_costs_the_same_however_often_complained_of(cast: Cast) -> None:
    refs = [investigated(cast)[0].ref for _ in range(1)]
    pages = [reverse(name, args=[cast.ed.person.ref]) for name in ("people:person", "desk:person")]
    few = [queries(cast, "cora", page) for page in pages]
    refs += [investigated(cast)[0].ref for _ in range(9)]
    many = [queries(cast, "cora", page) for page in pages]
    assert len(refs) == 10
    assert max(many) <= MOST
    assert all(later <= earlier + 3 for earlier, later in zip(few, many, strict=True)), (few, many)

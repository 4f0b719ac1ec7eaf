"""Figures that were given: kept with their question, never changed, and counted again to the same."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from peelian.access.refusals import Refused
from peelian.ledger.queries import entries_about
from peelian.people.models import Person
from peelian.people.services import add_person, add_post
from peelian.people.states import Category, PersonKind
from peelian.restrictions.figures.groups import Split
from peelian.restrictions.models import Answer, Restriction
from peelian.restrictions.queries.answers import is_unaltered, lines_of, recomputed
from peelian.restrictions.services.ending import end_restriction
from peelian.restrictions.services.giving import give_figures
from peelian.restrictions.services.imposing import suspend_staff
from peelian.restrictions.services.paying import enter_pay_rate
from peelian.restrictions.states import EndGround, Told
from tests.cases.factories import at
from tests.cast import FORCE, SERVING_FROM, Cast
from tests.restrictions.factories import MONDAY, about, restricted

pytestmark = pytest.mark.django_db
JUNE = datetime(2023, 6, 20, 9, tzinfo=UTC)


def given(cast: Cast, **facts: object) -> Answer:
    told = {"from_month": date(2023, 3, 31), "to_month": date(2023, 6, 2), "split": Split.ROLE}
    told |= {"asked_for": "FOI-2023-0117", "actor": cast.cora.actor, "at": JUNE}
    return give_figures(**(told | facts))  # type: ignore[arg-type]  # the keywords are give_figures' own


def hired(cast: Cast, number: int) -> Person:
    """Another member of police staff."""
    act = {"actor": cast.hugh.actor, "at": at(9)}
    person = add_person(kind=PersonKind.WORKFORCE, given_names="Wren", family_name=f"Ashdown-{number}", **act)
    add_post(
        person_ref=person.ref, category=Category.POLICE_STAFF, force_name=FORCE, number=f"S70{number:02d}",
        job_title="Clerk", from_date=SERVING_FROM, **act,
    )  # fmt: skip
    return person


@pytest.fixture
def seven(cast: Cast) -> Cast:
    """Seven members of police staff suspended in March 2023, of whom one returns in May; Ben on restricted duties."""
    for number in range(7):
        suspend_staff(
            subject=about(cast, hired(cast, number)),
            imposed_on=MONDAY,
            told=Told.IN_WRITING,
            policy="Disciplinary policy, section 6",
            reasons="To keep the enquiry safe.",
            actor=cast.cora.actor,
            at=at(13),
        )
    restricted(cast, subject=about(cast, cast.ben.person))
    return cast


def line(answer: Answer, month: str, counted: str = "Suspended", group: str = "Everybody") -> dict[str, str]:
    found = [
        each
        for each in lines_of(answer)
        if (each["month"], each["counted"], each["group"]) == (month, counted, group)
    ]
    assert len(found) == 1
    return found[0]


def test_the_answer_counts_and_masks(seven: Cast) -> None:
    enter_pay_rate(
        grade="police_staff", from_date=date(2023, 4, 1), pence_a_day=10_000, source="Scale 2023",
        actor=seven.hugh.actor, at=at(14),
    )  # fmt: skip
    answer = given(seven)
    april = line(answer, "2023-04")
    assert (april["at_end"], april["days"], april["median_days"], april["cost"]) == (
        "7",
        str(7 * 49),
        "49",
        "£21,000",
    )
    assert april["new"] == april["ended"] == "withheld"
    assert line(answer, "2023-03")["cost"] == "unknown"
    assert line(answer, "2023-04", "On restricted duties")["at_end"] == "fewer than 5"
    assert line(answer, "2023-04", "On restricted duties")["cost"] == "withheld"
    staff, officers = (
        line(answer, "2023-04", group="Police staff"),
        line(answer, "2023-04", group="Police officers"),
    )
    assert (staff["at_end"], officers["at_end"]) == ("withheld", "fewer than 5")
    assert line(answer, "2023-06")["days"] == str(7 * 100)


def test_the_question_is_kept_with_the_answer(seven: Cast) -> None:
    answer = given(seven)
    told = entries_about("answer", answer.ref)[0].event
    assert (told.from_month, told.to_month, told.split) == (date(2023, 3, 1), date(2023, 6, 1), Split.ROLE)
    assert (told.sequence, told.table) == (answer.sequence, answer.digest)
    page = seven.cora.client.get(f"/restrictions/figures/{answer.ref}/").content.decode()
    for words in ("FOI-2023-0117", answer.digest, "fewer than 5", "Cora Thistlewick", "nought included"):
        assert words in page


def test_it_never_changes_and_counts_again_to_the_same(seven: Cast) -> None:
    answer = given(seven)
    before = answer.table
    fifth = one_of(seven)
    end_restriction(
        restriction=fifth, ended_on=date(2023, 5, 2), ground=EndGround.NO_LONGER_NEEDED, reasons="Over.",
        actor=seven.cora.actor, at=datetime(2023, 6, 21, 9, tzinfo=UTC),
    )  # fmt: skip
    answer.refresh_from_db()
    assert answer.table == before
    assert recomputed(answer).same
    later = given(seven, at=datetime(2023, 6, 22, 9, tzinfo=UTC))
    assert line(later, "2023-05")["at_end"] == "6"
    assert line(answer, "2023-05")["at_end"] == "7"
    again = seven.cora.client.get(f"/restrictions/figures/{answer.ref}/?again").content.decode()
    assert "every cell comes out the same" in again


def one_of(_: Cast) -> Restriction:
    """One of the seven."""
    return Restriction.objects.filter(kind="suspension_staff").order_by("pk")[4]


def test_an_altered_answer_is_named(seven: Cast) -> None:
    answer = given(seven)
    with connection.cursor() as cursor:
        cursor.execute(
            'UPDATE restrictions_answer SET "table" = replace("table", \'"7"\', \'"9"\') WHERE ref = %s',
            [answer.ref],
        )
    answer.refresh_from_db()
    assert not is_unaltered(answer)
    assert not recomputed(answer).same
    page = seven.cora.client.get(f"/restrictions/figures/{answer.ref}/?again").content.decode()
    assert "Do not use it" in page
    assert "It comes out differently" in page


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"from_month": date(2023, 7, 1)}, "comes before the first"),
        ({"from_month": date(2018, 6, 1)}, "at most five years"),
        ({"to_month": date(2023, 7, 1)}, "has not begun"),
        ({"asked_for": "  "}, "Say who asked"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(
    cast: Cast, facts: dict[str, object], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        given(cast, **facts)


def test_the_form_gives_an_answer_and_the_file_holds_it(seven: Cast) -> None:
    asked = {"split": "none", "asked_for": "Chief officers"}
    asked |= {"from_month-day": "1", "from_month-month": "3", "from_month-year": "2023"}
    asked |= {"to_month-day": "1", "to_month-month": "6", "to_month-year": "2023"}
    sent = seven.cora.client.post("/restrictions/figures/", asked)
    assert sent.status_code == 302, sent.content.decode()
    file = b"".join(seven.cora.client.get(f"{sent.url}csv/").streaming_content).decode()
    assert "Month,Counted as,Group" in file
    assert file.count("Everybody") == 12

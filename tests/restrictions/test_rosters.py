"""Rosters applied: good rows when somebody says so, nothing twice, nothing by halves; alerts where it is forbidden."""

import pytest
from django.core.management import CommandError, call_command

from peelian.access.refusals import Refused
from peelian.ledger.queries import entries_about
from peelian.people.services import add_person, merge_people
from peelian.people.states import PersonKind
from peelian.restrictions.conditions import ConditionCode, Wanted
from peelian.restrictions.models import Posting, PostingAlert, RosterFile
from peelian.restrictions.rosters.kept_report import from_text
from peelian.restrictions.services.checking import apply_roster, discard_roster
from peelian.restrictions.services.duty_codes import set_duty_code
from peelian.restrictions.states import DutyTrait
from tests.cases.factories import at
from tests.cast import Cast
from tests.restrictions.factories import about, authorised, investigated, requested, restricted
from tests.restrictions.rosters import FRONT_DESK, HEAD, applied, checked, duty_codes

pytestmark = pytest.mark.django_db
GOOD = "2230,OFFICE,,2023-03-20 08:00,2023-03-20 16:00\n"


@pytest.fixture
def force(cast: Cast) -> Cast:
    duty_codes(cast)
    return cast


def test_a_restricted_person_on_the_front_desk_raises_an_alert(force: Cast) -> None:
    restriction = restricted(force)
    alerts = applied(force, FRONT_DESK, GOOD)
    assert [alert.restriction_id for alert in alerts] == [restriction.pk]
    assert alerts[0].condition.code == ConditionCode.NO_PUBLIC_CONTACT
    told = entries_about("case", restriction.case.ref, ["restrictions.alert_raised"])[0].event
    assert (told.posting, told.trait) == (alerts[0].posting.ref, DutyTrait.PUBLIC_CONTACT)


def test_checking_posts_nobody_and_says_what_is_forbidden(force: Cast) -> None:
    restriction = restricted(force)
    report = from_text(checked(force, FRONT_DESK, GOOD).report)
    assert [(row.line, row.restriction) for row in report.forbidden] == [(2, restriction.ref)]
    assert Posting.objects.count() == PostingAlert.objects.count() == 0


def test_the_rest_is_applied_only_when_somebody_says_so(force: Cast) -> None:
    roster = checked(force, GOOD, "4711,OFFICE,,2023-03-20 08:00,\n")
    assert (roster.rows, roster.kept) == (2, 1)
    apply_roster(roster=roster, actor=force.hugh.actor, at=at(14, 11))
    assert [posting.line for posting in Posting.objects.all()] == [2]
    assert bytes(RosterFile.objects.get().content) == b""


def test_the_same_file_twice_changes_nothing_more(force: Cast) -> None:
    restricted(force)
    assert len(applied(force, FRONT_DESK, GOOD)) == 1
    assert applied(force, FRONT_DESK, GOOD) == []
    assert (Posting.objects.count(), PostingAlert.objects.count()) == (2, 1)
    second = RosterFile.objects.order_by("pk").last()
    told = entries_about("roster", second.ref, ["restrictions.roster_applied"])[0].event
    assert (told.added, told.held, told.replaced) == (0, 2, 0)


def test_a_later_roster_takes_the_place_of_an_earlier_one(force: Cast) -> None:
    applied(force, GOOD)
    roster = checked(force, GOOD.replace("OFFICE,", "FRONT,Desk"))
    assert from_text(roster.report).replaces[0][0] == 2
    apply_roster(roster=roster, actor=force.hugh.actor, at=at(14, 12))
    old, new = Posting.objects.order_by("pk")
    assert (old.replaced_by, new.replaced_by) == (new, None)


@pytest.mark.parametrize("before", ["applied", "discarded"])
def test_a_roster_is_closed_once(force: Cast, before: str) -> None:
    roster = checked(force, GOOD)
    close = apply_roster if before == "applied" else discard_roster
    close(roster=roster, actor=force.hugh.actor, at=at(14, 11))
    with pytest.raises(Refused, match=before):
        apply_roster(roster=roster, actor=force.hugh.actor, at=at(14, 12))
    assert Posting.objects.count() == (before == "applied")


def test_nothing_is_applied_when_it_would_do_something_else_than_was_shown(force: Cast) -> None:
    roster = checked(force, GOOD, FRONT_DESK)
    told = {"code": "FRONT", "label": "Front desk", "traits": [], "reasons": "Closed.", "in_use": False}
    set_duty_code(**told, actor=force.hugh.actor, at=at(14, 11))
    with pytest.raises(Refused, match="have changed"):
        apply_roster(roster=roster, actor=force.hugh.actor, at=at(14, 12))
    assert Posting.objects.count() == 0


def test_a_file_without_one_good_row_cannot_be_applied(force: Cast) -> None:
    with pytest.raises(Refused, match="nothing to apply"):
        applied(force, "4711,OFFICE,,2023-03-20 08:00,\n")


def test_a_new_restriction_meets_the_postings_already_held(force: Cast) -> None:
    applied(force, FRONT_DESK)
    assert PostingAlert.objects.count() == 0
    restriction = restricted(force)
    assert [alert.restriction_id for alert in PostingAlert.objects.all()] == [restriction.pk]


def test_a_suspended_person_is_posted_nowhere(force: Cast) -> None:
    applied(force, FRONT_DESK.replace("FRONT", "OFFICE"))
    authorised(force, requested(force, investigated(force)[1]))
    alert = PostingAlert.objects.get()
    assert (alert.condition, alert.trait) == (None, "")


@pytest.mark.parametrize(
    ("wanted", "row", "raised"),
    [
        (
            Wanted(ConditionCode.NO_SYSTEM, name="beacon"),
            "4471,CONTROL,,2023-03-20 08:00,2023-03-20 16:00\n",
            1,
        ),
        (
            Wanted(ConditionCode.NO_SYSTEM, name="Lantern"),
            "4471,CONTROL,,2023-03-20 08:00,2023-03-20 16:00\n",
            0,
        ),
        (Wanted(ConditionCode.NO_PLACE, name="Front  Desk."), FRONT_DESK.replace("FRONT", "OFFICE"), 1),
        (Wanted(ConditionCode.NO_PLACE, name="Custody"), FRONT_DESK, 0),
        (Wanted(ConditionCode.NO_DRIVING), FRONT_DESK, 0),
        (Wanted(ConditionCode.OFFICE_ONLY), FRONT_DESK, 1),
        (Wanted(ConditionCode.DAILY_REPORTING), FRONT_DESK, 0),
    ],
)
def test_a_duty_is_tested_against_what_each_condition_forbids(
    force: Cast, wanted: Wanted, row: str, raised: int
) -> None:
    restricted(force, conditions=[wanted])
    assert len(applied(force, row)) == raised


def test_two_people_kept_apart_are_not_rostered_together(force: Cast) -> None:
    apart = Wanted(ConditionCode.NO_PERSON, person_ref=force.ben.person.ref)
    restricted(force, conditions=[apart])
    together = FRONT_DESK.replace("FRONT", "OFFICE")
    beside = "2230,OFFICE,front desk,2023-03-20 15:00,2023-03-20 20:00\n"
    assert applied(force, together) == []
    assert len(applied(force, beside)) == 1
    assert PostingAlert.objects.get().posting.person == force.ed.person


def test_a_duty_that_was_over_before_the_restriction_is_no_alert(force: Cast) -> None:
    restricted(force)
    assert applied(force, FRONT_DESK.replace("03-20", "03-10")) == []


def test_only_hr_checks_rosters(force: Cast) -> None:
    for member in (force.cora, force.asha):
        with pytest.raises(Refused, match="Only HR"):
            checked(force, GOOD, actor=member.actor)


def test_a_duty_code_keeps_its_versions_with_their_reasons(force: Cast) -> None:
    told = {"code": "FRONT", "label": "Front desk of a station", "actor": force.hugh.actor, "at": at(15)}
    made = set_duty_code(traits=[DutyTrait.PUBLIC_CONTACT], reasons="Always in pairs now.", **told)
    assert made.version == 2
    page = force.hugh.client.get("/restrictions/duty-codes/FRONT/").content.decode()
    assert "Always in pairs now." in page
    assert "The duty list of the force." in page
    with pytest.raises(Refused, match="says that already"):
        set_duty_code(traits=[DutyTrait.PUBLIC_CONTACT], reasons="Again.", **told)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"code": "front desk"}, "at most 30 capital letters"),
        ({"label": " "}, "what the duty is"),
        ({"reasons": ""}, "reasons"),
        ({"traits": [DutyTrait.PLACE]}, "read from the roster"),
        ({"traits": [DutyTrait.SYSTEM]}, "Name the systems"),
        ({"systems": "Beacon"}, "Name the systems"),
    ],
)
def test_a_duty_code_that_says_nothing_is_refused(cast: Cast, facts: dict[str, object], said: str) -> None:
    told = {
        "code": "GATE",
        "label": "Gate",
        "traits": [],
        "reasons": "New.",
        "actor": cast.hugh.actor,
        "at": at(9),
    }
    with pytest.raises(Refused, match=said):
        set_duty_code(**(told | facts))  # type: ignore[arg-type]  # the keywords are set_duty_code's own


def test_the_command_does_what_the_page_does(force: Cast, tmp_path, capsys) -> None:  # type: ignore[no-untyped-def]
    restricted(force)
    path = tmp_path / "week.csv"
    path.write_text(HEAD + FRONT_DESK + "4711,OFFICE,,2023-03-20,\n", encoding="utf-8-sig")
    with pytest.raises(CommandError, match="1 of 2 rows cannot be kept"):
        call_command("rosters_check", str(path))
    told = capsys.readouterr()
    assert "line 3, number: expected the collar" in told.err
    assert "Forbidden, line 2: number 4471, FRONT. No contact with the public" in told.out
    assert Posting.objects.count() == 0
    call_command("rosters_check", str(path), "--apply")
    assert "1 alerts raised" in capsys.readouterr().out
    assert Posting.objects.count() == 1


def test_the_command_refuses_a_huge_file_before_reading_it(cast: Cast, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(CommandError, match="at most 20 MB"):
        call_command("rosters_check", str(path))


def test_somebody_elses_restriction_is_named_for_whom_it_binds(force: Cast) -> None:
    restricted(force, subject=about(force, force.ben.person))
    assert applied(force, FRONT_DESK) == []


def test_a_restriction_binds_under_the_record_into_which_a_person_was_merged(force: Cast) -> None:
    restriction = restricted(force)
    act = {"actor": force.hugh.actor, "at": at(14)}
    kept = add_person(kind=PersonKind.WORKFORCE, given_names="Edward", family_name="Plumtreeve", **act)
    merge_people(keep_ref=kept.ref, duplicate_ref=force.ed.person.ref, reasons="One man.", **act)
    alerts = applied(force, FRONT_DESK)
    assert [alert.restriction_id for alert in alerts] == [restriction.pk]
    assert Posting.objects.get().person == kept

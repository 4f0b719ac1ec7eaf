"""The live table of clocks, the table rebuilt from the ledger, and the command that compares them."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.cases.services.investigating import extend_time
from peelian.cases.services.notifying import receive_representations
from peelian.clocks import projections
from peelian.clocks.comparing import differences
from peelian.clocks.models import Clock
from peelian.clocks.reckoning import FOLLOWED
from peelian.clocks.states import Ending
from peelian.ledger.projections import followers_of
from tests.cases.factories import AT, about_ed, at, noticed, opened
from tests.clocks.journeys import clock_of, complaint, conclude, must_be_referred, update

pytestmark = pytest.mark.django_db


def table() -> list[tuple]:
    return [projections.row_of(clock) for clock in Clock.objects.order_by("case_id", "number")]


def a_year_of_cases(cast) -> None:
    """Cases that between them touch every kind of clock: subjects, parties, referral, conclusion."""
    noticed(cast)
    about_ed(cast)
    case, party = complaint(cast)
    must_be_referred(cast, case, 13)
    update(cast, party, 20)
    conclude(cast, case, 27)
    update(cast, party, 29)


def test_clocks_start_and_stop_with_the_acts_of_a_case(cast):
    case, subject = noticed(cast)
    assert clock_of(case, "pcr_reg17_notice").stopped_on == date(2023, 3, 14)
    terms = clock_of(case, "pcr_reg17_tor_or_reason")
    assert (terms.started_on, terms.due_on, terms.stopped_on) == (
        date(2023, 3, 14),
        date(2023, 3, 21),
        date(2023, 3, 15),
    )
    assert (terms.concerns, terms.ending, terms.version) == (subject.ref, Ending.DONE, "as made")
    assert clock_of(case, "pcr_reg18_representations").due_on == date(2023, 3, 29)


def test_an_extension_granted_by_a_service_moves_the_day(cast):
    case, subject = noticed(cast)
    rule = "pcr_reg18_representations"
    extend_time(
        case=case,
        rule=rule,
        until=date(2023, 4, 14),
        concerns=subject.ref,
        reasons="The friend is on leave.",
        actor=cast.asha.actor,
        at=at(20),
    )
    assert clock_of(case, rule).due_on == date(2023, 4, 14)
    receive_representations(
        subject=subject,
        received_on=date(2023, 4, 12),
        by_whom="The police friend",
        text="It was a joke among friends.",
        actor=cast.asha.actor,
        at=at(12, month=4),
    )
    assert clock_of(case, rule).stopped_on == date(2023, 4, 12)


def test_a_refused_act_leaves_no_clock(cast):
    case, subject = about_ed(cast)
    before = table()
    with pytest.raises(Refused):
        receive_representations(
            subject=subject, received_on=AT.date(), by_whom="x", text="y", actor=cast.asha.actor, at=AT
        )
    assert table() == before
    assert case.ref


def test_an_act_undone_takes_its_clock_with_it(cast):
    case, _ = complaint(cast)
    before = table()
    with transaction.atomic():
        must_be_referred(cast, case, 13)
        assert clock_of(case, "cmr_refer_complaint")
        transaction.set_rollback(True)
    assert table() == before


def test_the_rebuilt_table_equals_the_live_one(cast):
    a_year_of_cases(cast)
    live = table()
    made = projections.rebuild()
    assert table() == live
    assert (made.cases, made.clocks) == (Case.objects.count(), len(live))
    assert len({row[projections.KEPT.index("rule")] for row in live}) > 10


def test_replaying_is_the_same_from_an_empty_table(cast):
    a_year_of_cases(cast)
    live = table()
    Clock.objects.all().delete()
    projections.rebuild()
    assert table() == live


def test_every_event_that_a_reckoning_hears_is_followed_live():
    assert all(projections.keep_clocks in followers_of(event) for event in FOLLOWED)


def rebuilt(*arguments: str) -> str:
    out = StringIO()
    call_command("clocks_rebuild", *arguments, stdout=out)
    return out.getvalue()


def test_a_dry_run_finds_nothing_to_say_about_honest_clocks(cast):
    a_year_of_cases(cast)
    assert rebuilt("--dry-run") == "Every clock is as the ledger says.\n"


def test_a_dry_run_names_each_clock_that_differs_and_changes_nothing(cast):
    case, _ = noticed(cast)
    honest = table()
    wrong = clock_of(case, "pcr_reg18_representations")
    Clock.objects.filter(pk=wrong.pk).update(due_on=wrong.due_on + timedelta(days=7))
    clock_of(case, "pcr_reg17_progress_first").delete()
    kept = table()
    said = rebuilt("--dry-run")
    whom = wrong.concerns
    assert f"{case.ref} {wrong.number} pcr_reg18_representations for {whom}: 2023-04-05 -> 2023-03-29" in said
    assert f"pcr_reg17_progress_first for {whom}: no clock -> 2023-04-11" in said
    assert said.endswith("2 dates would move, in 1 case. Nothing was written.\n")
    assert table() == kept
    rebuilt()
    assert table() == honest


def test_a_clock_that_the_ledger_knows_nothing_of_is_found(cast):
    case = opened(cast)
    Clock.objects.create(
        case_id=case.ref,
        number=9,
        rule="cmr_refer_dsi",
        kind="due",
        started_on=AT.date(),
        started_by=1,
        due_on=AT.date(),
        attention_on=AT.date(),
        matter_on=AT.date(),
    )
    assert [str(found) for found in differences()] == [
        f"{case.ref} 9 cmr_refer_dsi for the case: 2023-03-09 -> no clock"
    ]


def test_a_live_clock_that_went_wrong_is_put_right_by_the_next_act(cast):
    case, party = complaint(cast)
    Clock.objects.filter(rule="cmr_update_first").update(due_on=date(2030, 1, 1))
    must_be_referred(cast, case, 13)
    assert clock_of(case, "cmr_update_first").due_on == date(2023, 4, 6)
    assert party.ref

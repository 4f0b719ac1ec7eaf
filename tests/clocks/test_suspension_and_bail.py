"""Suspension, vetting suspension and bail: each has clocks of its own, whatever becomes of the case."""

from dataclasses import replace

import pytest

from peelian.clocks.states import Ending, Kind
from peelian.criminal import events as criminal
from peelian.criminal.states import BailLevel, EndGround
from peelian.ledger.events import Ref
from peelian.restrictions import events
from peelian.restrictions.states import (
    Corrected,
    Lateness,
    Outcome,
    RestrictionKind,
    Told,
    Trigger,
)
from peelian.restrictions.states import EndGround as Ended
from tests.clocks.narrated import (
    CASE,
    OFFICER,
    WHY,
    added,
    clocks,
    concluded,
    day,
    only,
    opened,
    running,
)

pytestmark = pytest.mark.pure

RESTRICTION, REVIEW, BAIL = Ref("RS-0000001"), Ref("RV-0000001"), Ref("RL-0000001")
CONDUCT, VETTING = RestrictionKind.SUSPENSION_CONDUCT, RestrictionKind.SUSPENSION_VETTING


def imposed(on, *, kind=CONDUCT, told=Told.IN_WRITING, restriction=RESTRICTION):
    return on, events.RestrictionImposed(
        subject=CASE, officer=OFFICER, restriction=restriction, person=Ref("P-00000001"), kind=kind,
        imposed_on=day(on), told=told, next_review_on=day(on), reasons=WHY,
    )  # fmt: skip


def reviewed(recorded, held, *, kind=CONDUCT, outcome=Outcome.CONTINUE, review=REVIEW, number=1):
    return recorded, events.RestrictionReviewed(
        subject=CASE, officer=OFFICER, restriction=RESTRICTION, review=review, kind=kind, number=number,
        trigger=Trigger.DUE, due_on=day(held), held_on=day(held), lateness=Lateness.IN_TIME, outcome=outcome,
        proposed_by=Ref("A-00000001"), reasons=WHY,
    )  # fmt: skip


def continued(on, held, *, kind=CONDUCT):
    return on, events.ContinuationNotified(
        subject=CASE, officer=OFFICER, restriction=RESTRICTION, review=REVIEW, kind=kind, held_on=day(held),
        notified_on=day(on),
    )  # fmt: skip


def ended(on, *, kind=CONDUCT):
    return on, events.RestrictionEnded(
        subject=CASE, officer=OFFICER, restriction=RESTRICTION, kind=kind, ended_on=day(on),
        end_ground=Ended.CONCLUDED, reasons=WHY,
    )  # fmt: skip


def confirmed(on, *, kind=CONDUCT):
    return on, events.SuspensionConfirmedInWriting(
        subject=CASE, officer=OFFICER, restriction=RESTRICTION, kind=kind, confirmed_on=day(on)
    )


def bailed(on, arrested):
    return on, criminal.BailGranted(
        subject=CASE, officer=OFFICER, strand=Ref("CS-0000001"), release=BAIL, started_on=day(on),
        arrested_on=day(arrested), level=BailLevel.CUSTODY_OFFICER, ends_on=day(on), long_case=False,
        beyond_limit=False,
    )  # fmt: skip


OPENED = (opened("2023-03-09"), added("2023-03-09"))


def test_an_officer_told_by_word_of_mouth_is_owed_it_in_writing_within_three_working_days():
    found = clocks(*OPENED, imposed("2023-04-05", told=Told.ORALLY))
    assert only(found, "pcr_suspension_oral_confirm").due_on == day("2023-04-12")
    found = clocks(*OPENED, imposed("2023-04-05", told=Told.ORALLY), confirmed("2023-04-11"))
    clock = only(found, "pcr_suspension_oral_confirm")
    assert (clock.stopped_on, clock.ending) == (day("2023-04-11"), Ending.DONE)


def test_an_officer_told_in_writing_is_owed_no_confirmation():
    assert "pcr_suspension_oral_confirm" not in clocks(*OPENED, imposed("2023-04-05"))


def test_the_time_for_representations_is_the_officers():
    clock = only(clocks(*OPENED, imposed("2023-04-05")), "pcr_suspension_representations")
    assert (clock.kind, clock.due_on) == (Kind.WINDOW, day("2023-04-18"))


def test_each_review_starts_the_four_weeks_afresh():
    found = clocks(
        *OPENED,
        imposed("2023-03-13"),
        reviewed("2023-04-06", "2023-04-06"),
        reviewed("2023-05-02", "2023-05-02"),
    )
    first = only(found, "pcr_suspension_first_review")
    assert (first.due_on, first.stopped_on) == (day("2023-04-10"), day("2023-04-06"))
    second, third = found["pcr_suspension_next_review"]
    assert (second.due_on, second.stopped_on) == (day("2023-05-08"), day("2023-05-02"))
    assert (third.due_on, third.stopped_on) == (day("2023-05-30"), None)


def test_a_review_that_was_held_late_is_late_whenever_it_was_recorded():
    clock = only(
        clocks(*OPENED, imposed("2023-03-13"), reviewed("2023-05-10", "2023-04-14")),
        "pcr_suspension_first_review",
    )
    assert clock.due_on == day("2023-04-10")
    assert clock.stopped_on == day("2023-04-14")


def test_an_officer_is_told_that_it_continues_and_not_that_it_ends():
    found = clocks(*OPENED, imposed("2023-03-13"), reviewed("2023-04-06", "2023-04-06"))
    assert only(found, "pcr_suspension_continue_notice").due_on == day("2023-04-13")
    told = clocks(
        *OPENED,
        imposed("2023-03-13"),
        reviewed("2023-04-06", "2023-04-06"),
        continued("2023-04-12", "2023-04-06"),
    )
    assert only(told, "pcr_suspension_continue_notice").ending is Ending.DONE
    over = clocks(*OPENED, imposed("2023-03-13"), reviewed("2023-04-06", "2023-04-06", outcome=Outcome.END))
    assert "pcr_suspension_continue_notice" not in over


def test_nothing_is_owed_once_the_suspension_has_ended():
    found = clocks(*OPENED, imposed("2023-03-13", told=Told.ORALLY), ended("2023-03-20"))
    assert not {rule for rule in running(found) if "suspension" in rule}
    assert only(found, "pcr_suspension_first_review").ending is Ending.LAPSED


def test_it_goes_on_when_the_case_is_concluded():
    found = clocks(*OPENED, imposed("2023-03-13"), concluded("2023-03-20"))
    assert "pcr_suspension_first_review" in running(found)


def test_two_suspensions_of_one_officer_have_clocks_of_their_own():
    other = Ref("RS-0000002")
    found = clocks(
        *OPENED, imposed("2023-03-13"), ended("2023-03-20"), imposed("2023-06-01", restriction=other)
    )
    first, second = found["pcr_suspension_first_review"]
    assert (first.ending, second.ending) == (Ending.LAPSED, None)
    assert {first.thread, second.thread} == {RESTRICTION, other}


def test_a_suspension_under_the_vetting_regulations_runs_on_their_clock():
    opened_2025 = (opened("2025-06-02"), added("2025-06-02"))
    found = clocks(
        *opened_2025, imposed("2025-06-02", kind=VETTING, told=Told.ORALLY),
        reviewed("2025-06-27", "2025-06-27", kind=VETTING),
    )  # fmt: skip
    assert {rule for rule in found if rule.startswith("pcr_suspension")} == set()
    assert only(found, "pvr_suspension_oral_confirm").due_on == day("2025-06-05")
    first, second = found["pvr_suspension_review"]
    assert (first.due_on, first.ending) == (day("2025-06-30"), Ending.DONE)
    assert second.due_on == day("2025-07-27")
    assert only(found, "pvr_suspension_continue_notice").due_on == day("2025-07-02")


@pytest.mark.parametrize("kind", sorted(set(RestrictionKind) - {CONDUCT, VETTING}))
def test_what_rests_on_force_policy_has_no_clock_in_law(kind):
    found = clocks(
        *OPENED, imposed("2023-03-13", kind=kind, told=Told.ORALLY), ended("2023-03-20", kind=kind)
    )
    assert not {rule for rule in found if "suspension" in rule}


def test_a_corrected_day_is_counted_from_and_the_wrong_one_is_not():
    correction = events.RestrictionCorrected(
        subject=CASE, officer=OFFICER, restriction=RESTRICTION, kind=CONDUCT, corrected=Corrected.IMPOSED_ON,
        was=day("2023-03-13"), became=day("2023-03-10"), reasons=WHY,
    )  # fmt: skip
    found = clocks(*OPENED, imposed("2023-03-13"), ("2023-03-21", correction))
    assert only(found, "pcr_suspension_first_review").due_on == day("2023-04-09")
    held = events.RestrictionCorrected(
        subject=CASE, officer=OFFICER, restriction=RESTRICTION, review=REVIEW, kind=CONDUCT,
        corrected=Corrected.HELD_ON, was=day("2023-04-06"), became=day("2023-04-12"), reasons=WHY,
    )  # fmt: skip
    found = clocks(
        *OPENED, imposed("2023-03-13"), reviewed("2023-04-06", "2023-04-06"),
        reviewed("2023-05-02", "2023-05-02", review=Ref("RV-0000002"), number=2), ("2023-05-03", held),
    )  # fmt: skip
    assert only(found, "pcr_suspension_first_review").stopped_on == day("2023-04-12")
    assert [clock.due_on for clock in found["pcr_suspension_next_review"]] == [
        day("2023-05-10"),
        day("2023-05-30"),
    ]


def test_bail_runs_under_the_law_of_the_day_of_arrest():
    now = clocks(*OPENED, bailed("2023-03-10", "2023-03-09"))
    assert only(now, "bail_abp_initial").due_on == day("2023-06-09")
    before = clocks(*OPENED, bailed("2022-10-28", "2022-10-27"))
    assert only(before, "bail_abp_initial_2017_regime").due_on == day("2022-11-24")
    assert "bail_abp_initial" not in before


def test_bail_is_extended_and_ends():
    extended = criminal.BailExtended(
        subject=CASE, officer=OFFICER, release=BAIL, number=1, level=BailLevel.INSPECTOR,
        authorised_on=day("2023-06-01"), ends_on=day("2023-09-09"), beyond_limit=False, reasons=WHY,
    )  # fmt: skip
    told = (*OPENED, bailed("2023-03-10", "2023-03-09"), ("2023-06-01", extended))
    assert only(clocks(*told), "bail_abp_initial").due_on == day("2023-09-09")
    over = criminal.BailEnded(subject=CASE, officer=OFFICER, release=BAIL, ended_on=day("2023-07-03"))
    clock = only(clocks(*told, ("2023-07-03", over)), "bail_abp_initial")
    assert (clock.stopped_on, clock.ending) == (day("2023-07-03"), Ending.DONE)


def test_bail_in_a_long_case_runs_to_the_day_that_was_given():
    on, granted = bailed("2023-03-10", "2023-03-09")
    long = replace(granted, long_case=True, ends_on=day("2023-09-09"))
    assert only(clocks(*OPENED, (on, long)), "bail_abp_initial").due_on == day("2023-09-09")


def test_misconduct_that_waited_for_the_criminal_court_is_decided_on_when_it_ends():
    def over(held):
        return "2023-09-04", criminal.ProceedingsEnded(
            subject=CASE, officer=OFFICER, strand=Ref("CS-0000001"), ended_on=day("2023-09-01"),
            ground=next(iter(EndGround)), held=held,
        )  # fmt: skip

    clock = only(clocks(*OPENED, over(True)), "pcr_reg23_after_criminal")
    assert (clock.kind, clock.started_on) == (Kind.ASAP, day("2023-09-01"))
    assert "pcr_reg23_after_criminal" not in clocks(*OPENED, over(False))

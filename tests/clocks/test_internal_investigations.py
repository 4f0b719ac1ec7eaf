"""The clocks of Part 3 of the Conduct Regulations, reckoned from entries told by hand."""

import pytest

from peelian.cases import events
from peelian.cases.states import Handling, MatterType, NoticeKind, SeverityResult
from peelian.clocks.states import Ending, Kind
from peelian.ledger.events import Ref
from peelian.people.states import Category
from tests.clocks.narrated import (
    CASE,
    OFFICER,
    OTHER,
    WHY,
    added,
    appointed,
    assessed,
    clocks,
    concluded,
    day,
    extended,
    handled,
    internal,
    only,
    opened,
    reopened,
    reported,
    resumed,
    running,
    served,
    withheld,
)

pytestmark = pytest.mark.pure


def test_the_notice_of_investigation_is_owed_from_the_appointment_until_it_is_given():
    clock = only(clocks(*internal()), "pcr_reg17_notice")
    assert (clock.kind, clock.started_on, clock.due_on) == (Kind.ASAP, day("2023-03-14"), None)
    assert (clock.stopped_on, clock.ending, clock.concerns) == (day("2023-03-20"), Ending.DONE, OFFICER)


def test_the_terms_are_due_five_working_days_after_the_notice():
    clock = only(clocks(*internal()), "pcr_reg17_tor_or_reason")
    assert (clock.started_on, clock.due_on, clock.stopped_on) == (day("2023-03-20"), day("2023-03-27"), None)


def test_bank_holidays_move_the_day():
    # Good Friday 7 April and Easter Monday 10 April 2023 do not count: PCR reg 2(1).
    clock = only(clocks(*internal(notice="2023-04-05")), "pcr_reg17_tor_or_reason")
    assert clock.due_on == day("2023-04-14")


@pytest.mark.parametrize("kind", [NoticeKind.TERMS, NoticeKind.TERMS_WITHHELD])
def test_terms_or_the_reason_for_withholding_them_open_the_time_for_representations(kind):
    found = clocks(*internal(), served("2023-03-24", kind))
    assert only(found, "pcr_reg17_tor_or_reason").stopped_on == day("2023-03-24")
    window = only(found, "pcr_reg18_representations")
    assert (window.kind, window.started_on, window.due_on) == (
        Kind.WINDOW,
        day("2023-03-24"),
        day("2023-04-11"),
    )


def test_terms_given_together_with_the_notice_are_not_owed_again():
    found = clocks(*internal()[:-1], served("2023-03-20", NoticeKind.TERMS), served("2023-03-20"))
    assert "pcr_reg17_tor_or_reason" not in found


def test_revised_terms_do_not_open_a_second_time_for_representations():
    found = clocks(
        *internal(), served("2023-03-24", NoticeKind.TERMS), served("2023-05-02", NoticeKind.TERMS)
    )
    assert only(found, "pcr_reg18_representations").started_on == day("2023-03-24")


def test_an_extension_moves_the_day_of_a_limit_that_may_be_extended():
    told = [*internal(), served("2023-03-24", NoticeKind.TERMS)]
    found = clocks(*told, extended("2023-04-03", "pcr_reg18_representations", "2023-04-28", OFFICER))
    clock = only(found, "pcr_reg18_representations")
    assert (clock.due_on, clock.extended_to, clock.trouble) == (day("2023-04-28"), day("2023-04-28"), "")


def test_an_extension_for_one_subject_leaves_the_other_where_it_was():
    told = [*internal(), added("2023-03-15", OTHER), served("2023-03-20", officer=OTHER)]
    found = clocks(*told, extended("2023-03-22", "pcr_reg17_tor_or_reason", "2023-04-28", OTHER))
    assert [c.due_on for c in found["pcr_reg17_tor_or_reason"]] == [day("2023-03-27"), day("2023-04-28")]


def test_an_extension_of_a_limit_nobody_may_extend_changes_no_day_and_says_so():
    found = clocks(*internal(), extended("2023-03-22", "pcr_reg17_progress_first", "2023-06-01"))
    clock = only(found, "pcr_reg17_progress_first")
    assert clock.due_on == day("2023-04-17")
    assert "it changes nothing" in clock.trouble


def test_progress_is_told_every_four_weeks_from_the_last_time():
    found = clocks(
        *internal(), served("2023-04-14", NoticeKind.PROGRESS), served("2023-05-12", NoticeKind.PROGRESS)
    )
    first = only(found, "pcr_reg17_progress_first")
    assert (first.due_on, first.stopped_on) == (day("2023-04-17"), day("2023-04-14"))
    assert [(c.started_on, c.due_on, c.stopped_on) for c in found["pcr_reg17_progress_next"]] == [
        (day("2023-04-14"), day("2023-05-14"), day("2023-05-12")),
        (day("2023-05-12"), day("2023-06-11"), None),
    ]


def test_progress_recorded_out_of_its_order_does_not_start_an_earlier_period():
    found = clocks(
        *internal(), served("2023-05-12", NoticeKind.PROGRESS), served("2023-04-14", NoticeKind.PROGRESS)
    )
    assert only(found, "pcr_reg17_progress_next").started_on == day("2023-05-12")


def test_a_withheld_notice_pauses_the_clock_and_giving_it_stops_it():
    told = [*internal()[:-1], withheld("2023-03-15", NoticeKind.INVESTIGATION)]
    clock = only(clocks(*told), "pcr_reg17_notice")
    assert (clock.paused_on, clock.stopped_on) == (day("2023-03-15"), None)
    clock = only(clocks(*told, served("2023-05-02")), "pcr_reg17_notice")
    assert (clock.paused_on, clock.stopped_on, clock.ending) == (
        day("2023-03-15"),
        day("2023-05-02"),
        Ending.DONE,
    )


@pytest.mark.parametrize("category", [Category.POLICE_STAFF, Category.VOLUNTEER, Category.CONTRACTOR])
def test_nobody_but_officers_and_specials_has_clocks_of_the_conduct_regulations(category):
    told = [
        opened("2023-03-09"),
        added("2023-03-09", category=category),
        handled("2023-03-13"),
        appointed("2023-03-14"),
    ]
    assert not {rule for rule in clocks(*told, served("2023-03-20")) if rule.startswith("pcr_reg17")}


def test_a_former_officer_has_them_only_where_the_conduct_may_be_gross():
    told = [
        opened("2023-03-09"),
        added("2023-03-09", former=True),
        handled("2023-03-13"),
        appointed("2023-03-14"),
    ]
    assert "pcr_reg17_notice" in running(clocks(*told, assessed("2023-03-14", SeverityResult.GROSS_HEARING)))
    assert "pcr_reg17_notice" not in running(
        clocks(*told, assessed("2023-03-14", SeverityResult.MISCONDUCT_MEETING))
    )


def test_a_subject_added_later_is_owed_the_notice_from_the_day_they_were_added():
    found = clocks(*internal(), added("2023-04-03", OTHER))
    assert [(c.concerns, c.started_on) for c in found["pcr_reg17_notice"]] == [
        (OFFICER, day("2023-03-14")),
        (OTHER, day("2023-04-03")),
    ]


def test_a_subject_who_turns_out_to_be_staff_is_owed_nothing_under_part_3():
    identified = events.SubjectIdentified(
        subject=CASE, officer=OFFICER, person=Ref("P-1"), category=Category.POLICE_STAFF, reasons=WHY
    )
    clock = only(clocks(*internal(), ("2023-03-22", identified)), "pcr_reg17_tor_or_reason")
    assert (clock.stopped_on, clock.ending) == (day("2023-03-22"), Ending.LAPSED)


def test_a_subject_who_turns_out_to_have_left_is_not_a_serving_officer():
    identified = events.SubjectIdentified(
        subject=CASE, officer=OFFICER, person=Ref("P-1"), category=Category.OFFICER, former=True, reasons=WHY
    )
    told = [*internal(), ("2023-03-22", identified)]
    assert "pcr_reg17_tor_or_reason" in running(clocks(*told))
    assert "pcr_reg23_determination" not in clocks(*told, reported("2023-06-30"))


def test_removing_a_subject_ends_what_was_owed_to_them():
    gone = events.SubjectRemoved(subject=CASE, officer=OFFICER, reasons=WHY)
    clock = only(clocks(*internal(), ("2023-03-22", gone)), "pcr_reg17_tor_or_reason")
    assert (clock.stopped_on, clock.ending) == (day("2023-03-22"), Ending.LAPSED)


@pytest.mark.parametrize(
    "result", [SeverityResult.PRACTICE, SeverityResult.PERFORMANCE, SeverityResult.NO_ACTION]
)
def test_an_assessment_without_an_investigation_is_to_be_notified(result):
    told = [opened("2023-03-09"), added("2023-03-09"), assessed("2023-03-13", result)]
    clock = only(clocks(*told), "pcr_severity_outcome_notice")
    assert (clock.kind, clock.started_on, clock.stopped_on) == (Kind.ASAP, day("2023-03-13"), None)
    found = clocks(*told, served("2023-03-16", NoticeKind.SEVERITY_OUTCOME))
    assert only(found, "pcr_severity_outcome_notice").stopped_on == day("2023-03-16")


def test_an_assessment_revised_to_misconduct_takes_that_duty_away_and_a_later_one_brings_it_back():
    told = [opened("2023-03-09"), added("2023-03-09"), assessed("2023-03-13", SeverityResult.NO_ACTION)]
    told += [assessed("2023-03-20"), assessed("2023-05-02", SeverityResult.PRACTICE)]
    assert [(c.started_on, c.ending) for c in clocks(*told)["pcr_severity_outcome_notice"]] == [
        (day("2023-03-13"), Ending.LAPSED),
        (day("2023-05-02"), None),
    ]


def test_interview_windows_are_kept_apart():
    told = [*internal(), served("2023-03-24", NoticeKind.TERMS)]
    for number, on in (("W-1", "2023-04-12"), ("W-2", "2023-05-03")):
        arranged = events.InterviewArranged(
            subject=CASE, officer=OFFICER, interview=Ref(number), specified_on=day(on)
        )
        told.append(("2023-04-03", arranged))
    moved = events.InterviewMoved(
        subject=CASE, officer=OFFICER, interview=Ref("W-1"), moved_to=day("2023-04-17")
    )
    found = clocks(*told, ("2023-04-05", moved))["pcr_reg20_interview_alternative"]
    assert [(c.thread, c.due_on, c.stopped_on) for c in found] == [
        ("W-1", day("2023-04-19"), day("2023-04-17")),
        ("W-2", day("2023-05-11"), None),
    ]


def test_the_report_ends_the_duties_of_investigating_and_starts_the_time_to_decide():
    found = clocks(*internal(), served("2023-03-24", NoticeKind.TERMS), reported("2023-06-30"))
    assert running(found) == {"pcr_reg23_determination"}
    clock = only(found, "pcr_reg23_determination")
    assert (clock.kind, clock.due_on) == (Kind.EXPLAIN_BY, day("2023-07-21"))


def test_a_decision_in_time_meets_it_and_sending_the_case_back_ends_it():
    told = [*internal(), reported("2023-06-30")]
    decided = only(clocks(*told, concluded("2023-07-10", "to_proceedings")), "pcr_reg23_determination")
    assert (decided.ending, decided.stopped_on) == (Ending.DONE, day("2023-07-10"))
    found = clocks(*told, resumed("2023-07-10"))
    assert only(found, "pcr_reg23_determination").ending is Ending.LAPSED
    assert [c.started_on for c in found["pcr_reg17_progress_first"]] == [day("2023-03-20"), day("2023-07-10")]


def test_concluding_stops_everything_and_reopening_starts_from_its_own_acts():
    told = [*internal(), concluded("2023-04-03"), reopened("2023-06-01")]
    assert running(clocks(*told[:-1])) == set()
    assert running(clocks(*told)) == {"pcr_reg19_timeliness_first"}
    again = clocks(*told, appointed("2023-06-05"))
    assert [(c.started_on, c.stopped_on) for c in again["pcr_reg17_notice"]] == [
        (day("2023-03-14"), day("2023-03-20")),
        (day("2023-06-05"), None),
    ]


def test_part_3_gives_way_to_a_schedule_3_investigation_and_its_notices_do_not_count_there():
    told = [*internal(), handled("2023-04-03", Handling.INDEPENDENT)]
    assert running(clocks(*told)) == {"cmr_timeliness_first"}
    found = clocks(*told, served("2023-04-11"))
    assert only(found, "cmr_reg17_tor").due_on == day("2023-04-18")


def test_a_matter_older_than_the_regulations_is_said_to_be_outside_them():
    told = [
        opened("2019-12-02"),
        added("2020-02-03"),
        handled("2020-02-10"),
        appointed("2020-02-11"),
        served("2020-02-17"),
    ]
    for clock in clocks(*told).values():
        assert (clock[0].due_on, "2012" in clock[0].trouble) == (None, True)


def test_a_day_beyond_the_known_bank_holidays_is_said_to_be_unknown():
    told = [
        opened("2028-12-11"),
        added("2028-12-11"),
        handled("2028-12-12"),
        appointed("2028-12-13"),
        served("2028-12-28"),
    ]
    clock = only(clocks(*told), "pcr_reg17_tor_or_reason")
    assert clock.due_on is None
    assert "reviewed until the end of 2028" in clock.trouble


def test_a_complaint_handled_outside_schedule_3_and_investigated_internally_counts_from_attention():
    told = [opened("2023-03-09", MatterType.COMPLAINT_OUTSIDE, made="2023-02-20"), handled("2023-03-10")]
    assert only(clocks(*told), "pcr_reg19_timeliness_first").started_on == day("2023-03-09")

"""Referral, the special procedure, timeliness and keeping people informed, reckoned from entries told by hand."""

import pytest

from peelian.cases import events
from peelian.cases.states import (
    Answer,
    Conclusion,
    Handling,
    MatterType,
    NoticeKind,
    PartyRole,
    ReferralRoute,
)
from peelian.clocks.states import Ending, Kind
from peelian.ledger.events import Ref
from peelian.people.states import Category
from tests.clocks.narrated import (
    CASE,
    OFFICER,
    PARTY,
    WHY,
    added,
    appointed,
    assessed,
    clocks,
    concluded,
    day,
    handled,
    only,
    opened,
    party,
    reopened,
    reported,
    resumed,
    running,
    served,
    updated,
)

pytestmark = pytest.mark.pure

RCM, COMPLAINT, DSI = MatterType.RECORDABLE_CONDUCT, MatterType.COMPLAINT, MatterType.DSI


def answered(on, ground, answer=Answer.YES, clear_on=None, route=ReferralRoute.CONDUCT):
    clear = day(clear_on or on) if answer is Answer.YES else None
    return on, events.ReferralGroundAnswered(
        subject=CASE, route=route, ground=Ref(ground), answer=answer, clear_on=clear, reasons=WHY
    )


def referred(on, route=ReferralRoute.CONDUCT):
    return on, events.ReferralMade(
        subject=CASE, referral=Ref("F-1"), route=route, voluntary=False, referred_on=day(on), reasons=WHY
    )


def timeliness(on):
    return on, events.TimelinessReported(subject=CASE, reported_on=day(on), text=WHY)


# ---- Referral


def test_referral_is_due_on_the_next_calendar_day_though_it_is_a_saturday():
    found = clocks(opened("2023-03-09", RCM), answered("2023-03-10", "SERIOUS_SEXUAL"))
    assert only(found, "cmr_refer_conduct").due_on == day("2023-03-11")


@pytest.mark.parametrize(("on", "late"), [("2023-03-11", False), ("2023-03-13", True)])
def test_a_referral_stops_the_clock_and_keeps_whether_it_was_in_time(on, late):
    found = clocks(opened("2023-03-09", RCM), answered("2023-03-10", "SERIOUS_SEXUAL"), referred(on))
    clock = only(found, "cmr_refer_conduct")
    assert (clock.ending, clock.stopped_on > clock.due_on) == (Ending.DONE, late)


def test_the_earliest_ground_counts_whatever_the_order_of_the_answers():
    told = [opened("2023-03-06", RCM), answered("2023-03-10", "SERIOUS_SEXUAL")]
    found = clocks(*told, answered("2023-03-11", "RELEVANT_OFFENCE", clear_on="2023-03-08"))
    assert [(c.started_on, c.ending) for c in found["cmr_refer_conduct"]] == [
        (day("2023-03-10"), Ending.LAPSED),
        (day("2023-03-08"), None),
    ]
    found = clocks(*told, answered("2023-03-11", "RELEVANT_OFFENCE"))
    assert only(found, "cmr_refer_conduct").started_on == day("2023-03-10")


def test_an_answer_taken_back_ends_the_duty_to_refer():
    told = [opened("2023-03-09", RCM), answered("2023-03-10", "SERIOUS_SEXUAL")]
    clock = only(clocks(*told, answered("2023-03-13", "SERIOUS_SEXUAL", Answer.NO)), "cmr_refer_conduct")
    assert (clock.ending, clock.stopped_on) == (Ending.LAPSED, day("2023-03-13"))


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_YET])
def test_no_other_answer_starts_it(answer):
    assert (
        running(clocks(opened("2023-03-09", RCM), answered("2023-03-10", "SERIOUS_SEXUAL", answer))) == set()
    )


def test_grounds_for_a_voluntary_referral_set_no_limit():
    assert running(clocks(opened("2023-03-09", RCM), answered("2023-03-10", "VOLUNTARY"))) == set()


def test_a_matter_already_referred_is_not_to_be_referred_again():
    told = [opened("2023-03-09", RCM), referred("2023-03-10"), answered("2023-03-13", "SERIOUS_SEXUAL")]
    assert "cmr_refer_conduct" not in clocks(*told)


def test_a_death_or_serious_injury_is_due_from_the_day_it_came_to_attention():
    clock = only(clocks(opened("2023-03-09", DSI)), "cmr_refer_dsi")
    assert (clock.started_on, clock.due_on) == (day("2023-03-09"), day("2023-03-10"))


def test_a_complaint_called_in_has_a_limit_of_its_own():
    told = [opened("2023-03-09", COMPLAINT, made="2023-03-06")]
    found = clocks(*told, answered("2023-03-14", "CALLED_IN", route=ReferralRoute.COMPLAINT))
    assert only(found, "cmr_refer_complaint_called_in").due_on == day("2023-03-15")


def test_a_referral_left_undone_is_as_late_after_reopening_as_it_was():
    told = [opened("2023-03-09", RCM), answered("2023-03-10", "SERIOUS_SEXUAL"), concluded("2023-03-20")]
    found = clocks(*told, reopened("2023-05-02"))
    assert [c.due_on for c in found["cmr_refer_conduct"]] == [day("2023-03-11")] * 2


# ---- Special procedure


def special(*, category=Category.OFFICER, handling=Handling.LOCAL_SPECIAL):
    return [opened("2023-03-09", RCM), added("2023-03-09", category=category), assessed("2023-03-13"),
            handled("2023-03-13", handling), appointed("2023-03-14"), served("2023-03-20")]  # fmt: skip


@pytest.mark.parametrize("handling", [Handling.LOCAL_SPECIAL, Handling.DIRECTED, Handling.INDEPENDENT])
def test_the_special_procedure_has_its_own_clocks_and_none_of_part_3(handling):
    found = clocks(*special(handling=handling), served("2023-03-24", NoticeKind.TERMS))
    assert only(found, "cmr_reg17_tor").due_on == day("2023-03-27")
    assert only(found, "cmr_reg20_representations").due_on == day("2023-04-11")
    assert not {rule for rule in found if rule.startswith("pcr_")}


def test_a_local_investigation_without_it_has_timeliness_alone():
    assert set(clocks(*special(handling=Handling.LOCAL))) == {"cmr_timeliness_first"}


def test_staff_are_in_schedule_3_but_not_in_the_special_procedure():
    assert set(clocks(*special(category=Category.POLICE_STAFF))) == {"cmr_timeliness_first"}


# ---- Timeliness


def test_the_year_of_a_complaint_begins_on_the_day_it_was_made():
    found = clocks(opened("2023-03-09", COMPLAINT, made="2023-03-01"), handled("2023-03-13", Handling.LOCAL))
    clock = only(found, "cmr_timeliness_first")
    assert (clock.kind, clock.started_on, clock.due_on) == (Kind.ARISES, day("2023-03-01"), day("2024-02-29"))


def year_long(*more):
    return clocks(opened("2022-03-09"), handled("2022-03-14"), *more)


def test_a_report_after_the_year_starts_the_next_six_months_from_the_end_of_the_year():
    found = year_long(timeliness("2023-03-20"))
    assert only(found, "pcr_reg19_timeliness_first").stopped_on == day("2023-03-20")
    clock = only(found, "pcr_reg19_timeliness_next")
    assert (clock.started_on, clock.due_on) == (day("2023-03-08"), day("2023-09-08"))


def test_a_report_before_the_year_is_over_answers_nothing():
    assert only(year_long(timeliness("2023-03-08")), "pcr_reg19_timeliness_first").stopped_on is None


def test_one_report_answers_every_period_that_had_ended():
    found = year_long(timeliness("2023-10-02"))
    assert only(found, "pcr_reg19_timeliness_next").started_on == day("2023-09-08")


def test_no_report_is_owed_for_a_period_that_ended_while_nothing_was_investigated():
    found = year_long(reported("2023-01-09"), resumed("2023-04-03"))
    assert only(found, "pcr_reg19_timeliness_first").ending is Ending.LAPSED
    assert only(found, "pcr_reg19_timeliness_next").due_on == day("2023-09-08")


# ---- Keeping people informed


def complaint(*more):
    return clocks(opened("2023-03-09", COMPLAINT, made="2023-03-08"), party("2023-03-09"), *more)


def test_a_complainant_is_told_within_four_weeks_and_again_every_four_weeks():
    found = complaint(updated("2023-04-03"), updated("2023-04-28"))
    first = only(found, "cmr_update_first")
    assert (first.due_on, first.stopped_on) == (day("2023-04-06"), day("2023-04-03"))
    assert [(c.due_on, c.stopped_on) for c in found["cmr_update_next"]] == [
        (day("2023-05-01"), day("2023-04-28")),
        (day("2023-05-26"), None),
    ]


def test_an_update_recorded_late_with_an_earlier_day_moves_nothing_back():
    found = complaint(updated("2023-04-28"), updated("2023-05-02", given="2023-04-03"))
    assert only(found, "cmr_update_next").started_on == day("2023-04-28")


@pytest.mark.parametrize(
    ("role", "wants", "owed"),
    [
        (PartyRole.COMPLAINANT, True, True),
        (PartyRole.COMPLAINANT, False, True),  # PRA 2002 s 20 asks for no consent
        (PartyRole.INTERESTED, True, True),
        (PartyRole.INTERESTED, False, False),  # s 21(1)(b) does
        (PartyRole.VICTIM, True, True),
        (PartyRole.VICTIM, False, False),
        (PartyRole.WITNESS, True, False),
    ],
)
def test_who_is_owed_updates(role, wants, owed):
    found = clocks(opened("2023-03-09", RCM), party("2023-03-09", role, wants=wants))
    assert ("cmr_update_first" in found) is owed


@pytest.mark.parametrize(
    ("matter", "owed"),
    [
        (COMPLAINT, True),
        (MatterType.COMPLAINT_OUTSIDE, True),
        (RCM, True),
        (DSI, True),
        (MatterType.CONDUCT, False),
    ],
)
def test_in_which_matters_people_are_kept_informed(matter, owed):
    made = "2023-03-08" if matter in {COMPLAINT, MatterType.COMPLAINT_OUTSIDE} else None
    assert (
        "cmr_update_first" in clocks(opened("2023-03-09", matter, made=made), party("2023-03-09"))
    ) is owed


def test_somebody_who_is_no_longer_a_party_is_owed_nothing():
    left = events.PartyLeft(subject=CASE, party=PARTY, reasons=WHY)
    assert running(complaint(("2023-03-20", left))) == set()


def test_the_outcome_and_the_right_to_a_review_are_due_five_working_days_after_the_conclusion():
    found = complaint(concluded("2023-04-03"))
    assert running(found) == {"cmr_outcome_notice", "cmr_review_rights_notice"}
    assert only(found, "cmr_outcome_notice").due_on == day("2023-04-12")
    told = complaint(concluded("2023-04-03"), updated("2023-04-11"))
    assert running(told) == {"cmr_review_application"}
    window = only(told, "cmr_review_application")
    assert (window.kind, window.due_on) == (Kind.WINDOW, day("2023-05-09"))


def test_an_update_from_before_the_conclusion_does_not_tell_the_outcome():
    found = complaint(concluded("2023-04-03"), updated("2023-04-04", given="2023-03-31"))
    assert "cmr_outcome_notice" in running(found)


@pytest.mark.parametrize(
    ("how", "outcome", "review"),
    [
        (Conclusion.NO_ACTION, True, True),
        (Conclusion.WITHDRAWN, True, False),
        (Conclusion.ERROR, False, False),
    ],
)
def test_what_follows_from_each_way_of_ending(how, outcome, review):
    rules = running(complaint(concluded("2023-04-03", how)))
    assert ("cmr_outcome_notice" in rules, "cmr_review_rights_notice" in rules) == (outcome, review)


def test_people_are_kept_informed_through_the_proceedings_that_follow():
    # CMR reg 33(2)(b).
    assert "cmr_update_first" in running(complaint(concluded("2023-04-03", Conclusion.TO_PROCEEDINGS)))
    assert "cmr_update_first" not in running(complaint(concluded("2023-04-03", Conclusion.NO_ACTION)))


def test_reopening_takes_the_duty_to_tell_the_outcome_away_and_updates_begin_again():
    found = complaint(updated("2023-03-31"), concluded("2023-04-03"), reopened("2023-05-02"))
    assert running(found) == {"cmr_update_first"}
    assert [c.due_on for c in found["cmr_update_first"]][-1] == day("2023-05-30")


def test_what_concerns_one_subject_is_kept_under_that_subject():
    clock = only(clocks(*special()), "cmr_reg17_tor")
    assert clock.concerns == OFFICER

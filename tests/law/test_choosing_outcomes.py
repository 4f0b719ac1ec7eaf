"""Which outcomes are open: for whom, where, after which finding, under which version."""

from datetime import date

import pytest

from peelian.law.counting import Unit
from peelian.law.reference.choosing import (
    History,
    NoSuchFinding,
    Situation,
    allowed_outcomes,
    history_on,
    must_choose,
    weigh_outcomes,
)
from peelian.law.reference.outcomes import OUTCOMES, Finding, Forum, Sanction, warning_ends_after
from peelian.law.regimes import KeyDates, Version, governing_conduct

pytestmark = pytest.mark.pure

OLD, NEW = Version.PCR_2024, Version.PCR_2025
WARNED, LAST_WARNED, REDUCED = (
    History(live_written_warning=True),
    History(live_final_warning=True),
    History(ever_reduced_in_rank=True),
)
WARNED_AND_REDUCED = History(live_final_warning=True, ever_reduced_in_rank=True)


def codes(version=NEW, forum=Forum.HEARING, finding=Finding.GROSS, **more):
    situation = Situation(version=version, forum=forum, finding=finding, **more)
    return " ".join(outcome.code for outcome in allowed_outcomes(situation))


@pytest.mark.parametrize(
    ("more", "before", "since"),
    [
        ({}, "FWW RIR DWN", "DWN"),
        ({"exceptional": True}, "FWW RIR DWN", "FWW RIR DWN"),
        ({"history": WARNED}, "FWW RIR DWN", "DWN"),
        ({"history": LAST_WARNED}, "RIR DWN", "DWN"),
        ({"history": LAST_WARNED, "exceptional": True}, "RIR DWN", "RIR DWN"),
        ({"history": REDUCED, "exceptional": True}, "FWW DWN", "FWW DWN"),
        ({"history": WARNED_AND_REDUCED, "exceptional": True}, "DWN", "DWN"),
    ],
)
@pytest.mark.parametrize("forum", [Forum.HEARING, Forum.AMH])
def test_gross_misconduct_means_dismissal_since_28_may_2025(forum, more, before, since):
    assert codes(OLD, forum, **more) == before
    assert codes(NEW, forum, **more) == since


@pytest.mark.parametrize(
    ("more", "open_now"),
    [
        ({}, "WW FWW"),
        ({"history": WARNED}, "FWW"),
        ({"history": LAST_WARNED}, "RIR DWN"),
        ({"history": WARNED_AND_REDUCED}, "DWN"),
        ({"unconnected_incidents": True}, "WW FWW RIR DWN"),
        ({"unconnected_incidents": True, "history": REDUCED}, "WW FWW DWN"),
    ],
)
def test_misconduct_at_a_hearing_follows_the_history_at_the_assessment(more, open_now):
    assert codes(NEW, finding=Finding.MISCONDUCT, **more) == open_now
    assert codes(OLD, finding=Finding.MISCONDUCT, **more) == f"{open_now} M_NO_ACTION"


@pytest.mark.parametrize(
    ("history", "open_now"), [(History(), "WW FWW"), (WARNED, "FWW"), (LAST_WARNED, ""), (REDUCED, "WW FWW")]
)
def test_a_meeting_warns_and_no_more(history, open_now):
    now = codes(NEW, Forum.MEETING, Finding.MISCONDUCT, history=history, unconnected_incidents=True)
    assert now == open_now
    before = codes(Version.PCR_AS_MADE, Forum.MEETING, Finding.MISCONDUCT, history=history)
    assert before == f"{open_now} M_NO_ACTION".strip()


@pytest.mark.parametrize("version", [Version.PCR_AS_MADE, OLD, NEW])
def test_where_nothing_is_found_the_case_ends_or_is_reflected_on(version):
    assert codes(version, Forum.MEETING, Finding.NEITHER) == "RPRP_DIRECTION NFA_PROVEN_NOT"
    assert codes(version, Forum.HEARING, Finding.NEITHER) == "RPRP_DIRECTION NFA_PROVEN_NOT"
    assert codes(version, Forum.AMH, Finding.NEITHER) == "AMH_DISMISS_CASE AMH_RETURN"


def test_a_former_officer_can_only_be_found_one_who_would_have_been_dismissed():
    for version in (OLD, NEW):
        assert codes(version, former=True) == "FORMER_WHBD"
        assert codes(version, Forum.AMH, former=True) == "FORMER_WHBD"
        assert codes(version, finding=Finding.MISCONDUCT, former=True) == ""
        assert codes(version, finding=Finding.NEITHER, former=True) == "NFA_PROVEN_NOT"
    assert "FORMER_WHBD" not in codes(NEW)


@pytest.mark.parametrize(
    ("situation", "says"),
    [
        (
            Situation(version=NEW, forum=Forum.MEETING, finding=Finding.MISCONDUCT, former=True),
            "former officer",
        ),
        (Situation(version=NEW, forum=Forum.MEETING, finding=Finding.GROSS), "takes a hearing"),
        (Situation(version=NEW, forum=Forum.AMH, finding=Finding.MISCONDUCT), "cannot find misconduct"),
        (Situation(version=Version.CMR_2025, forum=Forum.HEARING, finding=Finding.GROSS), "which version"),
    ],
)
def test_it_refuses_a_finding_that_cannot_be_made_there(situation, says):
    with pytest.raises(NoSuchFinding, match=says):
        allowed_outcomes(situation)


def test_what_is_ruled_out_says_why_and_where_that_is_read():
    situation = Situation(version=NEW, forum=Forum.HEARING, finding=Finding.GROSS, history=REDUCED)
    weighed = {each.outcome.code: each for each in weigh_outcomes(situation)}
    assert len(weighed) == len(OUTCOMES)
    assert "exceptional circumstances" in weighed["FWW"].refusal
    assert "reduced in rank before" in weighed["RIR"].refusal
    assert weighed["FWW"].citation.text == "PCR 2020 regs 42, 62 as amended by SI 2025/558"
    assert "older records" in weighed["MGMT_ADVICE"].refusal
    assert weighed["DWN"].allowed
    assert all(each.refusal.endswith(".") for each in weighed.values() if not each.allowed)


def test_an_outcome_must_be_chosen_only_since_28_may_2025():
    for version, bound in ((Version.PCR_AS_MADE, False), (OLD, False), (NEW, True)):
        situation = Situation(version=version, forum=Forum.HEARING, finding=Finding.NEITHER)
        assert must_choose(situation) is bound


def test_one_day_of_attention_changes_what_a_panel_may_do():
    on = date(2026, 2, 1)
    seen = []
    for attention in (date(2025, 5, 27), date(2025, 5, 28)):
        version = governing_conduct(KeyDates(attention_on=attention), on=on).version
        seen.append(codes(version))
    assert seen == ["FWW RIR DWN", "DWN"]


@pytest.mark.parametrize(
    ("assessed", "expected"),
    [
        (date(2024, 12, 31), History()),
        (date(2025, 1, 1), WARNED),
        (date(2026, 6, 30), History(live_written_warning=True, ever_reduced_in_rank=True)),
        (date(2026, 7, 1), REDUCED),
    ],
)
def test_history_is_what_stood_on_the_day_of_the_assessment(assessed, expected):
    sanctions = [
        Sanction("WW", date(2025, 1, 1), until=date(2026, 7, 1)),
        Sanction("RIR", date(2026, 3, 1)),
    ]
    assert history_on(assessed, sanctions) == expected


def test_a_reduction_under_other_regulations_rules_nothing_out():
    assert history_on(date(2026, 1, 1), [Sanction("RIR", date(2000, 1, 1))]) == REDUCED
    elsewhere = Sanction("RIR", date(2000, 1, 1), under_2020_or_2004=False)
    assert history_on(date(2026, 1, 1), [elsewhere]) == History()


def test_a_final_warning_is_made_longer_only_by_a_panel():
    assert warning_ends_after("FWW", forum=Forum.MEETING).length == 2
    assert warning_ends_after("FWW", forum=Forum.AMH, extended=True).length == 5
    written = warning_ends_after("WW", forum=Forum.HEARING)
    assert (written.length, written.unit) == (18, Unit.MONTHS)
    assert warning_ends_after("RIR", forum=Forum.HEARING) is None
    with pytest.raises(ValueError, match="cannot be extended"):
        warning_ends_after("FWW", forum=Forum.MEETING, extended=True)
    with pytest.raises(ValueError, match="cannot be given"):
        warning_ends_after("WW", forum=Forum.AMH)


def test_disciplinary_action_is_ordered_from_the_least_serious():
    ladder = sorted((item for item in OUTCOMES if item.disciplinary), key=lambda item: item.severity)
    assert [item.code for item in ladder if item.for_serving] == ["WW", "FWW", "RIR", "DWN"]

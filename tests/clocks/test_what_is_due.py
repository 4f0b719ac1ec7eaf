"""How a clock stands on a day, and the lists of what is due across the cases that somebody may see."""

from datetime import date

import pytest

from peelian.cases.policy import visible_cases
from peelian.cases.services.notifying import withhold_notice
from peelian.cases.services.sealing import seal_case
from peelian.cases.states import MatterType, NoticeKind
from peelian.clocks import policy
from peelian.clocks.models import Clock
from peelian.clocks.policy import Readable, readable
from peelian.clocks.queries.due import CAP, Count, Group, due_counts, due_page
from peelian.clocks.queries.of_case import clocks_of_case, strip
from peelian.clocks.standing import standing_of
from peelian.clocks.states import Ending, Kind, Standing
from peelian.interface.drawing import ClockState
from tests.cases.factories import at, investigated, noticed, opened
from tests.clocks.journeys import clock_of, complaint, conclude, must_be_referred

DAY = date(2023, 3, 15)


def clock(**facts) -> Clock:
    return Clock(**({"kind": Kind.DUE, "started_on": date(2023, 3, 1), "version": "as made"} | facts))


@pytest.mark.pure
@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({"due_on": date(2023, 3, 14)}, Standing.LATE),
        ({"due_on": date(2023, 3, 15)}, Standing.SOON),
        ({"due_on": date(2023, 3, 21)}, Standing.SOON),
        ({"due_on": date(2023, 3, 22)}, Standing.RUNNING),
        ({"due_on": None, "trouble": "Not counted."}, Standing.UNKNOWN),
        ({"kind": Kind.EXPLAIN_BY, "due_on": date(2023, 3, 14)}, Standing.EXPLAIN),
        ({"kind": Kind.WINDOW, "due_on": date(2023, 3, 14)}, Standing.CLOSED),
        ({"kind": Kind.ARISES, "due_on": date(2023, 3, 14)}, Standing.OWED),
        ({"kind": Kind.ARISES, "due_on": date(2023, 3, 15)}, Standing.SOON),
        ({"kind": Kind.ASAP}, Standing.OWED),
        ({"kind": Kind.ASAP, "version": "", "trouble": "Not held here."}, Standing.UNKNOWN),
        ({"due_on": date(2023, 3, 14), "paused_on": date(2023, 3, 10)}, Standing.PAUSED),
        ({"due_on": DAY, "stopped_on": DAY, "ending": Ending.DONE}, Standing.MET),
        ({"due_on": DAY, "stopped_on": date(2023, 3, 16), "ending": Ending.DONE}, Standing.DONE_LATE),
        ({"due_on": DAY, "stopped_on": date(2023, 3, 16), "ending": Ending.LAPSED}, Standing.LAPSED),
        (
            {"kind": Kind.WINDOW, "due_on": DAY, "stopped_on": date(2023, 3, 16), "ending": Ending.DONE},
            Standing.MET,
        ),
    ],
)
def test_how_a_clock_stands(facts, standing):
    assert standing_of(clock(**facts), on=DAY) is standing


@pytest.mark.pure
def test_a_count_says_when_there_are_more():
    assert [str(Count(12, False)), str(Count(CAP, True))] == ["12", "999+"]


def seen_by(actor) -> Readable:
    return readable(actor, visible_cases(actor))


def listed(actor, group: Group, on: date) -> list[str]:
    return [row.rule for row in due_page(seen_by(actor), group, on=on).rows]


@pytest.fixture
def some_cases(cast):
    """One internal investigation, and a complaint that must be referred."""
    case, subject = noticed(cast)
    other, _ = complaint(cast)
    must_be_referred(cast, other, 13)
    return case, subject, other


@pytest.mark.django_db
def test_the_lists_tell_what_is_overdue_from_what_is_coming(cast, some_cases):
    on = date(2023, 4, 10)
    assert listed(cast.cora.actor, Group.OVERDUE, on) == ["cmr_refer_complaint", "cmr_update_first"]
    assert listed(cast.cora.actor, Group.THIS_WEEK, on) == ["pcr_reg17_progress_first"]
    assert listed(cast.cora.actor, Group.LATER, on) == ["pcr_reg19_timeliness_first"]
    counts = due_counts(seen_by(cast.cora.actor), on=on)
    assert {group: count.number for group, count in counts.items()} == {
        Group.OVERDUE: 2,
        Group.THIS_WEEK: 1,
        Group.OWED: 0,
    }


@pytest.mark.django_db
def test_many_cases_are_asked_about_in_another_way_with_the_same_answer(cast, some_cases, monkeypatch):
    on = date(2023, 4, 10)
    few = [listed(cast.cora.actor, group, on) for group in Group]
    monkeypatch.setattr(policy, "FEW", 0)
    assert [listed(cast.cora.actor, group, on) for group in Group] == few


@pytest.mark.django_db
def test_nobody_sees_what_is_due_in_a_case_hidden_from_them(cast, some_cases):
    case, _, other = some_cases
    on = date(2023, 4, 10)
    # Ed is the subject of the first case; the second is sealed.
    seal_case(case=other, reasons="Close to the team.", actor=cast.cora.actor, at=at(14))
    for member in (cast.ed, cast.fay, cast.gus, cast.ada):
        assert [listed(member.actor, group, on) for group in Group] == [[], [], [], [], []]
        assert all(count.number == 0 for count in due_counts(seen_by(member.actor), on=on).values())
    assert listed(cast.ben.actor, Group.OVERDUE, on) == []
    assert listed(cast.ben.actor, Group.THIS_WEEK, on) == ["pcr_reg17_progress_first"]
    assert listed(cast.lena.actor, Group.OVERDUE, on) == ["cmr_refer_complaint", "cmr_update_first"]
    assert case.ref


@pytest.mark.django_db
def test_what_is_owed_as_soon_as_practicable_is_listed_apart_and_never_overdue(cast):
    investigated(cast)
    on = date(2024, 6, 3)
    assert listed(cast.cora.actor, Group.OVERDUE, on) == []
    assert set(listed(cast.cora.actor, Group.OWED, on)) == {
        "pcr_terms_of_reference",
        "pcr_reg17_notice",
        "pcr_reg19_timeliness_first",
    }


@pytest.mark.django_db
def test_a_withheld_notice_leaves_the_lists_and_says_since_when(cast):
    case, subject = investigated(cast)
    withhold_notice(
        subject=subject,
        kind=NoticeKind.INVESTIGATION,
        reasons="It might prejudice the search of a phone.",
        actor=cast.asha.actor,
        at=at(14),
    )
    on = date(2023, 3, 20)
    assert "pcr_reg17_notice" not in listed(cast.cora.actor, Group.OWED, on)
    row = next(
        row for row in clocks_of_case(case, cast.cora.actor, on=on).running if row.rule == "pcr_reg17_notice"
    )
    assert (row.standing, row.says) == (Standing.PAUSED, "Withheld since 14 Mar 2023, 6 days")


@pytest.mark.django_db
def test_an_unknown_day_is_listed_as_unknown(cast):
    opened(cast, matter_type=MatterType.DSI, came_to_attention_on=date(2019, 12, 2))
    assert listed(cast.cora.actor, Group.UNKNOWN, DAY) == ["cmr_refer_dsi"]
    assert listed(cast.cora.actor, Group.OVERDUE, DAY) == []


@pytest.mark.django_db
def test_the_page_of_a_case_puts_the_most_urgent_first_and_keeps_what_is_over(cast, some_cases):
    *_, other = some_cases
    page = clocks_of_case(other, cast.cora.actor, on=date(2023, 3, 20))
    assert [(row.rule, row.label, row.says) for row in page.running] == [
        ("cmr_refer_complaint", "Overdue", "Was due 14 Mar 2023, 6 days ago"),
        ("cmr_update_first", "Running", "Due 6 Apr 2023, in 17 days"),
    ]
    conclude(cast, other, 21)
    page = clocks_of_case(other, cast.cora.actor, on=date(2023, 3, 22))
    assert {row.rule for row in page.over} == {"cmr_refer_complaint", "cmr_update_first"}
    assert all(row.standing is Standing.LAPSED for row in page.over)


@pytest.mark.django_db
def test_the_strip_of_a_case_shows_each_clock_with_its_state(cast, some_cases):
    *_, other = some_cases
    bars = strip(other, cast.cora.actor, on=date(2023, 3, 20))
    assert [bar.state for bar in bars] == [ClockState.OVERDUE, ClockState.RUNNING]
    assert bars[1].label.endswith(": The complainant")
    assert bars[0].url == f"/clocks/{other.ref}/{clock_of(other, 'cmr_refer_complaint').number}/"


@pytest.mark.django_db
def test_lists_ask_the_database_a_handful_of_questions_however_many_clocks_there_are(
    cast, some_cases, django_assert_max_num_queries
):
    cora = cast.cora.actor
    cases = seen_by(cora)
    with django_assert_max_num_queries(4):
        due_page(cases, Group.THIS_WEEK, on=date(2023, 3, 14))
    with django_assert_max_num_queries(4):
        due_counts(cases, on=date(2023, 3, 14))
    with django_assert_max_num_queries(3):
        clocks_of_case(some_cases[0], cora, on=date(2023, 3, 14))

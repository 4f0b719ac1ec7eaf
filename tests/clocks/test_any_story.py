"""What holds for clocks whatever happened in a case, and in whatever order."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.cases import events
from peelian.cases.states import Conclusion, Handling, MatterType, NoticeKind, PartyRole, SeverityResult
from peelian.clocks.reckoning import reckon
from peelian.clocks.rules import ROW_OF_RULE
from peelian.clocks.states import Kind
from peelian.ledger.events import Ref
from peelian.people.states import OFFICER_CATEGORIES, Category
from tests.clocks import narrated as told
from tests.clocks.narrated import CASE, OFFICER, OTHER, WHY, entries

pytestmark = pytest.mark.pure

OFFICERS = st.sampled_from([OFFICER, OTHER])
PARTIES = st.sampled_from([Ref("Y-1"), Ref("Y-2")])
ACTS = st.one_of(
    st.builds(lambda h: ("handled", h), st.sampled_from(Handling)),
    st.builds(lambda o, c: ("added", o, c), OFFICERS, st.sampled_from(Category)),
    st.builds(lambda r, o: ("assessed", r, o), st.sampled_from(SeverityResult), OFFICERS),
    st.just(("appointed",)),
    st.builds(lambda k, o: ("served", k, o), st.sampled_from(NoticeKind), OFFICERS),
    st.builds(lambda k: ("withheld", k), st.sampled_from([NoticeKind.INVESTIGATION, NoticeKind.TERMS])),
    st.just(("reported",)),
    st.just(("resumed",)),
    st.builds(lambda c: ("concluded", c), st.sampled_from(Conclusion)),
    st.just(("reopened",)),
    st.builds(lambda r, p: ("party", r, p), st.sampled_from(PartyRole), PARTIES),
    st.builds(lambda p: ("updated", p), PARTIES),
    st.just(("timeliness",)),
    st.builds(lambda r: ("extended", r), st.sampled_from(sorted(ROW_OF_RULE))),
    st.builds(lambda o: ("removed", o), OFFICERS),
)
STORIES = st.tuples(
    st.sampled_from(MatterType),
    st.dates(date(2019, 6, 1), date(2028, 11, 1)),
    st.lists(st.tuples(ACTS, st.integers(0, 90)), max_size=25),
)


def _act(on: str, act: tuple) -> tuple:
    match act:
        case ("added", officer, category):
            return told.added(on, officer, category)
        case ("assessed", result, officer):
            return told.assessed(on, result, officer)
        case ("served", kind, officer):
            return told.served(on, kind, officer)
        case ("party", role, ref):
            return told.party(on, role, ref=ref)
        case ("updated", ref):
            return told.updated(on, ref)
        case ("extended", rule):
            return told.extended(on, rule, (date.fromisoformat(on) + timedelta(days=30)).isoformat())
        case ("removed", officer):
            return on, events.SubjectRemoved(subject=CASE, officer=officer, reasons=WHY)
        case ("timeliness",):
            return on, events.TimelinessReported(subject=CASE, reported_on=date.fromisoformat(on), text=WHY)
        case (name, *rest):
            return getattr(told, name)(on, *rest)


def tell(story: tuple) -> list:
    matter, on, acts = story
    complaint = matter in {MatterType.COMPLAINT, MatterType.COMPLAINT_OUTSIDE}
    lines = [told.opened(on.isoformat(), matter, made=on.isoformat() if complaint else None)]
    for act, after in acts:
        on += timedelta(days=after)
        lines.append(_act(on.isoformat(), act))
    return entries(*lines)


@settings(max_examples=150, deadline=None)
@given(STORIES)
def test_what_is_recorded_later_never_renumbers_or_restarts_what_was_there(story):
    whole = tell(story)
    clocks = reckon(whole)
    for length in range(len(whole)):
        for before, after in zip(reckon(whole[:length]), clocks, strict=False):
            same = ("number", "rule", "concerns", "thread", "kind", "started_on", "started_by")
            assert [getattr(before, name) for name in same] == [getattr(after, name) for name in same]
            if before.stopped_on:
                assert before == after


@settings(max_examples=300, deadline=None)
@given(STORIES)
def test_one_clock_at_a_time_runs_for_one_duty_and_a_stopped_one_says_how(story):
    clocks = reckon(tell(story))
    running = [(c.rule, c.concerns, c.thread) for c in clocks if c.stopped_on is None]
    assert len(running) == len(set(running))
    for clock in clocks:
        assert (clock.stopped_on is None) == (clock.stopped_by is None) == (clock.ending is None)
        assert clock.stopped_by is None or clock.stopped_by > clock.started_by
        assert clock.due_on or clock.trouble or clock.kind is Kind.ASAP
        assert not (clock.due_on and clock.due_on < clock.started_on)


@settings(max_examples=300, deadline=None)
@given(STORIES)
def test_part_3_never_runs_beside_a_schedule_3_investigation_nor_for_anyone_but_officers(story):
    whole = tell(story)
    handling, categories, concluded = Handling.UNDECIDED, {}, False
    for entry in whole:
        match entry.event:
            case events.HandlingDecided():
                handling = entry.event.handling
            case events.SubjectAdded():
                categories[entry.event.officer] = entry.event.category
            case events.CaseConcluded():
                concluded = True
            case events.CaseReopened():
                concluded = False
    for clock in (c for c in reckon(whole) if c.stopped_on is None):
        if clock.rule.startswith("pcr_reg1"):
            assert handling is Handling.INTERNAL
            assert not concluded
            assert not clock.concerns or categories[clock.concerns] in OFFICER_CATEGORIES
        if clock.rule.startswith(("cmr_timeliness", "cmr_reg")):
            assert handling is not Handling.INTERNAL

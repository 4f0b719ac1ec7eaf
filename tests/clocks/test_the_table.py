"""The table of limits is complete, and its words hold for what the code does."""

from pathlib import Path

import pytest

from peelian.cases import events
from peelian.clocks.dating import kind_of
from peelian.clocks.marks import Mark
from peelian.clocks.reckoning import FOLLOWED
from peelian.clocks.rules import NOT_STARTED, ROW_OF_RULE, SUBJECTS_NOT_STARTED, TABLE, why_not_started
from peelian.clocks.states import (
    KIND_LABELS,
    KIND_SENTENCES,
    STANDING_COLOURS,
    STANDING_LABELS,
    STANDING_SENTENCES,
    URGENCY,
    Kind,
    Standing,
)
from peelian.interface.templatetags.interface import COLOURS
from peelian.law.rules import all_rules, get_rule
from peelian.ledger.events import all_specs

pytestmark = pytest.mark.pure

# Acts in a case that no clock depends on.
WITHOUT_CLOCKS = {
    events.ReportJoined, events.CaseSealed, events.CaseUnsealed, events.MemberJoined, events.MemberLeft,
    events.AllegationMade, events.AllegationChanged, events.AllegationWithdrawn, events.OversightDecided,
    events.FactRecorded, events.DecisionLogged, events.TaskSet, events.TaskDone, events.NoteWritten,
    events.CasesLinked,
}  # fmt: skip


def test_every_limit_that_the_law_room_knows_is_reckoned_or_says_why_not():
    assert not [rule.id for rule in all_rules() if rule.id not in ROW_OF_RULE and not why_not_started(rule)]
    assert {rule.subject for rule in all_rules()} >= set(SUBJECTS_NOT_STARTED)
    assert {rule.id for rule in all_rules()} >= {*ROW_OF_RULE, *NOT_STARTED}


def test_no_limit_is_both_and_none_is_there_twice():
    assert not set(ROW_OF_RULE) & set(NOT_STARTED)
    assert len(ROW_OF_RULE) == len(TABLE)


def test_every_act_in_a_case_is_heard_or_known_to_start_nothing():
    acts = {spec.cls for spec in all_specs() if spec.type.startswith("cases.")}
    assert acts == {cls for cls in FOLLOWED if cls.__module__ == events.__name__} | WITHOUT_CLOCKS


def test_every_moment_starts_stops_or_pauses_something():
    named = {mark for row in TABLE for mark in (row.since, row.paused_by, *row.until) if mark}
    assert named == set(Mark)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.rule)
def test_every_row_says_when_it_runs_and_runs_for_what_its_rule_speaks_of(row):
    assert row.owed.__doc__
    assert row.paused_by is None or get_rule(row.rule).withheld_while
    assert (kind_of(row.rule) is Kind.WINDOW) is row.window
    owner = get_rule(row.rule).who
    assert row.window is (owner.startswith("officer concerned") or owner == "complainant")


def test_every_word_is_explained():
    assert set(KIND_LABELS) == set(KIND_SENTENCES) == set(Kind)
    assert (
        set(STANDING_LABELS)
        == set(STANDING_SENTENCES)
        == set(STANDING_COLOURS)
        == set(URGENCY)
        == set(Standing)
    )
    assert set(STANDING_COLOURS.values()) <= COLOURS


def test_the_page_of_the_room_lists_every_limit():
    page = (Path(__file__).parents[2] / "docs" / "rooms" / "clocks.md").read_text()
    assert not [rule for rule in (*ROW_OF_RULE, *NOT_STARTED) if f"`{rule}`" not in page]

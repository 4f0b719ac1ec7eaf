"""A proclaimed day moves every clock that counts it, at once; and a dry run says which dates a change would move."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peelian.calendar.force import AS_RELEASED, with_days
from peelian.calendar.models import ProclaimedDay
from peelian.calendar.services import proclaim_day, revoke_day
from peelian.clocks import dating, projections
from peelian.clocks.models import Clock
from peelian.clocks.recounting import counted_by_calendar
from peelian.clocks.rules import TABLE
from peelian.law import rules as law_rules
from peelian.law.dated import Dated, Parameter
from peelian.law.refusals import LawRefusal
from peelian.law.rules import get_rule
from tests.cases.factories import at, noticed
from tests.clocks.journeys import clock_of, complaint, conclude, must_be_referred, update

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 22)
"""A Wednesday in the middle of the representations of `noticed`: 15 to 29 March 2023."""
RULE = "pcr_reg18_representations"


def table() -> list[tuple]:
    return [projections.row_of(clock) for clock in Clock.objects.order_by("case_id", "number")]


def proclaimed(cast, day: date = DAY) -> ProclaimedDay:
    words = {"name": "Feast of the lamp", "reason": "Proclaimed.", "source": "Gazette"}
    return proclaim_day(day=day, **words, actor=cast.cora.actor, at=at(20))


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("clocks_rebuild", *arguments, stdout=out)
    return out.getvalue()


def test_a_proclaimed_day_moves_the_clocks_that_count_it_in_the_same_transaction(cast):
    case, _ = noticed(cast)
    assert clock_of(case, RULE).due_on == date(2023, 3, 29)
    entry = proclaimed(cast)
    moved = clock_of(case, RULE)
    assert moved.due_on == date(2023, 3, 30)
    revoke_day(entry=entry, reason="It was a hoax.", actor=cast.cora.actor, at=at(21))
    assert clock_of(case, RULE).due_on == date(2023, 3, 29)


def test_the_day_on_which_a_moved_clock_is_late_moves_with_it(cast):
    case, _ = noticed(cast)
    rule = "pcr_reg17_progress_first"
    assert clock_of(case, rule).late_after == date(2023, 4, 11)
    proclaimed(cast, date(2023, 3, 15))
    assert (clock_of(case, rule).due_on, clock_of(case, rule).late_after) == (date(2023, 4, 12),) * 2


def test_a_rebuild_equals_the_live_clocks_whatever_days_are_proclaimed(cast):
    noticed(cast)
    case, party = complaint(cast)
    must_be_referred(cast, case, 13)
    update(cast, party, 20)
    conclude(cast, case, 27)
    for day in range(9, 32):
        if AS_RELEASED.is_working(date(2023, 3, day)):
            proclaimed(cast, date(2023, 3, day))
    live = table()
    projections.rebuild()
    assert table() == live
    assert said("--dry-run") == "Every clock is as the ledger says.\n"
    entry = ProclaimedDay.objects.get(day=DAY)
    revoke_day(entry=entry, reason="A hoax.", actor=cast.cora.actor, at=at(21))
    live = table()
    projections.rebuild()
    assert table() == live


def test_what_happens_after_the_proclamation_counts_by_it_too(cast):
    proclaimed(cast)
    case, _ = noticed(cast)
    assert clock_of(case, RULE).due_on == date(2023, 3, 30)
    page = cast.asha.client.get(f"/clocks/{case.ref}/{clock_of(case, RULE).number}/").content.decode()
    assert "Feast of the lamp, Wednesday 22 March 2023: not a working day." in page


def test_a_notice_that_is_deemed_served_is_deemed_by_the_calendar_of_the_force(cast):
    from peelian.cases.services.notifying import _given
    from peelian.law.service import Method

    case, _ = noticed(cast)
    case.came_to_attention_on = case.came_to_attention_on.replace(year=2026)
    sent = at(10).replace(year=2027, month=6, day=9)
    assert _given(case, Method.ELECTRONIC, sent, None, "").on == date(2027, 6, 9)
    proclaimed(cast, date(2027, 6, 9))
    assert _given(case, Method.ELECTRONIC, sent, None, "").on == date(2027, 6, 10)


def test_only_rules_counted_by_the_calendar_can_move():
    """So that the few clocks which are looked at are all that there is to look at."""
    starts = [date(2026, 3, 1) + timedelta(days=n) for n in range(0, 40, 3)]
    busy = with_days(
        (day, "Feast")
        for n in range(1, 60, 2)
        if AS_RELEASED.is_working(day := date(2026, 3, 1) + timedelta(days=n))
    )
    moving = set()
    for row in TABLE:
        for start in starts:
            try:
                plain, moved = (get_rule(row.rule).due(start, calendar=days) for days in (AS_RELEASED, busy))
            except (LawRefusal, ValueError):
                continue
            if plain.due != moved.due:
                moving.add(row.rule)
    assert RULE in moving
    assert moving <= counted_by_calendar()
    assert "cmr_update_first" not in moving


def test_proclaiming_costs_no_query_a_clock(cast):
    noticed(cast)
    with CaptureQueriesContext(connection) as few:
        proclaimed(cast, date(2023, 3, 21))
    for _ in range(8):
        noticed(cast)
    with CaptureQueriesContext(connection) as many:
        proclaimed(cast, DAY)
    assert len(many) <= len(few) + 4


def test_a_dry_run_lists_what_a_day_would_move_and_writes_nothing(cast):
    case, subject = noticed(cast)
    before = table()
    out = said("--dry-run", "--proclaimed", DAY.isoformat())
    number = clock_of(case, RULE).number
    assert f"{case.ref} {number} {RULE} for {subject.ref}: 2023-03-29 -> 2023-03-30\n" in out
    assert out.endswith("in 1 case. Nothing was written.\n")
    assert table() == before


def test_a_dry_run_does_not_proclaim_what_lies_beyond_the_calendar(cast):
    with pytest.raises(CommandError, match="reviewed until the end of 2028"):
        said("--dry-run", "--proclaimed", "2031-06-09")
    with pytest.raises(CommandError, match="--dry-run"):
        said("--proclaimed", "2027-06-09")
    assert cast.cora.account


def test_a_dry_run_after_a_change_of_law_lists_each_case_whose_date_would_move(cast, monkeypatch):
    """As after an upgrade that carries another length: ten working days became twelve."""
    case, subject = noticed(cast)
    other, _ = complaint(cast)
    rule = get_rule(RULE)
    (version,) = rule.period
    longer = Dated(version.start, None, replace(version.value, length=12), version.citation)
    monkeypatch.setitem(
        law_rules._RULES, RULE, replace(rule, period=Parameter(rule.citation.text, (longer,)))
    )
    dating._counted.cache_clear()
    out = said("--dry-run")
    dating._counted.cache_clear()
    lines = out.splitlines()
    assert lines[0].endswith(f"{RULE} for {subject.ref}: 2023-03-29 -> 2023-03-31")
    assert lines[-1] == "1 date would move, in 1 case. Nothing was written."
    assert other.ref not in out
    assert case.ref in out

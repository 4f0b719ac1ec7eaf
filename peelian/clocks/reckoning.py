"""From what happened in a case to its clocks: a pure function of the entries, the same today as in ten years.

`reckon` tells the entries one after another. After each it looks at the rows of the table that the entry can touch,
and for each whom starts, stops, pauses or ends the clock. Clocks are numbered in the order in which they started, so
what is recorded later never renumbers what was there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from peelian.calendar.force import AS_RELEASED, ForceCalendar
from peelian.cases import events
from peelian.clocks.dating import kind_of, when
from peelian.clocks.marks import CASE, Mark, Marked, Moment, Whom
from peelian.clocks.rules import ROW_OF_RULE, TABLE, THREAD_OF, Row, RunsFor
from peelian.clocks.states import CAN_BE_LATE, Ending, Kind
from peelian.clocks.story import Story
from peelian.clocks.telling import TELLERS, as_corrected, day_of_event, tell
from peelian.criminal.events import BailExtended, BailGranted
from peelian.law.regimes import KeyDates
from peelian.ledger.recorded import Recorded
from peelian.restrictions.events import RestrictionEnded

FOLLOWED: tuple[type, ...] = (*TELLERS, events.TimeExtended, BailExtended)
"""The events that can change a clock."""
_DAY = timedelta(days=1)


class ClockFacts(NamedTuple):
    """One clock of one case. `number` counts the clocks of the case from 1, in the order they started.

    `due_on` is the day that `kind` speaks of: due, explain by, end of the period or of the window; None when the law
    gives no number, and, with `trouble` saying why, when no day can be known.
    """

    number: int
    rule: str
    concerns: str
    thread: str
    kind: Kind
    started_on: date
    started_by: int
    due_on: date | None
    version: str
    trouble: str
    extended_to: date | None
    paused_on: date | None
    stopped_on: date | None
    stopped_by: int | None
    ending: Ending | None

    @property
    def late_after(self) -> date | None:
        """The day after which a clock that runs is late; none for kinds that cannot be late."""
        runs = self.stopped_on is None and self.paused_on is None
        return self.due_on if runs and self.kind in CAN_BE_LATE else None

    @property
    def owed_from(self) -> date | None:
        """The day from which a clock that runs is owed as soon as practicable; none for the other kinds.

        Without a version the law did not answer, and nothing is known to be owed.
        """
        if self.stopped_on or self.paused_on or not self.version:
            return None
        if self.kind is Kind.ARISES and self.due_on:
            return self.due_on + _DAY
        return self.started_on if self.kind is Kind.ASAP else None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The clocks of a case, and the dates of the case that decide which version of the law they follow."""

    clocks: list[ClockFacts]
    dates: KeyDates


def reckon(entries: Iterable[Recorded]) -> list[ClockFacts]:
    """The clocks of one case from its entries, oldest first. Entries of other kinds are passed over."""
    return reckon_case(entries).clocks


def reckon_case(entries: Iterable[Recorded], *, calendar: ForceCalendar = AS_RELEASED) -> Reckoned:
    """The same, with the dates they rest on, by the calendar of the force."""
    reckoner = _Reckoner()
    for recorded in as_corrected(list(entries)):
        reckoner.hear(recorded)
    dates = reckoner.story.key_dates
    return Reckoned(
        [_facts(clock, number, dates, calendar) for number, clock in enumerate(reckoner.clocks, start=1)],
        dates,
    )


@dataclass(slots=True)
class _Clock:
    """A clock while it is being reckoned."""

    row: Row
    whom: Whom
    started_on: date
    since: int
    started_by: int
    extended_to: date | None = None
    paused_on: date | None = None
    stopped_on: date | None = None
    stopped_by: int | None = None
    ending: Ending | None = None

    def stop(self, moment: Moment, ending: Ending) -> None:
        self.stopped_on, self.stopped_by, self.ending = moment.day, moment.sequence, ending


_Key = tuple[str, Whom]


class _Reckoner:
    """The state of reckoning one case."""

    __slots__ = ("clocks", "in_reach", "live", "spent", "story")

    def __init__(self) -> None:
        self.story = Story()
        self.clocks: list[_Clock] = []
        self.live: dict[_Key, _Clock] = {}
        self.spent: dict[_Key, int] = {}  # the moment that the last clock of a row was started by
        self.in_reach: dict[_Key, Moment] = {}  # since when the duty has been within the row's reach

    def hear(self, recorded: Recorded) -> None:
        event = recorded.event
        if isinstance(event, events.TimeExtended | BailExtended):
            self._extend(event)
            return
        marks = tell(self.story, recorded)
        now = Moment(day_of_event(recorded), recorded.sequence)
        kind: type = type(event)
        if kind not in _REACH:
            if kind in _ENDS:
                self._hear_end(marks, now)
            self._hear_moments(marks, now)
            if isinstance(event, BailGranted) and event.long_case:
                self._extend(event)  # the first period is longer in these cases, to the day the event gives
            return
        whom = getattr(event, "officer", None) or getattr(event, "party", None)
        for row in _rows_in_play(kind, frozenset(self.story.seen)):
            for one in self._touched(row, whom):
                self._settle(row, one, marks, now)

    def _hear_end(self, marks: list[Marked], now: Moment) -> None:
        """What only takes duties out of reach touches only the clocks that run."""
        for rule, whom in list(self.live):
            self._settle(ROW_OF_RULE[rule], whom, marks, now)

    def _hear_moments(self, marks: list[Marked], now: Moment) -> None:
        """What changes nobody's reach touches only the rows that name its moments, for those it concerns."""
        whoms = dict.fromkeys(marked.whom for marked in marks)
        for row in _rows_naming(tuple(marked.mark for marked in marks)):
            for one in self._touched(row, None) if CASE in whoms else whoms:
                self._settle(row, one, marks, now)

    def _touched(self, row: Row, whom: str | None) -> Iterable[Whom]:
        """For whom a row has to be looked at: one subject or party, where the event is about one, or all."""
        story = self.story
        if row.runs_for is RunsFor.CASE:
            return (CASE,)
        if thread := THREAD_OF.get(row.runs_for):
            # An interview forgotten on reopening may still have a clock to end.
            running = [one for rule, one in self.live if rule == row.rule]
            return dict.fromkeys([*story.threads[thread], *running])
        if whom:
            return (Whom(whom),)
        return story.subject_whoms if row.runs_for is RunsFor.SUBJECT else story.party_whoms

    def _settle(self, row: Row, whom: Whom, marks: list[Marked], now: Moment) -> None:
        """Bring one clock up to date with one entry."""
        key = (row.rule, whom)
        clock = self.live.get(key)
        if clock and (answered := _answered(clock, marks)):
            clock.stop(Moment(answered.day, now.sequence), Ending.DONE)
            del self.live[key]
            clock = None
        since = self._since(row, whom, key, now)
        if clock:
            self._go_on(clock, key, since, marks, now)
        if since and key not in self.live and since.sequence > self.spent.get(key, -1):
            self._start(row, whom, key, since, now)

    def _since(self, row: Row, whom: Whom, key: _Key, now: Moment) -> Moment | None:
        """The moment from which the duty is owed now, or None when it is not."""
        if not row.owed(self.story, whom):
            self.in_reach.pop(key, None)
            return None
        self.in_reach.setdefault(key, now)
        story = self.story
        if row.once:
            for mark in row.until:
                if mark in story.seen and story.moment(mark, whom, first=True):
                    return None
        return story.moment(row.since, whom, first=row.once and not row.moves)

    def _go_on(
        self, clock: _Clock, key: _Key, since: Moment | None, marks: list[Marked], now: Moment
    ) -> None:
        if since is None or (clock.row.moves and since.sequence > clock.since):
            clock.stop(now, Ending.LAPSED)
            del self.live[key]
            if not clock.row.window:
                self.spent.pop(key, None)
            return
        self.spent[key] = since.sequence
        for marked in marks:
            if marked.mark is clock.row.paused_by and marked.whom == clock.whom:
                clock.paused_on = marked.day

    def _start(self, row: Row, whom: Whom, key: _Key, since: Moment, now: Moment) -> None:
        reached = self.in_reach[key]
        back_later = not row.counted and reached.sequence > since.sequence
        day = max(since.day, reached.day) if back_later else since.day
        clock = _Clock(row, whom, day, since=since.sequence, started_by=now.sequence)
        self.clocks.append(clock)
        self.live[key] = clock
        self.spent[key] = since.sequence

    def _extend(self, event: events.TimeExtended | BailExtended | BailGranted) -> None:
        for (rule, whom), clock in self.live.items():
            if isinstance(event, BailExtended | BailGranted):
                if whom == Whom(event.officer, event.release):
                    clock.extended_to = event.ends_on
            elif rule == event.rule and event.concerns in (None, whom.concerns):
                clock.extended_to = event.until


def _answered(clock: _Clock, marks: list[Marked]) -> Marked | None:
    """The moment among these that does what the clock asks for, if any."""
    for marked in marks:
        for_it = marked.whom in (CASE, clock.whom)
        # A recurring duty is not answered by something that happened before it was owed.
        in_order = clock.row.once or marked.day >= clock.started_on
        if marked.mark in clock.row.until and for_it and in_order:
            return marked
    return None


def _facts(clock: _Clock, number: int, dates: KeyDates, calendar: ForceCalendar) -> ClockFacts:
    rule = clock.row.rule
    answer = when(rule, start=clock.started_on, dates=dates, extended_to=clock.extended_to, calendar=calendar)
    return ClockFacts(
        number=number,
        rule=rule,
        concerns=clock.whom.concerns,
        thread=clock.whom.thread,
        kind=kind_of(rule),
        started_on=clock.started_on,
        started_by=clock.started_by,
        due_on=answer.due_on,
        version=answer.version,
        trouble=answer.trouble,
        extended_to=clock.extended_to,
        paused_on=clock.paused_on,
        stopped_on=clock.stopped_on,
        stopped_by=clock.stopped_by,
        ending=clock.ending,
    )


# What can bring a duty within reach touches every row of its kind, for everybody it can concern; any other entry
# touches only the rows that name the moments it brought, for those it brought them to.
_ABOUT_SUBJECTS = tuple(row for row in TABLE if row.runs_for is not RunsFor.PARTY)
_ABOUT_PARTIES = tuple(row for row in TABLE if row.runs_for is RunsFor.PARTY)
_REACH: dict[type, tuple[Row, ...]] = {
    events.CaseOpened: TABLE,
    events.HandlingDecided: TABLE,
    events.InvestigationResumed: TABLE,
    events.CaseReopened: TABLE,
    events.SubjectAdded: _ABOUT_SUBJECTS,
    events.SubjectIdentified: _ABOUT_SUBJECTS,
    events.SeverityAssessed: _ABOUT_SUBJECTS,
    events.PartyAdded: _ABOUT_PARTIES,
    # An answer that is taken back brings no moment, and ends the clock.
    events.ReferralGroundAnswered: tuple(row for row in TABLE if row.moves),
}


# What brings nobody within reach of a duty but through the moments it brings itself.
_ENDS: frozenset[type] = frozenset(
    {
        events.InvestigationReported,
        events.CaseConcluded,
        events.SubjectRemoved,
        events.PartyLeft,
        RestrictionEnded,
    }
)


@cache
def _rows_in_play(event: type, seen: frozenset[Mark]) -> tuple[Row, ...]:
    """The rows that an event which changes the reach of duties can touch: without a moment to start from there is
    nothing to start, and nothing that could be running."""
    return tuple(row for row in _REACH[event] if row.since in seen)


@cache
def _rows_naming(marks: tuple[Mark, ...]) -> tuple[Row, ...]:
    """The rows that start, stop or pause with one of these moments, in the order of the table."""
    wanted = set(marks)
    return tuple(row for row in TABLE if wanted.intersection((row.since, row.paused_by, *row.until)))

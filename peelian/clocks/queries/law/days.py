"""The calendar of the force as a page: the days that do not count, year by year, and what was entered about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.calendar import policy
from peelian.calendar.force import ForceCalendar
from peelian.calendar.queries import (
    ProclaimedRow,
    calendar_with,
    calendar_without,
    force_calendar,
    proclaimed_days,
)
from peelian.clocks.recounting import recounted
from peelian.law.bank_holidays import Closure
from peelian.law.refusals import LawRefusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """A weekday that does not count: why, and where that is read. `entered` when this force added it."""

    day: date
    name: str
    source: str
    source_url: str
    entered: bool


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """One year of the table."""

    year: int
    days: tuple[ClosedDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the force, live or revoked, with the people behind it by name."""

    day: date
    name: str
    reason: str
    source: str
    by: str
    at: datetime
    live: bool
    revoked_by: str
    revoked_at: datetime | None
    revocation_reason: str
    revoke: Action | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysPage:
    """The whole calendar. `years` newest first; `nothing_after` is the last day that can be counted to."""

    reviewed_from: int
    reviewed_until: int
    years: tuple[YearOfDays, ...]
    entries: tuple[Entry, ...]
    proclaim: Action


def days_page(actor: Actor) -> DaysPage:
    """The calendar, for anybody who is signed in. Three queries."""
    calendar, rows = force_calendar(), proclaimed_days()
    names = names_of({row.proclaimed_by_ref for row in rows} | {row.revoked_by_ref for row in rows} - {""})
    entered = {row.day for row in rows if row.live}
    return DaysPage(
        reviewed_from=calendar.reviewed_from,
        reviewed_until=calendar.reviewed_until,
        years=_years(calendar, entered),
        entries=tuple(_entry(row, names, actor) for row in rows),
        proclaim=action(
            "Add a proclaimed day", reverse("clocks:proclaim-day"), policy.check_can_proclaim, actor
        ),
    )


def _years(calendar: ForceCalendar, entered: Iterable[date]) -> tuple[YearOfDays, ...]:
    newest = sorted(calendar.closures, key=lambda closure: (-closure.day.year, closure.day))
    return tuple(
        YearOfDays(year, tuple(_closed(closure, closure.day in entered) for closure in closures))
        for year, closures in groupby(newest, key=lambda closure: closure.day.year)
    )


def _closed(closure: Closure, entered: bool) -> ClosedDay:
    cited = closure.citation
    return ClosedDay(
        day=closure.day, name=closure.name, source=cited.text, source_url=cited.url, entered=entered
    )


def _entry(row: ProclaimedRow, names: Mapping[str, str], actor: Actor) -> Entry:
    address = reverse("clocks:revoke-day", args=[row.ref])
    return Entry(
        day=row.day,
        name=row.name,
        reason=row.reason,
        source=row.source,
        by=names.get(row.proclaimed_by_ref, "Someone"),
        at=row.proclaimed_at,
        live=row.live,
        revoked_by=names.get(row.revoked_by_ref, "Someone") if row.revoked_at else "",
        revoked_at=row.revoked_at,
        revocation_reason=row.revocation_reason,
        revoke=action("Revoke", address, policy.check_can_proclaim, actor) if row.live else None,
    )


@dataclass(frozen=True, slots=True)
class WouldMove:
    """How many dates would move, in how many cases, over all cases of the force: no case is named."""

    dates: int
    cases: int

    @property
    def ahead(self) -> str:
        """Before it is done: "12 dates in 9 cases move"."""
        if not self.dates:
            return "no date that is kept now moves"
        dates, verb = ("1 date", "moves") if self.dates == 1 else (f"{self.dates:,} dates", "move")
        return f"{dates} in {'1 case' if self.cases == 1 else f'{self.cases:,} cases'} {verb}"


def moved_by_adding(day: date, name: str) -> WouldMove:
    """What would move if the day did not count. Nothing when the calendar does not reach that far."""
    try:
        calendar = calendar_with([(day, name)])
    except LawRefusal:
        return WouldMove(0, 0)
    return _would_move(day, calendar)


def moved_by_revoking(ref: str, day: date) -> WouldMove:
    """What would move if the entry were revoked."""
    return _would_move(day, calendar_without(ref))


def _would_move(day: date, calendar: ForceCalendar) -> WouldMove:
    cases = [clock.case_id for clock, _ in recounted(day, calendar=calendar)]
    return WouldMove(len(cases), len(set(cases)))

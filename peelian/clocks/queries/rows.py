"""One clock as a line of a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from peelian.cases.queries.concerned import concerned_names
from peelian.clocks.models import Clock
from peelian.clocks.standing import standing_of
from peelian.clocks.states import (
    KIND_LABELS,
    STANDING_COLOURS,
    STANDING_LABELS,
    STANDING_SENTENCES,
    Kind,
    Standing,
)
from peelian.law.rules import get_rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRow:
    """A clock in words. `case_title` is filled in lists that go across cases."""

    case_ref: str
    case_title: str
    number: int
    url: str
    rule: str
    action: str
    by_whom: str
    citation: str
    verified: bool
    concerns_ref: str
    concerns: str
    kind: Kind
    kind_label: str
    standing: Standing
    label: str
    colour: str
    sentence: str
    started_on: date
    owed_from: date | None
    due_on: date | None
    extended_to: date | None
    paused_on: date | None
    stopped_on: date | None
    says: str
    trouble: str


def clock_rows(
    clocks: Iterable[Clock],
    *,
    on: date,
    with_titles: bool = False,
    names: Mapping[str, str] | None = None,
) -> tuple[ClockRow, ...]:
    """The lines of some clocks, with the names of those they concern, in two queries however many there are."""
    found = list(clocks)
    if names is None:
        names = concerned_names(clock.concerns for clock in found if clock.concerns)
    return tuple(clock_row(clock, names, on=on, with_title=with_titles) for clock in found)


def clock_row(clock: Clock, names: Mapping[str, str], *, on: date, with_title: bool = False) -> ClockRow:
    """The line of one clock."""
    rule, standing, kind = get_rule(clock.rule), standing_of(clock, on=on), Kind(clock.kind)
    return ClockRow(
        case_ref=clock.case_id,
        case_title=clock.case.title if with_title else "",
        number=clock.number,
        url=reverse("clocks:clock", args=[clock.case_id, clock.number]),
        rule=clock.rule,
        action=_sentence(rule.action),
        by_whom=rule.who,
        citation=rule.citation.text,
        verified=rule.verified,
        concerns_ref=clock.concerns,
        concerns=names.get(clock.concerns, "Someone no longer on the case") if clock.concerns else "",
        kind=kind,
        kind_label=KIND_LABELS[kind],
        standing=standing,
        label=STANDING_LABELS[standing],
        colour=STANDING_COLOURS[standing],
        sentence=STANDING_SENTENCES[standing],
        started_on=clock.started_on,
        owed_from=clock.owed_from,
        due_on=clock.due_on,
        extended_to=clock.extended_to,
        paused_on=clock.paused_on,
        stopped_on=clock.stopped_on,
        says=says(clock, standing, on=on),
        trouble=clock.trouble,
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def says(clock: Clock, standing: Standing, *, on: date) -> str:
    """When, in a few words: "Due 14 Apr 2023, in 3 days", "Owed since 3 Mar 2023, 12 days"."""
    if standing is Standing.UNKNOWN:
        return "Not known"
    if clock.stopped_on is not None:
        words = "No longer owed since" if standing is Standing.LAPSED else "Done on"
        return f"{words} {_short(clock.stopped_on)}"
    if clock.paused_on is not None:
        return f"Withheld since {_short(clock.paused_on)}, {_days((on - clock.paused_on).days)}"
    if standing is Standing.OWED:
        since = clock.owed_from or clock.started_on
        return f"Owed since {_short(since)}, {_days((on - since).days)}"
    return _of_day(clock, standing, on) if clock.due_on else ""


def _of_day(clock: Clock, standing: Standing, on: date) -> str:
    day = clock.due_on or on
    gap = (day - on).days
    if standing is Standing.CLOSED:
        return f"Closed after {_short(day)}"
    if gap < 0:
        words = "Explanation owed since" if standing is Standing.EXPLAIN else "Was due"
        return (
            f"{words} {_short(day)}, {_days(-gap)} ago"
            if standing is Standing.LATE
            else f"{words} {_short(day)}"
        )
    ahead = {Kind.EXPLAIN_BY: "Explain by", Kind.WINDOW: "Open until", Kind.ARISES: "Owed after"}
    return f"{ahead.get(Kind(clock.kind), 'Due')} {_short(day)}, {'today' if not gap else 'in ' + _days(gap)}"


def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"

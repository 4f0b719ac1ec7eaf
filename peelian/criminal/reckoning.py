"""What the law says of custody and bail, asked of `peelian.law` and put as a page and a service need it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from peelian.criminal.states import BailLevel
from peelian.law.deadlines import Deadline
from peelian.law.rules import Rule, get_rule

BASIC, FIRST_REVIEW, NEXT_REVIEW = "pace_detention_basic", "pace_review_first", "pace_review_next"
SUPERINTENDENT, COURT = "pace_superintendent_extension", "pace_court_maximum"
BAIL_NOW, BAIL_2017 = "bail_abp_initial", "bail_abp_initial_2017_regime"


@dataclass(frozen=True, slots=True)
class Limit:
    """A moment by which something must happen in custody, and where that is read."""

    rule_id: str
    label: str
    from_at: datetime
    due_at: datetime
    citation: str
    verified: bool
    note: str


def _limit(rule_id: str, label: str, start: datetime) -> Limit:
    # In UTC, since hours of custody are hours that pass: by the wall clock the night of a change would be an hour out.
    deadline = get_rule(rule_id).due(start.astimezone(UTC))
    if not isinstance(deadline.due, datetime):
        raise TypeError(f"{rule_id} must answer with a moment, and answered {deadline.due!r}.")
    return Limit(
        rule_id, label, start, deadline.due, deadline.citation.text, deadline.verified, deadline.assumption
    )


def detention_limit(relevant_at: datetime) -> Limit:
    """When a person held without charge must be charged or released: 24 hours (PACE 1984 s 41)."""
    return _limit(BASIC, "Charge or release", relevant_at)


def superintendent_limit(relevant_at: datetime) -> Limit:
    """The latest moment to which a superintendent may extend: 36 hours (PACE 1984 s 42)."""
    return _limit(SUPERINTENDENT, "Longest by superintendent", relevant_at)


def court_limit(relevant_at: datetime) -> Limit:
    """The latest moment to which courts may extend: 96 hours in all (PACE 1984 ss 43-44)."""
    return _limit(COURT, "Longest by court warrants", relevant_at)


def next_review(authorised_at: datetime, held: Sequence[datetime]) -> Limit:
    """When the next review of detention is due: 6 hours from authorisation, then 9 from the last (PACE 1984 s 40)."""
    if not held:
        return _limit(FIRST_REVIEW, "First review", authorised_at)
    return _limit(NEXT_REVIEW, f"Review {len(held) + 1}", held[-1])


@dataclass(frozen=True, slots=True)
class BailLimit:
    """The last day to which one level may let bail run; `last_day` None when the law read sets none."""

    rule_id: str
    level: BailLevel
    last_day: date | None
    citation: str
    verified: bool
    note: str


LEVELS = {
    BAIL_NOW: (BailLevel.CUSTODY_OFFICER, BailLevel.INSPECTOR, BailLevel.SUPERINTENDENT),
    BAIL_2017: (BailLevel.INSPECTOR, BailLevel.SUPERINTENDENT),
}
"""Who may authorise bail before a court, under each rule; codes equal the rule's fact `authorised_by`."""
NO_REGIME = "No limit on pre-charge bail is known for an arrest before 3 April 2017: the law of that time was not read."


def bail_rule(arrested_on: date) -> Rule | None:
    """The rule on pre-charge bail that binds an arrest on this day, or None for an arrest before there was one."""
    for rule_id in (BAIL_NOW, BAIL_2017):
        rule = get_rule(rule_id)
        until = rule.in_force_until
        if rule.in_force_from <= arrested_on and (until is None or arrested_on < until):
            return rule
    return None


def bail_limits(arrested_on: date, *, long_case: bool = False) -> tuple[BailLimit, ...]:
    """How long bail may run by whom, under the regime of the day of arrest, the lowest level first; () before 2017.

    `long_case`: investigated with one of the bodies for which the first period is six months.
    """
    rule = bail_rule(arrested_on)
    if rule is None:
        return ()
    limits = []
    for level in LEVELS[rule.id]:
        special = long_case and rule.id == BAIL_NOW and level is BailLevel.CUSTODY_OFFICER
        facts: dict[str, Any] = {"case": "special"} if special else {"authorised_by": level.value}
        limits.append(_bail_limit(rule.due(arrested_on, **facts), level))
    return (*limits, replace(limits[-1], level=BailLevel.COURT, last_day=None))


def limit_of(level: BailLevel, arrested_on: date, *, long_case: bool = False) -> BailLimit | None:
    """The limit of one level, that of the level below it where it has none of its own, or None without a regime."""
    limits = bail_limits(arrested_on, long_case=long_case)
    order = list(BailLevel)
    at_or_below = [limit for limit in limits if order.index(limit.level) <= order.index(level)]
    return at_or_below[-1] if at_or_below else (limits[0] if limits else None)


def _bail_limit(deadline: Deadline, level: BailLevel) -> BailLimit:
    return BailLimit(
        deadline.rule_id, level, deadline.due, deadline.citation.text, deadline.verified, deadline.assumption
    )

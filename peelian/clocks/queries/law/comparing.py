"""Two cases a day apart: the pairs of days between which the law changed, ready to be counted side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from peelian.law.counting import Unit
from peelian.law.dated import long_date
from peelian.law.instruments import CMR, PCR
from peelian.law.rules import BoundBy, Rule
from peelian.law.rules.rule import SINCE_2020, SINCE_MAY_2024, SINCE_MAY_2025

_DAY = timedelta(days=1)
KEY_OF: dict[BoundBy, tuple[str, str]] = {
    BoundBy.ATTENTION: ("attention_on", "The matter came to attention"),
    BoundBy.MATTER: ("matter_on", "The complaint was made, or the matter came to attention"),
    BoundBy.NOTICE: ("hearing_notice_on", "First notice under reg 30(1) or 51(1)"),
    BoundBy.NO_NOTICE: ("hearing_notice_on", "First notice under reg 30(1) or 51(1)"),
    BoundBy.FORMER: ("hearing_notice_on", "First notice under reg 30(1) or 51(1)"),
    BoundBy.PERFORMANCE: ("performance_on", "The issue came to attention"),
}
"""The date of the case that decides the version, and its name. None where the event decides, as an arrest for bail."""
_KEY_BY_INSTRUMENT = {PCR: KEY_OF[BoundBy.ATTENTION], CMR: KEY_OF[BoundBy.MATTER]}
"""Where the event decides the limit, the matter still decides which version of the Regulations binds the case."""
_CHANGED_BY: dict[BoundBy, tuple[date, ...]] = {
    BoundBy.ATTENTION: (SINCE_MAY_2025,),
    BoundBy.MATTER: (SINCE_MAY_2025,),
    BoundBy.NOTICE: (SINCE_MAY_2024,),
    BoundBy.NO_NOTICE: (SINCE_MAY_2024,),
    BoundBy.FORMER: (SINCE_MAY_2025,),
}
"""The days on which the saving provisions turn, for rules that they touch."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two days, one before a change of the law and one on it, as the query of the page that compares them."""

    change: date
    words: str
    query: str


def key_of(rule: Rule) -> tuple[str, str] | None:
    """The field of KeyDates that decides which version binds, and its name for a person."""
    return KEY_OF.get(rule.bound_by) or _KEY_BY_INSTRUMENT.get(rule.citation.instrument)


def pairs_for(rule: Rule) -> tuple[Pair, ...]:
    """Every change that the rule, or the Regulations it stands in, went through, oldest first."""
    return tuple(_pairs(rule))


def _pairs(rule: Rule) -> Iterator[Pair]:
    own = {version.start for version in rule.period} | {rule.in_force_until}
    changed = {each for each in own if each and each > SINCE_2020} | set(_CHANGED_BY.get(rule.bound_by, ()))
    if rule.bound_by is BoundBy.START and rule.citation.instrument in _KEY_BY_INSTRUMENT:
        changed.add(SINCE_MAY_2025)
    for change in sorted(changed):
        words = f"One day either side of {long_date(change)}"
        yield Pair(change, words, urlencode(_query(rule, change, own=change in own)))


def _query(rule: Rule, change: date, *, own: bool) -> dict[str, str]:
    """The event a fortnight after the change, the date that decides a day apart; or the event itself a day apart."""
    before, after = (change - _DAY).isoformat(), change.isoformat()
    event = (change + timedelta(days=14)).isoformat()
    hours = {"at": "09:00", "other_at": "09:00"} if rule.period.versions[-1].value.unit is Unit.HOURS else {}
    if rule.bound_by in (BoundBy.START, BoundBy.ARREST) and own:
        return {"on": before, "other_on": after} | hours
    return {"on": event, "key": before, "other_on": event, "other_key": after} | hours

"""The figures by month, counted from the ledger alone up to one of its entries, and masked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peelian.ledger.queries import walk_types
from peelian.restrictions.events import (
    PayRateEntered,
    RestrictionCorrected,
    RestrictionEnded,
    RestrictionImposed,
)
from peelian.restrictions.figures.counting import Month, Numbers, Spell, count, months_between
from peelian.restrictions.figures.groups import (
    COUNTED_LABELS,
    GROUP_LABELS,
    SPLIT_GROUPS,
    Counted,
    Group,
    Split,
    counted_as,
)
from peelian.restrictions.figures.masking import THRESHOLD, Shown, mask_flows, mask_stock
from peelian.restrictions.figures.pay import Rates
from peelian.restrictions.models import Restriction
from peelian.restrictions.states import Corrected

METHOD = 1
"""Raised when the way of counting or masking changes: answers given before it cannot be expected to come out alike."""
_NOT_COUNTED = "not counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked. `known_to` is the day on which it was; `sequence` the last entry of the ledger to count."""

    first: date
    last: date
    split: Split
    known_to: date
    sequence: int


def table_of(asked: Asked) -> list[dict[str, str]]:
    """The lines of the table as they are given: every cell is text, masked where it has to be.

    Whatever is asked, the whole force is counted, behind walls and under seal too: nothing in the answer is about one
    person, and figures that depended on who asks would be wrong.
    """
    months = months_between(asked.first, asked.last, known_to=asked.known_to)
    rates = Rates.of(_rates(asked.sequence))
    table = count(_spells(asked.sequence), months, rates)
    return [
        line
        for counted in Counted
        for line in _lines(counted, {group: table[counted, group] for group in Group}, months, asked.split)
    ]


def canonical(asked: Asked, lines: list[dict[str, str]]) -> str:
    """The table with its parameters as the one text that is kept and hashed."""
    told = {
        "from": f"{asked.first:%Y-%m}",
        "to": f"{asked.last:%Y-%m}",
        "split": asked.split.value,
        "known_to": asked.known_to.isoformat(),
        "sequence": asked.sequence,
        "threshold": THRESHOLD,
        "method": METHOD,
        "lines": lines,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _lines(
    counted: Counted, numbers: dict[Group, list[Numbers]], months: tuple[Month, ...], split: Split
) -> Iterator[dict[str, str]]:
    for place, month in enumerate(months):
        here = {group: each[place] for group, each in numbers.items()}
        before = mask_stock({group: n.before for group, n in here.items()})
        after = mask_stock({group: n.at_end for group, n in here.items()})
        flows = mask_flows(here, before=before, after=after)
        for group in SPLIT_GROUPS[split]:
            yield _line(counted, group, month, here[group], after[group], flows[group])


def _line(
    counted: Counted, group: Group, month: Month, numbers: Numbers, stock: Shown, flow: Shown
) -> dict[str, str]:
    open_, moves = stock is Shown.NUMBER, flow is Shown.NUMBER
    return {
        "month": month.name,
        "counted": COUNTED_LABELS[counted],
        "group": GROUP_LABELS[group],
        "at_end": str(numbers.at_end) if open_ else stock.value,
        "new": str(numbers.new) if moves else Shown.WITHHELD.value,
        "ended": str(numbers.ended) if moves else Shown.WITHHELD.value,
        "days": f"{sum(numbers.days)}" if open_ else Shown.WITHHELD.value,
        "median_days": f"{numbers.median_days:g}" if open_ else Shown.WITHHELD.value,
        "cost": _cost(counted, numbers) if open_ else Shown.WITHHELD.value,
    }


def _cost(counted: Counted, numbers: Numbers) -> str:
    return numbers.cost.pounds if counted is Counted.SUSPENDED else _NOT_COUNTED


@dataclass(slots=True)
class _Told:
    """What the ledger has said so far of one restriction."""

    person: str
    counted: Counted
    from_date: date
    until_date: date | None = None


def _spells(sequence: int) -> Iterator[Spell]:
    """Every restriction that ever took effect, as the ledger told it up to an entry."""
    found: dict[str, _Told] = {}
    for entry in walk_types([RestrictionImposed, RestrictionEnded, RestrictionCorrected], up_to=sequence):
        _hear(found, entry.event)
    grades = _grades()
    for ref, told in found.items():
        category, rank = grades[ref]
        yield Spell(told.person, told.counted, told.from_date, told.until_date, category, rank)


def _hear(found: dict[str, _Told], told: Any) -> None:
    if isinstance(told, RestrictionImposed):
        found[told.restriction] = _Told(told.person, counted_as(told.kind), told.imposed_on)
    elif isinstance(told, RestrictionEnded):
        found[told.restriction].until_date = told.ended_on
    elif told.corrected is Corrected.IMPOSED_ON:
        found[told.restriction].from_date = told.became
    elif told.corrected is Corrected.ENDED_ON:
        found[told.restriction].until_date = told.became


def _grades() -> dict[str, tuple[str, str]]:
    """What each person was when the matter came to attention: category and rank, as the case keeps them.

    The ledger does not hold a subject's rank, so this is the one thing that is read from the case.
    """
    rows = Restriction.objects.exclude(imposed_on=None)
    held = rows.values_list("ref", "officer__category", "officer__rank")
    return {ref: (category, rank) for ref, category, rank in held.iterator(chunk_size=5_000)}


def _rates(sequence: int) -> Iterator[tuple[str, date, int]]:
    for entry in walk_types([PayRateEntered], up_to=sequence):
        yield entry.event.grade, entry.event.from_date, entry.event.pence_a_day


def at_entry(asked: Asked, sequence: int) -> Asked:
    """The same question at another entry of the ledger."""
    return replace(asked, sequence=sequence)

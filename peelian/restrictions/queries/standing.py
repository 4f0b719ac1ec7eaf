"""What stands of each restriction in force: as the table says it now, and as the ledger said it at the end of a day.

Both give the same frozen object, so that they can be compared: `tests/restrictions/test_register_past.py` does, day by
day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from peelian.law.moments import UK
from peelian.ledger.queries import walk_types
from peelian.ledger.recorded import Recorded
from peelian.restrictions.events import (
    ConditionsChanged,
    RestrictionCorrected,
    RestrictionEnded,
    RestrictionImposed,
    RestrictionReviewed,
    SuspensionRequested,
)
from peelian.restrictions.models import Restriction, RestrictionCondition
from peelian.restrictions.states import Corrected, RestrictionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One restriction in force. `conditions` are the references of those that bind; `grounds` those of the gate."""

    ref: str
    case_ref: str
    officer_ref: str
    person_ref: str
    kind: str
    imposed_on: date
    next_review_on: date | None
    authorised_by: str
    conditions: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()


def standings_now(rows: Iterable[Restriction]) -> dict[str, Standing]:
    """What the table says of some restrictions, fetched with case, officer, person and gate. One query more."""
    held = [row for row in rows if row.status == RestrictionStatus.IN_FORCE]
    conditions: dict[int, set[str]] = {}
    live = RestrictionCondition.objects.filter(restriction__in=[row.pk for row in held], until_date=None)
    for key, ref in live.values_list("restriction_id", "ref"):
        conditions.setdefault(key, set()).add(ref)
    return {row.ref: _standing(row, frozenset(conditions.get(row.pk, ()))) for row in held}


def _standing(row: Restriction, conditions: frozenset[str]) -> Standing:
    if row.imposed_on is None:
        raise LookupError(f"{row.ref} is in force and has no day on which it took effect.")
    gate = row.gate
    return Standing(
        ref=row.ref,
        case_ref=row.case.ref,
        officer_ref=row.officer.ref,
        person_ref=row.person.ref,
        kind=row.kind,
        imposed_on=row.imposed_on,
        next_review_on=row.next_review_on,
        authorised_by=row.decided_by_ref,
        conditions=conditions,
        grounds=_grounds(gate.prejudice, gate.public_interest) if gate else frozenset(),
    )


def _grounds(prejudice: bool, public_interest: bool) -> frozenset[str]:
    return frozenset(letter for letter, held in (("A", prejudice), ("B", public_interest)) if held)


def end_of(day: date) -> datetime:
    """The first moment after a day in England and Wales."""
    return datetime.combine(day + timedelta(days=1), time(0), UK).astimezone(UTC)


def standings_on(day: date) -> dict[str, Standing]:
    """What the ledger says of every restriction in force, from the entries recorded by the end of a day alone.

    Asks nobody's permission: whoever shows any of it keeps what the reader may see. What was recorded later, a
    correction among it, has no part in the answer.
    """
    before = end_of(day)
    over = {entry.event.restriction for entry in walk_types([RestrictionEnded], before=before)}
    begun = [e for e in walk_types([RestrictionImposed], before=before) if e.event.restriction not in over]
    cases = {entry.event.subject for entry in begun}
    wanted = {entry.event.restriction for entry in begun}
    found: dict[str, Standing] = {}
    grounds: dict[str, frozenset[str]] = {}
    # Begun again in the order of the ledger, so that each entry changes what the ones before it made.
    for entry in walk_types([*_STEPS, SuspensionRequested], before=before, about=cases):
        told = entry.event
        if told.restriction not in wanted:
            continue
        if isinstance(told, SuspensionRequested):
            grounds[told.restriction] = _grounds(told.prejudice, told.public_interest)
        else:
            found[told.restriction] = _STEPS[type(told)](found.get(told.restriction), entry)
    return {ref: replace(standing, grounds=grounds.get(ref, frozenset())) for ref, standing in found.items()}


def _imposed(_: Standing | None, entry: Recorded) -> Standing:
    told = entry.event
    return Standing(
        ref=told.restriction,
        case_ref=told.subject,
        officer_ref=told.officer,
        person_ref=told.person,
        kind=told.kind.value,
        imposed_on=told.imposed_on,
        next_review_on=told.next_review_on,
        authorised_by=entry.actor_ref,
        conditions=frozenset(told.conditions),
    )


def _changed(standing: Standing | None, entry: Recorded) -> Standing:
    return replace(_known(standing, entry), conditions=frozenset(entry.event.conditions))


def _reviewed(standing: Standing | None, entry: Recorded) -> Standing:
    return replace(_known(standing, entry), next_review_on=entry.event.next_review_on)


def _corrected(standing: Standing | None, entry: Recorded) -> Standing:
    told = entry.event
    known = replace(_known(standing, entry), next_review_on=told.next_review_on)
    return replace(known, imposed_on=told.became) if told.corrected is Corrected.IMPOSED_ON else known


def _known(standing: Standing | None, entry: Recorded) -> Standing:
    if standing is None:
        raise LookupError(f"Entry {entry.sequence} changes a restriction that nothing imposed.")
    return standing


_STEPS: dict[type, Callable[[Standing | None, Recorded], Standing]] = {
    RestrictionImposed: _imposed,
    ConditionsChanged: _changed,
    RestrictionReviewed: _reviewed,
    RestrictionCorrected: _corrected,
}

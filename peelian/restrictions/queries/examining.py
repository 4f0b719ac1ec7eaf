"""What a roster would do: which rows can be kept, what stands already, what gives way, what is forbidden."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from peelian.people.queries.numbers import serving_under
from peelian.restrictions.models import DutyCode, Posting
from peelian.restrictions.queries.bindings import (
    all_in_force,
    bindings_in,
    codes_in_use,
    duty_of,
    held_duties,
    kept_apart,
)
from peelian.restrictions.rosters.checking import RosterRow, check_rows
from peelian.restrictions.rosters.reading import Reading, read_csv, read_json
from peelian.restrictions.rosters.testing import Clash, Duty, clashes

_CHUNK = 500


@dataclass(slots=True)
class Examined:
    """A roster, read and tested. `keys` are those of its people, `gives_way` the postings each line would replace."""

    reading: Reading
    rows: list[RosterRow]
    codes: dict[str, DutyCode]
    keys: dict[str, int]
    held: set[str] = field(default_factory=set)
    gives_way: dict[int, list[Posting]] = field(default_factory=dict)
    forbidden: list[Clash] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what applying it would keep and replace: what a person looked at is what is then done."""
        kept = sorted(f"{row.line} {row.identity}" for row in self.rows)
        gone = sorted(posting.ref for postings in self.gives_way.values() for posting in postings)
        return hashlib.sha256("\n".join([*kept, "|", *gone]).encode()).hexdigest()


def examine(content: bytes, *, as_json: bool, at: datetime, on: date) -> Examined:
    """Read a roster and test it against who serves, the duty codes, what is held, and every restriction in force."""
    reading = read_json(content) if as_json else read_csv(content)
    found = serving_under(raw.cells["number"] for raw in reading.rows)
    people = {number: refs[0][1] for number, refs in found.items() if len(refs) == 1}
    keys = {refs[0][1]: refs[0][0] for refs in found.values() if len(refs) == 1}
    codes = codes_in_use()
    rows = check_rows(
        reading,
        people=people,
        ambiguous={number for number, refs in found.items() if len(refs) > 1},
        codes=codes.keys(),
    )
    examined = Examined(reading, rows, codes, keys)
    _compare(examined)
    examined.forbidden = list(_forbidden(examined, at=at, on=on))
    return examined


def _compare(examined: Examined) -> None:
    """Find which rows stand already, and which postings of an earlier roster give way to the others."""
    held: dict[int, list[Posting]] = {}
    keys = sorted({examined.keys[row.person] for row in examined.rows})
    for start in range(0, len(keys), _CHUNK):
        live = Posting.objects.filter(replaced_by=None, person_id__in=keys[start : start + _CHUNK])
        for posting in live.select_related("duty"):
            held.setdefault(posting.person_id, []).append(posting)
    for row in examined.rows:
        mine = held.get(examined.keys[row.person], [])
        if any(posting.identity == row.identity for posting in mine):
            examined.held.add(row.identity)
        elif gone := [posting for posting in mine if _gives_way(posting, row)]:
            examined.gives_way[row.line] = gone


def _gives_way(posting: Posting, row: RosterRow) -> bool:
    """A shift gives way to a shift at the same time, a move to the next move; neither to the other."""
    if (posting.to_at is None) != (row.to_at is None):
        return False
    if posting.to_at is None or row.to_at is None:
        return True
    return posting.from_at < row.to_at and row.from_at < posting.to_at


def _forbidden(examined: Examined, *, at: datetime, on: date) -> Iterable[Clash]:
    bindings = bindings_in(all_in_force(), on=on)
    bound = {person: held for person, held in bindings.items() if person in examined.keys}
    apart = {name for held in bound.values() for name in kept_apart(held)}
    duties = [_duty(examined, row) for row in examined.rows if row.person in bound or row.person in apart]
    beside = [*(duty for duty in duties if duty.person in apart), *held_duties(apart, after=at)]
    for duty in duties:
        yield from clashes(duty, bound.get(duty.person, ()), beside=beside)


def _duty(examined: Examined, row: RosterRow) -> Duty:
    code = examined.codes[row.duty_code]
    return duty_of(
        code, key=row.line, person=row.person, place=row.place, from_at=row.from_at, to_at=row.to_at
    )

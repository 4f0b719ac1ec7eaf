"""From rows of cells to postings, with every row that cannot be kept named. Pure: who is known is given to it."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from peelian.restrictions.folding import folded
from peelian.restrictions.rosters.columns import BY_NAME, COLUMNS, Unfit, moment
from peelian.restrictions.rosters.reading import RawRow, Reading
from peelian.restrictions.rosters.report import NOT_KEPT, RowProblem, shown

_LONGEST = timedelta(days=366 * 5)
_Trouble = Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One posting as a file says it. `to_at` is None for a move until further notice."""

    line: int
    last_line: int
    number: str
    person: str
    duty_code: str
    place: str
    duty: str
    from_at: datetime
    to_at: datetime | None

    @property
    def identity(self) -> str:
        """What makes it the same posting in whatever file it stands: SHA-256 of person, duty, place and times."""
        facts = [self.person, self.duty_code, folded(self.place)]
        facts += [self.from_at.isoformat(), self.to_at.isoformat() if self.to_at else ""]
        return hashlib.sha256("\n".join(facts).encode()).hexdigest()

    @property
    def in_words(self) -> str:
        """Duty and times in one phrase, for saying with what a row collides."""
        end = f"until {self.to_at:%Y-%m-%d %H:%M}" if self.to_at else "until further notice"
        return f"{self.duty_code} from {self.from_at:%Y-%m-%d %H:%M} {end} (UTC)"


def check_rows(
    reading: Reading, *, people: Mapping[str, str], ambiguous: Collection[str], codes: Collection[str]
) -> list[RosterRow]:
    """The rows that can be kept; each of the others gets its problems in the reading.

    `people` gives the person behind each number in small letters, `ambiguous` the numbers that more than one person
    holds, `codes` the duty codes in use in capitals.
    """
    rows = [row for raw in reading.rows if (row := _row(reading, raw, people, ambiguous, codes))]
    kept = _without_clashes(reading, _without_repeats(reading, rows))
    reading.problems.sort(key=lambda problem: (problem.line, problem.column))
    return kept


def _row(
    reading: Reading,
    raw: RawRow,
    people: Mapping[str, str],
    ambiguous: Collection[str],
    codes: Collection[str],
) -> RosterRow | None:
    before = len(reading.problems)

    def trouble(column: str, expected: str, found: str) -> None:
        reading.trouble(raw.line, column, expected, found, last_line=raw.last_line)

    for column in COLUMNS:
        text = raw.cells[column.name]
        if column.required and not text:
            trouble(column.name, column.expected, "nothing")
        elif len(text) > column.longest:
            trouble(column.name, f"at most {column.longest} characters", f"{len(text)}, {shown(text)}")
    if len(reading.problems) > before:
        return None
    number, code = raw.cells["number"].casefold(), raw.cells["duty_code"].upper()
    if number in ambiguous:
        trouble("number", "a number that one person holds", f"{shown(number)}, held in more than one force")
    elif number not in people:
        trouble("number", BY_NAME["number"].expected, shown(raw.cells["number"]))
    if code not in codes:
        trouble("duty_code", BY_NAME["duty_code"].expected, shown(raw.cells["duty_code"]))
    times = {name: _moment(trouble, raw, name) for name in ("from", "to")}
    begins, ends = times["from"], times["to"]
    if begins and ends and not begins < ends <= begins + _LONGEST:
        found = shown(raw.cells["to"])
        trouble("to", f"a time after from, {raw.cells['from']}, and within five years of it", found)
    if len(reading.problems) > before or begins is None:
        return None
    return RosterRow(
        line=raw.line,
        last_line=raw.last_line,
        number=raw.cells["number"],
        person=people[number],
        duty_code=code,
        place=raw.cells["place"],
        duty=raw.cells["duty"],
        from_at=begins,
        to_at=ends,
    )


def _moment(trouble: _Trouble, raw: RawRow, name: str) -> datetime | None:
    if not raw.cells[name]:
        return None
    try:
        return moment(raw.cells[name], ends=name == "to")
    except Unfit as unfit:
        trouble(name, str(unfit), shown(raw.cells[name]))
        return None


def _without_repeats(reading: Reading, rows: list[RosterRow]) -> list[RosterRow]:
    """Each posting once: the first line that says it is kept."""
    first: dict[str, RosterRow] = {}
    for row in rows:
        kept = first.setdefault(row.identity, row)
        if kept is not row:
            found = f"the same as line {kept.line}"
            problem = RowProblem(
                row.line, row.last_line, "", "each posting once", found, f"line {kept.line} is kept"
            )
            reading.problems.append(problem)
    return list(first.values())


def _without_clashes(reading: Reading, rows: list[RosterRow]) -> list[RosterRow]:
    """Nobody is in two places at once: which row is right is not for us to say, so neither is kept and both are named.

    A move until further notice says where somebody belongs, so it does not clash with a shift; it does with another.
    """
    by_person: dict[tuple[str, bool], list[RosterRow]] = {}
    for row in rows:
        by_person.setdefault((row.person, row.to_at is None), []).append(row)
    clashing: dict[int, RosterRow] = {}
    for held in by_person.values():
        _find_clashes(sorted(held, key=lambda row: (row.from_at, row.line)), clashing)
    for row in rows:
        if other := clashing.get(row.line):
            found = f"{row.in_words}, while line {other.line} says {other.in_words}"
            neither = f"{NOT_KEPT}, nor is line {other.line}"
            expected = f"one duty at a time for number {row.number}"
            reading.problems.append(RowProblem(row.line, row.last_line, "from", expected, found, neither))
    return [row for row in rows if row.line not in clashing]


def _find_clashes(rows: list[RosterRow], clashing: dict[int, RosterRow]) -> None:
    """Pair each row that begins before an earlier one has ended with the one that runs longest."""
    longest = rows[0]
    for row in rows[1:]:
        if longest.to_at is None or row.from_at < longest.to_at:
            clashing.setdefault(longest.line, row)
            clashing.setdefault(row.line, longest)
        if longest.to_at is not None and (row.to_at is None or row.to_at > longest.to_at):
            longest = row

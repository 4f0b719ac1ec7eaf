"""From rows of cells to rows of facts, with every problem found rather than only the first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peelian.people.hr_file.columns import BY_NAME, COLUMNS, Unfit
from peelian.people.hr_file.reading import RawRow, Reading
from peelian.people.hr_file.report import shown
from peelian.people.states import Category, Ethnicity, Gender, LeavingReason, Rank, ranks_for

_YOUNGEST = 13  # the youngest volunteers of a force are cadets
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class HrRow:
    """One row of the file. None means that the cell was empty, which leaves what is held as it is."""

    line: int
    last_line: int
    number: str
    category: Category
    given_names: str
    family_name: str
    from_date: date
    rank: Rank | None = None
    title: str | None = None
    former_names: str | None = None
    date_of_birth: date | None = None
    gender: Gender | None = None
    ethnicity: Ethnicity | None = None
    unit: str | None = None
    job_title: str | None = None
    line_manager_number: str | None = None
    until_date: date | None = None
    leaving_reason: LeavingReason | None = None
    email: str | None = None
    phone: str | None = None

    @property
    def key(self) -> str:
        """The number as it is compared."""
        return self.number.casefold()


def check(reading: Reading, *, on: date) -> list[HrRow]:
    """The rows that can be read, with every problem added to the reading. `on` is the day of the import."""
    rows = [row for raw in reading.rows if (row := _row(reading, raw, on)) is not None]
    _check_numbers(reading, rows)
    _note_formulas(reading)
    return rows


def _row(reading: Reading, raw: RawRow, on: date) -> HrRow | None:
    before = len(reading.problems)
    facts: dict[str, Any] = {name: _cell(reading, raw, name, text) for name, text in raw.cells.items()}
    for column in COLUMNS:
        if column.required and not raw.cells[column.name]:
            reading.trouble(raw.line, column.name, column.expected, "nothing", last_line=raw.last_line)
    if len(reading.problems) > before:
        return None
    row = HrRow(line=raw.line, last_line=raw.last_line, **facts)
    _check_together(reading, row, on)
    return row if len(reading.problems) == before else None


def _cell(reading: Reading, raw: RawRow, name: str, text: str) -> object:
    column = BY_NAME[name]
    if not text:
        return None
    if len(text) > column.longest:
        expected = f"at most {column.longest} characters"
        reading.trouble(raw.line, name, expected, f"{len(text)}, {shown(text)}", last_line=raw.last_line)
        return None
    try:
        return column.read(text)
    except Unfit:
        reading.trouble(raw.line, name, column.expected, shown(text), last_line=raw.last_line)
        return None


def _check_together(reading: Reading, row: HrRow, on: date) -> None:
    """What one cell says against another of the same row."""

    def trouble(column: str, expected: str, found: object) -> None:
        reading.trouble(row.line, column, expected, str(found), last_line=row.last_line)

    fitting = ranks_for(row.category)
    if row.rank not in fitting and (fitting or row.rank):
        trouble("rank", _ranks_expected(row.category), row.rank.value if row.rank else "nothing")
    if row.from_date < date(1940, 1, 1) or row.from_date > on + timedelta(days=366):
        trouble("from_date", "a day since 1940 and within a year from now", row.from_date)
    if row.until_date and row.until_date <= row.from_date:
        trouble("until_date", f"a day after from_date, {row.from_date}", row.until_date)
    if bool(row.until_date) != bool(row.leaving_reason):
        found = row.leaving_reason.value if row.leaving_reason else "nothing"
        expected = (
            "a reason, because until_date is given"
            if row.until_date
            else "nothing, because until_date is empty"
        )
        trouble("leaving_reason", expected, found)
    if row.date_of_birth:
        _check_birth(reading, row, row.date_of_birth)
    if row.line_manager_number and row.line_manager_number.casefold() == row.key:
        trouble("line_manager_number", "somebody else's number", shown(row.line_manager_number))


def _check_birth(reading: Reading, row: HrRow, born: date) -> None:
    if born.year < 1900:
        reading.trouble(row.line, "date_of_birth", "a day since 1900", str(born), last_line=row.last_line)
    elif row.from_date < born + timedelta(days=int(365.2425 * _YOUNGEST)):
        expected = f"a day at least {_YOUNGEST} years before from_date, {row.from_date}"
        reading.trouble(row.line, "date_of_birth", expected, str(born), last_line=row.last_line)


def _ranks_expected(category: Category) -> str:
    fitting = [rank.value for rank in Rank if rank in ranks_for(category)]
    return f"for {category.value} one of {', '.join(fitting)}" if fitting else f"nothing for {category.value}"


def _check_numbers(reading: Reading, rows: list[HrRow]) -> None:
    first: dict[str, HrRow] = {}
    for row in rows:
        other = first.setdefault(row.key, row)
        if other is not row:
            expected = "each number once"
            found = f"{shown(row.number)} again, which line {other.line} has already"
            reading.trouble(row.line, "number", expected, found, last_line=row.last_line)


def _note_formulas(reading: Reading) -> None:
    lines = [raw.line for raw in reading.rows if any(_is_formula(n, t) for n, t in raw.cells.items())]
    if lines:
        listed = ", ".join(str(line) for line in lines[:10]) + (" and others" if len(lines) > 10 else "")
        reading.notes.append(f"Cells that begin like a formula are kept as plain text (line {listed}).")


def _is_formula(column: str, text: str) -> bool:
    return column != "phone" and text.startswith(_FORMULA)

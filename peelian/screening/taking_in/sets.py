"""A file of records, CSV or Parquet, into a table with a row for each, and an account of every line of it."""

import re
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from peelian.screening.linking.asking import count, one
from peelian.screening.taking_in.rows import SAID, Counted, Fault, NotATable, first_lines, read_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

KEY: Final = "id"
"""The column that names a record in its own set."""
OTHER_NAMES: Final = {
    "id": ("id", "ref", "record_id", "person_id", "warrant_number", "number"),
    "given_names": (
        "given_names", "given_name", "forenames", "forename", "first_name", "first_names", "name", "full_name",
    ),
    "family_name": ("family_name", "surname", "last_name"),
    "former_names": ("former_names", "former_name", "maiden_name", "other_names", "alias", "aliases"),
    "date_of_birth": ("date_of_birth", "dob", "birth_date", "born"),
    "gender": ("gender", "sex"),
    "postcode": ("postcode", "post_code", "home_postcode"),
    "telephone": ("telephone", "phone", "mobile", "phone_number"),
    "insurance_number": ("insurance_number", "national_insurance_number", "nino", "ni_number"),
}  # fmt: skip
_PARQUET = b"PAR1"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What was in a file and what became of it. `lines` counts from its first; Parquet has rows and no lines."""

    name: str
    sha256: str
    kind: str
    columns: dict[str, str]
    not_used: tuple[str, ...]
    lines: int
    rows: int
    row_lines: int
    empty: int
    not_utf8: int
    broken: dict[str, int]
    broken_lines: str
    without_key: int
    twice: int
    mostly_empty: tuple[str, ...]

    @property
    def used(self) -> int:
        """Rows that are compared."""
        return self.rows - self.without_key - self.twice

    def as_facts(self) -> dict[str, Any]:
        """For the file of the run."""
        return {**asdict(self), "used": self.used}

    def _sums(self) -> str:
        if self.kind != "CSV":
            return f"{self.rows:,} rows."
        broken = sum(self.broken.values())
        return (
            f"{self.lines:,} lines: 1 of column names, {self.row_lines:,} of {self.rows:,} rows, "
            f"{self.empty:,} empty, {broken:,} broken."
        )

    def sentences(self) -> list[str]:
        """The account for a person: every line, and what is wrong with the set."""
        said = [f"{self.name}: {self._sums()}"]
        for fault, number in self.broken.items():
            said.append(f"{number:,} not used: {SAID[Fault(fault)]}.")
        if self.broken_lines:
            said.append(f"Broken lines: {self.broken_lines}.")
        if self.without_key:
            said.append(f"{self.without_key:,} rows not used: they have no {self.columns[KEY]}.")
        if self.twice:
            said.append(f"{self.twice:,} rows not used: their {self.columns[KEY]} stands in an earlier row.")
        if self.not_utf8:
            said.append(f"{self.not_utf8:,} lines are not UTF-8 and were read as Windows-1252.")
        for column in self.mostly_empty:
            said.append(f"{column} is empty in more than nine rows of ten.")
        if self.not_used:
            said.append(f"Columns not used: {', '.join(self.not_used)}.")
        return said


def take_in(connection: "DuckDBPyConnection", *, path: Path, into: str, delimiter: str = ",") -> TakenIn:
    """Make the table `into` (`row`, `key` and what there is of `OTHER_NAMES`) out of a file. Raises NotATable.

    `row` counts from 0 in the order of the file. Of rows with one key the first is used.
    """
    if not path.is_file():
        raise NotATable(f"{path.name}: there is no such file.")
    with path.open("rb") as stream:
        kind = "Parquet" if stream.read(4) == _PARQUET else "CSV"
        stream.seek(0)
        sha256 = file_digest(stream, "sha256").hexdigest()
    counted = Counted()
    if kind == "CSV":
        _fill_from_csv(connection, path, delimiter, counted)
    else:
        _fill_from_parquet(connection, path, counted)
    columns = chosen_columns(counted.header, name=path.name)
    whole = count(connection, "as_given")
    (without,) = one(connection, "SELECT count(*) FROM as_given WHERE trim(coalesce(key, '')) = ''")
    connection.execute(f"""
        CREATE OR REPLACE TABLE {into} AS SELECT * FROM as_given WHERE trim(coalesce(key, '')) <> ''
        QUALIFY row_number() OVER (PARTITION BY trim(key) ORDER BY row) = 1
    """)
    kept = count(connection, into)
    sparse = _mostly_empty(connection, into, [name for name in columns if name != KEY])
    connection.execute("DROP TABLE as_given")
    faults = [each.fault for each in counted.broken]
    return TakenIn(
        name=path.name, sha256=sha256, kind=kind, columns=columns,
        not_used=tuple(name for name in counted.header if name not in columns.values()),
        lines=counted.lines, rows=whole, row_lines=counted.row_lines, empty=counted.empty, not_utf8=counted.not_utf8,
        broken={fault.value: faults.count(fault) for fault in Fault if fault in faults},
        broken_lines=first_lines(each.line for each in counted.broken),
        without_key=int(without), twice=whole - int(without) - kept,
        mostly_empty=tuple(columns[name] for name in sparse),
    )  # fmt: skip


def chosen_columns(header: tuple[str, ...], *, name: str) -> dict[str, str]:
    """Our names to the names in the file. Raises NotATable without a key, or without any name of a person."""
    plain = {re.sub(r"[^a-z0-9]+", "_", column.casefold()).strip("_"): column for column in reversed(header)}
    found = {
        ours: plain[other]
        for ours, others in OTHER_NAMES.items()
        for other in others[:1] if other in plain
    }  # fmt: skip
    for ours, others in OTHER_NAMES.items():
        taken = set(found.values())
        free = [plain[other] for other in others if other in plain and plain[other] not in taken]
        if ours not in found and free:
            found[ours] = free[0]
    if KEY not in found:
        raise NotATable(
            f"{name}: no column names the record. One must be called {', '.join(OTHER_NAMES[KEY])}; "
            f"it has {', '.join(header)}."
        )
    if "given_names" not in found and "family_name" not in found:
        raise NotATable(f"{name}: no column has the names of people. It has {', '.join(header)}.")
    return found


def _fill_from_csv(connection: "DuckDBPyConnection", path: Path, delimiter: str, counted: Counted) -> None:
    import pyarrow as pa

    with path.open("rb") as stream:
        made = False
        for batch in read_rows(stream, name=path.name, delimiter=delimiter, counted=counted):
            chosen = chosen_columns(counted.header, name=path.name)
            places = {ours: counted.header.index(theirs) for ours, theirs in chosen.items()}
            if not made:
                _make(connection, places)
                made = True
            cells = list(zip(*(row for _, row in batch), strict=True))
            start = counted.rows - len(batch)
            table = pa.table({
                "row": pa.array(range(start, start + len(batch)), pa.int64()),
                **{
                    ("key" if ours == KEY else ours): pa.array(cells[place], pa.string())
                    for ours, place in places.items()
                },
            })  # fmt: skip
            connection.register("batch", table)
            connection.execute("INSERT INTO as_given BY NAME SELECT * FROM batch")
            connection.unregister("batch")
        if not made:
            _make(connection, chosen_columns(counted.header, name=path.name))


def _make(connection: "DuckDBPyConnection", names: "dict[str, int] | dict[str, str]") -> None:
    texts = ", ".join(f"{'key' if name == KEY else name} VARCHAR" for name in names)
    connection.execute(f"CREATE OR REPLACE TABLE as_given (row BIGINT, {texts})")


def _fill_from_parquet(connection: "DuckDBPyConnection", path: Path, counted: Counted) -> None:
    import pyarrow.parquet as parquet

    try:
        file = parquet.ParquetFile(path)
        counted.header = tuple(file.schema_arrow.names)
        chosen = chosen_columns(counted.header, name=path.name)
        _make(connection, chosen)
        start = 0
        for batch in file.iter_batches(batch_size=100_000, columns=list(chosen.values())):
            connection.register("batch", batch)
            texts = ", ".join(
                f'CAST("{theirs}" AS VARCHAR) AS {"key" if ours == KEY else ours}'
                for ours, theirs in chosen.items()
            )
            connection.execute(
                f"INSERT INTO as_given BY NAME SELECT {start} + row_number() OVER () - 1 AS row, {texts} FROM batch"
            )
            connection.unregister("batch")
            start += batch.num_rows
    except (OSError, ValueError) as fault:
        if isinstance(fault, NotATable):
            raise
        raise NotATable(f"{path.name} begins as Parquet and cannot be read as that: {fault}.") from fault
    counted.rows = counted.lines = start


def _mostly_empty(connection: "DuckDBPyConnection", table: str, columns: list[str]) -> list[str]:
    """The columns that hold nothing in more than nine rows of ten."""
    if not columns:
        return []
    filled = ", ".join(f"count(nullif(trim({column}), ''))" for column in columns)
    whole, *counts = one(connection, f"SELECT count(*), {filled} FROM {table}")
    return [column for column, known in zip(columns, counts, strict=True) if whole and known * 10 < whole]

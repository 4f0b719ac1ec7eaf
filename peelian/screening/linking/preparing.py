"""A set as it came in, written as it is compared.

Each distinct text is standardised once and joined back: a set of five million has a few hundred thousand different
family names. A row is never left out here; what cannot be read is NULL.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from peelian.screening.linking.asking import count
from peelian.screening.linking.columns import GIVEN_TEXTS
from peelian.screening.standardising.dates import birth_of
from peelian.screening.standardising.names import names_of, usual
from peelian.screening.standardising.numbers import insurance_of, telephone_of
from peelian.screening.standardising.places import district_of, postcode_of, sector_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Cells = tuple[str | None, ...]
_BATCH = 200_000


def prepare(connection: "DuckDBPyConnection", *, source: str, into: str, born_until: int) -> int:
    """Make the table `into` out of the table `source`, which has `row` (BIGINT, unique) and some of `GIVEN_TEXTS`.

    `born_until`: the last year in which anybody in the set can be born. Returns the number of rows.
    """
    present = {name for name, *_ in connection.execute(f"DESCRIBE {source}").fetchall()}
    absent = [f"NULL::VARCHAR AS {name}" for name in GIVEN_TEXTS if name not in present]
    whole = f"(SELECT * {',' if absent else ''} {', '.join(absent)} FROM {source})"
    for table, columns, read, names in _readings(born_until):
        _map(connection, whole, table, columns, read, names)
    connection.execute(f"CREATE OR REPLACE TABLE {into} AS {_joined(whole)}")
    for table, *_ in _readings(born_until):
        connection.execute(f"DROP TABLE {table}")
    return count(connection, into)


_GIVEN = ("given", "given_form", "second", "second_form")
_FAMILY = ("family", "family_form", "other_family", "other_family_form")
_ALONE = (*_GIVEN, *_FAMILY)
_HOME = ("postcode_read", "sector", "district")
_BIRTH = ("birth", "birth_year", "birth_month_day", "birth_swapped")
Reading = tuple[str, tuple[str, ...], Callable[..., Cells], tuple[str, ...]]


def _readings(born_until: int) -> tuple[Reading, ...]:
    """A table for each kind of text: its name, the columns it reads, how, and what comes out."""
    return (
        ("names_given", ("given_names",), _given, _GIVEN),
        ("names_family", ("family_name", "former_names"), _family, _FAMILY),
        ("names_alone", ("given_names",), _whole_name, tuple(f"alone_{name}" for name in _ALONE)),
        ("births", ("date_of_birth",), partial(_birth, born_until=born_until), _BIRTH),
        ("homes", ("postcode",), _home, _HOME),
        ("telephones", ("telephone",), _telephone, ("telephone_read",)),
        ("insured", ("insurance_number",), _insurance, ("insurance_read",)),
    )


def _joined(whole: str) -> str:
    """Names come from their two fields, or, where the set has one field for the whole name, from that."""
    alone = "coalesce(trim(s.family_name), '') = ''"
    names = ", ".join(f"CASE WHEN {alone} THEN alone_{name} ELSE {name} END AS {name}" for name in _ALONE)
    return f"""
        SELECT s.row, {names}, birth, birth_year, birth_month_day, birth_swapped,
            CASE upper(left(trim(s.gender), 1)) WHEN 'F' THEN 'F' WHEN 'W' THEN 'F' WHEN 'M' THEN 'M' END AS gender,
            postcode_read AS postcode, sector, district, telephone_read AS telephone,
            insurance_read AS insurance_number,
            0::TINYINT AS turned
        FROM {whole} s
        LEFT JOIN names_given ON names_given.text_0 = s.given_names
        LEFT JOIN names_family ON names_family.text_0 = coalesce(s.family_name, '')
            AND names_family.text_1 = coalesce(s.former_names, '')
        LEFT JOIN births ON births.text_0 = s.date_of_birth
        LEFT JOIN homes ON homes.text_0 = s.postcode
        LEFT JOIN telephones ON telephones.text_0 = s.telephone
        LEFT JOIN insured ON insured.text_0 = s.insurance_number
        LEFT JOIN names_alone ON names_alone.text_0 = s.given_names
    """


def _map(
    connection: "DuckDBPyConnection",
    source: str,
    table: str,
    asked: tuple[str, ...],
    read: Callable[..., Cells],
    names: Iterable[str],
) -> None:
    """A table from each distinct text (or texts) to what is read in it."""
    import pyarrow as pa

    places = [f"text_{number}" for number in range(len(asked))]
    fields = [*places, *names]
    shape = pa.schema([(field, pa.string()) for field in fields])
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} ({', '.join(f'{field} VARCHAR' for field in fields)})"
    )
    texts = ", ".join(f"coalesce({column}, '')" if len(asked) > 1 else column for column in asked)
    some = "" if len(asked) > 1 else f"WHERE {asked[0]} IS NOT NULL"
    reader = connection.cursor().execute(f"SELECT DISTINCT {texts} FROM {source} {some}")
    while batch := reader.fetchmany(_BATCH):
        rows = [(*given, *read(*given)) for given in batch]
        filled = pa.table([pa.array(column, pa.string()) for column in zip(*rows, strict=True)], schema=shape)
        connection.register("standardised", filled)
        connection.execute(f"INSERT INTO {table} SELECT * FROM standardised")
        connection.unregister("standardised")


def _pair(name: str) -> tuple[str | None, str | None]:
    return (name, usual(name)) if name else (None, None)


def _given(text: str) -> Cells:
    names = names_of(text, "x")
    return (*_pair(names.given), *_pair(names.other_given))


def _family(text: str, former: str) -> Cells:
    names = names_of("", text, former)
    return (*_pair(names.family), *_pair(names.other_family))


def _whole_name(text: str) -> Cells:
    names = names_of(text)
    return (*_pair(names.given), *_pair(names.other_given), *_pair(names.family), *_pair(names.other_family))


def _birth(text: str, *, born_until: int) -> Cells:
    birth = birth_of(text, latest=born_until)
    return (birth.day or None, birth.year or None, birth.day[5:] or None, birth.swapped or None)


def _telephone(text: str) -> Cells:
    return (telephone_of(text) or None,)


def _insurance(text: str) -> Cells:
    return (insurance_of(text) or None,)


def _home(text: str) -> Cells:
    postcode = postcode_of(text)
    return (postcode, sector_of(postcode), district_of(postcode)) if postcode else (None, None, None)

"""Which pairs are worth scoring: those that have a key in common, out of tables of keys that are made once.

No key asks for the place that a name was written in: given and family names, a second forename, a former name all give
the same keys, so that an order which English forms do not expect costs nobody their match, in either direction. Two
names without anything else are a key only where both sets together have few of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations, product
from typing import TYPE_CHECKING

from peelian.screening.linking.asking import count, one
from peelian.screening.linking.columns import NAME_FORMS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FEW = 600
"""The most pairs that one key made of two names alone may give."""
MANY = 100_000
"""The most pairs that one key of any other kind may give: more is a default value, not a coincidence."""


class Rule(IntEnum):
    """A reason for which two records are compared."""

    NAME_AND_BIRTH = 1
    NAMES_AND_YEAR = 2
    NAMES_AND_DAY = 3
    NAMES_AND_DISTRICT = 4
    NAMES_ALONE = 5
    POSTCODE = 6
    TELEPHONE = 7
    INSURANCE_NUMBER = 8


SAID = {
    Rule.NAME_AND_BIRTH: "one name, and the date of birth (or its day and month exchanged)",
    Rule.NAMES_AND_YEAR: "two names, and the year of birth",
    Rule.NAMES_AND_DAY: "two names, and the day and month of birth",
    Rule.NAMES_AND_DISTRICT: "two names, and the postcode district",
    Rule.NAMES_ALONE: "two names that few have together",
    Rule.POSTCODE: "the postcode",
    Rule.TELEPHONE: "a telephone number",
    Rule.INSURANCE_NUMBER: "the insurance number",
}

WITH_NAMES = {
    Rule.NAMES_AND_YEAR: "birth_year",
    Rule.NAMES_AND_DAY: "birth_month_day",
    Rule.NAMES_AND_DISTRICT: "district",
}
"""What two names are a key with."""
ALONE = {
    Rule.POSTCODE: "postcode",
    Rule.TELEPHONE: "telephone",
    Rule.INSURANCE_NUMBER: "insurance_number",
}
"""What is a key by itself."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """How many pairs are to be scored, how many keys were too common to be used, and how many pairs those had."""

    pairs: int
    keys_left_out: int
    pairs_left_out: int


def _select(table: str, rule: Rule, parts: Iterable[str], *, known: Iterable[str]) -> str:
    """The keys that one rule gives: a 64-bit hash of the rule and its parts, where all that must be `known` is."""
    made_of = ", ".join([str(rule.value), *parts])
    filled = " AND ".join(f"{part} IS NOT NULL" for part in known)
    return f"SELECT row, {rule.value}::TINYINT AS rule, hash({made_of}) AS key FROM {table} WHERE {filled}"


def _selects(table: str, *, swapped: bool) -> Iterator[str]:
    births = ("birth", "birth_swapped") if swapped else ("birth",)
    for name, birth in product(NAME_FORMS, births):
        yield _select(table, Rule.NAME_AND_BIRTH, [birth, name], known=[birth, name])
    for first, second in combinations(NAME_FORMS, 2):
        # `least` and `greatest` pass over NULL, and `nullif` makes one of two equal names.
        names = [f"least({first}, {second})", f"greatest({first}, {second})"]
        known = [f"nullif({first}, {second})", second]
        yield _select(table, Rule.NAMES_ALONE, names, known=known)
        for rule, also in WITH_NAMES.items():
            yield _select(table, rule, [*names, also], known=[*known, also])
    for rule, column in ALONE.items():
        yield _select(table, rule, [column], known=[column])


def make_keys(connection: "DuckDBPyConnection", *, prepared: str, into: str, swapped: bool = False) -> int:
    """Make the table of keys (`key`, `row`, `rule`) of a prepared table, sorted by key. Returns how many there are.

    With `swapped` the date of birth with day and month exchanged gives keys as well: one side of a run has them, and
    meets the plain keys of the other.
    """
    selects = " UNION ALL ".join(_selects(prepared, swapped=swapped))
    connection.execute(
        f"CREATE OR REPLACE TABLE {into} AS SELECT DISTINCT key, row, rule FROM ({selects}) ORDER BY key"
    )
    return count(connection, into)


def block(connection: "DuckDBPyConnection", *, left_keys: str, right_keys: str, into: str) -> Blocked:
    """Make the table of pairs to score (`left_row`, `right_row`, `rules`: a bit for each rule that led to the pair)."""
    most = f"CASE WHEN rule = {Rule.NAMES_ALONE.value} THEN {FEW} ELSE {MANY} END"
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE common_keys AS
        WITH few AS (SELECT key, any_value(rule) AS rule, count(*) AS l FROM {left_keys} GROUP BY key),
             many AS (SELECT key, count(*) AS r FROM {right_keys} SEMI JOIN few USING (key) GROUP BY key)
        SELECT key, rule, l * r AS pairs, l * r <= {most} AS used FROM few JOIN many USING (key)
    """)
    connection.execute(f"""
        CREATE OR REPLACE TABLE {into} AS
        SELECT l.row AS left_row, r.row AS right_row, bit_or(1 << l.rule)::INTEGER AS rules
        FROM {left_keys} l JOIN common_keys c ON c.key = l.key AND c.used JOIN {right_keys} r ON r.key = c.key
        GROUP BY ALL
    """)
    pairs = count(connection, into)
    left_out = one(
        connection, "SELECT count(*), coalesce(sum(pairs), 0)::BIGINT FROM common_keys WHERE NOT used"
    )
    connection.execute("DROP TABLE common_keys")
    return Blocked(pairs, int(left_out[0]), int(left_out[1]))

"""Scoring pairs with Splink, and choosing among them: one person to a record, one record to a person."""

from typing import TYPE_CHECKING

from peelian.screening.linking.asking import count
from peelian.screening.linking.model import Model, settings_for

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LEAST_WEIGHT = -10.0
"""Below this nothing is kept: one in a thousand at the most."""
_COLUMNS = """
    birth, birth_year, birth_month_day, birth_swapped, gender, postcode, sector, district, telephone, insurance_number
"""


def score(
    connection: "DuckDBPyConnection",
    model: Model,
    *,
    left: str,
    right: str,
    pairs: str,
    into: str,
    present: set[str],
    explained: bool = False,
) -> int:
    """Make the table `into`: `left_row`, `right_row`, `weight` (log2 of the odds), `turned`; returns how many rows.

    A pair whose names fit better when given and family name of the right record change places is compared so, and
    says it. With `explained` each comparison has its own part of the weight as `mw_…`.
    """
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    _turn(connection, left=left, right=right, pairs=pairs)
    database = DuckDBAPI(connection=connection)
    settings = settings_for(present, model)
    settings.retain_intermediate_calculation_columns = explained
    linker = Linker(
        [database.register(left), database.register("turned_right")],
        settings,
        log_level=40,
        validate_settings=False,
    )
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE registered_pairs AS
        SELECT '0' AS match_key, '__splink__input_table_0-__-' || left_row AS join_key_l,
            '__splink__input_table_1-__-' || right_row AS join_key_r FROM turned_pairs
    """)
    linker.table_management.register_blocked_pairs_for_predict(database.register("registered_pairs"))
    found = linker.inference.predict(threshold_match_weight=LEAST_WEIGHT)
    parts = ", * EXCLUDE (row_l, row_r, match_weight)" if explained else ""
    connection.execute(f"""
        CREATE OR REPLACE TABLE {into} AS
        SELECT row_l::BIGINT AS left_row, CASE WHEN row_r < 0 THEN -1 - row_r ELSE row_r END::BIGINT AS right_row,
            match_weight AS weight, row_r < 0 AS turned {parts}
        FROM {found.physical_name}
    """)
    linker.table_management.delete_tables_created_by_splink_from_db()
    for table in ("registered_pairs", "turned_pairs", "turned_right"):
        connection.execute(f"DROP TABLE {table}")
    return count(connection, into)


def _turn(connection: "DuckDBPyConnection", *, left: str, right: str, pairs: str) -> None:
    """The pairs, with right rows below nought for those that are compared turned, and a table that holds both."""
    across = """
        coalesce(a.given_form IN (b.family_form, b.other_family_form) OR a.second_form = b.family_form, false)::INT
        + coalesce(b.given_form IN (a.family_form, a.other_family_form) OR b.second_form = a.family_form, false)::INT
    """
    straight = """
        coalesce(a.given_form IN (b.given_form, b.second_form) OR a.second_form = b.given_form, false)::INT
        + coalesce(a.family_form IN (b.family_form, b.other_family_form)
            OR a.other_family_form IN (b.family_form, b.other_family_form), false)::INT
    """
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE turned_pairs AS
        SELECT left_row, CASE WHEN ({across}) > ({straight}) THEN -1 - right_row ELSE right_row END AS right_row
        FROM {pairs} p JOIN {left} a ON a.row = p.left_row JOIN {right} b ON b.row = p.right_row
    """)
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE turned_right AS
        SELECT * FROM {right} WHERE row IN (SELECT right_row FROM turned_pairs WHERE right_row >= 0)
        UNION ALL BY NAME
        SELECT -1 - row AS row, family AS given, family_form AS given_form, other_family AS second,
            other_family_form AS second_form, coalesce(second, given) AS family,
            coalesce(second_form, given_form) AS family_form,
            CASE WHEN second IS NOT NULL THEN given END AS other_family,
            CASE WHEN second IS NOT NULL THEN given_form END AS other_family_form, {_COLUMNS}, 1::TINYINT AS turned
        FROM {right} WHERE row IN (SELECT -1 - right_row FROM turned_pairs WHERE right_row < 0)
    """)


def keep_best(connection: "DuckDBPyConnection", *, scored: str, into: str) -> int:
    """Make the table `into` of the pairs that are the best of both their records. Ties are all kept, for a person.

    A record belongs to one person. Where a set may hold several records of one person, ask only for the best of each
    record (`keep_best_of_records`).
    """
    return _keep(connection, scored, into, of_each=("right_row", "left_row"))


def keep_best_of_records(connection: "DuckDBPyConnection", *, scored: str, into: str) -> int:
    """Make the table `into` of the pairs that are the best of their record on the right. Ties are kept."""
    return _keep(connection, scored, into, of_each=("right_row",))


def _keep(connection: "DuckDBPyConnection", scored: str, into: str, *, of_each: tuple[str, ...]) -> int:
    found = scored
    for row in of_each:
        found = f"(SELECT * FROM {found} QUALIFY weight = max(weight) OVER (PARTITION BY {row}))"
    connection.execute(f"CREATE OR REPLACE TABLE {into} AS SELECT * FROM {found}")
    return count(connection, into)

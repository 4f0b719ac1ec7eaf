"""Learning a model from two prepared sets, without knowing a single pair; and again from pairs that people decided."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from peelian.screening.linking.asking import one
from peelian.screening.linking.model import TURNED, Model, comparisons_for, settings_for

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SAFE_RULES = (("birth", "given", "family"),)
SAFE_RECALL = 0.6
"""What share of the true pairs agrees in all of these, as a force's file against old records goes."""
PASSES = (("birth", "given_form"), ("given_form", "family_form", "sector"), ("birth", "family_form"))
"""Each pass learns what its own columns leave open; in each, most pairs have to be of one person."""
LEAST_U = 1e-7
PAIRS_FOR_U = 2e6


def train(connection: "DuckDBPyConnection", *, left: str, right: str, seed: int = 1) -> Model:
    """A model of two prepared tables: `u` from random pairs, `m` by expectation maximisation, prior from safe pairs.

    `seed` draws the random pairs. The same sets give nearly the same model; one to be relied on is saved.
    """
    from splink import Linker, block_on
    from splink.backends.duckdb import DuckDBAPI

    present = filled(connection, left) & filled(connection, right)
    database = DuckDBAPI(connection=connection)
    linker = Linker([database.register(left), database.register(right)], settings_for(present), log_level=40)
    linker.training.estimate_probability_two_random_records_match(
        [block_on(*rule) for rule in SAFE_RULES if present.issuperset(rule)] or [block_on("given", "family")],
        recall=SAFE_RECALL,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=PAIRS_FOR_U, seed=seed)
    for rule in PASSES:
        if present.issuperset(rule):
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    learnt: dict[str, Any] = linker.misc.save_model_to_json()
    linker.table_management.delete_tables_created_by_splink_from_db()
    return Model(
        prior=float(learnt["probability_two_random_records_match"]),
        chances=_chances(present, learnt["comparisons"], coincidence=_coincidence(connection, left, right)),
        learnt_from="the two sets themselves",
    )


def filled(connection: "DuckDBPyConnection", table: str) -> set[str]:
    """The columns of a prepared table in which at least one row in a thousand has something."""
    columns = [name for name, *_ in connection.execute(f"DESCRIBE {table}").fetchall()]
    counts = ", ".join(f"count({column})" for column in columns)
    found = one(connection, f"SELECT count(*), {counts} FROM {table}")
    return {column for column, known in zip(columns, found[1:], strict=True) if known * 1000 >= found[0] > 0}


def _coincidence(connection: "DuckDBPyConnection", left: str, right: str) -> dict[tuple[str, str], float]:
    """How often two people share a postcode or a number: counted, since random pairs are too few to meet one."""
    found = {}
    asked = {
        ("home", "same"): "postcode", ("home", "sector"): "sector", ("home", "district"): "district",
        ("telephone", "same"): "telephone", ("insurance_number", "same"): "insurance_number",
    }  # fmt: skip
    for level, column in asked.items():
        (share,) = one(
            connection,
            f"""
            WITH l AS (SELECT {column}, count(*) / sum(count(*)) OVER () AS share FROM {left}
                       WHERE {column} IS NOT NULL GROUP BY 1),
                 r AS (SELECT {column}, count(*) / sum(count(*)) OVER () AS share FROM {right}
                       WHERE {column} IS NOT NULL GROUP BY 1)
            SELECT sum(l.share * r.share) FROM l JOIN r USING ({column})
        """,
        )
        found[level] = max(float(share or 0), LEAST_U)
    found["home", "sector"] = max(found["home", "sector"] - found["home", "same"], LEAST_U)
    found["home", "district"] = max(
        found["home", "district"] - found["home", "sector"] - found["home", "same"], LEAST_U
    )
    return found


def _chances(
    present: set[str], learnt: Sequence[dict[str, Any]], *, coincidence: dict[tuple[str, str], float]
) -> dict[tuple[str, str], tuple[float, float]]:
    """The numbers by our names; none is nought, and those of a comparison sum to one."""
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for comparison, said in zip(comparisons_for(present), learnt, strict=True):
        if comparison.name == "order":
            found |= {("order", level): chance for level, chance in TURNED.items()}
            continue
        known = [
            (level, numbers)
            for level, numbers in zip(comparison.levels, said["comparison_levels"], strict=True)
            if not level.unknown
        ]
        m = _summing(
            [max(float(numbers.get("m_probability") or 0), level.least_m) for level, numbers in known]
        )
        u = _summing([
            coincidence.get((comparison.name, level.name)) or max(float(numbers.get("u_probability") or 0), LEAST_U)
            for level, numbers in known
        ])  # fmt: skip
        found |= {
            (comparison.name, level.name): (m[place], u[place]) for place, (level, _) in enumerate(known)
        }
    return found


def _summing(shares: list[float]) -> list[float]:
    whole = sum(shares)
    return [share / whole for share in shares]

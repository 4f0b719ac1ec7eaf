"""Asking DuckDB for a few numbers. A result that is not read to its end blocks the connection, so these read it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def one(connection: "DuckDBPyConnection", sql: str) -> tuple[Any, ...]:
    """The only row of an answer. Raises ValueError when there is none or more than one."""
    (row,) = connection.execute(sql).fetchall()
    return tuple(row)


def count(connection: "DuckDBPyConnection", table: str) -> int:
    """How many rows a table has."""
    return int(one(connection, f"SELECT count(*) FROM {table}")[0])

"""Asking, row by row, whether the case of a row is among some cases."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.sql.compiler import SQLCompiler

ROW_BY_ROW = "OFFSET 0"
"""Keeps PostgreSQL from making a list of every case first: it leaves an EXISTS with an OFFSET as it is written."""


class _RowByRow(Exists):
    """EXISTS that is answered for one row at a time, as SQLite does anyway.

    A list in the order of an index that stops after a hundred rows then costs a hundred looks, in a department of a
    thousand cases and in one of a hundred thousand.
    """

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template=f"EXISTS(%(subquery)s {ROW_BY_ROW})", **extra)


def among(cases: QuerySet[Any], *, by: str) -> Exists:
    """The condition that the reference in the column `by` is that of one of the cases."""
    return _RowByRow(cases.order_by().filter(ref=OuterRef(by)))

"""Counting what a page asks of the database."""

import contextlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

NOT_A_QUERY = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SELECT PG_ADVISORY_XACT_LOCK")
"""The frame of the look that every page writes down: transactions and their lock ask for nothing."""


@pytest.fixture
def queries(db):
    """`with queries(at_most=30):` fails when more statements than that read or write."""

    @contextlib.contextmanager
    def counted(*, at_most: int):
        with CaptureQueriesContext(connection) as captured:
            yield
        asked = [q["sql"] for q in captured if not q["sql"].upper().startswith(NOT_A_QUERY)]
        told = "\n".join(f"{n}. {sql[:160]}" for n, sql in enumerate(asked, start=1))
        assert len(asked) <= at_most, f"{len(asked)} queries:\n{told}"

    return counted

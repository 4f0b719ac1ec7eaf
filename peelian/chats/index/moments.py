"""Moments in raw statements."""

from django.db import connection


def milliseconds(column: str) -> str:
    """SQL for a moment in ms UTC: making a datetime of each of a million rows would take as long as all the rest."""
    if connection.vendor == "postgresql":
        return f"(EXTRACT(EPOCH FROM {column}) * 1000)::bigint"
    return f"CAST(ROUND((julianday({column}) - 2440587.5) * 86400000) AS INTEGER)"

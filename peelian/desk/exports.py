"""Rows of lists as lines of CSV."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from peelian.cases.queries.rows import CaseRow, rows_of
from peelian.clocks.policy import Readable
from peelian.clocks.queries.due import Group, due_page
from peelian.clocks.queries.rows import ClockRow

MOST = 10_000
_BATCH = 500
CASE_HEADINGS = (
    "Reference",
    "Title",
    "Matter",
    "Handling",
    "Status",
    "Unit",
    "Sealed",
    "Came to attention",
    "Opened",
    "Subjects",
    "Lead investigator",
)
DUE_HEADINGS = (
    "Case",
    "Title",
    "What",
    "Concerns",
    "Standing",
    "Started",
    "Due",
    "Says",
    "By whom",
    "Provision",
    "Verified",
)


def count_of_cases(cases: QuerySet[Any]) -> int:
    """How many cases the file will have."""
    return min(cases.order_by()[: MOST + 1].count(), MOST)


def case_lines(cases: QuerySet[Any]) -> Iterator[list[str]]:
    """The cases newest first, a batch at a time; after MOST a line that says the file ends there."""
    yield list(CASE_HEADINGS)
    given, rows = 0, cases.order_by("-pk")
    last: int | None = None
    while given < MOST:
        found = list((rows if last is None else rows.filter(pk__lt=last))[:_BATCH])
        if not found:
            return
        last, given = found[-1].pk, given + len(found)
        yield from map(_case_line, rows_of(found))
    if rows.filter(pk__lt=last).exists():
        yield [_ending()]


def _case_line(row: CaseRow) -> list[str]:
    return [
        row.ref,
        row.title,
        row.matter,
        row.handling,
        row.status,
        row.unit,
        "yes" if row.sealed else "no",
        row.came_to_attention_on.isoformat(),
        row.opened_at.date().isoformat(),
        str(row.subjects),
        row.lead,
    ]


def due_lines(asked: Readable, group: Group, *, on: date, rule: str) -> tuple[int, list[list[str]]]:
    """How many clocks, and their lines in the order of the list; after MOST a line that says the file ends there."""
    rows: list[ClockRow] = []
    number, more = 1, True
    while more and len(rows) < MOST:
        page = due_page(asked, group, on=on, number=number, rule=rule)
        rows += page.rows
        number, more = number + 1, page.has_next
    lines = [list(DUE_HEADINGS), *map(_due_line, rows)]
    return len(rows), [*lines, [_ending()]] if more else lines


def _due_line(row: ClockRow) -> list[str]:
    return [
        row.case_ref,
        row.case_title,
        row.action,
        row.concerns,
        row.label,
        row.started_on.isoformat(),
        row.due_on.isoformat() if row.due_on else "",
        row.says,
        row.by_whom,
        row.citation,
        "yes" if row.verified else "no",
    ]


def _ending() -> str:
    return f"The file ends here, after {MOST:,} rows; there are more. Narrow the filter to have the rest."

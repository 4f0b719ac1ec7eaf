"""The register as lines of a file."""

from collections.abc import Iterable, Iterator
from datetime import date

from peelian.restrictions.queries.register import RegisterRow

HEADINGS = (
    "As known at the end of",
    "Restriction",
    "Name",
    "Number",
    "Rank or role",
    "Unit",
    "Kind",
    "Conditions",
    "Since",
    "Why",
    "Authority",
    "Authorised by",
    "Next review",
    "Overdue",
    "Days so far",
    "Cost so far",
)
NO_COST = "No pay without work: the person works on"


def register_lines(rows: Iterable[RegisterRow], day: date) -> Iterator[list[str]]:
    """The headings, and a line for each row."""
    yield list(HEADINGS)
    for row in rows:
        yield [
            day.isoformat(),
            row.ref,
            row.person.name,
            row.person.number,
            row.person.rank_title,
            row.person.unit,
            row.kind,
            "; ".join(row.conditions),
            row.since.isoformat(),
            "; ".join(row.why),
            row.authority,
            row.authorised_by,
            row.next_review_on.isoformat() if row.next_review_on else "",
            "yes" if row.overdue else "no",
            str(row.days),
            row.cost.says if row.cost else NO_COST,
        ]

"""Answers that were given: the list, one as it was given, and whether it would come out the same today."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.restrictions.figures.groups import SPLIT_LABELS, Split
from peelian.restrictions.models import Answer
from peelian.restrictions.policy_lists import check_may_give_figures
from peelian.restrictions.queries.monthly import METHOD, Asked, canonical, table_of

MOST_LISTED = 200
HEADINGS: dict[str, str] = {
    "month": "Month",
    "counted": "Counted as",
    "group": "Group",
    "at_end": "At the end of the month",
    "new": "New in the month",
    "ended": "Ended in the month",
    "days": "Days so far, together",
    "median_days": "Days so far, median",
    "cost": "Cost in the month",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """One answer in the list."""

    ref: str
    asked_for: str
    from_month: date
    to_month: date
    split: str
    given_by: str
    given_at: datetime
    sequence: int
    known_to: date
    threshold: int
    digest: str


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What counting again at the same entry of the ledger gives: the same table, or another and why that can be."""

    same: bool
    reason: str
    differing: int = 0


def answer_cards(actor: Actor) -> tuple[AnswerCard, ...]:
    """The answers given, newest first. Raises Hidden for those who give none."""
    check_may_give_figures(actor)
    rows = list(Answer.objects.order_by("-given_at", "-pk")[:MOST_LISTED])
    names = names_of(row.given_by_ref for row in rows)
    return tuple(answer_card(row, names.get(row.given_by_ref, row.given_by_ref)) for row in rows)


def answer_card(row: Answer, given_by: str = "") -> AnswerCard:
    """One answer; without a name of who gave it, the name is looked up."""
    return AnswerCard(
        ref=row.ref,
        asked_for=row.asked_for,
        from_month=row.from_month,
        to_month=row.to_month,
        split=SPLIT_LABELS[Split(row.split)],
        given_by=given_by or names_of([row.given_by_ref]).get(row.given_by_ref, row.given_by_ref),
        given_at=row.given_at,
        sequence=row.sequence,
        known_to=row.known_to,
        threshold=row.threshold,
        digest=row.digest,
    )


def lines_of(row: Answer) -> list[dict[str, str]]:
    """The lines as they were given."""
    lines: list[dict[str, str]] = json.loads(row.table)["lines"]
    return lines


def ordered(row: Answer) -> list[dict[str, str]]:
    """The same with the cells in the order of the headings."""
    return [{name: line[name] for name in HEADINGS} for line in lines_of(row)]


def is_unaltered(row: Answer) -> bool:
    """Whether the table kept is the one whose hash was kept, and stands in the ledger, when it was given."""
    return hashlib.sha256(row.table.encode()).hexdigest() == row.digest


def recomputed(row: Answer) -> Recomputed:
    """Count again, today, at the entry of the ledger at which the answer was counted."""
    asked = Asked(
        first=row.from_month,
        last=row.to_month,
        split=Split(row.split),
        known_to=row.known_to,
        sequence=row.sequence,
    )
    lines = table_of(asked)
    if canonical(asked, lines) == row.table:
        return Recomputed(
            True, "Counted again at the same entry of the ledger, every cell comes out the same."
        )
    differing = sum(old != new for old, new in zip(lines_of(row), lines, strict=False))
    if row.method != METHOD:
        reason = (
            f"It was counted by method {row.method}, and method {METHOD} is used now. The answer stands as it was "
            "given."
        )
    else:
        reason = (
            "The ledger up to that entry cannot have changed. What can have is the category or rank under which a case "
            "keeps somebody, which the ledger does not hold, or the kept answer itself. Look into it."
        )
    return Recomputed(False, reason, differing)

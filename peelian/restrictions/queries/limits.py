"""The limits of the law that run from a suspension, each with its count, as its own page shows them."""

from dataclasses import dataclass
from datetime import date

from peelian.access.refusals import Refused
from peelian.law.deadlines import Deadline
from peelian.restrictions.models import Restriction, Review
from peelian.restrictions.review_days import (
    CONTINUE_NOTICE,
    FIRST_REVIEW,
    NEXT_REVIEW,
    ORAL_CONFIRM,
    REPRESENTATIONS,
    limit,
)
from peelian.restrictions.states import Outcome, RestrictionKind, RestrictionStatus, Told


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a count."""

    day: date
    text: str
    source: str
    source_url: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitCard:
    """One limit: what is owed by when, whether it was done, and how the day was counted."""

    action: str
    due_on: date
    done_on: date | None
    citation: str
    url: str
    verified: bool
    steps: tuple[StepRow, ...]
    label: str
    colour: str


def limit_cards(restriction: Restriction, held: list[Review], *, on: date) -> tuple[LimitCard, ...]:
    """The limits that run or ran: confirmation, the window for representations, the next review, the last notice.

    None where only force policy speaks. `held` are the reviews that count, oldest first.
    """
    began = restriction.imposed_on
    if began is None:
        return ()
    kind = RestrictionKind(restriction.kind)
    wanted: list[tuple[dict[RestrictionKind, str], date, date | None, bool]] = [
        (REPRESENTATIONS, began, None, True)
    ]
    if restriction.told == Told.ORALLY:
        wanted.insert(0, (ORAL_CONFIRM, began, restriction.confirmed_on, False))
    if restriction.status == RestrictionStatus.IN_FORCE:
        rules, start = (NEXT_REVIEW, held[-1].held_on) if held else (FIRST_REVIEW, began)
        wanted.append((rules, start, None, False))
    if held and held[-1].outcome == Outcome.CONTINUE:
        wanted.append((CONTINUE_NOTICE, held[-1].held_on, held[-1].notified_on, False))
    cards = (
        _card(rules, kind, start, done_on=done, window=window, on=on) for rules, start, done, window in wanted
    )
    return tuple(card for card in cards if card)


def _card(
    rules: dict[RestrictionKind, str],
    kind: RestrictionKind,
    start: date,
    *,
    done_on: date | None,
    window: bool,
    on: date,
) -> LimitCard | None:
    try:
        deadline = limit(rules, kind, start=start)
    except Refused:
        return None  # Past the calendar: what was stored when it was imposed stands, and the page of clocks says why.
    if deadline is None or deadline.due is None:
        return None
    label, colour = _standing(deadline.due, done_on, window=window, on=on)
    return LimitCard(
        action=deadline.rule.action,
        due_on=deadline.due,
        done_on=done_on,
        citation=deadline.citation.text,
        url=deadline.citation.url,
        verified=deadline.verified,
        steps=steps_of(deadline),
        label=label,
        colour=colour,
    )


def steps_of(deadline: Deadline) -> tuple[StepRow, ...]:
    """The count of a deadline, step by step."""
    return tuple(
        StepRow(step.day, step.text, step.citation.text, step.citation.url, step.citation.verified)
        for step in deadline.steps
    )


def _standing(due: date, done_on: date | None, *, window: bool, on: date) -> tuple[str, str]:
    if done_on is not None:
        return ("Done late", "orange") if done_on > due else ("Done", "green")
    if window:
        return ("Closed", "grey") if due < on else ("Open", "blue")
    return ("Overdue", "red") if due < on else ("Running", "blue")

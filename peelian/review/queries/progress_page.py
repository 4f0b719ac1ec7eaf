"""Progress and stopping: what was read, what the order of reading and the samples say, what may be done next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.review import policy
from peelian.review.models import Review
from peelian.review.queries.looks import looks_of, open_look, unread_of
from peelian.review.queries.progress import Counts, counts_of
from peelian.review.queries.readers import ReaderCount, reader_counts
from peelian.review.queries.work import OrderAge, figures_now, order_age
from peelian.review.states import SampleKind

POPULAR_LABELS = {
    "knee": "The curve of finds bends (knee)",
    "2399": "A fixed budget (2399)",
    "500 irrelevant in a row": "500 in a row with nothing found",
    "1000 irrelevant in a row": "1,000 in a row with nothing found",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LookLine:
    """What one look said."""

    number: int
    drawn_at: datetime
    size: int
    reason: str
    met: bool
    known: int
    missed: str
    recall: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """The page. Every figure says when it was worked out; none takes the unread for anything but unread."""

    ref: str
    target: int
    confidence: int
    counts: Counts
    readers: tuple[ReaderCount, ...]
    order: OrderAge
    figures_of: int
    found: int
    advice: str
    advice_look: bool
    frontier: tuple[tuple[str, str], ...]
    popular: tuple[tuple[str, str], ...]
    looks: tuple[LookLine, ...]
    looks_left: int
    open_look: int
    open_left: int
    second_drawn: int
    met: bool
    actions: dict[str, Action]


def progress_page(actor: Actor, review: Review) -> ProgressPage:
    """How far a review is, for somebody of whom policy has said that they may see its results."""
    ranking = figures_now(review)
    figures: dict[str, Any] = (ranking.figures or {}) if ranking else {}
    looks, being_read = looks_of(review), open_look(review)
    lines = tuple(look_line(each.verdict, each.drawn_at, each.size) for each in looks if each.verdict)
    order = figures.get("order", {})
    return ProgressPage(
        ref=review.ref,
        target=review.target_recall,
        confidence=review.confidence,
        counts=counts_of(review),
        readers=reader_counts(review),
        order=order_age(review),
        figures_of=figures.get("read", 0),
        found=figures.get("found", 0),
        advice=order.get("reason", ""),
        advice_look=order.get("answer") == "look",
        frontier=tuple((f"{target:.0%}", chance(p)) for target, p in order.get("frontier", [])),
        popular=popular_rows(figures),
        looks=lines,
        looks_left=review.looks - len(looks),
        open_look=being_read.number if being_read else 0,
        open_left=unread_of(being_read) if being_read else 0,
        second_drawn=sum(review.samples.filter(kind=SampleKind.SECOND).values_list("size", flat=True)),
        met=bool(lines) and lines[-1].met,
        actions=_actions(actor, review),
    )


def look_line(verdict: dict[str, Any], drawn_at: datetime, size: int) -> LookLine:
    """A kept verdict in words."""
    estimate, low, high = verdict["missed"]
    recall, recall_low, recall_high = verdict["recall"]
    return LookLine(
        number=verdict["number"],
        drawn_at=drawn_at,
        size=size,
        reason=verdict["reason"],
        met=verdict["answer"] == "stop",
        known=verdict["known"],
        missed=f"about {estimate:,.0f}, between {low:,} and {high:,}",
        recall=_recall(recall, recall_low, recall_high),
        confidence=f"{100 * verdict['confidence']:.1f} per cent",
    )


def _recall(estimate: float | None, low: float | None, high: float | None) -> str:
    if estimate is None or low is None or high is None:
        return "cannot be said: nothing was found"
    return f"about {estimate:.0%}, between {low:.0%} and {high:.0%}"


def chance(p: float) -> str:
    """A probability as a table shows it: never rounded to none."""
    return "less than 0.001" if p < 0.001 else f"{p:.3f}"


def popular_rows(figures: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The popular rules and after how many messages each would have stopped."""
    return tuple(
        (POPULAR_LABELS.get(name, name), f"after {after:,} messages" if after else "not yet")
        for name, after in figures.get("popular", [])
    )


def _actions(actor: Actor, review: Review) -> dict[str, Action]:
    offered = {
        "order": ("Ask for a new order and new figures", "review:ask-order"),
        "look": ("Draw the samples of a look", "review:look"),
        "second": ("Draw what is read a second time", "review:second-sample"),
        "stop": ("Stop by the rule", "review:stop"),
        "override": ("Stop though the rule is not met", "review:override"),
    }
    return {
        name: action(label, reverse(url, args=[review.ref]), policy.check_can_stop, actor, review)
        for name, (label, url) in offered.items()
    }

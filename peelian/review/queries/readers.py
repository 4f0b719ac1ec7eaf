"""Who read how much, and how long: messages, whole seconds, first and last day. No score of anybody."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from peelian.access.queries import names_of
from peelian.review.models import Review, Turn
from peelian.review.states import ROLE_LABELS, ReaderRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderCount:
    """What one account read in one role."""

    name: str
    role: str
    messages: int
    went_along: int
    median_seconds: int
    first_at: datetime
    last_at: datetime


def reader_counts(review: Review) -> tuple[ReaderCount, ...]:
    """Each reader with what they read, by role and name."""
    saved = Turn.objects.filter(review=review, saved_at__isnull=False, released_at=None)
    rows: dict[tuple[str, str], list[tuple[int, datetime, bool]]] = {}
    for reader, role, seconds, at, with_turn in saved.values_list(
        "reader_ref", "role", "seconds", "saved_at", "with_turn_id"
    ):
        if at is not None:
            rows.setdefault((role, reader), []).append((seconds, at, with_turn is not None))
    names = names_of({reader for _, reader in rows})
    counts = [_count(names.get(reader, "Unknown"), role, turns) for (role, reader), turns in rows.items()]
    return tuple(sorted(counts, key=lambda count: (count.role, count.name)))


def _count(name: str, role: str, turns: list[tuple[int, datetime, bool]]) -> ReaderCount:
    alone = [seconds for seconds, _, along in turns if not along]
    moments = [at for _, at, _ in turns]
    return ReaderCount(
        name=name,
        role=ROLE_LABELS[ReaderRole(role)],
        messages=len(alone),
        went_along=len(turns) - len(alone),
        median_seconds=int(median(alone)) if alone else 0,
        first_at=min(moments),
        last_at=max(moments),
    )

"""Custody after each arrest: hours that passed, every limit, every review, and the strip that shows them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.safestring import SafeString

from peelian.criminal.drawing import HourBar, clock_face, custody_strip, short_face
from peelian.criminal.models import Arrest, CustodyTimes, DetentionExtension, DetentionReview, Strand
from peelian.criminal.reckoning import (
    Limit,
    court_limit,
    detention_limit,
    next_review,
    superintendent_limit,
)
from peelian.criminal.states import (
    AUTHORITY_LABELS,
    POSTPONE_LABELS,
    REVIEWER_LABELS,
    Authority,
    PostponeGround,
    ReviewerRank,
)
from peelian.interface.drawing.clock_strip import ClockState

SOON = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRow:
    """One custody clock as a line of the table: `state` is its colour, `says` what it comes to."""

    label: str
    start_at: datetime
    due_at: datetime
    ended_at: datetime | None
    state: ClockState
    says: str
    citation: str
    verified: bool
    note: str
    outer: bool = False

    @property
    def start_face(self) -> str:
        """Its beginning by the clock, with the zone: on two nights a year the hour alone says too little."""
        return clock_face(self.start_at)

    @property
    def due_face(self) -> str:
        """The moment it is due, by the clock."""
        return clock_face(self.due_at)

    @property
    def tag(self) -> str:
        """The state in words: an outer limit is not owed by anybody, and what was met late is not still owed."""
        if self.outer:
            words = {ClockState.OVERDUE: "Passed", ClockState.STOPPED: "Over"}
            return words.get(self.state, "Outer limit")
        return "Late" if self.ended_at and self.state is ClockState.OVERDUE else self.state.label


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One review, held or put off."""

    number: int
    due_at: str
    held_at: str
    by_rank: str
    late: bool
    explanation: str
    postponed: str
    postponed_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesRow:
    """The times of detention as they were recorded, each version."""

    version: int
    relevant_at: str
    authorised_at: str
    reasons: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyCard:
    """One arrest and the custody after it."""

    ref: str
    arrested_at: str
    place: str
    force_name: str
    details: str
    open: bool
    ended_at: str
    elapsed: str
    times: tuple[TimesRow, ...]
    limits: tuple[LimitRow, ...]
    reviews: tuple[ReviewRow, ...]
    extensions: tuple[Any, ...]
    drawing: SafeString | None


def is_in_custody(strand: Strand) -> bool:
    """Whether custody after an arrest goes on."""
    return strand.arrests.filter(ended_at=None).exists()


def custody_cards(strand: Strand, *, now: datetime) -> tuple[CustodyCard, ...]:
    """Each arrest of a strand, newest first, with its clocks as they stand at a moment."""
    arrests = strand.arrests.order_by("-arrested_at").prefetch_related("times", "reviews", "extensions")
    return tuple(_card(arrest, now) for arrest in arrests)


def _card(arrest: Arrest, now: datetime) -> CustodyCard:
    times = sorted(arrest.times.all(), key=lambda row: row.version)
    reviews = sorted(arrest.reviews.all(), key=lambda row: row.number)
    extensions = sorted(arrest.extensions.all(), key=lambda row: row.authorised_at)
    limits = (
        custody_limits(arrest, times=times[-1], reviews=reviews, extensions=extensions, now=now)
        if times
        else ()
    )
    elapsed = (arrest.ended_at or now) - times[-1].relevant_at if times else None
    return CustodyCard(
        ref=arrest.ref,
        arrested_at=clock_face(arrest.arrested_at),
        place=arrest.place,
        force_name=arrest.force_name,
        details=arrest.details,
        open=arrest.ended_at is None,
        ended_at=clock_face(arrest.ended_at) if arrest.ended_at else "",
        elapsed=hours_and_minutes(elapsed) if elapsed is not None else "",
        times=tuple(_times(row) for row in times),
        limits=limits,
        reviews=tuple(_review(row) for row in reviews),
        extensions=tuple(_extension(row) for row in extensions),
        drawing=_drawing(arrest, limits, now=now, extended=bool(extensions)) if limits else None,
    )


def custody_limits(
    arrest: Arrest,
    *,
    times: CustodyTimes,
    reviews: list[DetentionReview],
    extensions: list[DetentionExtension],
    now: datetime,
) -> tuple[LimitRow, ...]:
    """Every clock of a custody: charge or release as it was extended, the outer limits, and each review."""
    rows = [_detention_row(arrest, times, extensions, now)]
    rows += [
        _row(
            limit,
            ended_at=None,
            state=_outer(limit, arrest, now, beyond=beyond),
            says="A court's warrant took its place" if beyond else f"Until {short_face(limit.due_at)}",
            outer=True,
        )
        for limit, beyond in (
            (
                superintendent_limit(times.relevant_at),
                any(one.authority == Authority.COURT for one in extensions),
            ),
            (court_limit(times.relevant_at), False),
        )
    ]
    held: list[datetime] = []
    for review in (each for each in reviews if each.held_at):
        rows.append(_held(next_review(times.authorised_at, held), review))
        held.append(review.held_at)
    if arrest.ended_at is None:
        limit = next_review(times.authorised_at, held)
        rows.append(
            _row(limit, ended_at=None, state=_state(limit.due_at, now), says=_remaining(limit.due_at, now))
        )
    return tuple(rows)


def _detention_row(
    arrest: Arrest, times: CustodyTimes, extensions: list[DetentionExtension], now: datetime
) -> LimitRow:
    limit = detention_limit(times.relevant_at)
    due_at = max([limit.due_at, *(each.until_at for each in extensions)])
    if arrest.ended_at:
        late = arrest.ended_at > due_at
        says = f"Ended {'late ' if late else ''}{short_face(arrest.ended_at)}"
        state = ClockState.OVERDUE if late else ClockState.STOPPED
    else:
        says, state = _remaining(due_at, now), _state(due_at, now)
    label = "Charge or release" + (", extended" if due_at > limit.due_at else "")
    return LimitRow(
        label=label,
        start_at=limit.from_at,
        due_at=due_at,
        ended_at=arrest.ended_at,
        state=state,
        says=says,
        citation=limit.citation,
        verified=limit.verified,
        note=limit.note,
    )


def _held(limit: Limit, review: DetentionReview) -> LimitRow:
    """A review against its hour as the times of detention stand now, which a correction may have moved."""
    late = bool(review.held_at and review.held_at > limit.due_at)
    state = ClockState.OVERDUE if late else ClockState.STOPPED
    says = f"Held {'late ' if late else ''}{short_face(review.held_at or limit.due_at)}"
    return _row(limit, ended_at=review.held_at, state=state, says=says)


def _row(
    limit: Limit, *, ended_at: datetime | None, state: ClockState, says: str, outer: bool = False
) -> LimitRow:
    return LimitRow(
        label=limit.label,
        start_at=limit.from_at,
        due_at=limit.due_at,
        ended_at=ended_at,
        state=state,
        says=says,
        citation=limit.citation,
        verified=limit.verified,
        note=limit.note,
        outer=outer,
    )


def _outer(limit: Limit, arrest: Arrest, now: datetime, *, beyond: bool) -> ClockState:
    """An outer limit runs only while nobody has passed it: it binds an extension, and nothing is owed by it.

    Under a court's warrant, `beyond` it, a superintendent's limit binds nobody any more (PACE 1984 s 43).
    """
    if beyond:
        return ClockState.STOPPED
    passed = (arrest.ended_at or now) > limit.due_at
    return ClockState.OVERDUE if passed else ClockState.STOPPED if arrest.ended_at else ClockState.RUNNING


def _state(due_at: datetime, now: datetime) -> ClockState:
    if now > due_at:
        return ClockState.OVERDUE
    return ClockState.DUE_SOON if due_at - now <= SOON else ClockState.RUNNING


def _remaining(due_at: datetime, now: datetime) -> str:
    if now > due_at:
        return f"Overdue by {hours_and_minutes(now - due_at)}"
    return f"{hours_and_minutes(due_at - now)} left"


def hours_and_minutes(span: timedelta) -> str:
    """A length of time that passed: "23 h 05 min"."""
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60} h {minutes % 60:02d} min"


def _drawing(arrest: Arrest, limits: tuple[LimitRow, ...], *, now: datetime, extended: bool) -> SafeString:
    shown = [row for row in limits if row.label != "Longest by court warrants" or extended]
    bars = [
        HourBar(
            label=row.label,
            start_at=row.start_at,
            due_at=row.due_at,
            ended_at=row.ended_at or arrest.ended_at,
            state=row.state,
            says=row.says,
        )
        for row in shown
    ]
    return custody_strip(
        bars,
        now=now,
        title=f"Custody clocks after the arrest of {clock_face(arrest.arrested_at)}",
        description="Hours that passed since the relevant time, each limit and each review. The table says the same.",
    )


def _times(row: CustodyTimes) -> TimesRow:
    return TimesRow(
        version=row.version,
        relevant_at=clock_face(row.relevant_at),
        authorised_at=clock_face(row.authorised_at),
        reasons=row.reasons,
        recorded_at=row.recorded_at,
    )


def _review(row: DetentionReview) -> ReviewRow:
    return ReviewRow(
        number=row.number,
        due_at=clock_face(row.due_at),
        held_at=clock_face(row.held_at) if row.held_at else "",
        by_rank=REVIEWER_LABELS[ReviewerRank(row.by_rank)] if row.by_rank else "",
        late=row.late,
        explanation=row.explanation,
        postponed=POSTPONE_LABELS[PostponeGround(row.postponed_ground)] if row.postponed_ground else "",
        postponed_why=row.postponed_why,
    )


def _extension(row: DetentionExtension) -> dict[str, Any]:
    return {
        "authority": AUTHORITY_LABELS[Authority(row.authority)],
        "authorised_at": clock_face(row.authorised_at),
        "until_at": clock_face(row.until_at),
        "outside_the_rule": row.outside_the_rule,
        "reasons": row.reasons,
        "explanation": row.explanation,
    }

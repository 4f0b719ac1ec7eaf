"""Bail and release under investigation as a page shows them: periods, limits by level, conditions, the diary."""

from dataclasses import dataclass
from datetime import date

from peelian.criminal.models import BailConditions, BailPeriod, Release, ReleaseReview, Strand
from peelian.criminal.reckoning import NO_REGIME, BailLimit, bail_limits
from peelian.criminal.states import (
    BAIL_LEVEL_LABELS,
    RELEASE_LABELS,
    VICTIMS_VIEW_LABELS,
    BailLevel,
    ReleaseKind,
    VictimsView,
)


@dataclass(frozen=True, slots=True)
class LimitLine:
    """How long one level may let bail run."""

    level: str
    last_day: date | None
    citation: str
    verified: bool


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One period of bail."""

    number: int
    level: str
    authorised_on: date
    ends_on: date
    limit_on: date | None
    beyond_limit: bool
    reasons: str


@dataclass(frozen=True, slots=True)
class ConditionsLine:
    """One version of the conditions."""

    version: int
    from_on: date
    conditions: str
    victims_view: str
    asked: bool
    victims_words: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCard:
    """One release before charge."""

    ref: str
    bail: bool
    title: str
    started_on: date
    due_on: date
    ended_on: date | None
    overdue: bool
    arrested_on: date
    review_every_days: int | None
    limits: tuple[LimitLine, ...]
    assumption: str
    periods: tuple[PeriodLine, ...]
    conditions: tuple[ConditionsLine, ...]
    diary: tuple[ReleaseReview, ...]

    @property
    def open(self) -> bool:
        """Whether it goes on."""
        return self.ended_on is None


def release_cards(strand: Strand, *, today: date) -> tuple[ReleaseCard, ...]:
    """Every release of a strand, newest first."""
    releases = strand.releases.select_related("arrest").prefetch_related("periods", "conditions", "diary")
    return tuple(_card(release, today) for release in releases.order_by("-started_on", "-pk"))


def _card(release: Release, today: date) -> ReleaseCard:
    bail = release.kind == ReleaseKind.BAIL
    limits = bail_limits(release.arrest.arrested_on, long_case=release.long_case) if bail else ()
    return ReleaseCard(
        ref=release.ref,
        bail=bail,
        title=RELEASE_LABELS[ReleaseKind(release.kind)],
        started_on=release.started_on,
        due_on=release.due_on,
        ended_on=release.ended_on,
        overdue=release.ended_on is None and release.due_on < today,
        arrested_on=release.arrest.arrested_on,
        review_every_days=release.review_every_days,
        limits=tuple(_limit(limit) for limit in limits),
        assumption=(limits[0].note if limits else NO_REGIME) if bail else "",
        periods=tuple(_period(row) for row in sorted(release.periods.all(), key=lambda row: row.number)),
        conditions=tuple(
            _conditions(row) for row in sorted(release.conditions.all(), key=lambda row: -row.version)
        ),
        diary=tuple(sorted(release.diary.all(), key=lambda row: row.number)),
    )


def _limit(limit: BailLimit) -> LimitLine:
    return LimitLine(BAIL_LEVEL_LABELS[limit.level], limit.last_day, limit.citation, limit.verified)


def _period(row: BailPeriod) -> PeriodLine:
    return PeriodLine(
        row.number,
        BAIL_LEVEL_LABELS[BailLevel(row.level)],
        row.authorised_on,
        row.ends_on,
        row.limit_on,
        row.beyond_limit,
        row.reasons,
    )


def _conditions(row: BailConditions) -> ConditionsLine:
    view = VictimsView(row.victims_view)
    return ConditionsLine(
        row.version,
        row.from_on,
        row.conditions,
        VICTIMS_VIEW_LABELS[view],
        view is not VictimsView.NOT_SOUGHT,
        row.victims_words,
        row.reasons,
    )


@dataclass(frozen=True, slots=True)
class BesideBail:
    """What stands beside a form about bail: the day of arrest that decides, and how long each level may give."""

    arrested_on: date | None
    limits: tuple[LimitLine, ...]
    assumption: str


def limits_for(strand: Strand) -> BesideBail:
    """The limits of bail for the latest arrest of a strand."""
    arrest = strand.arrests.order_by("-arrested_at").first()
    if arrest is None:
        return BesideBail(None, (), "Nobody has been arrested, so there is no bail.")
    limits = bail_limits(arrest.arrested_on)
    assumption = limits[0].note if limits else NO_REGIME
    return BesideBail(arrest.arrested_on, tuple(_limit(limit) for limit in limits), assumption)

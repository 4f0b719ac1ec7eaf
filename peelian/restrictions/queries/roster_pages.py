"""Rosters that were checked, and the table of duty codes, as pages show them."""

from dataclasses import dataclass
from datetime import datetime

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.restrictions import policy_lists
from peelian.restrictions.models import DutyCode, RosterFile
from peelian.restrictions.policy import check_may_see_postings
from peelian.restrictions.queries.alerts import ForbiddenLine, forbidden_lines
from peelian.restrictions.rosters.kept_report import RosterReport, from_text
from peelian.restrictions.states import TRAIT_LABELS, DutyTrait

MOST_LISTED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterCard:
    """One roster in the list."""

    ref: str
    name: str
    rows: int
    kept: int
    checked_by: str
    checked_at: datetime
    applied_at: datetime | None
    discarded_at: datetime | None

    @property
    def left_out(self) -> int:
        """How many rows cannot be kept."""
        return self.rows - self.kept

    @property
    def waits(self) -> bool:
        """Whether it can still be applied or discarded."""
        return self.applied_at is None and self.discarded_at is None


@dataclass(frozen=True, slots=True)
class RosterPage:
    """One roster with its report, and the rows that a restriction the reader may know of forbids."""

    card: RosterCard
    report: RosterReport
    forbidden: tuple[ForbiddenLine, ...]


def roster_cards(actor: Actor) -> tuple[RosterCard, ...]:
    """The rosters checked, newest first. Raises Hidden or Refused."""
    policy_lists.check_can_check_rosters(actor)
    rows = list(RosterFile.objects.defer("content", "report").order_by("-checked_at", "-pk")[:MOST_LISTED])
    names = names_of(row.account_ref for row in rows)
    return tuple(_card(row, names) for row in rows)


def roster_page(actor: Actor, roster: RosterFile) -> RosterPage:
    """A roster that came from `policy_lists.get_roster`."""
    report = from_text(roster.report)
    card = _card(roster, names_of([roster.account_ref]))
    return RosterPage(card, report, forbidden_lines(actor, report.forbidden))


def _card(row: RosterFile, names: dict[str, str]) -> RosterCard:
    return RosterCard(
        ref=row.ref,
        name=row.name,
        rows=row.rows,
        kept=row.kept,
        checked_by=names.get(row.account_ref, row.account_ref),
        checked_at=row.checked_at,
        applied_at=row.applied_at,
        discarded_at=row.discarded_at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCodeRow:
    """One version of a duty code."""

    code: str
    version: int
    label: str
    traits: tuple[str, ...]
    systems: str
    in_use: bool
    current: bool
    reasons: str
    set_by: str
    set_at: datetime


def duty_code_rows(actor: Actor, code: str = "") -> tuple[DutyCodeRow, ...]:
    """The current version of every code by name, or every version of one, newest first. Raises Hidden."""
    check_may_see_postings(actor)
    found = DutyCode.objects.filter(code=code) if code else DutyCode.objects.filter(replaced=False)
    rows = list(found.order_by("-version") if code else found.order_by("code"))
    names = names_of(row.set_by_ref for row in rows)
    return tuple(
        DutyCodeRow(
            code=row.code,
            version=row.version,
            label=row.label,
            traits=tuple(TRAIT_LABELS[DutyTrait(trait)] for trait in row.traits.split(",") if trait),
            systems=row.systems,
            in_use=row.in_use,
            current=not row.replaced,
            reasons=row.reasons,
            set_by=names.get(row.set_by_ref, row.set_by_ref),
            set_at=row.set_at,
        )
        for row in rows
    )

"""The calendar by which this force counts, and the entries that made it what it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from peelian.calendar.force import ForceCalendar, Named, with_days
from peelian.calendar.models import ProclaimedDay


def force_calendar() -> ForceCalendar:
    """The table of the law with the days that this force has entered as proclaimed. One short query."""
    live = ProclaimedDay.objects.filter(revoked_at=None).values_list("day", "name")
    return with_days(live)


def calendar_with(days: Iterable[Named]) -> ForceCalendar:
    """The calendar of the force as it would be with more days that do not count. Raises CalendarTooShort."""
    live = ProclaimedDay.objects.filter(revoked_at=None).values_list("day", "name")
    return with_days([*live, *days])


def calendar_without(ref: str) -> ForceCalendar:
    """The calendar of the force as it would be if one entry were revoked."""
    live = ProclaimedDay.objects.filter(revoked_at=None).exclude(ref=ref).values_list("day", "name")
    return with_days(live)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProclaimedRow:
    """One entry, live or revoked. The `by_ref` are accounts."""

    ref: str
    day: date
    name: str
    reason: str
    source: str
    proclaimed_at: datetime
    proclaimed_by_ref: str
    revoked_at: datetime | None
    revoked_by_ref: str
    revocation_reason: str

    @property
    def live(self) -> bool:
        """Whether the day does not count because of this entry."""
        return self.revoked_at is None


def proclaimed_days() -> tuple[ProclaimedRow, ...]:
    """Every entry there ever was, newest day first. One query."""
    return tuple(row_of(entry) for entry in ProclaimedDay.objects.order_by("-day", "-proclaimed_at"))


def row_of(entry: ProclaimedDay) -> ProclaimedRow:
    """The row of one entry."""
    return ProclaimedRow(
        ref=entry.ref,
        day=entry.day,
        name=entry.name,
        reason=entry.reason,
        source=entry.source,
        proclaimed_at=entry.proclaimed_at,
        proclaimed_by_ref=entry.proclaimed_by_ref,
        revoked_at=entry.revoked_at,
        revoked_by_ref=entry.revoked_by_ref,
        revocation_reason=entry.revocation_reason,
    )

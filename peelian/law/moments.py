"""Times of day in England and Wales, for the few limits that are counted in hours."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from peelian.law.dated import long_date
from peelian.law.refusals import LawRefusal

UK = ZoneInfo("Europe/London")


class TimeRefused(LawRefusal, ValueError):
    """A time without an offset that the clocks of this country showed twice, or never."""


def as_uk_time(moment: datetime) -> datetime:
    """A time with its offset: one that has none is read as the time on a clock in this country.

    Raises TimeRefused in the hour that is skipped in March and in the one that comes twice in October.
    """
    if moment.utcoffset() is not None:
        return moment
    local = moment.replace(tzinfo=UK, fold=0)
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return local
    if local.astimezone(UTC).astimezone(UK).replace(tzinfo=None) != moment.replace(fold=0):
        raise TimeRefused(
            f"No clock showed {moment:%H:%M} on {long_date(moment)}: it was put forward an hour."
        )
    raise TimeRefused(
        f"Clocks showed {moment:%H:%M} twice on {long_date(moment)}: write it with its offset, as "
        f"{local.isoformat()} or {local.replace(fold=1).isoformat()}."
    )


def spoken(moment: datetime) -> str:
    """A moment as a letter prints it, by the clocks of this country: "22:00 on Saturday 25 March 2023"."""
    local = moment.astimezone(UK)
    return f"{local:%H:%M} on {long_date(local)}"

"""The one place where Peelian reads the time. Only views, commands and jobs may call it."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The present moment, aware, in UTC; a demonstration may run as if it were another day."""
    return timezone.now() + timedelta(seconds=settings.PEELIAN_CLOCK_OFFSET_SECONDS)


def today() -> date:
    """The present day in England and Wales."""
    return day_of(now())


def day_of(at: datetime) -> date:
    """The day, in England and Wales, on which a moment falls."""
    return timezone.localtime(at).date()

"""Criminal strands for the tests, made through services as people would make them."""

from datetime import UTC, date, datetime

from peelian.cases.models import Subject
from peelian.criminal.models import Arrest, Strand
from peelian.criminal.services.custody import authorise_detention, record_arrest
from peelian.criminal.services.opening import open_strand
from tests.cases.factories import investigated
from tests.cast import Cast

REASONS = "Said in full in the log."
NOW = datetime(2023, 12, 1, 9, 0, tzinfo=UTC)
"""When things are written down in these tests: after all that happens in them."""


def utc(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of 2023."""
    return datetime(2023, month, day, hour, minute, tzinfo=UTC)


def strand_about_ed(cast: Cast, *, opened_on: date = date(2023, 3, 16)) -> Strand:
    """The criminal strand of Ed in the case that Asha investigates."""
    _, subject = investigated(cast)
    return strand_of(cast, subject, opened_on=opened_on)


def strand_of(cast: Cast, subject: Subject, *, opened_on: date = date(2023, 3, 16)) -> Strand:
    """A strand of any subject of Asha's case."""
    return open_strand(subject=subject, opened_on=opened_on, actor=cast.asha.actor, at=NOW)


def arrested(cast: Cast, *, arrested_at: datetime | None = None) -> Arrest:
    """Ed, arrested on Friday 17 March 2023 at 08:00, or at another moment."""
    moment = arrested_at or utc(3, 17, 8)
    strand = strand_about_ed(cast, opened_on=min(moment.date(), date(2023, 3, 16)))
    return record_arrest(
        strand=strand,
        arrested_at=moment,
        place="Copper Lane police station",
        force_name="Wealdmoor Constabulary",
        actor=cast.asha.actor,
        at=NOW,
    )


def detained(cast: Cast, *, relevant_at: datetime, authorised_at: datetime) -> Arrest:
    """Ed in custody, arrested at the relevant time."""
    arrest = arrested(cast, arrested_at=relevant_at)
    authorise_detention(
        arrest=arrest,
        relevant_at=relevant_at,
        authorised_at=authorised_at,
        reasons="To obtain evidence by questioning.",
        actor=cast.asha.actor,
        at=NOW,
    )
    return Arrest.objects.get(pk=arrest.pk)

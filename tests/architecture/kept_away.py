"""The restrictions of a matter, so that every address of theirs has something to stand on.

| Reference | What it is |
|---|---|
| `restriction` | restricted duties in force, with two conditions |
| `condition` | one of them |
| `held` | a review of it that was held and continued it |
| `suspension` | a suspension in force |
| `review` | a review of that which waits for a senior officer |
| `request` | a suspension on the other legal basis, asked for and not decided |
"""

from datetime import UTC, date, datetime

from peelian.cases.models import Case
from peelian.restrictions.models import Meeting, Restriction, Review
from peelian.restrictions.services.meeting import open_meeting
from peelian.restrictions.states import Outcome, RestrictionKind, RestrictionStatus, ReviewStatus, Told
from tests.cases.factories import at
from tests.cast import Cast
from tests.restrictions.factories import authorised, found, proposed, requested, restricted

__all__ = ["make_meeting", "make_restrictions", "restriction_references"]

SINCE = date(2023, 3, 16)
VETTING_FROM = date(2025, 5, 14)


def make_restrictions(cast: Cast, case: Case) -> None:
    """All of the table above, through services, and a meeting to review them at."""
    make_meeting(cast)
    subject = case.subjects.get()
    kept = restricted(cast, subject=subject, imposed_on=SINCE, at=at(16))
    proposed(cast, kept, held_on=date(2023, 3, 17), gate=None, reasons=f"What {case.ref} turns on is open.")
    asked = requested(cast, subject, gate=found(considered_on=SINCE), at=at(16))
    suspension = authorised(cast, asked, imposed_on=SINCE, told=Told.ORALLY, at=at(16, 12))
    proposed(cast, suspension, held_on=date(2023, 3, 17), reasons=f"Two witnesses of {case.ref} are unheard.")
    requested(
        cast,
        subject,
        kind=RestrictionKind.SUSPENSION_VETTING,
        gate=found(considered_on=VETTING_FROM),
        at=datetime(2025, 5, 14, 10, 0, tzinfo=UTC),
    )


def restriction_references(case: Case) -> dict[str, object]:
    """What an address can name."""
    of_case = Restriction.objects.filter(case=case)
    kept = of_case.get(kind=RestrictionKind.RESTRICTED_DUTIES)
    suspension = of_case.get(kind=RestrictionKind.SUSPENSION_CONDUCT)
    return {
        "restriction": kept.ref,
        "condition": kept.conditions.order_by("number")[0].ref,
        "held": Review.objects.get(restriction=kept, outcome=Outcome.CONTINUE).ref,
        "suspension": suspension.ref,
        "review": Review.objects.get(restriction=suspension, status=ReviewStatus.PROPOSED).ref,
        "request": of_case.get(status=RestrictionStatus.REQUESTED).ref,
        "meeting": Meeting.objects.latest("pk").ref,
    }


def make_meeting(cast: Cast) -> Meeting:
    """A review meeting, which belongs to no matter."""
    return open_meeting(title="March review", held_on=date(2023, 3, 17), actor=cast.cora.actor, at=at(17))

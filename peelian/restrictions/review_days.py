"""By when a restriction must be reviewed: by the law for suspensions of officers, by force policy for the rest.

PCR 2020 reg 11(8); PVR 2025 reg 13(8).
"""

from datetime import date

from peelian.access.refusals import Refused
from peelian.calendar.queries import force_calendar
from peelian.law.calendars import Calendar
from peelian.law.deadlines import Deadline
from peelian.law.refusals import LawRefusal
from peelian.law.rules import get_rule
from peelian.restrictions.conditions import review_day
from peelian.restrictions.states import Lateness, RestrictionKind

FIRST_REVIEW = {
    RestrictionKind.SUSPENSION_CONDUCT: "pcr_suspension_first_review",
    RestrictionKind.SUSPENSION_VETTING: "pvr_suspension_review",
}
NEXT_REVIEW = FIRST_REVIEW | {RestrictionKind.SUSPENSION_CONDUCT: "pcr_suspension_next_review"}
ORAL_CONFIRM = {
    RestrictionKind.SUSPENSION_CONDUCT: "pcr_suspension_oral_confirm",
    RestrictionKind.SUSPENSION_VETTING: "pvr_suspension_oral_confirm",
}
REPRESENTATIONS = {
    RestrictionKind.SUSPENSION_CONDUCT: "pcr_suspension_representations",
    RestrictionKind.SUSPENSION_VETTING: "pvr_suspension_representations",
}
CONTINUE_NOTICE = {
    RestrictionKind.SUSPENSION_CONDUCT: "pcr_suspension_continue_notice",
    RestrictionKind.SUSPENSION_VETTING: "pvr_suspension_continue_notice",
}


def limit(
    rules: dict[RestrictionKind, str], kind: str, *, start: date, calendar: Calendar | None = None
) -> Deadline | None:
    """What the law makes of a start for this kind of restriction; None where only force policy speaks.

    Counted by the calendar of the force, which is read unless the caller has it.

    Raises Refused with the law's own sentence for a day before the provision, or past the calendar.
    """
    rule = rules.get(RestrictionKind(kind))
    if rule is None:
        return None
    try:
        return get_rule(rule).due(start, calendar=calendar or force_calendar())
    except LawRefusal as refusal:
        raise Refused(str(refusal)) from refusal


def first_review_on(kind: str, imposed_on: date, *, days: int | None = None) -> date:
    """The last day for the first review."""
    deadline = limit(FIRST_REVIEW, kind, start=imposed_on)
    return deadline.due if deadline and deadline.due else review_day(imposed_on, days=days)


def next_review_on(
    kind: str, held_on: date, *, days: int | None = None, calendar: Calendar | None = None
) -> date:
    """The last day for the review after one that was held on a day."""
    deadline = limit(NEXT_REVIEW, kind, start=held_on, calendar=calendar)
    return deadline.due if deadline and deadline.due else review_day(held_on, days=days)


def missed_before(
    kind: str, *, due_on: date, held_on: date, days: int | None = None
) -> tuple[tuple[date, ...], date]:
    """(the days of reviews that were missed entirely, the day by which the one held was due).

    A review is late while the next would not yet have been overdue too; after that it was missed, and the one held is
    the next. So a gap of a year shows as a year of missed reviews and not as one late one.
    """
    missed: list[date] = []
    calendar = force_calendar()
    while (following := next_review_on(kind, due_on, days=days, calendar=calendar)) < held_on:
        missed.append(due_on)
        due_on = following
    return tuple(missed), due_on


def lateness_of(*, due_on: date, held_on: date, recorded_on: date, authorised_on: date | None) -> Lateness:
    """Whether a review was in time. What was written down after the due day is never simply in time."""
    if held_on > due_on:
        return Lateness.HELD_LATE
    if recorded_on > due_on:
        return Lateness.RECORDED_LATE
    if authorised_on is not None and authorised_on > due_on:
        return Lateness.AUTHORISED_LATE
    return Lateness.IN_TIME

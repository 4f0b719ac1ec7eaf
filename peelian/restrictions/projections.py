"""What follows in this room: a restriction that meets postings already held raises their alerts at once, and a day that
is proclaimed moves the reviews that counted it."""

from peelian.access.actors import system_actor
from peelian.calendar.events import DayProclaimed, ProclamationRevoked
from peelian.ledger.projections import follows
from peelian.ledger.recorded import Recorded
from peelian.restrictions.events import ConditionsChanged, RestrictionImposed
from peelian.restrictions.models import Restriction
from peelian.restrictions.review_days import next_review_on
from peelian.restrictions.rosters.words import Cause
from peelian.restrictions.services.alerting import raise_alerts
from peelian.restrictions.services.reviewing import last_held_on
from peelian.restrictions.states import STATUTORY, RestrictionStatus

CHECKER = system_actor("posting-check")


@follows(RestrictionImposed, ConditionsChanged)
def meet_held_postings(recorded: Recorded) -> None:
    """Test what the person is posted to already, in the transaction that restricts them."""
    restriction = Restriction.objects.select_related("person__merged_into").get(
        ref=recorded.event.restriction
    )
    person = restriction.person.merged_into or restriction.person
    raise_alerts(people={person.ref}, cause=Cause.RESTRICTION, actor=CHECKER, at=recorded.at)


@follows(DayProclaimed, ProclamationRevoked)
def move_reviews(recorded: Recorded) -> None:
    """A day that stops or starts to count can move the first day of a review period, and with it the review."""
    in_force = Restriction.objects.filter(
        status=RestrictionStatus.IN_FORCE, kind__in=STATUTORY, next_review_on__gte=recorded.event.day
    )
    for restriction in in_force:
        began = last_held_on(restriction)
        moved = next_review_on(restriction.kind, began) if began else restriction.next_review_on
        if moved != restriction.next_review_on:
            Restriction.objects.filter(pk=restriction.pk).update(next_review_on=moved)

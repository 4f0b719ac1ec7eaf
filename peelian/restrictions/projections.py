"""What follows inside this room: a restriction that meets postings already held raises their alerts at once."""

from peelian.access.actors import system_actor
from peelian.ledger.projections import follows
from peelian.ledger.recorded import Recorded
from peelian.restrictions.events import ConditionsChanged, RestrictionImposed
from peelian.restrictions.models import Restriction
from peelian.restrictions.rosters.words import Cause
from peelian.restrictions.services.alerting import raise_alerts

CHECKER = system_actor("posting-check")


@follows(RestrictionImposed, ConditionsChanged)
def meet_held_postings(recorded: Recorded) -> None:
    """Test what the person is posted to already, in the transaction that restricts them."""
    restriction = Restriction.objects.select_related("person__merged_into").get(
        ref=recorded.event.restriction
    )
    person = restriction.person.merged_into or restriction.person
    raise_alerts(people={person.ref}, cause=Cause.RESTRICTION, actor=CHECKER, at=recorded.at)

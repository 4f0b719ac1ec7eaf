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
    person = Restriction.objects.values_list("person__ref", flat=True).get(ref=recorded.event.restriction)
    raise_alerts(people={person}, cause=Cause.RESTRICTION, actor=CHECKER, at=recorded.at)

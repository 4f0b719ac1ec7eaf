"""How much waits for somebody: for a home page, which counts and leaves the lists to their own pages."""

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.restrictions.models import Review
from peelian.restrictions.policy import visible_restrictions
from peelian.restrictions.states import RestrictionStatus, ReviewStatus


def waiting_for_senior(actor: Actor, *, cap: int) -> int:
    """How many suspensions and reviews wait for a senior officer's decision, counted no further than `cap` + 1.

    Two queries; none, and 0, for whoever cannot authorise.
    """
    if not actor.may(Permission.AUTHORISE_SUSPENSIONS):
        return 0
    seen = visible_restrictions(actor)
    requests = seen.filter(status=RestrictionStatus.REQUESTED)[: cap + 1].count()
    proposed = Review.objects.filter(status=ReviewStatus.PROPOSED, restriction__in=seen.values("pk"))
    return requests + proposed[: cap + 1].count()
